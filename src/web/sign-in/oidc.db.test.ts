import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withDoor } from '#store/db.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aBrowser, aSite, ORIGIN, type Site } from '../../../tests/arrange/browser.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import {
  anIdentityProvider,
  CLIENT,
  LOW,
  SUBSTANTIAL,
  type Tampering,
} from '../../../tests/arrange/identity-provider.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import type { OidcProvider } from './providers.ts'

const database = testDatabase()
const CALLBACK = `${ORIGIN}/log-ind/via/eksempelby/svar`
const VERA = { name: 'Vera Eksempel', institution: 'S1', roles: ['Lærer', 'Leder'] }
let idp: Awaited<ReturnType<typeof anIdentityProvider>>
let site: Site
let provider: OidcProvider

beforeAll(async () => {
  idp = await anIdentityProvider(CALLBACK)
  const { school } = await aSchool(database.db())
  const { municipality_id } = await withDoor(database.db(), (trx) =>
    trx.selectFrom('institution').select('municipality_id').where('id', '=', school).executeTakeFirstOrThrow(),
  )
  provider = {
    kind: 'oidc',
    id: 'eksempelby',
    name: 'Eksempelby Kommune',
    issuer: idp.issuer,
    ...CLIENT,
    scope: 'openid profile',
    algorithm: 'RS256',
    acrValues: SUBSTANTIAL,
    insecure: true,
    municipality: municipality_id,
    institutions: { S1: school, S9: '00000000-0000-4000-8000-000000000000' },
    roles: { Leder: 'leader', Lærer: 'professional', SSP: 'ssp' },
    claims: { name: 'name', institution: 'institution', role: 'roles' },
    require: [{ claim: 'acr', oneOf: [SUBSTANTIAL] }],
  }
  site = aSite(anOffice(database.db(), aCard()), { providers: [provider] })
})
afterAll(() => idp.stop())

async function goThere(browser = aBrowser(site)) {
  const there = await browser.get('/log-ind/via/eksempelby')
  return { browser, there, back: await idp.signIn(there.to ?? '') }
}

test('somebody whom the municipality knows comes in as who they are here, and is the same person next time', async () => {
  idp.is('vera-1', SUBSTANTIAL, VERA)
  expect((await aBrowser(site).get('/log-ind')).html).toContain('Log ind med Eksempelby Kommune')
  const { browser, there, back } = await goThere()
  const asked = new URL(there.to ?? '').searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: CALLBACK,
  })
  expect(asked.get('state')).toMatch(/^[\w-]{43}$/)
  expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/)
  expect((await browser.get(back)).to).toBe('/sager')
  expect((await browser.get('/konto')).html).toContain('Vera Eksempel, leder')
  expect((await browser.get('/konto/adgangskode')).status).toBe(404)

  idp.is('vera-1', SUBSTANTIAL, { ...VERA, name: 'Vera Nyt-Eksempel', roles: 'Lærer' })
  const again = await goThere()
  await again.browser.get(again.back)
  expect((await again.browser.get('/konto')).html).toContain('Vera Nyt-Eksempel, fagprofessionel')
  const accounts = await withDoor(database.db(), (trx) => trx.selectFrom('identity').selectAll().execute())
  expect(accounts.map(({ issuer, subject }) => [issuer, subject])).toEqual([[idp.issuer, 'vera-1']])
})

test('whoever signs out is led on to do so at the provider too, and back', async () => {
  idp.is('vera-5', SUBSTANTIAL, VERA)
  const { browser, back } = await goThere()
  await browser.get(back)
  const out = await browser.post('/log-ud', {})
  expect(out.to).toBe('/log-ind?ude=eksempelby')
  expect((await browser.get('/log-ind?ude=eksempelby')).html).toContain('href="/log-ind/via/eksempelby/ud"')
  const there = await browser.get('/log-ind/via/eksempelby/ud')
  const address = new URL(there.to ?? '')
  expect(address.origin).toBe(idp.issuer)
  expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/log-ind`)
  const asked = await fetch(address, { redirect: 'manual' })
  expect(asked.status).toBe(200)
  expect(await asked.text()).toContain('<form')
  expect((await aBrowser(site).get('/log-ind?ude=nowhere')).html).not.toContain('/ud"')
})

const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const past = Math.floor(Date.now() / 1000) - 3600
const TAMPERED: readonly (readonly [string, Tampering])[] = [
  ['another issuer', (claims, signed) => signed({ ...claims, iss: 'https://evil.example' })],
  ['another audience', (claims, signed) => signed({ ...claims, aud: 'somebody-else' })],
  ['another nonce', (claims, signed) => signed({ ...claims, nonce: 'of another visit' })],
  ['no nonce', ({ nonce: _, ...claims }, signed) => signed(claims)],
  ['another key', (claims, signed) => signed(claims, other)],
  ['no signature', (claims, signed) => signed(claims, other, 'none')],
  [
    'a signature of other claims',
    (claims, signed) =>
      signed({ ...claims, sub: 'leader' }).replace(/\.[^.]+$/, signed(claims).match(/\.[^.]+$/)?.[0] ?? ''),
  ],
  ['a time that is over', (claims, signed) => signed({ ...claims, exp: past, iat: past - 60 })],
  ['no subject', ({ sub: _, ...claims }, signed) => signed(claims)],
]

test.each(TAMPERED)('a token with %s opens nothing', async (_, tampering) => {
  idp.is('vera-1', SUBSTANTIAL, VERA, tampering)
  const { browser, back } = await goThere()
  const shown = await browser.get(back)
  expect(shown.status).toBe(400)
  expect(shown.html).toContain('Svaret fra jeres login-løsning kunne ikke bruges')
  expect(browser.jar.has('__Host-session')).toBe(false)
})

test.each([
  ['too low an assurance', LOW, VERA, 'ikke sikkert nok'],
  ['no role of ours', SUBSTANTIAL, { ...VERA, roles: ['Pedel'] }, 'ingen rolle her'],
  ['a school that is not ours', SUBSTANTIAL, { ...VERA, institution: 'S2' }, 'ingen rolle her'],
  ['a school that does not exist', SUBSTANTIAL, { ...VERA, institution: 'S9' }, 'ingen rolle her'],
  ['no name', SUBSTANTIAL, { ...VERA, name: '' }, 'ingen rolle her'],
])('somebody with %s is told so, and is not in', async (_, acr, claims, says) => {
  idp.is('vera-2', acr, claims)
  const { browser, back } = await goThere()
  const shown = await browser.get(back)
  expect(shown.status).toBe(400)
  expect(shown.html).toContain(says)
  expect(browser.jar.has('__Host-session')).toBe(false)
})

test('an answer is good in the browser that asked, with the state it asked with, once', async () => {
  idp.is('vera-1', SUBSTANTIAL, VERA)
  const one = await goThere()
  expect((await aBrowser(site).get(one.back)).html).toContain('begyndt i en anden browser')
  const two = await goThere()
  expect((await two.browser.get(one.back)).status).toBe(400)
  const three = await goThere()
  const cookie = three.browser.jar.get('__Host-via') ?? ''
  expect((await three.browser.get(three.back)).to).toBe('/sager')
  const replaying = aBrowser(site)
  replaying.jar.set('__Host-via', cookie)
  expect((await replaying.get(three.back)).status).toBe(400)
  // the provider refuses a code that has been used, also where our own guard did not
  const four = await goThere()
  const used = new URLSearchParams(three.back.split('?')[1]).get('code') ?? ''
  const mixed = new URLSearchParams(four.back.split('?')[1])
  mixed.set('code', used)
  expect((await four.browser.get(`/log-ind/via/eksempelby/svar?${mixed}`)).status).toBe(400)
  const five = await goThere()
  site.later(16)
  expect((await five.browser.get(five.back)).status).toBe(400)
})

test('somebody whose account has been closed stays out', async () => {
  const { withAdmin } = await import('#store/db.ts')
  idp.is('vera-3', SUBSTANTIAL, VERA)
  const first = await goThere()
  expect((await first.browser.get(first.back)).to).toBe('/sager')
  await withAdmin(database.db(), async (trx) => {
    const { account_id } = await trx
      .selectFrom('identity')
      .select('account_id')
      .where('subject', '=', 'vera-3')
      .executeTakeFirstOrThrow()
    await trx.updateTable('account').set({ closed_at: site.now() }).where('id', '=', account_id).execute()
  })
  expect((await first.browser.get('/sager')).to).toBe('/log-ind')
  const again = await goThere()
  expect((await again.browser.get(again.back)).status).toBe(400)
})

test('the log says which kind of refusal and of nobody', () => {
  expect(site.logged.length).toBeGreaterThan(10)
  for (const line of site.logged) {
    expect(line).toMatch(/^sign-in by eksempelby refused: [\w -]+$/)
    expect(line).not.toMatch(/vera|Vera/)
  }
})

test('a provider that cannot be reached, or that nobody has heard of, is told plainly', async () => {
  const away = aSite(anOffice(database.db(), aCard()), { providers: [{ ...provider, issuer: 'http://127.0.0.1:9' }] })
  expect((await aBrowser(away).get('/log-ind/via/eksempelby')).html).toContain('svarer ikke lige nu')
  expect((await aBrowser(site).get('/log-ind/via/unknown')).status).toBe(404)
})
