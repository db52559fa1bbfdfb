import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPem } from '#core/stamp/certificate.ts'
import { addMinutes, type Instant, toInstant } from '#core/time.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice } from '../../../tests/arrange/office.ts'
import { aStampAuthority } from '../../../tests/arrange/stamp-authority.ts'
import { withLogger } from '../db.ts'
import { checkStamp } from '../stamp/check.ts'
import { type Log, openLog } from './key.ts'
import { appendLeaf, checkpoint } from './log.ts'
import { newestStamps, stampNewest, stampOver } from './stamps.ts'

const database = testDatabase()
const tsa = aStampAuthority()
const authority = { anchors: readPem(tsa.pem('root')) }
let log: Log
let server: Server
let asked = 0
/** What the authority does with a request; openssl answers when nothing else is set. */
let answer: ((query: Buffer, response: ServerResponse) => void) | null = null

beforeAll(async () => {
  log = await openLog(anOffice(database.db(), aCard()), 'https://actioncard.example')
  server = createServer(async (request: IncomingMessage, response) => {
    asked++
    const query = await buffer(request)
    if (answer) return answer(query, response)
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(tsa.reply(query))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  tsa.end()
})

const service = () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, authority })
const now = () => toInstant(new Date())
const stamp = (at: () => Instant = now) => stampNewest(database.db(), log, service(), at)
const add = () => withLogger(database.db(), (trx) => appendLeaf(trx, randomBytes(32)))
const kept = () => newestStamps(database.db(), 9)

test('an empty log is not stamped', async () => {
  expect(await stamp()).toEqual({ type: 'not-due' })
  expect(asked).toBe(0)
})

test.each<[string, (query: Buffer, response: ServerResponse) => void, string]>([
  ['a breakdown', (_, response) => void response.writeHead(500).end(), 'unreachable'],
  ['a way to somebody else', (_, response) => void response.writeHead(302, { location: '/else' }).end(), 'unreachable'],
  ['too much', (_, response) => void response.writeHead(200).end(Buffer.alloc(300_000)), 'unreachable'],
  ['something else', (_, response) => void response.writeHead(200).end('<html>'), 'unreadable'],
])('an authority that answers %s has stamped nothing', async (_, badly, fault) => {
  await add()
  answer = badly
  expect(await stamp()).toEqual({ type: 'failed', fault })
  answer = null
  expect(await kept()).toEqual([])
})

test('the answer to another request is none', async () => {
  let first: Buffer | undefined
  answer = (query, response) => {
    first ??= tsa.reply(query)
    response.writeHead(200).end(first)
  }
  expect((await stamp()).type).toBe('stamped')
  const before = await kept()
  await add()
  const later = () => addMinutes(now(), 61)
  expect(await stamp(later)).toEqual({ type: 'failed', fault: 'other-data' })
  answer = null
  expect(await kept()).toEqual(before)
})

test('what is kept is a stamp on the very checkpoint, which openssl confirms', async () => {
  const [newest] = await kept()
  if (!newest) throw new Error('nothing kept')
  expect(newest.checkpoint).toBe(await checkpoint(database.db(), log, newest.size))
  const said = await checkStamp(newest.token, { data: Buffer.from(newest.checkpoint), authority })
  expect(said.ok).toBe(true)
  tsa.write('checkpoint.txt', newest.checkpoint)
  tsa.write('checkpoint.tsr', newest.token)
  tsa.openssl('ts', '-verify', '-data', 'checkpoint.txt', '-in', 'checkpoint.tsr', '-CAfile', 'root.pem')
  expect(await stampOver(database.db(), 0)).toEqual(newest)
  expect(await stampOver(database.db(), newest.size)).toBeNull()
})

test('the same checkpoint is not stamped twice, and a new one not within the hour', async () => {
  const before = asked
  expect(await stamp()).toEqual({ type: 'not-due' })
  await add()
  expect(await stamp(() => addMinutes(now(), 59))).toEqual({ type: 'not-due' })
  expect(asked).toBe(before)
})

test('of several that ask at once one does', async () => {
  const before = asked
  const all = await Promise.all([1, 2, 3].map(stampAnHourOn))
  expect(asked - before).toBe(1)
  expect(all.map(({ type }) => type).toSorted()).toEqual(['not-due', 'not-due', 'stamped'])
})

test('a stamp whose certificates are about to expire is renewed, though nothing is new', async () => {
  const [before] = await kept()
  await add()
  tsa.aSigner('brief', 'root', { until: soon() })
  answer = (query, response) => void response.writeHead(200).end(tsa.reply(query, 'brief'))
  expect((await stampAnHourOn()).type).toBe('stamped')
  answer = null
  const [brief] = await kept()
  // authorities tell the time in seconds
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(brief && before && brief.until < before.until).toBe(true)
  expect((await stampAnHourOn()).type).toBe('stamped')
  const [renewed] = await kept()
  expect(renewed?.size).toBe(brief?.size)
  expect(renewed?.until).toBe(before?.until)
  expect(await stampAnHourOn()).toEqual({ type: 'not-due' })
})

/** In a month, as openssl writes it. */
const soon = () =>
  `${new Date(Date.now() + 30 * 86_400_000)
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .replace('Z', '')}Z`

/** As if an hour had passed since the last: it says so first, and then tells the time. */
function stampAnHourOn() {
  let first = true
  return stamp(() => {
    const at = first ? addMinutes(now(), 61) : now()
    first = false
    return at
  })
}
