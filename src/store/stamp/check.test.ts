import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#core/time.ts'
import { aStampAuthority, POLICY } from '../../../tests/arrange/stamp-authority.ts'
import { readPem } from './certificates.ts'
import { type Authority, checkStamp } from './check.ts'
import { stampRequest } from './request.ts'

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
  tsa.write('token.tsr', answer)
  tsa.openssl('ts', '-reply', '-config', 'openssl.cnf', '-in', 'token.tsr', '-token_out', '-out', 'token.der')
  tsa.openssl('cms', '-verify', '-inform', 'DER', '-in', 'token.der', '-noverify', '-out', 'tstinfo.der')
  content = execFileSync('cat', [tsa.at('tstinfo.der')])
})

const check = (stamp: Uint8Array, authority = trusting('root'), over: Uint8Array = data) =>
  checkStamp(stamp, { data: over, authority })
const fault = (result: ReturnType<typeof checkStamp>) => (result.ok ? 'none' : result.error)

test('what openssl has stamped at our request is a stamp, and openssl says so too', () => {
  const asked = { nonce: request.nonce, at: now() }
  const checked = checkStamp(answer, { data, authority: trusting('root', POLICY), asked })
  expect(checked).toMatchObject({ ok: true, value: { policy: POLICY, until: '2049-12-31T23:59:59.000Z' } })
  expect(checked.ok && checked.value.authority).toBe('CN=tsa for tests')
  expect(checked.ok && checked.value.at > addMinutes(now(), -2) && checked.value.at <= now()).toBe(true)
  tsa.write('data', data)
  tsa.write('stamp.tsr', answer)
  tsa.write('request.tsq', request.der)
  tsa.openssl('ts', '-verify', '-data', 'data', '-in', 'stamp.tsr', '-CAfile', 'root.pem')
  tsa.openssl('ts', '-verify', '-queryfile', 'request.tsq', '-in', 'stamp.tsr', '-CAfile', 'root.pem')
})

test('no two requests are alike, and one may demand a policy', () => {
  expect(stampRequest(data).nonce).not.toEqual(stampRequest(data).nonce)
  tsa.write('asks.tsq', stampRequest(data, `${POLICY}.2`).der)
  expect(tsa.openssl('ts', '-query', '-in', 'asks.tsq', '-text').toString()).toContain(`${POLICY}.2`)
  const given = tsa.reply(stampRequest(data, `${POLICY}.2`).der)
  expect(fault(check(given, trusting('root', `${POLICY}.2`)))).toBe('none')
  expect(fault(check(given, trusting('root', POLICY)))).toBe('other-policy')
})

test('a stamp is on its own data alone', () => {
  expect(fault(check(answer, trusting('root'), Buffer.concat([data, Buffer.of(10)])))).toBe('other-data')
})

test('an answer is to its own request, at the time of it', () => {
  const authority = trusting('root')
  const other = stampRequest(data).nonce
  expect(fault(checkStamp(answer, { data, authority, asked: { nonce: other, at: now() } }))).toBe('other-nonce')
  for (const minutes of [6, -6]) {
    const at = addMinutes(now(), minutes)
    expect(fault(checkStamp(answer, { data, authority, asked: { nonce: request.nonce, at } }))).toBe('other-time')
  }
})

test('without an anchor, or with another’s of the same name, nothing is trusted', () => {
  expect(fault(check(answer, { anchors: [] }))).toBe('not-trusted')
  const elsewhere = aStampAuthority()
  expect(fault(check(answer, { anchors: readPem(elsewhere.pem('root')) }))).toBe('not-trusted')
  // its own certificate is no anchor either: it may issue nothing
  expect(fault(check(answer, trusting('tsa')))).toBe('not-trusted')
  elsewhere.end()
})

test('an authority below another is reached through the certificates in the stamp, and may be pinned itself', () => {
  tsa.anAuthority('between', 'root')
  tsa.aSigner('below', 'between')
  const stamped = tsa.reply(request.der, 'below', 'between')
  expect(fault(check(stamped))).toBe('none')
  expect(fault(check(stamped, trusting('between')))).toBe('none')
  expect(fault(check(tsa.reply(request.der, 'below')))).toBe('not-trusted')
})

test('who issues must be allowed to', () => {
  tsa.aSigner('no-authority', 'root')
  tsa.aSigner('below-none', 'no-authority')
  expect(fault(check(tsa.reply(request.der, 'below-none', 'no-authority')))).toBe('not-trusted')
})

test.each([
  ['for e-mail', 'critical, emailProtection', 'not-for-stamping'],
  ['for stamping and something else', 'critical, timeStamping, codeSigning', 'not-for-stamping'],
  ['for stamping, but not critically', 'timeStamping', 'not-for-stamping'],
  ['for stamping alone', 'critical, timeStamping', 'none'],
])('signed by a certificate %s', (_, purposes, found) => {
  tsa.aSigner('other', 'root', { purposes })
  expect(fault(check(tsa.forge(content, 'other', '-cades')))).toBe(found)
})

test('a signature that does not name its certificate by hash is none', () => {
  expect(fault(check(tsa.forge(content, 'tsa', '-cades')))).toBe('none')
  expect(fault(check(tsa.forge(content, 'tsa')))).toBe('no-certificate')
  expect(fault(check(tsa.forge(content, 'tsa', '-cades', '-nocerts')))).toBe('no-certificate')
})

test('what a critical extension says that we do not know is not passed over', () => {
  tsa.aSigner('strange', 'root', { more: '1.3.6.1.4.1.99999.7 = critical, ASN1:NULL' })
  expect(fault(check(tsa.forge(content, 'strange', '-cades')))).toBe('not-trusted')
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
])('%s stamps nothing', (_, arrange) => {
  arrange()
  expect(fault(check(tsa.reply(request.der, 'late'), trusting('old')))).toBe('not-valid-then')
})

test('a refusal is no stamp', () => {
  const refused = tsa.reply(stampRequest(data, '1.3.6.1.4.1.99999.404').der)
  expect(fault(check(refused))).toBe('not-granted')
})

test('no bit can be changed, nothing cut off or added', () => {
  for (let at = 0; at < answer.length; at += 5) {
    const changed = Buffer.from(answer)
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at)
    const checked = check(changed)
    // what nobody signs: the words of the status, and how a certificate is wrapped up, change nothing of what is certain
    if (checked.ok) expect(checked.value).toEqual(check(answer).ok && (check(answer) as { value: object }).value)
  }
  for (const length of [0, 1, 4, 40, answer.length - 1])
    expect(fault(check(answer.subarray(0, length)))).toBe('unreadable')
  expect(fault(check(Buffer.concat([answer, Buffer.of(0)])))).toBe('unreadable')
})

test('an RSA key stamps as well as a curve', () => {
  tsa.openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-config',
    'openssl.cnf',
    '-subj',
    '/CN=rsa',
    '-keyout',
    'rsa.key',
    '-out',
    'rsa.csr',
  )
  tsa.openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'openssl.cnf',
    '-cert',
    'root.pem',
    '-keyfile',
    'root.key',
    '-days',
    '30',
    '-extfile',
    'tsa.ext',
    '-extensions',
    'extensions',
    '-in',
    'rsa.csr',
    '-out',
    'rsa.pem',
  )
  const checked = check(tsa.reply(request.der, 'rsa'))
  expect(checked.ok && checked.value.until < ('2049' as Instant)).toBe(true)
})
