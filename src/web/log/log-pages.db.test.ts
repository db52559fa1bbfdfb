import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Checkpoint, parseCheckpoint } from '#core/log/checkpoint.ts'
import { checkGrowth } from '#core/log/growth.ts'
import { type CheckSignature, type LogKey, openNote, parseNote, readKey } from '#core/log/note.ts'
import { checkProof } from '#core/log/proof.ts'
import { withLogger } from '#store/db.ts'
import { sha256 } from '#store/log/key.ts'
import { appendLeaf } from '#store/log/log.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice } from '../../../tests/arrange/office.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { createApp } from '../app.ts'
import { unbuiltAssets } from '../assets.ts'

const database = testDatabase()
const leaves = Array.from({ length: 6 }, () => randomBytes(32))
let ask: (path: string) => Promise<Response>
let key: LogKey

beforeAll(async () => {
  const office = anOffice(database.db(), aCard())
  const app = createApp({ assets: unbuiltAssets, office, now: office.now, cards: async () => office.cards })
  ask = async (path) => app.request(path)
  for (const leaf of leaves) await withLogger(database.db(), (trx) => appendLeaf(trx, leaf))
  key = readKey(sha256, (await told('/log/noegle')).trimEnd()) as LogKey
})

async function told(path: string): Promise<string> {
  const response = await ask(path)
  expect([path, response.status]).toEqual([path, 200])
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  return response.text()
}

const check: CheckSignature = (publicKey, message, signature) => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
}

async function said(note: string): Promise<Checkpoint> {
  const opened = await openNote(sha256, check, note, key)
  const checkpoint = opened.ok && parseCheckpoint(opened.value)
  if (!checkpoint) throw new Error(note)
  return checkpoint
}

test('a visitor who keeps the key can check every leaf, and that the log only grew', async () => {
  const newest = await said(await told('/log/checkpoint'))
  expect(newest.size).toBe(6)
  for (const [index, leaf] of leaves.entries()) {
    for (const address of [`/log/bevis?indeks=${index}`, `/log/bevis?indeks=${index}&stoerrelse=6`]) {
      const proven = await checkProof(sha256, check, await told(address), { leaf, key })
      expect(proven.ok && proven.value).toEqual({ index, checkpoint: newest })
    }
  }
  const older = await said(await told('/log/checkpoint?stoerrelse=3'))
  const grown = await checkGrowth(sha256, check, await told('/log/bevis?fra=3&til=6'), { older, key })
  expect(grown).toEqual({ ok: true, value: newest })
})

test('the key is the same to other tools', async () => {
  const pem = createPublicKey(await told('/log/noegle.pem'))
  const note = await told('/log/checkpoint')
  const parsed = parseNote(note)
  expect(verify(null, Buffer.from(parsed?.text ?? ''), pem, Buffer.from(parsed?.signatures[0]?.signature ?? ''))).toBe(
    true,
  )
})

test.each([
  '/log/checkpoint?stoerrelse=7',
  '/log/checkpoint?stoerrelse=x',
  '/log/bevis',
  '/log/bevis?indeks=6',
  '/log/bevis?indeks=-1',
  '/log/bevis?indeks=1e1',
  '/log/bevis?indeks=3&stoerrelse=3',
  '/log/bevis?fra=0&til=6',
  '/log/bevis?fra=4&til=3',
  '/log/bevis?fra=4',
  '/log/stempel',
  '/log/stempel?indeks=0',
  '/log/stempel?indeks=9007199254740993',
])('%s is not there', async (path) => expect((await ask(path)).status).toBe(404))

test('a stamp comes with what it is on; the page says whether there is one', async () => {
  expect(await (await ask('/log')).text()).toContain('Ingen tjeneste uden for huset')
  const row = {
    size: 4,
    at: MONDAY,
    until: MONDAY,
    checkpoint: await told('/log/checkpoint?stoerrelse=4'),
    token: Buffer.of(48, 0),
  }
  await withLogger(database.db(), (trx) => trx.insertInto('log_stamp').values(row).execute())
  const stamp = await (await ask('/log/stempel?indeks=3')).json()
  expect(stamp).toEqual({ ...row, token: 'MAA=' })
  expect((await ask('/log/stempel?indeks=4')).status).toBe(404)
  const page = await (await ask('/en/log')).text()
  expect(page).toContain('6 numbers are in the log')
  expect(page).toContain('its first 4 numbers')
})
