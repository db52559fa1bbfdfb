// Session fixation: who plants a session in somebody's browser has nothing when they sign in.
import { beforeAll, expect, test } from 'vitest'
import { aCard } from '../arrange/a-card.ts'
import { aBrowser, aSite, type Browser, type Site } from '../arrange/browser.ts'
import { testDatabase } from '../arrange/database.ts'
import { anOffice } from '../arrange/office.ts'
import { codeOf } from '../arrange/one-time-code.ts'
import { aColleague, anAdministrator, PASSWORD, type Person, signIn } from '../arrange/signed-in.ts'

const database = testDatabase()
let site: Site
let victim: Person
let attacker: { readonly browser: Browser; readonly person: Person }

beforeAll(async () => {
  const office = anOffice(database.db(), aCard())
  site = aSite(office, { exercise: true })
  const { browser } = await anAdministrator(site, office)
  victim = (await aColleague(site, browser, 'Nina Eksempel')).person
  attacker = await aColleague(site, browser, 'Ondi Eksempel')
})

const session = (browser: Browser) => browser.jar.get('__Host-session')

test('a session planted before signing in is not the one after it, and is ended', async () => {
  for (const planted of ['known-to-somebody', session(attacker.browser) ?? '']) {
    site.later(1)
    const browser = aBrowser(site)
    browser.jar.set('__Host-session', planted)
    expect((await signIn(site, browser, victim)).to).toBe('/sager')
    expect(session(browser)).not.toBe(planted)
    const theirs = aBrowser(site)
    theirs.jar.set('__Host-session', planted)
    expect((await theirs.get('/sager')).to).toBe('/log-ind')
  }
})

test('what is between the password and the code opens nothing, also for whoever planted it', async () => {
  site.later(1)
  await signIn(site, attacker.browser, attacker.person)
  const begun = aBrowser(site)
  await begun.post('/log-ind', { login: attacker.person.login, password: PASSWORD })
  const step = begun.jar.get('__Host-step') ?? ''
  const browser = aBrowser(site)
  browser.jar.set('__Host-step', step)
  browser.jar.set('__Host-session', step)
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  // the victim's code does not fit the attacker's password
  expect((await browser.post('/log-ind/kode', { code: codeOf(victim.secret, site.now()) })).status).toBe(422)
})

test('a session is taken from its cookie and from nowhere else', async () => {
  site.later(1)
  const browser = aBrowser(site)
  await signIn(site, browser, victim)
  const token = session(browser) ?? ''
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const bare = aBrowser(site)
  for (const path of [`/sager?session=${token}`, `/sager;session=${token}`, `/sager#${token}`])
    expect((await bare.get(path)).status).not.toBe(200)
  const ask = (headers: Record<string, string>) =>
    site.ask(new Request('https://actioncard.example/sager', { headers })) as Promise<Response>
  for (const headers of [
    { authorization: `Bearer ${token}` },
    { 'x-session': token },
    { cookie: `session=${token}` },
    { cookie: `__Host-session2=${token}` },
    { cookie: `__host-session=${token}` },
  ])
    expect((await ask(headers)).status).toBe(303)
  expect((await ask({ cookie: `__Host-session=${token}` })).status).toBe(200)
})

test('every door gives a new session: password, recovery code, the exercise, showing again who one is', async () => {
  site.later(1)
  const browser = aBrowser(site)
  const seen = new Set<string>()
  const fresh = () => {
    const token = session(browser) ?? ''
    expect(seen.has(token)).toBe(false)
    seen.add(token)
  }
  await signIn(site, browser, victim)
  fresh()
  await browser.post('/log-ind', { login: victim.login, password: PASSWORD })
  await browser.post('/log-ind/kode', { code: victim.codes[0] ?? '' })
  fresh()
  site.later(1)
  expect(
    (await browser.post('/konto/bekraeft', { password: PASSWORD, code: codeOf(victim.secret, site.now()) })).to,
  ).toBe('/konto')
  fresh()
  for (const token of [...seen].slice(0, -1)) {
    const old = aBrowser(site)
    old.jar.set('__Host-session', token)
    expect((await old.get('/konto')).to).toBe('/log-ind')
  }
})
