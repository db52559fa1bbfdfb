import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aCertificate } from '../../../tests/arrange/certificate.ts'
import { personOf } from './claims.ts'
import { readProviders } from './providers.ts'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-providers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'providers.json')
const secret = join(folder, 'secret')
writeFileSync(secret, 'hunter2\n')

const MUNICIPALITY = '11111111-1111-4111-8111-111111111111'
const SCHOOL = '22222222-2222-4222-8222-222222222222'
const OIDC = {
  kind: 'oidc',
  id: 'eksempelby',
  name: 'Eksempelby Kommune',
  issuer: 'https://login.eksempelby.example',
  clientId: 'actioncard',
  clientSecretFile: secret,
  municipality: MUNICIPALITY,
  institutions: { S1: SCHOOL },
  roles: { Leder: 'leader', Lærer: 'professional', SSP: 'ssp', Tilsyn: 'dpo' },
  claims: { name: 'name', institution: 'institution', role: 'roles' },
  require: [{ claim: 'acr', oneOf: ['high'] }],
}

const certificate = join(folder, 'certificate.pem')
writeFileSync(certificate, aCertificate().certificate)
const { issuer: _, clientId: __, clientSecretFile: ___, ...COMMON } = OIDC
const SAML = {
  ...COMMON,
  kind: 'saml',
  issuer: 'https://broker.example/saml',
  entryPoint: 'https://broker.example/sso',
  certificateFiles: [certificate],
  entityId: 'https://actioncard.example/saml',
}

const read = (value: unknown) => {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return readProviders(file)
}

test('a provider is read with its secret, and with what nobody had to say', () => {
  expect(read([OIDC])).toMatchObject([
    { id: 'eksempelby', clientSecret: 'hunter2', scope: 'openid profile', algorithm: 'RS256', insecure: false },
  ])
})

test('a SAML provider is read with its certificates', () => {
  const [provider] = read([SAML])
  expect(provider).toMatchObject({ kind: 'saml', privateKey: null, subject: null, authnContext: [] })
  expect(provider?.kind === 'saml' && provider.certificates[0]).toContain('BEGIN CERTIFICATE')
})

test.each([
  ['no certificate', [{ ...SAML, certificateFiles: [] }], '0.certificateFiles'],
  ['something else for a certificate', [{ ...SAML, certificateFiles: [secret] }], 'is no certificate'],
  ['a place to ask over plain http', [{ ...SAML, entryPoint: 'http://broker.example' }], '0.entryPoint'],
  ['not JSON', '{', 'is not JSON'],
  ['no list', {}, 'the whole'],
  ['plain http', [{ ...OIDC, issuer: 'http://login.example' }], '0.issuer: give an address that begins with https://'],
  ['no assurance', [{ ...OIDC, require: [] }], '0.require: say what assurance is required'],
  ['a role that is not', [{ ...OIDC, roles: { Leder: 'boss' } }], '0.roles.Leder'],
  ['a school without an id', [{ ...OIDC, institutions: { S1: 'Højmark' } }], '0.institutions.S1'],
  ['a slip of the pen', [{ ...OIDC, clientID: 'x' }], 'clientID'],
  ['leave to use plain http', [{ ...OIDC, insecure: true }], 'insecure'],
  ['an unsigned token allowed', [{ ...OIDC, algorithm: 'none' }], '0.algorithm'],
  [
    'a secret that is not there',
    [{ ...OIDC, clientSecretFile: '/nowhere/secret' }],
    'cannot read /nowhere/secret (ENOENT)',
  ],
  ['one id for two', [OIDC, OIDC], 'two providers have the id eksempelby'],
])('%s is one plain line', (_, value, line) => {
  const said = () => read(value)
  expect(said).toThrow(`${file} (IDENTITY_PROVIDERS): `)
  expect(said).toThrow(line)
  expect(said).toThrow(/^(?!.*hunter2)[^\n]+$/)
})

test('a file that is not there is one plain line', () => {
  expect(() => readProviders('/nowhere')).toThrow('cannot read /nowhere (ENOENT)')
})

test.each([
  [
    { roles: ['Lærer', 'Leder'], institution: 'S1' },
    { role: 'leader', institution: SCHOOL },
  ],
  [
    { roles: 'SSP', institution: 'S1' },
    { role: 'ssp', institution: null },
  ],
  [{ roles: 'Tilsyn' }, { role: 'dpo', institution: null }],
  [
    { roles: 'Tilsyn', institution: ['S0', 'S1'] },
    { role: 'dpo', institution: SCHOOL },
  ],
  [{ roles: 'Lærer' }, 'no-place'],
  [{ roles: 'Lærer', institution: 'constructor' }, 'no-place'],
  [{ roles: [{ Leder: true }], institution: 'S1' }, 'no-role'],
  [{ roles: 'toString', institution: 'S1' }, 'no-role'],
])('%j is %j', (claims, expected) => {
  const [provider] = read([OIDC])
  if (!provider) throw new Error('none')
  const person = personOf(provider, { name: 'Vera Eksempel', ...claims })
  expect(person.ok ? { role: person.value.role, institution: person.value.institution } : person.error).toEqual(
    expected,
  )
})
