import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { startSession } from '#store/session.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aBrowser, aSite, type Browser, hidden, type Shown, type Site } from '../../../tests/arrange/browser.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { codeOf } from '../../../tests/arrange/one-time-code.ts'
import { aColleague, anAdministrator, PASSWORD, type Person, signIn } from '../../../tests/arrange/signed-in.ts'

const database = testDatabase()
const SAID = 'Eleven kom til mig i frikvarteret & sagde: «hjælp» <æøå>'
let site: Site
let administrator: Awaited<ReturnType<typeof anAdministrator>>
let nina: Person
let browser: Browser
let notes: string

beforeAll(async () => {
  const office = anOffice(database.db(), aCard())
  site = aSite(office, { exercise: true })
  administrator = await anAdministrator(site, office)
  const colleague = await aColleague(site, administrator.browser, 'Nina Eksempel')
  nina = colleague.person
  browser = colleague.browser
  notes = await aCaseOf(browser)
})

async function aCaseOf(of: Browser): Promise<string> {
  const opened = await of.post('/sager/ny', { open: 'yes', command: randomUUID(), 'victims.v1.age': '13' })
  const root = /\/sager\/[0-9a-f-]{36}/.exec(opened.to ?? '')?.[0]
  if (!root) throw new Error(`no case: ${opened.status}`)
  return `${root}/notat`
}

const note = (text: string) => ({ form: 'note', 'note-text': text, command: randomUUID(), seen: '99999' })
const chronicle = async (of: Browser) => (await of.get(notes.replace('/notat', '/forloeb'))).html

/** As a browser does at a 307: the same form, to where it is told. */
const again = (of: Browser, shown: Shown, form: Record<string, string>) => of.post(shown.to ?? '', form)

/** Both steps of signing in, with what had been typed brought along as the pages say. */
async function signInWith(typed: string, person: Person, of: Browser): Promise<Shown> {
  site.later(1)
  const first = { login: person.login, password: PASSWORD, typed }
  const password = await of.post('/log-ind', first)
  expect([password.status, password.to]).toEqual([307, '/log-ind/kode'])
  const asked = await again(of, password, first)
  expect(asked.status).toBe(200)
  const second = { code: codeOf(person.secret, site.now()), typed: hidden(asked, 'typed') }
  const done = await of.post('/log-ind/kode', second)
  return done.status === 307 ? again(of, done, second) : done
}

test('what somebody had typed when their session ran out is sent when they are in again, once', async () => {
  site.later(31)
  const form = note(SAID)
  const lost = await browser.post(notes, form)
  expect(lost.status).toBe(422)
  expect(lost.html).toContain('er ikke tabt')
  expect(lost.html).not.toContain('frikvarteret')
  expect(lost.headers.get('cache-control')).toBe('no-store')
  const wrong = await browser.post('/log-ind', { login: nina.login, password: 'wrong', typed: hidden(lost, 'typed') })
  const done = await signInWith(hidden(wrong, 'typed'), nina, browser)
  expect(done.status).toBe(303)
  const shown = await chronicle(browser)
  expect(shown.split('sagde: «hjælp» &lt;æøå>').length).toBe(2)
  await browser.post(notes, { typed: hidden(lost, 'typed') })
  expect((await chronicle(browser)).split('frikvarteret').length).toBe(2)
})

test('who is too slow with the code begins with the password again, and what was typed comes along', async () => {
  site.later(31)
  const lost = await browser.post(notes, note('Skrevet før kodens tid løb ud'))
  site.later(1)
  const first = { login: nina.login, password: PASSWORD, typed: hidden(lost, 'typed') }
  const asked = await again(browser, await browser.post('/log-ind', first), first)
  site.later(11)
  const second = { code: codeOf(nina.secret, site.now()), typed: hidden(asked, 'typed') }
  const late = await browser.post('/log-ind/kode', second)
  const anew = await again(browser, late, second)
  expect((await signInWith(hidden(anew, 'typed'), nina, browser)).status).toBe(303)
  expect(await chronicle(browser)).toContain('Skrevet før kodens tid løb ud')
})

test('what was sealed is nobody else’s, goes nowhere else, and is good for an hour', async () => {
  site.later(31)
  const lost = await browser.post(notes, note('Kun Nina skrev det her i dag'))
  const typed = hidden(lost, 'typed')
  await signIn(site, administrator.browser, administrator.person)
  const other = await aColleague(site, administrator.browser, 'Pia Eksempel')
  expect((await other.browser.post(notes, { typed })).status).toBe(403)
  site.later(1)
  expect((await signInWith(typed, other.person, other.browser)).to).toBe('/sager')
  await signInAs(browser)
  expect((await browser.post(notes.replace('notat', 'opfoelgning'), { typed })).status).toBe(422)
  expect(await chronicle(browser)).not.toContain('Kun Nina')
  for (let half = 0; half < 3; half++) {
    site.later(21)
    await browser.get('/sager')
  }
  await browser.post(notes, { typed })
  expect(await chronicle(browser)).not.toContain('Kun Nina')
})

test('whoever signs in elsewhere sends it from the page that kept it', async () => {
  site.later(31)
  const lost = await browser.post(notes, note('Sendt fra den gamle fane'))
  await signInAs(browser)
  expect((await browser.post(notes, { typed: hidden(lost, 'typed') })).status).toBe(303)
  expect(await chronicle(browser)).toContain('Sendt fra den gamle fane')
})

test('a session that somebody ended keeps nothing, and nothing is kept of a password', async () => {
  const token = browser.jar.get('__Host-session') ?? ''
  await browser.post('/log-ud', {})
  browser.jar.set('__Host-session', token)
  expect((await browser.post(notes, note('x'))).to).toBe('/log-ind')
  await signInAs(browser)
  site.later(31)
  expect((await browser.post('/konto/adgangskode', { old: 'x', password: 'y' })).to).toBe('/log-ind')
  expect((await browser.get(notes)).to).toBe('/log-ind')
})

test('one who trains goes on by a button, in either language', async () => {
  const { teacher } = await aSchool(database.db(), { exercise: true })
  const trainee = aBrowser(site)
  trainee.jar.set('__Host-session', (await startSession(database.db(), teacher.account, site.now())).token)
  const own = await aCaseOf(trainee)
  site.later(121)
  const form = note('Det her er en øvelse')
  const lost = await trainee.post(`/en${own}`, form)
  expect(lost.html).toContain('Go on as Anne Eksempel')
  const on = { account: teacher.account, typed: hidden(lost, 'typed') }
  const back = await trainee.post('/en/oevelse', on)
  expect(back.to).toBe(`/en${own}`)
  expect((await again(trainee, back, on)).status).toBe(303)
  expect((await trainee.get(own.replace('/notat', '/forloeb'))).html).toContain('Det her er en øvelse')
})

async function signInAs(of: Browser) {
  site.later(1)
  expect((await signIn(site, of, nina)).to).toBe('/sager')
}
