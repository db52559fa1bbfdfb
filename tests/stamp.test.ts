import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPem } from '#core/stamp/certificate.ts'
import { type Authority, checkStamp } from '#core/stamp/check.ts'
import type { StampCrypto } from '#core/stamp/crypto.ts'
import { oidOf, readDer } from '#core/stamp/der.ts'
import { addMinutes, type Instant, toInstant } from '#core/time.ts'
import { checkStamp as checkJustAsked } from '#store/stamp/check.ts'
import { stampCrypto } from '#store/stamp/crypto.ts'
import { stampRequest } from '#store/stamp/request.ts'
import { webStampCrypto } from '#vault/stamp-crypto.ts'
import { aStampAuthority, POLICY } from './arrange/stamp-authority.ts'
import { infoOf } from './arrange/stamp-request.ts'

const tsa = aStampAuthority()
afterAll(() => tsa.end())

const data = Buffer.from('actioncard.example/log/1\n7\nabc=\n\n— actioncard.example/log/1 xyz=\n')
const trusting = (name: string, policy?: string): Authority => ({ anchors: readPem(tsa.pem(name)), policy })
const now = () => toInstant(new Date())

let request: ReturnType<typeof stampRequest>
let answer: Buffer
let content: Buffer
beforeAll(() => {
  request = stampRequest(data)
  answer = tsa.reply(request.der)
  content = infoOf(tsa, answer)
})

/** As the server checks, and as a browser does: they never disagree. */
const WAYS: readonly StampCrypto[] = [stampCrypto, webStampCrypto]

async function check(stamp: Uint8Array, authority: Authority | null = trusting('root'), over: Uint8Array = data) {
  const [node, web] = await Promise.all(WAYS.map((way) => checkStamp(way, stamp, { data: over, authority })))
  if (!node) throw new Error('nobody checked')
  expect(web).toEqual(node)
  return node
}
const faultOf = (result: Awaited<ReturnType<typeof checkStamp>>) => (result.ok ? 'none' : result.error)
const fault = async (...args: Parameters<typeof check>) => faultOf(await check(...args))

test('what openssl has stamped at our request is a stamp, and openssl says so too', async () => {
  const asked = { nonce: request.nonce, at: now() }
  const checked = await checkJustAsked(answer, { data, authority: trusting('root', POLICY), asked })
  expect(checked).toMatchObject({ ok: true, value: { policy: POLICY, until: '2049-12-31T23:59:59.000Z' } })
  expect(checked.ok && checked.value.authority).toBe('CN=tsa for tests')
  expect(checked.ok && checked.value.at > addMinutes(now(), -2) && checked.value.at <= now()).toBe(true)
  tsa.write('data', data)
  tsa.write('stamp.tsr', answer)
  tsa.write('request.tsq', request.der)
  tsa.openssl('ts', '-verify', '-data', 'data', '-in', 'stamp.tsr', '-CAfile', 'root.pem')
  tsa.openssl('ts', '-verify', '-queryfile', 'request.tsq', '-in', 'stamp.tsr', '-CAfile', 'root.pem')
})

test('a policy is asked for as openssl writes it, however long', () => {
  for (const policy of ['2.25.329800735698586629295641978511506172918', '2.999.1.128.16384', '0.4.0.2023.1.1']) {
    tsa.write('asks.tsq', stampRequest(data, policy).der)
    expect(tsa.openssl('ts', '-query', '-in', 'asks.tsq', '-text').toString()).toContain(`Policy OID: ${policy}`)
    const at = tsa.openssl('asn1parse', '-genstr', `OID:${policy}`, '-noout', '-out', 'policy.der')
    expect(at.length).toBe(0)
    expect(oidOf(readDer(readFileSync(tsa.at('policy.der'))))).toBe(policy)
  }
  for (const wrong of ['1', '3.1', '1.40', '1.02', 'policy']) expect(() => stampRequest(data, wrong)).toThrow()
})

test('no two requests are alike, and one may demand a policy', async () => {
  expect(stampRequest(data).nonce).not.toEqual(stampRequest(data).nonce)
  tsa.write('asks.tsq', stampRequest(data, `${POLICY}.2`).der)
  expect(tsa.openssl('ts', '-query', '-in', 'asks.tsq', '-text').toString()).toContain(`${POLICY}.2`)
  const given = tsa.reply(stampRequest(data, `${POLICY}.2`).der)
  expect(await fault(given, trusting('root', `${POLICY}.2`))).toBe('none')
  expect(await fault(given, trusting('root', POLICY))).toBe('other-policy')
})

test('a stamp is on its own data alone', async () => {
  expect(await fault(answer, trusting('root'), Buffer.concat([data, Buffer.of(10)]))).toBe('other-data')
})

test('an answer is to its own request, at the time of it', async () => {
  const authority = trusting('root')
  const other = stampRequest(data).nonce
  expect(faultOf(await checkJustAsked(answer, { data, authority, asked: { nonce: other, at: now() } }))).toBe(
    'other-nonce',
  )
  for (const minutes of [6, -6]) {
    const at = addMinutes(now(), minutes)
    expect(faultOf(await checkJustAsked(answer, { data, authority, asked: { nonce: request.nonce, at } }))).toBe(
      'other-time',
    )
  }
})

test('without an anchor, or with another’s of the same name, nothing is trusted', async () => {
  expect(await fault(answer, { anchors: [] })).toBe('not-trusted')
  const elsewhere = aStampAuthority()
  expect(await fault(answer, { anchors: readPem(elsewhere.pem('root')) })).toBe('not-trusted')
  // its own certificate is no anchor either: it may issue nothing
  expect(await fault(answer, trusting('tsa'))).toBe('not-trusted')
  elsewhere.end()
})

test('an authority below another is reached through the certificates in the stamp, and may be pinned itself', async () => {
  tsa.anAuthority('between', 'root')
  tsa.aSigner('below', 'between')
  const stamped = tsa.reply(request.der, 'below', 'between')
  expect(await fault(stamped)).toBe('none')
  expect(await fault(stamped, trusting('between'))).toBe('none')
  expect(await fault(tsa.reply(request.der, 'below'))).toBe('not-trusted')
})

test('who issues must be allowed to', async () => {
  tsa.aSigner('no-authority', 'root')
  tsa.aSigner('below-none', 'no-authority')
  expect(await fault(tsa.reply(request.der, 'below-none', 'no-authority'))).toBe('not-trusted')
})

test.each([
  ['for e-mail', 'critical, emailProtection', 'not-for-stamping'],
  ['for stamping and something else', 'critical, timeStamping, codeSigning', 'not-for-stamping'],
  ['for stamping, but not critically', 'timeStamping', 'not-for-stamping'],
  ['for stamping alone', 'critical, timeStamping', 'none'],
])('signed by a certificate %s', async (_, purposes, found) => {
  tsa.aSigner('other', 'root', { purposes })
  expect(await fault(tsa.forge(content, 'other', '-cades'))).toBe(found)
})

test('a signature that does not name its certificate by hash is none', async () => {
  expect(await fault(tsa.forge(content, 'tsa', '-cades'))).toBe('none')
  expect(await fault(tsa.forge(content, 'tsa'))).toBe('no-certificate')
  expect(await fault(tsa.forge(content, 'tsa', '-cades', '-nocerts'))).toBe('no-certificate')
})

test('what a critical extension says that we do not know is not passed over', async () => {
  tsa.aSigner('strange', 'root', { more: '1.3.6.1.4.1.99999.7 = critical, ASN1:NULL' })
  expect(await fault(tsa.forge(content, 'strange', '-cades'))).toBe('not-trusted')
})

test.each<[string, () => void]>([
  [
    'an authority that had expired',
    () => {
      tsa.anAuthority('old', 'old', { until: '20210101000000Z' })
      tsa.aSigner('late', 'old')
    },
  ],
  [
    'a certificate that had expired',
    () => {
      tsa.anAuthority('old')
      tsa.aSigner('late', 'old', { until: '20210101000000Z' })
    },
  ],
  [
    'a certificate that was not valid yet',
    () => {
      tsa.anAuthority('old')
      tsa.aSigner('late', 'old', { from: '20480101000000Z' })
    },
  ],
])('%s stamps nothing', async (_, arrange) => {
  arrange()
  expect(await fault(tsa.reply(request.der, 'late'), trusting('old'))).toBe('not-valid-then')
})

test('a refusal is no stamp', async () => {
  const refused = tsa.reply(stampRequest(data, '1.3.6.1.4.1.99999.404').der)
  expect(await fault(refused)).toBe('not-granted')
})

test('no bit can be changed, nothing cut off or added', async () => {
  const whole = await check(answer)
  for (let at = 0; at < answer.length; at += 5) {
    const changed = Buffer.from(answer)
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at)
    const checked = await check(changed)
    // what nobody signs: the words of the status, and how a certificate is wrapped up, change nothing of what is certain
    if (checked.ok) expect(checked).toEqual(whole)
  }
  for (const length of [0, 1, 4, 40, answer.length - 1])
    expect(await fault(answer.subarray(0, length))).toBe('unreadable')
  expect(await fault(Buffer.concat([answer, Buffer.of(0)]))).toBe('unreadable')
})

/** Makes `NAME.key` of this kind and `NAME.csr`. */
function aKey(name: string, ...kind: readonly string[]): void {
  const named = ['-config', 'openssl.cnf', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`]
  tsa.openssl('req', '-new', '-newkey', ...kind, '-nodes', ...named)
}
const curve = (name: string) => ['ec', '-pkeyopt', `ec_paramgen_curve:${name}`]

/** Makes `NAME.pem` of `NAME.csr`, for stamping, issued by `issuer`, signed in the way of `options`. */
function issue(name: string, issuer: string, ...options: readonly string[]): void {
  const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial', '-days', '30']
  const extensions = ['-extfile', 'tsa.ext', '-extensions', 'extensions']
  tsa.openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...by, ...extensions, ...options)
}

test.each([
  ['RSA', ['rsa:2048']],
  ['P-384', curve('P-384')],
  ['P-521', curve('P-521')],
])('a key of %s stamps as well as another', async (kind, key) => {
  aKey(kind, ...key)
  issue(kind, 'root')
  const checked = await check(tsa.reply(request.der, kind))
  expect(checked.ok && checked.value.until < ('2049' as Instant)).toBe(true)
})

const PSS = ['-sha384', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:48']

test.each<[string, readonly string[], readonly string[], string]>([
  ['RSA', ['rsa:2048'], ['-sha512'], 'none'],
  ['RSA with PSS', ['rsa:2048'], PSS, 'none'],
  ['a key for PSS alone', ['rsa-pss'], PSS, 'none'],
  ['RSA over SHA-1', ['rsa:2048'], ['-sha1'], 'not-trusted'],
  ['RSA with PSS over SHA-1', ['rsa:2048'], ['-sha1', ...PSS.slice(1, 3)], 'not-trusted'],
  ['Ed25519', ['ed25519'], [], 'none'],
])('certificates signed by %s', async (kind, key, signing, found) => {
  aKey(kind, ...key)
  const own = ['-in', `${kind}.csr`, '-signkey', `${kind}.key`, '-days', '30', '-out', `${kind}.pem`]
  tsa.openssl('x509', '-req', ...own, '-extfile', 'root.ext', '-extensions', 'extensions')
  aKey('under', ...curve('P-256'))
  issue('under', kind, ...signing)
  expect(await fault(tsa.reply(request.der, 'under'), trusting(kind))).toBe(found)
})

test('a curve that browsers do not know is said not to be checked, and is checked by Node', async () => {
  aKey('rare', ...curve('brainpoolP256r1'))
  issue('rare', 'root')
  const on = { data, authority: trusting('root') }
  const stamped = tsa.reply(request.der, 'rare')
  expect(faultOf(await checkStamp(stampCrypto, stamped, on))).toBe('none')
  expect(faultOf(await checkStamp(webStampCrypto, stamped, on))).toBe('unknown-signature')
})

test('when nobody is trusted, a stamp is held to all else', async () => {
  const nobody = await check(answer, null)
  expect(nobody).toEqual(await check(answer))
  expect(await fault(answer, null, Buffer.from('andet'))).toBe('other-data')
  tsa.aSigner('mail', 'root', { purposes: 'critical, emailProtection' })
  expect(await fault(tsa.forge(content, 'mail', '-cades'), null)).toBe('not-for-stamping')
  tsa.aSigner('strange', 'root', { more: '1.3.6.1.4.1.99999.7 = critical, ASN1:NULL' })
  expect(await fault(tsa.forge(content, 'strange', '-cades'), null)).toBe('not-trusted')
  tsa.aSigner('late', 'root', { until: '20210101000000Z' })
  expect(await fault(tsa.reply(request.der, 'late'), null)).toBe('not-valid-then')
})

test('an imprint by another hash than was asked for is on other data', async () => {
  tsa.write('data', data)
  tsa.openssl('ts', '-query', '-data', 'data', '-sha512', '-cert', '-out', 'other.tsq')
  expect(await fault(tsa.reply(readFileSync(tsa.at('other.tsq'))))).toBe('other-data')
})
