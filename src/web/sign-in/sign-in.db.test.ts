import { beforeAll, expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aBrowser, aSite, hidden, ORIGIN, type Site } from '../../../tests/arrange/browser.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice } from '../../../tests/arrange/office.ts'
import { codeOf } from '../../../tests/arrange/one-time-code.ts'
import { aColleague, anAdministrator, join, PASSWORD, type Person, signIn } from '../../../tests/arrange/signed-in.ts'

const database = testDatabase()
let site: Site
let administrator: Awaited<ReturnType<typeof anAdministrator>>
let nina: Person
let ninasBrowser: ReturnType<typeof aBrowser>
let usedLink: string

const session = (browser: ReturnType<typeof aBrowser>) => browser.jar.get('__Host-session')

beforeAll(async () => {
  const office = anOffice(database.db(), aCard())
  site = aSite(office)
  expect((await aBrowser(site).get('/log-ind')).html).toContain('/opsaetning')
  administrator = await anAdministrator(site, office)
  const colleague = await aColleague(site, administrator.browser, 'Nina Eksempel')
  nina = colleague.person
  ninasBrowser = colleague.browser
  usedLink = colleague.link
})

test('the first administrator sets a school up once, and is signed in with codes to keep', async () => {
  expect(administrator.shown.status).toBe(200)
  expect(administrator.person.codes).toHaveLength(8)
  expect(administrator.shown.headers.get('cache-control')).toBe('no-store')
  const again = await aBrowser(site).get('/opsaetning')
  expect(again.html).toContain('Der er intet at sætte op')
})

test('somebody who is invited joins once, and comes to the cases', async () => {
  expect(nina.codes).toHaveLength(8)
  expect((await ninasBrowser.get('/sager')).status).toBe(200)
  expect((await aBrowser(site).get(usedLink)).status).toBe(422)
  expect((await aBrowser(site).get('/invitation/nonsense')).status).toBe(422)
})

test('joining wants a password that is hard to guess, and the code that the app shows', async () => {
  const made = await administrator.browser.post('/invitationer', {
    name: 'Ole Eksempel',
    role: 'leader',
    at: /<option value="([0-9a-f-]{36})"/.exec((await administrator.browser.get('/invitationer')).html)?.[1] ?? '',
  })
  const link = /\/invitation\/[\w-]+/.exec(made.html)?.[0] ?? ''
  const browser = aBrowser(site)
  const bad = async (more: Record<string, string>) => (await join(site, browser, link, 'ole', more)).shown
  for (const more of [{ code: '000000' }, { code: '' }, { password: 'kort' }, { login: 'o' }, { join: 'forged' }]) {
    const shown = await bad(more)
    expect(shown.status).toBe(422)
    expect(shown.html).not.toContain(PASSWORD)
  }
  expect((await bad({ login: 'NINA@hojmark.example ' })).html).toContain('Vælg et andet')
  expect(session(browser)).toBeUndefined()
  expect((await bad({})).status).toBe(200)
})

test('an administrator lets people into places of their own, in roles that are there', async () => {
  const { browser } = administrator
  const invite = (form: Record<string, string>) => browser.post('/invitationer', { name: 'Per', ...form })
  expect((await invite({ role: 'leader', at: 'kommune' })).status).toBe(422)
  expect((await invite({ role: 'leader', at: '00000000-0000-4000-8000-000000000000' })).status).toBe(422)
  expect((await invite({ role: 'ssp', at: 'kommune' })).html).toContain(`${ORIGIN}/invitation/`)
  expect((await ninasBrowser.get('/invitationer')).status).toBe(403)
  expect((await ninasBrowser.post('/invitationer', { name: 'Per', role: 'leader', at: 'kommune' })).status).toBe(403)
})

test('signing in takes both: the password alone opens nothing, and each time is a new session', async () => {
  const browser = aBrowser(site)
  site.later(1)
  browser.jar.set('__Host-session', 'fixed-by-somebody')
  const first = await browser.post('/log-ind', { login: ' NINA@Hojmark.example', password: PASSWORD })
  expect(first.to).toBe('/log-ind/kode')
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  const code = codeOf(nina.secret, site.now())
  expect((await browser.post('/log-ind/kode', { code })).to).toBe('/sager')
  const token = session(browser)
  expect(token).toMatch(/^[\w-]{43}$/)
  const cookies = await aBrowser(site).get('/log-ind')
  expect(cookies.headers.getSetCookie()).toEqual([])
  site.later(1)
  expect((await signIn(site, browser, nina)).to).toBe('/sager')
  expect(session(browser)).not.toBe(token)
  const old = aBrowser(site)
  old.jar.set('__Host-session', token ?? '')
  expect((await old.get('/sager')).to).toBe('/log-ind')
})

test('the cookie is our host’s alone, out of reach of scripts, and over https only', async () => {
  site.later(1)
  const browser = aBrowser(site)
  await browser.post('/log-ind', { login: nina.login, password: PASSWORD })
  const shown = await browser.post('/log-ind/kode', { code: codeOf(nina.secret, site.now()) })
  for (const set of shown.headers.getSetCookie())
    expect(set).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
})

test('a code is good once, and not before the password', async () => {
  site.later(1)
  const browser = aBrowser(site)
  const code = codeOf(nina.secret, site.now())
  expect((await browser.post('/log-ind/kode', { code })).to).toBe('/log-ind')
  expect((await signIn(site, browser, nina)).to).toBe('/sager')
  const another = aBrowser(site)
  await another.post('/log-ind', { login: nina.login, password: PASSWORD })
  const step = another.jar.get('__Host-step') ?? ''
  expect((await another.post('/log-ind/kode', { code })).status).toBe(422)
  site.later(1)
  expect((await another.post('/log-ind/kode', { code: codeOf(nina.secret, site.now()) })).to).toBe('/sager')
  const replayed = aBrowser(site)
  replayed.jar.set('__Host-step', step)
  site.later(1)
  expect((await replayed.post('/log-ind/kode', { code: codeOf(nina.secret, site.now()) })).to).toBe('/log-ind')
})

test('when the telephone is gone, a recovery code is enough, once', async () => {
  const use = async (code: string) => {
    const browser = aBrowser(site)
    await browser.post('/log-ind', { login: nina.login, password: PASSWORD })
    return (await browser.post('/log-ind/kode', { code })).to
  }
  expect(await use(nina.codes[0]?.toUpperCase() ?? '')).toBe('/sager')
  expect(await use(nina.codes[0] ?? '')).toBeNull()
})

test('somebody unknown is answered word for word as somebody known', async () => {
  const shown = async (login: string) => {
    const { status, html } = await aBrowser(site, '198.51.100.7').post('/log-ind', {
      login,
      password: 'not the password',
    })
    return { status, html: html.replace(/(data-options|value)="[^"]*"/g, '') }
  }
  expect(await shown('nobody@hojmark.example')).toEqual(await shown(nina.login))
})

test('guessing is slowed down, and keeps the one it is aimed at out of no browser of their own', async () => {
  const aimed = await aColleague(site, administrator.browser, 'Rita Eksempel')
  const attacker = aBrowser(site, '203.0.113.9')
  const guess = () => attacker.post('/log-ind', { login: aimed.person.login, password: 'a wrong guess' })
  for (let made = 0; made < 5; made++) expect((await guess()).status).toBe(422)
  expect((await guess()).status).toBe(429)
  expect((await attacker.post('/log-ind', { login: aimed.person.login, password: PASSWORD })).status).toBe(429)
  const unknown = aBrowser(site, '203.0.113.10')
  for (let made = 0; made < 5; made++) await unknown.post('/log-ind', { login: 'nobody', password: 'x' })
  expect((await unknown.post('/log-ind', { login: 'nobody', password: 'x' })).status).toBe(429)
  site.later(0.25)
  expect((await signIn(site, aBrowser(site, '192.0.2.77'), aimed.person)).status).toBe(429)
  await aimed.browser.post('/log-ud', {})
  site.later(0.25)
  await guess()
  expect((await signIn(site, aimed.browser, aimed.person)).to).toBe('/sager')
})

test('wrong codes are counted as wrong passwords are', async () => {
  const { person } = await aColleague(site, administrator.browser, 'Tom Eksempel')
  const thief = aBrowser(site, '203.0.113.20')
  await thief.post('/log-ind', { login: person.login, password: PASSWORD })
  for (let made = 0; made < 5; made++) expect((await thief.post('/log-ind/kode', { code: '000000' })).status).toBe(422)
  expect((await thief.post('/log-ind/kode', { code: '000000' })).status).toBe(429)
  expect((await thief.post('/log-ind', { login: person.login, password: PASSWORD })).status).toBe(429)
})

test('signing in leads on to where somebody was going, and only ever to our own pages', async () => {
  const on = async (prepare: (browser: ReturnType<typeof aBrowser>) => Promise<unknown>) => {
    site.later(1)
    const browser = aBrowser(site)
    await prepare(browser)
    return (await signIn(site, browser, nina)).to
  }
  expect(await on((browser) => browser.get('/sager/ny'))).toBe('/sager/ny')
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%2f/evil', '/log-ud'])
    expect(await on(async ({ jar }) => jar.set('__Host-on-to', elsewhere))).toBe('/sager')
  expect(await on((browser) => browser.get('/log-ind?til=//evil.example'))).toBe('/sager')
})

test('a session ends after half an hour unused, and after eight hours in any case', async () => {
  site.later(1)
  const browser = aBrowser(site)
  await signIn(site, browser, nina)
  site.later(31)
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  await signIn(site, browser, nina)
  for (let half = 0; half < 8 * 60; half += 20) {
    expect((await browser.get('/sager')).status).toBe(200)
    site.later(20)
  }
  expect((await browser.get('/sager')).to).toBe('/log-ind')
})

test('signing out ends the session for good, and has the browser forget our pages', async () => {
  site.later(1)
  const browser = aBrowser(site)
  await signIn(site, browser, nina)
  const token = session(browser) ?? ''
  const out = await browser.post('/log-ud', {})
  expect([out.to, out.headers.get('clear-site-data')]).toEqual(['/log-ind?ude', '"cache"'])
  expect(session(browser)).toBeUndefined()
  browser.jar.set('__Host-session', token)
  expect((await browser.get('/sager')).to).toBe('/log-ind')
  expect((await browser.get('/log-ind')).headers.get('clear-site-data')).toBeNull()
})

test('from another site nobody is signed in or out, and no form of the account is taken', async () => {
  for (const path of ['/log-ind', '/log-ind/kode', '/log-ind/noegle', '/log-ud', '/konto/sessioner', '/opsaetning']) {
    const shown = await aBrowser(site).post(path, {}, { 'sec-fetch-site': 'cross-site' })
    expect(shown.status).toBe(403)
  }
})

test('what is wrong in a form never brings the password back to the page, in no language', async () => {
  const shown = await aBrowser(site, '198.51.100.8').post('/log-ind', { login: 'x', password: 'my secret words' })
  expect(shown.html).not.toContain('my secret words')
  expect(shown.html).toContain('href="/en/log-ind"')
  expect(site.logged).toEqual([])
  expect(hidden(shown, 'svar')).toBe('')
})
