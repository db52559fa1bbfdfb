import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { withAdmin } from '#store/db.ts'
import type { Office } from '#store/office.ts'
import { newTotpSecret } from '#store/sign-in/credentials.ts'
import { accept } from '#store/sign-in/joining.ts'
import { doorKeys } from '#store/sign-in/keys.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aBrowser, aSite, type Browser, type Shown, type Site } from '../../../tests/arrange/browser.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { codeOf } from '../../../tests/arrange/one-time-code.ts'
import { aColleague, anAdministrator, join, PASSWORD, type Person, signIn } from '../../../tests/arrange/signed-in.ts'

const database = testDatabase()
const OTHER_PASSWORD = 'en anden hest og to hatte'
let site: Site
let office: Omit<Office, 'now'>
let administrator: Browser

beforeAll(async () => {
  office = anOffice(database.db(), aCard())
  site = aSite(office)
  administrator = (await anAdministrator(site, office)).browser
})

type Somebody = { readonly browser: Browser; readonly person: Person; readonly at: string }

/** Somebody who works here, and their page at the administrator's. */
async function somebody(name: string, role = 'professional', place = 0): Promise<Somebody> {
  const { browser, person } = await aColleague(site, administrator, name, role, place)
  return { browser, person, at: await pageOf(name) }
}

async function pageOf(name: string, nth = 0): Promise<string> {
  const { html } = await administrator.get('/brugere')
  const found = [...html.matchAll(/<a href="(\/brugere\/[0-9a-f-]{36})">([^<]+)</g)].filter(
    ([, , said]) => said === name,
  )
  const at = found[nth]?.[1]
  if (!at) throw new Error(`${name} is not in the table`)
  return at
}

const linkOn = ({ html }: Shown): string => /\/invitation\/[\w-]+/.exec(html)?.[0] ?? ''

test('the table tells who has an account and how they sign in, and nothing of cases', async () => {
  await somebody('Bodil Eksempel', 'leader')
  const { html } = await administrator.get('/brugere')
  const row = /<tr><th scope="row"><a [^>]*>Bodil Eksempel<.*?<\/tr>/.exec(html)?.[0] ?? ''
  expect(row).toContain('<td>leder</td><td>Højmark Skole</td><td>Adgangskode, kodeapp</td><td>Åben</td>')
  expect(html).not.toContain('/sager/')
})

test('a reset ends the sessions and what was had, and the link lets the same person choose anew', async () => {
  const { browser, person, at } = await somebody('Carl Eksempel')
  expect((await administrator.post(`${at}/nulstil`, {})).html).toContain('sikret dig')
  expect((await browser.get('/sager')).status).toBe(200)
  const made = await administrator.post(`${at}/nulstil`, { sure: 'ja' })
  const link = linkOn(made)
  expect(made.headers.get('cache-control')).toBe('no-store')
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  site.later(1)
  expect((await signIn(site, aBrowser(site), person)).status).toBe(422)
  const lost = aBrowser(site)
  await lost.post('/log-ind', { login: person.login, password: PASSWORD })
  expect((await lost.post('/log-ind/kode', { code: person.codes[0] ?? '' })).status).toBe(422)

  const renewed = await join(site, aBrowser(site), link, 'somebody-else', { password: OTHER_PASSWORD })
  expect(renewed.shown.status).toBe(200)
  site.later(1)
  const back = aBrowser(site)
  expect((await back.post('/log-ind', { login: person.login, password: PASSWORD })).status).toBe(422)
  expect((await back.post('/log-ind', { login: 'somebody-else', password: OTHER_PASSWORD })).status).toBe(422)
  const right = { login: person.login, password: OTHER_PASSWORD }
  expect((await back.post('/log-ind', right)).to).toBe('/log-ind/kode')
  await back.post('/log-ind/kode', { code: codeOf(renewed.person.secret, site.now()) })
  const account = await back.get('/konto')
  expect(account.html).toMatch(/Dit login blev nulstillet[^<]*, af Ada Eksempel/)
  expect(account.html).toContain('Du valgte forfra, hvordan du logger ind, af dig selv')
  expect((await aBrowser(site).get(link)).status).toBe(422)
})

test('of two links the newer is good, for a day, and neither makes another account', async () => {
  const { person, at } = await somebody('Dora Eksempel')
  const first = linkOn(await administrator.post(`${at}/nulstil`, { sure: 'ja' }))
  const second = linkOn(await administrator.post(`${at}/nulstil`, { sure: 'ja' }))
  expect((await aBrowser(site).get(first)).status).toBe(422)
  const shown = await aBrowser(site).get(second)
  expect(shown.html).toContain(person.login)
  const proof = {
    account: randomUUID() as never,
    login: 'thief@hojmark.example',
    passwordHash: 'x',
    second: { secret: newTotpSecret(), step: 1 },
  }
  const token = second.split('/').at(-1) ?? ''
  expect(await accept(office.db, doorKeys(office.key), token, proof, site.now())).toEqual({ ok: false, error: 'gone' })
})

test('a closed account is out at once and comes in by nothing; opened again, by what it had', async () => {
  const { browser, person, at } = await somebody('Emil Eksempel')
  expect((await administrator.post(`${at}/luk`, {})).status).toBe(422)
  const closed = await administrator.post(`${at}/luk`, { close: 'ja' })
  expect(closed.html).toContain('skal en anden tage over')
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  site.later(1)
  expect((await signIn(site, aBrowser(site), person)).status).toBe(422)
  expect((await administrator.get('/brugere')).html).toContain('Lukket')
  expect((await administrator.post(`${at}/genaabn`, {})).to).toBe(`${at}?gjort=genaabnet`)
  expect((await signIn(site, aBrowser(site), person)).to).toBe('/sager')
})

test('nobody does any of it to themselves, and nobody to those of another municipality', async () => {
  const own = await pageOf('Ada Eksempel')
  for (const what of ['nulstil', 'luk', 'log-ud', 'genaabn', 'sted'])
    expect((await administrator.post(`${own}/${what}`, { sure: 'ja', close: 'ja' })).status).toBe(422)
  expect((await administrator.get('/brugere')).status).toBe(200)
  const { teacher } = await aSchool(database.db())
  for (const what of ['nulstil', 'luk', 'log-ud', 'genaabn', 'sted'])
    expect((await administrator.post(`/brugere/${teacher.account}/${what}`, { sure: 'ja', close: 'ja' })).status).toBe(
      404,
    )
  expect((await administrator.get(`/brugere/${teacher.account}`)).status).toBe(404)
})

test('an administrator signs somebody out everywhere, and they can come back', async () => {
  const { browser, person, at } = await somebody('Finn Eksempel')
  expect((await administrator.post(`${at}/log-ud`, {})).to).toBe(`${at}?gjort=log-ud`)
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  site.later(1)
  expect((await signIn(site, browser, person)).to).toBe('/sager')
})

test('who works at two places signs in once, sees one place at a time, and leaves one without the other', async () => {
  const { person, at } = await somebody('Gerda Eksempel')
  const { id } = await aSecondSchool()
  expect((await administrator.post(`${at}/sted`, { at: 'kommune', role: 'leader' })).status).toBe(422)
  expect((await administrator.post(`${at}/sted`, { at: id, role: 'leader' })).to).toBe(`${at}?gjort=sted`)
  expect((await administrator.post(`${at}/sted`, { at: id, role: 'professional' })).html).toContain('allerede')
  const browser = aBrowser(site)
  site.later(1)
  expect((await signIn(site, browser, person)).to).toBe('/konto/sted')
  const chosen = await browser.get('/konto/sted')
  const places = [...chosen.html.matchAll(/name="account" value="([0-9a-f-]{36})"/g)].map(
    ([, account]) => account ?? '',
  )
  expect(places).toHaveLength(2)
  const before = browser.jar.get('__Host-session')
  expect((await browser.get('/sager/overdrag')).status).toBe(403)
  expect((await browser.post('/konto/sted', { account: places[1] ?? '' })).to).toBe('/sager')
  expect(browser.jar.get('__Host-session')).not.toBe(before)
  expect((await browser.get('/sager/overdrag')).status).toBe(200)
  const old = aBrowser(site)
  old.jar.set('__Host-session', before ?? '')
  expect((await old.get('/sager')).to).toBe('/log-ind')
  expect((await browser.get('/konto')).html).toContain(person.login)
  const { teacher } = await aSchool(database.db())
  expect((await browser.post('/konto/sted', { account: teacher.account })).to).toBe('/konto/sted')

  await administrator.post(`${at}/luk`, { close: 'ja' })
  expect((await browser.get('/sager')).status).toBe(200)
  site.later(1)
  expect((await signIn(site, aBrowser(site), person)).to).toBe('/sager')
})

async function aSecondSchool(): Promise<{ id: string }> {
  const id = randomUUID()
  const { html } = await administrator.get('/invitationer')
  const municipality_id = /Hele kommunen: <code>([0-9a-f-]{36})</.exec(html)?.[1] ?? ''
  await withAdmin(database.db(), (trx) =>
    trx.insertInto('institution').values({ id, municipality_id, name: 'Lavmark Skole', type: 'folkeskole' }).execute(),
  )
  return { id }
}

test('the leader is told who has left cases behind, and hands them over', async () => {
  const { browser, at } = await somebody('Hans Eksempel')
  const leader = (await somebody('Ida Eksempel', 'leader')).browser
  const opened = await browser.post('/sager/ny', { open: 'yes', command: randomUUID(), 'victims.v1.age': '13' })
  expect(opened.status).toBe(303)
  expect((await leader.get('/sager')).html).not.toContain('har ikke adgang længere')
  await administrator.post(`${at}/luk`, { close: 'ja' })
  expect((await leader.get('/sager')).html).toContain('Hans Eksempel har ikke adgang længere og står på 1 sag.')
  expect((await leader.get('/sager/overdrag')).html).toContain('Hans Eksempel')
})
