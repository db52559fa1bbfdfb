import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { startSession } from '#store/session.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aBrowser, aSite, type Browser, hidden, type Site } from '../../../tests/arrange/browser.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { codeOf } from '../../../tests/arrange/one-time-code.ts'
import {
  aColleague,
  anAdministrator,
  PASSWORD,
  type Person,
  secretOn,
  signIn,
} from '../../../tests/arrange/signed-in.ts'

const database = testDatabase()
const NEW = 'en anden hest og to hatte'
let site: Site
let administrator: Browser

beforeAll(async () => {
  const office = anOffice(database.db(), aCard())
  site = aSite(office)
  administrator = (await anAdministrator(site, office)).browser
})

async function somebody(name: string): Promise<{ browser: Browser; person: Person }> {
  await signInAgain(administrator)
  const { browser, person } = await aColleague(site, administrator, name)
  site.later(11)
  return { browser, person }
}

/** Keeps the administrator's session from lying unused too long. */
const signInAgain = (browser: Browser) => browser.get('/invitationer')

/** How many attempts in vain stand in the record of the door. */
async function failures(): Promise<number> {
  const admin = new pg.Client(database.superuser())
  await admin.connect()
  const { rows } = await admin.query("select count(*)::int as many from audit_entry where action = 'door.failed'")
  await admin.end()
  return rows[0].many
}

const CHANGES = ['adgangskode', 'kodeapp', 'noegle'] as const

async function confirm(browser: Browser, { secret }: Person, more: Record<string, string> = {}) {
  return browser.post('/konto/bekraeft', { password: PASSWORD, code: codeOf(secret, site.now()), ...more })
}

test('what somebody signs in with is changed only by one who has just shown who they are', async () => {
  const { browser, person } = await somebody('Kim Eksempel')
  for (const change of CHANGES) {
    expect((await browser.get(`/konto/${change}`)).to).toBe('/konto/bekraeft')
    expect((await browser.post(`/konto/${change}`, {})).to).toBe('/konto/bekraeft')
  }
  for (const path of ['kodeapp/fjern', 'noegle/fjern', 'noedkoder'])
    expect((await browser.post(`/konto/${path}`, {})).to).toBe('/konto/bekraeft')
  const inVain = await failures()
  expect((await confirm(browser, person, { password: 'not this one' })).status).toBe(422)
  expect((await confirm(browser, person, { code: '000000' })).status).toBe(422)
  expect(await failures()).toBe(inVain + 2)
  const before = browser.jar.get('__Host-session')
  site.later(1)
  expect((await confirm(browser, person)).to).toBe('/konto')
  expect(browser.jar.get('__Host-session')).not.toBe(before)
  for (const change of CHANGES) expect((await browser.get(`/konto/${change}`)).status).toBe(200)
  site.later(11)
  expect((await browser.get('/konto/adgangskode')).to).toBe('/konto/bekraeft')
})

test('a new password takes the old one, and ends every other session and known browser', async () => {
  const { browser, person } = await somebody('Liv Eksempel')
  const elsewhere = aBrowser(site, '192.0.2.50')
  expect((await signIn(site, elsewhere, person)).to).toBe('/sager')
  site.later(1)
  await confirm(browser, person)
  const change = (old: string, password: string) => browser.post('/konto/adgangskode', { old, password })
  expect((await change('not this one', NEW)).status).toBe(422)
  expect((await change(PASSWORD, 'kort')).status).toBe(422)
  expect((await change(PASSWORD, 'Højmark Skole 12')).status).toBe(422)
  expect((await elsewhere.get('/sager')).status).toBe(200)
  expect((await change(PASSWORD, NEW)).to).toBe('/konto?gjort=adgangskode')
  expect((await elsewhere.get('/sager')).to).toBe('/log-ind')
  expect((await browser.get('/konto')).status).toBe(200)
  expect((await aBrowser(site).post('/log-ind', { login: person.login, password: PASSWORD })).status).toBe(422)
  expect((await aBrowser(site).post('/log-ind', { login: person.login, password: NEW })).to).toBe('/log-ind/kode')
})

test('another code app replaces the first; the only second thing is not taken away', async () => {
  const { browser, person } = await somebody('Mia Eksempel')
  await confirm(browser, person)
  expect((await browser.post('/konto/kodeapp/fjern', {})).to).toBe('/konto?sidste')
  const form = await browser.get('/konto/kodeapp')
  const secret = secretOn(form)
  expect((await browser.post('/konto/kodeapp', { app: hidden(form, 'app'), code: '000000' })).status).toBe(422)
  const set = await browser.post('/konto/kodeapp', { app: hidden(form, 'app'), code: codeOf(secret, site.now()) })
  expect(set.to).toBe('/konto?gjort=app')
  site.later(1)
  expect((await signIn(site, aBrowser(site), person)).status).toBe(422)
  expect((await signIn(site, aBrowser(site), { ...person, secret })).to).toBe('/sager')
})

test('new recovery codes are shown once, and the old ones are good for nothing', async () => {
  const { browser, person } = await somebody('Pia Eksempel')
  await confirm(browser, person)
  const shown = await browser.post('/konto/noedkoder', {})
  const codes = [...shown.html.matchAll(/<code>([a-z2-9-]{17})<\/code>/g)].map(([, code]) => code ?? '')
  expect(codes).toHaveLength(8)
  const use = async (code: string) => {
    const another = aBrowser(site)
    await another.post('/log-ind', { login: person.login, password: PASSWORD })
    return (await another.post('/log-ind/kode', { code })).to
  }
  expect(await use(person.codes[0] ?? '')).toBeNull()
  expect(await use(codes[0] ?? '')).toBe('/sager')
})

test('somebody ends their own sessions, one or all, and nobody else’s', async () => {
  const { browser, person } = await somebody('Rie Eksempel')
  const elsewhere = aBrowser(site, '192.0.2.60')
  await signIn(site, elsewhere, person)
  const page = await browser.get('/konto')
  const other = /name="session" value="([0-9a-f-]{36})"/.exec(page.html)?.[1] ?? ''
  await administrator.post('/konto/sessioner', { session: other })
  expect((await elsewhere.get('/sager')).status).toBe(200)
  expect((await browser.post('/konto/sessioner', { session: other })).to).toBe('/konto?gjort=log-ud')
  expect((await elsewhere.get('/sager')).to).toBe('/log-ind')
  site.later(1)
  await signIn(site, elsewhere, person)
  expect((await browser.post('/konto/sessioner', { session: 'alle' })).to).toBe('/log-ind?ude')
  expect((await elsewhere.get('/sager')).to).toBe('/log-ind')
})

test('nobody in the exercise has an account to change', async () => {
  const { teacher } = await aSchool(database.db(), { exercise: true })
  const browser = aBrowser(site)
  browser.jar.set('__Host-session', (await startSession(database.db(), teacher.account, site.now())).token)
  expect((await browser.get('/sager')).status).toBe(200)
  for (const path of ['/konto', '/konto/bekraeft', '/konto/adgangskode'])
    expect((await browser.get(path)).status).toBe(404)
})
