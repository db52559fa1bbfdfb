import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPem } from '#core/stamp/certificate.ts'
import { briefly } from '../../../tests/arrange/bag.ts'
import { packed } from '../../../tests/arrange/package.ts'
import { aStampAuthority, type CertificateKind } from '../../../tests/arrange/stamp-authority.ts'
import { infoOf, stampRequest } from '../../../tests/arrange/stamp-request.ts'
import { aStampedPackage, LOG } from '../../../tests/arrange/stamped-package.ts'
import { startHash } from './hash.ts'
import { type StampTrust, stampFiles } from './stamps.ts'
import { bytesOf, sourceOf } from './tree.ts'
import { type Asked, verifyZip } from './verify.ts'
import type { Named, PackageContent } from './write.ts'
import { readZip } from './zip.ts'

const tsa = aStampAuthority()
afterAll(() => tsa.end())
const anchorsOf = (name: string): StampTrust['anchors'] => readPem(tsa.pem(name))
const demanding = (name: string): Partial<Asked> => ({ trust: { anchors: anchorsOf(name), demanded: true } })

let made: Awaited<ReturnType<typeof aStampedPackage>>
beforeAll(async () => {
  made = await aStampedPackage(tsa)
})

async function verify(content: PackageContent, asked: Partial<Asked> = {}) {
  const { bytes } = await packed(content, made.stampPackage)
  const report = await verifyZip(sourceOf(new Blob([bytes])), { hash: startHash, ...asked })
  if (!report.readable) throw new Error('unreadable')
  return report
}

const found = async (content: PackageContent, asked: Partial<Asked> = demanding('root')) =>
  briefly(await verify(content, asked))

test('a package with stamps is whole, and each entry is proven to have existed before the time of the stamp', async () => {
  const began = new Date().toISOString()
  const report = await verify(made.content(), { ...demanding('root'), logKeys: [made.published] })
  expect(briefly(report)).toEqual([])
  expect(report.receipt).toMatchObject({ type: 'in-log', index: 4, size: 5, trusted: true, stamp: { type: 'none' } })
  expect(report.entries.map(({ number }) => number)).toEqual([1, 2])
  for (const { number, receipt } of report.entries) {
    const stamp = {
      type: 'stamped',
      trust: 'trusted',
      authority: 'CN=tsa for tests',
      until: '2049-12-31T23:59:59.000Z',
    }
    expect(receipt).toMatchObject({ type: 'in-log', log: LOG, index: number, size: 4, trusted: true, stamp })
    const at = receipt.type === 'in-log' && receipt.stamp.type === 'stamped' ? receipt.stamp.at : ''
    expect(Math.abs(Date.parse(at) - Date.parse(began))).toBeLessThan(120_000)
  }
})

test('openssl alone finds the same stamp good, from the files of the package', async () => {
  const { bytes } = await packed(made.content())
  const read = await readZip(sourceOf(new Blob([bytes])))
  if (!read.ok) throw new Error(read.error.type)
  for (const name of ['stempel-4.tsr', 'stempel-4.txt']) {
    const file = read.value.files.find(({ path }) => path.endsWith(`/kvitteringer/${name}`))
    tsa.write(name, await bytesOf(file?.read() ?? (async function* () {})()))
  }
  tsa.openssl('ts', '-verify', '-data', 'stempel-4.txt', '-in', 'stempel-4.tsr', '-CAfile', 'root.pem')
})

describe('who made a stamp', () => {
  const trustOf = async (asked: Partial<Asked>) => {
    const report = await verify(made.content(), asked)
    expect(report.whole).toBe(true)
    return report.entries.map(({ receipt }) =>
      receipt.type === 'in-log' && receipt.stamp.type === 'stamped' ? receipt.stamp.trust : receipt.type,
    )
  }

  test('is not checked when nobody is trusted', async () => {
    expect(await trustOf({})).toEqual(['nobody', 'nobody'])
  })

  test('may be another than is trusted here, which is told; and is a fault when it was demanded', async () => {
    tsa.anAuthority('elsewhere')
    const anchors = anchorsOf('elsewhere')
    expect(await trustOf({ trust: { anchors, demanded: false } })).toEqual(['another', 'another'])
    const faults = await found(made.content(), { trust: { anchors, demanded: true } })
    expect(faults).toEqual(['false-stamp kvitteringer/stempel-4.tsr not-trusted'])
  })
})

test('a package that was made without a net has its receipts and no stamps', async () => {
  const receipts = made.withReceipts().filter(({ name }) => !/stemp/.test(name))
  const report = await verify(made.content({ receipts }), demanding('root'))
  expect(report.whole).toBe(true)
  expect(report.entries.map(({ receipt }) => receipt)).toMatchObject([
    { type: 'in-log', size: 3, stamp: { type: 'none' } },
    { type: 'in-log', size: 3, stamp: { type: 'none' } },
  ])
})

const stamp = (token: Uint8Array): Named => ({ name: 'stempel-4.tsr', bytes: Uint8Array.from(token) })
const STAMP = 'false-stamp kvitteringer/stempel-4.tsr'

test('a stamp of another checkpoint, or of nothing, is false', async () => {
  const other = tsa.reply(stampRequest(Buffer.from(made.three)).der)
  expect(await found(made.content({ receipts: made.withReceipts(stamp(other)) }))).toEqual([`${STAMP} other-data`])
  const bare = made.content({ receipts: made.withReceipts(stamp(made.token.subarray(0, 99))) })
  expect(await found(bare)).toEqual([`${STAMP} unreadable`])
  expect(await found(bare, {})).toEqual([`${STAMP} unreadable`])
})

test.each<[string, CertificateKind, boolean, string]>([
  ['had expired', { until: '20210101000000Z' }, false, 'not-valid-then'],
  ['was not valid yet', { from: '20480101000000Z' }, false, 'not-valid-then'],
  ['was for e-mail', { purposes: 'critical, emailProtection' }, true, 'not-for-stamping'],
  ['was for code too', { purposes: 'critical, timeStamping, codeSigning' }, true, 'not-for-stamping'],
])('a stamp whose certificate %s is false, whoever is trusted', async (_, kind, forged, fault) => {
  tsa.aSigner('other', 'root', kind)
  const { der } = stampRequest(Buffer.from(made.four))
  const token = forged ? tsa.forge(infoOf(tsa, made.token), 'other', '-cades') : tsa.reply(der, 'other')
  const content = made.content({ receipts: made.withReceipts(stamp(token)) })
  expect(await found(content)).toEqual([`${STAMP} ${fault}`])
  expect(await found(content, {})).toEqual([`${STAMP} ${fault}`])
})

test('no byte of a stamp can be changed so that it says another time', async () => {
  const before = await verify(made.content(), demanding('root'))
  for (let at = 3; at < made.token.length; at += 97) {
    const changed = Buffer.from(made.token)
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at)
    const report = await verify(made.content({ receipts: made.withReceipts(stamp(changed)) }), demanding('root'))
    if (report.whole) expect(report.entries).toEqual(before.entries)
    else expect(briefly(report)[0]).toContain(STAMP)
  }
})

const receipt = (number: number, text: string, stamped = true): Named => ({
  name: `punkt-${number}${stamped ? '-stemplet' : ''}.tlog-proof`,
  text,
})
const FALSE = 'false-entry-receipt kvitteringer/punkt-1-stemplet.tlog-proof 1'

test('the receipt of another entry is false', async () => {
  const [, ofTwo = ''] = made.stampedProofs
  expect(await found(made.content({ receipts: made.withReceipts(receipt(1, ofTwo)) }))).toEqual([FALSE])
  const [, early = ''] = made.early
  expect(await found(made.content({ receipts: made.withReceipts(receipt(1, early, false)) }))).toEqual([
    'false-entry-receipt kvitteringer/punkt-1.tlog-proof 1',
  ])
})

test('no line of a receipt can be changed', async () => {
  const [whole = ''] = made.stampedProofs
  const lines = whole.split('\n')
  for (const [at, line] of lines.entries()) {
    if (line.length < 2) continue
    const middle = Math.floor(line.length / 2)
    const changed = `${line.slice(0, middle)}${line[middle] === 'A' ? 'B' : 'A'}${line.slice(middle + 1)}`
    const text = lines.with(at, changed).join('\n')
    expect([line, await found(made.content({ receipts: made.withReceipts(receipt(1, text)) }))]).toEqual([
      line,
      [FALSE],
    ])
  }
})

test('a checkpoint that another key has signed is false, and is not trusted when the package brings that key', async () => {
  const [forged = ''] = made.forged.proofs
  const content = made.content({
    receipts: made.withReceipts(receipt(1, forged), ...stampFiles(made.four, made.token)),
  })
  expect(await found(content, { ...demanding('root'), logKeys: [made.published] })).toEqual([FALSE])
  const all = made.forged.proofs.map((text, at) => receipt(at + 1, text))
  const key = { name: 'log-noegle.txt', text: `${made.forged.published}\n` }
  const bare = made
    .withReceipts(...all, key)
    .filter(({ name }) => !/^(punkt-\d|stempel-4\.t..)\.?(tlog-proof)?$/.test(name))
  const { bytes } = await packed(made.content({ receipts: bare }))
  const report = await verifyZip(sourceOf(new Blob([bytes])), { hash: startHash, logKeys: [made.published] })
  if (!report.readable) throw new Error('unreadable')
  expect(report.entries.map((one) => one.receipt)).toMatchObject([{ trusted: false }, { trusted: false }])
})

test('an entry that says anything else than what was sealed is told of, with a receipt or without', async () => {
  const [one, two] = made.data
  const says = (...data: readonly object[]) => made.content({ data })
  expect(await found(says({ ...one, what: 'noget andet' }, two))).toEqual(['entry-differs 1'])
  expect(await found(says({ ...one, more: 'lagt til' }, two))).toEqual(['entry-differs 1'])
  expect(await found(says({ ...one, number: 2 }, { ...two, number: 1 }))).toEqual([
    'entry-differs 2',
    'entry-differs 1',
  ])
  expect(await found(says({ ...one, sealed: two.sealed }, two))).toEqual(['entry-differs 1'])
  expect(await found(says({ ...one, sealed: { ...one.sealed, key: two.sealed?.key } }, two))).toEqual([
    'entry-differs 1',
  ])
  expect(await found(says({ ...one, sealed: 'nothing' }, two))).toEqual(['entry-differs 1'])
  expect(await found(says(one, two, { ...one, what: 'en til af samme nummer' }))).toEqual(['entry-differs 1'])
  let deep: unknown = 'dybt'
  for (let depth = 0; depth < 3000; depth++) deep = [deep]
  expect(await found(says({ ...one, what: deep }, two))).toEqual(['entry-differs 1'])
})

test('a receipt whose entry is not in the package, or not as it was sealed, is not said to show anything', async () => {
  const [one, two] = made.data
  const { sealed: _, ...bare } = one
  const report = await verify(made.content({ data: [bare, two] }), demanding('root'))
  expect(report.whole).toBe(true)
  expect(report.entries.map((entry) => entry.receipt.type)).toEqual(['no-content', 'in-log'])
  const without = await verify(made.content({ data: [two] }), demanding('root'))
  expect(without.entries.map((entry) => entry.receipt.type)).toEqual(['no-content', 'in-log'])
})

test('the sealed form in a package opens that entry alone', async () => {
  const [one, two] = made.data
  const { bytes } = await packed(made.content({ data: [one] }))
  const text = Buffer.from(bytes).toString('latin1')
  expect(text).toContain(one.sealed?.key)
  expect(text).not.toContain(two.sealed?.key)
  expect(text).not.toContain('det andet"')
})
