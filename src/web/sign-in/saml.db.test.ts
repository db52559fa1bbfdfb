import { beforeAll, expect, test } from 'vitest'
import { withDoor } from '#store/db.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aBrowser, aSite, type Browser, type Site } from '../../../tests/arrange/browser.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { LOW, SUBSTANTIAL } from '../../../tests/arrange/identity-provider.ts'
import { anOffice, aSchool } from '../../../tests/arrange/office.ts'
import {
  aSamlProvider,
  decoded,
  ENTITY,
  encodedAs,
  IDP,
  type Says,
  SHA1,
} from '../../../tests/arrange/saml-provider.ts'
import type { SamlProvider } from './providers.ts'
import { AUTHN_CONTEXT } from './saml.ts'

const database = testDatabase()
const BACK = '/log-ind/via/broker/svar'
const idp = aSamlProvider()
let site: Site

beforeAll(async () => {
  const { school } = await aSchool(database.db())
  const { municipality_id } = await withDoor(database.db(), (trx) =>
    trx.selectFrom('institution').select('municipality_id').where('id', '=', school).executeTakeFirstOrThrow(),
  )
  const provider: SamlProvider = {
    kind: 'saml',
    id: 'broker',
    name: 'Eksempelbroen',
    issuer: IDP,
    entryPoint: IDP,
    certificates: [idp.certificate],
    entityId: ENTITY,
    privateKey: null,
    authnContext: [SUBSTANTIAL],
    subject: null,
    municipality: municipality_id,
    institutions: { S1: school },
    roles: { Leder: 'leader', Lærer: 'professional' },
    claims: { name: 'name', institution: 'school', role: 'roles' },
    require: [{ claim: AUTHN_CONTEXT, oneOf: [SUBSTANTIAL] }],
  }
  site = aSite(anOffice(database.db(), aCard()), { providers: [provider] })
})

/** As a browser posts it from the provider's page: from another site, without our cookies. */
async function posted(browser: Browser, encoded: string) {
  const bare = aBrowser(site)
  const shown = await bare.post(BACK, { SAMLResponse: encoded }, { 'sec-fetch-site': 'cross-site' })
  for (const [name, value] of bare.jar) browser.jar.set(name, value)
  return shown
}

async function goThere(changed: Partial<Says> = {}, signing: Parameters<typeof idp.answer>[2] = {}) {
  const browser = aBrowser(site)
  const there = await browser.get('/log-ind/via/broker')
  return { browser, ...(await idp.answer(there.to ?? '', changed, signing)) }
}

const refused = async (browser: Browser, encoded: string) => {
  const shown = await posted(browser, encoded)
  expect(shown.status).toBe(400)
  expect(shown.html).toContain('Svaret fra jeres login-løsning kunne ikke bruges')
  expect((await browser.get(BACK)).status).toBe(400)
  expect(browser.jar.has('__Host-session')).toBe(false)
}

test('somebody whom the broker vouches for comes in as who they are here, and is the same person next time', async () => {
  for (const _ of ['first', 'again']) {
    const { browser, encoded, asked } = await goThere()
    expect(asked).toContain(SUBSTANTIAL)
    expect(asked).toContain('Comparison="minimum"')
    expect((await posted(browser, encoded)).to).toBe(BACK)
    expect((await browser.get(BACK)).to).toBe('/sager')
    expect((await browser.get('/konto')).html).toContain('Vera Eksempel, leder')
  }
  const known = await withDoor(database.db(), (trx) => trx.selectFrom('identity').selectAll().execute())
  expect(known.map(({ issuer, subject }) => [issuer, subject])).toEqual([[IDP, 'vera-1']])
})

test.each<[string, Partial<Says>]>([
  ['another issuer', { issuer: 'https://evil.example' }],
  ['another audience', { audience: 'https://another.example' }],
  ['another recipient', { recipient: 'https://another.example/acs' }],
  ['a request that was never made', { request: '_0000000000000000000000000000000000000000' }],
  ['no request', { request: '' }],
  ['a time that is over', { from: -600, until: -300 }],
  ['a time that has not come', { from: 600, until: 900 }],
  ['a name for the occasion', { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }],
])('an answer with %s opens nothing', async (_, changed) => {
  const { browser, encoded } = await goThere(changed)
  await refused(browser, encoded)
})

test('SHA-1 is refused, though the library would take it', async () => {
  const { browser, encoded } = await goThere({}, { algorithm: SHA1 })
  expect(decoded(encoded)).toContain(SHA1)
  await refused(browser, encoded)
  expect(site.logged.at(-2)).toBe('sign-in by broker refused: signature-method')
})

test('another key, no signature, and words changed after signing are refused', async () => {
  const forged = await goThere({}, { key: idp.another() })
  await refused(forged.browser, forged.encoded)
  const bare = await goThere()
  const unsigned = decoded(bare.encoded).replace(/<(\w+:)?Signature\b.*?<\/(\w+:)?Signature>/s, '')
  await refused(bare.browser, encodedAs(unsigned))
  const changed = await goThere({ attributes: { name: ['Vera'], school: ['S1'], roles: ['Lærer'] } })
  await refused(changed.browser, encodedAs(decoded(changed.encoded).replace('Lærer', 'Leder')))
})

test('a second assertion, a declaration and a comment are refused', async () => {
  const wrapped = await goThere()
  const xml = decoded(wrapped.encoded)
  const own = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
  const evil = own
    .replace(/<(\w+:)?Signature\b.*?<\/(\w+:)?Signature>/s, '')
    .replace('vera-1', 'boss')
    .replace('_assertion', '_evil')
  await refused(wrapped.browser, encodedAs(xml.replace(own, `${evil}${own}`)))
  const entity = await goThere()
  const declared = `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${decoded(entity.encoded)}`
  await refused(entity.browser, encodedAs(declared))
  const comment = await goThere()
  await refused(comment.browser, encodedAs(decoded(comment.encoded).replace('vera-1', 'vera<!-- -->-1')))
  const nothing = await goThere()
  await refused(nothing.browser, 'no xml at all')
})

test('an answer is good once, and in the browser that asked', async () => {
  const one = await goThere()
  await posted(one.browser, one.encoded)
  expect((await one.browser.get(BACK)).to).toBe('/sager')
  const replay = await posted(aBrowser(site), one.encoded)
  expect(replay.status).toBe(400)
  // somebody else's answer put into this browser, to have its owner work in their name
  const [mine, theirs] = [await goThere(), await goThere()]
  await posted(mine.browser, theirs.encoded)
  expect((await mine.browser.get(BACK)).html).toContain('begyndt i en anden browser')
  expect(mine.browser.jar.has('__Host-session')).toBe(false)
})

test.each([
  ['too low an assurance', { context: LOW }, 'ikke sikkert nok'],
  ['no role of ours', { attributes: { name: ['Vera'], school: ['S1'], roles: ['Pedel'] } }, 'ingen rolle her'],
])('somebody with %s is told so, and is not in', async (_, changed, says) => {
  const { browser, encoded } = await goThere(changed)
  await posted(browser, encoded)
  const shown = await browser.get(BACK)
  expect(shown.status).toBe(400)
  expect(shown.html).toContain(says)
  expect(browser.jar.has('__Host-session')).toBe(false)
})

test('only the provider’s answer may be posted from elsewhere', async () => {
  for (const path of ['/log-ind', `${BACK}/`, '/log-ind/via/Broker/svar', '/sager/ny']) {
    expect((await aBrowser(site).post(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  }
  expect((await aBrowser(site).post('/log-ind/via/other/svar', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(
    404,
  )
})
