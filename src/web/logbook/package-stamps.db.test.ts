import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPem } from '#core/stamp/certificate.ts'
import { addMinutes, toInstant } from '#core/time.ts'
import { openLog } from '#store/log/key.ts'
import { stampNewest } from '#store/log/stamps.ts'
import { installationOf } from '#store/logbook/installation.ts'
import { makeCode } from '#vault/code.ts'
import { startHash } from '#vault/package/hash.ts'
import { sourceOf } from '#vault/package/tree.ts'
import { verifyZip } from '#vault/package/verify.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { sure } from '../../../tests/arrange/logbook.ts'
import { anEvent } from '../../../tests/arrange/logbook-entries.ts'
import { aLogbookSite, type LogbookSite } from '../../../tests/arrange/logbook-site.ts'
import { aContent, packed } from '../../../tests/arrange/package.ts'
import { aStampAuthority } from '../../../tests/arrange/stamp-authority.ts'
import * as api from '../browser/logbook/api.ts'
import { choosable, contentOf } from '../browser/logbook/package/content.ts'
import { receiptsFrom } from '../browser/logbook/package-receipt.ts'

const database = testDatabase()
const tsa = aStampAuthority()
const anchors = readPem(tsa.pem('root'))
const ORIGIN = 'http://localhost:3000'
let site: LogbookSite
let server: Server
let stampings = 0

beforeAll(async () => {
  site = aLogbookSite(database.db())
  server = createServer(async (request, response) => {
    const query = await buffer(request)
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(tsa.reply(query))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  tsa.end()
})

const aKey = async () => api.keysOfCode(makeCode(), await installationOf(database.db()))

/** Has the log stamped as it is now. An hour goes by between two stamps; the authority answers by the clock on the wall. */
async function stamped(): Promise<void> {
  const service = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, authority: { anchors } }
  const log = await openLog(site.office, ORIGIN)
  let asked = 0
  const later = stampings++ > 0 ? 61 : 0
  const now = () => addMinutes(toInstant(new Date()), asked++ === 0 ? later : 0)
  expect(await stampNewest(database.db(), log, service, now)).toMatchObject({ type: 'stamped' })
}

async function packageOf(session: api.Session) {
  const { published } = await openLog(site.office, ORIGIN)
  const lines = choosable(session)
  const content = await contentOf(session, lines, [], { lang: 'da', logKey: published })
  const { bytes } = await packed(aContent(content), receiptsFrom(session))
  const trust = { anchors, demanded: true }
  const report = await verifyZip(sourceOf(new Blob([bytes])), { hash: startHash, trust, logKeys: [published] })
  if (!report.readable) throw new Error('unreadable')
  return { report, content, text: Buffer.from(bytes).toString('latin1') }
}

const shownBy = ({ report }: Awaited<ReturnType<typeof packageOf>>) =>
  report.entries.map(({ number, receipt }) => [number, receipt.type === 'in-log' && receipt.stamp.type])

test('what is stamped comes into the package, entry by entry, and is found good without the server', async () => {
  let session = sure(await api.createLogbook(site.send, await aKey(), 'Mor'))
  session = sure(await api.append(session, anEvent('det første')))
  session = sure(await api.append(session, anEvent('det andet')))
  const before = await packageOf(session)
  expect(before.report.findings).toEqual([])
  expect(shownBy(before)).toEqual([
    [1, 'none'],
    [2, 'none'],
  ])

  await stamped()
  session = sure(await api.append(session, anEvent('det tredje')))
  const after = await packageOf(session)
  expect(after.report.findings).toEqual([])
  expect(after.report.whole).toBe(true)
  expect(shownBy(after)).toEqual([
    [1, 'stamped'],
    [2, 'stamped'],
    [3, 'none'],
  ])
  expect(after.report.entries.every(({ receipt }) => receipt.type === 'in-log' && receipt.trusted)).toBe(true)
  expect(after.report.receipt).toMatchObject({ type: 'in-log', trusted: true, stamp: { type: 'none' } })
})

test('each entry keeps the earliest stamp over it', async () => {
  let session = sure(await api.createLogbook(site.send, await aKey(), 'Far'))
  session = sure(await api.append(session, anEvent('først')))
  await stamped()
  session = sure(await api.append(session, anEvent('siden')))
  await stamped()
  const sizes = (await packageOf(session)).report.entries.map(
    ({ receipt }) => receipt.type === 'in-log' && receipt.size,
  )
  expect(Number(sizes[0])).toBeLessThan(Number(sizes[1]))
})

test('stamps are given to members alone, of their own entries, and a server that gives false ones spoils no package', async () => {
  const keys = await aKey()
  let session = sure(await api.createLogbook(site.send, keys, 'Mor'))
  session = sure(await api.append(session, anEvent('noget')))
  await stamped()
  const ask = (shown: object, entries: readonly number[]) => site.send('/logbog/stempler', { ...shown, entries })
  const said = await ask(api.shown(keys), [1, 2, 99])
  expect(said).toMatchObject({ type: 'stamped', stamps: [{}], proofs: [{ of: 1 }] })
  expect(await ask(api.shown(await aKey()), [1])).toEqual({ type: 'no-entry' })
  expect(await ask(api.shown(keys), [])).toEqual({ type: 'unreadable' })
  expect(await ask(api.shown(keys), Array(101).fill(1))).toEqual({ type: 'unreadable' })

  if (said.type !== 'stamped') throw new Error('not stamped')
  const { stamps, proofs } = said
  const spoilt = [
    { stamps: stamps.map((one) => ({ ...one, token: 'AAAA' })) },
    { stamps: stamps.map((one) => ({ ...one, checkpoint: one.checkpoint.replace('\n', 'x\n') })) },
    { proofs: proofs.map((one) => ({ ...one, proof: one.proof.replace(/index \d+/, 'index 0') })) },
    { proofs: proofs.map((one) => ({ ...one, proof: 'nothing' })) },
  ]
  for (const wrong of spoilt) {
    const send: typeof site.send = async (path, body) =>
      path === '/logbog/stempler' ? { ...said, ...wrong } : site.send(path, body)
    const made = await packageOf({ ...session, send })
    expect(made.report.findings).toEqual([])
    expect(shownBy(made)).toEqual([[1, 'none']])
  }
})

test('a false receipt that a member wrote into the logbook does not come into a package', async () => {
  let session = sure(await api.createLogbook(site.send, await aKey(), 'Mor'))
  session = sure(await api.append(session, anEvent('noget')))
  const [own] = session.receipts
  const wrong = { of: 1, proof: own?.proof.replace(/index \d+/, 'index 0') ?? '' }
  const made = await packageOf({ ...session, receipts: [wrong] })
  expect(made.report.findings).toEqual([])
  expect(made.report.entries).toEqual([])
  const both = await packageOf({ ...session, receipts: [wrong, ...session.receipts] })
  expect(both.report.entries).toHaveLength(1)
})
