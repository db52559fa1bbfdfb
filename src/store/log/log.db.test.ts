import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { parseCheckpoint } from '#core/log/checkpoint.ts'
import { type CheckSignature, openNote, readKey } from '#core/log/note.ts'
import { checkProof } from '#core/log/proof.ts'
import { isContinued } from '#core/log/verify.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { anOffice } from '../../../tests/arrange/office.ts'
import { openDb, withLogger } from '../db.ts'
import { APP_LOGIN } from '../open.ts'
import { type Log, openLog, sha256 } from './key.ts'
import { appendLeaf, checkpoint, continuation, proofOf, sizeOf } from './log.ts'

const database = testDatabase()
const ORIGIN = 'https://actioncard.example'
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const check: CheckSignature = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

let log: Log
beforeAll(async () => {
  log = await openLog(anOffice(database.db(), aCard()), ORIGIN)
})

const add = (leaf: Uint8Array) => withLogger(database.db(), (trx) => appendLeaf(trx, leaf))
const aLeaf = () => randomBytes(32)

/** The tree of RFC 6962 over all leaves, slowly, from the leaves alone. */
function slowRoot(leaves: readonly Buffer[]): Buffer {
  const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (leaves.length < 2) return leaves[0] ? hash(Buffer.of(0), leaves[0]) : hash()
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return hash(Buffer.of(1), slowRoot(leaves.slice(0, k)), slowRoot(leaves.slice(k)))
}

async function asSuperuser<T extends object>(query: string): Promise<T[]> {
  const client = new pg.Client(database.superuser())
  await client.connect()
  try {
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}

const leavesKept = async () =>
  (await asSuperuser<{ leaf: Buffer }>('select leaf from log_leaf order by index')).map(({ leaf }) => leaf)

async function opened(note: string | null) {
  const text = await openNote(sha256, check, note ?? '', log.key)
  const said = text.ok ? parseCheckpoint(text.value) : null
  if (!said) throw new Error(`no checkpoint: ${note}`)
  return said
}

test('an empty log has a checkpoint too', async () => {
  const { origin, size, root } = await opened(await checkpoint(database.db(), log))
  expect([origin, size]).toEqual([log.key.name, 0])
  expect(Buffer.from(root)).toEqual(slowRoot([]))
  expect(await proofOf(database.db(), log, 0)).toBeNull()
})

test('what is added is proven by itself, and every tree goes on from all before', async () => {
  const notes = []
  for (let index = 0; index < 21; index++) {
    const leaf = aLeaf()
    expect(await add(leaf)).toBe(index)
    const proof = await proofOf(database.db(), log, index)
    const proven = await checkProof(sha256, check, proof ?? '', { leaf, key: log.key })
    expect(proven.ok && proven.value.index).toBe(index)
    notes.push(await opened(await checkpoint(database.db(), log)))
  }
  const leaves = await leavesKept()
  for (const tree of notes) {
    expect(Buffer.from(tree.root)).toEqual(slowRoot(leaves.slice(0, tree.size)))
    const newest = notes.at(-1) as (typeof notes)[number]
    const path = await continuation(database.db(), tree.size, newest.size)
    expect(isContinued(sha256, tree, newest, path ?? [])).toBe(true)
    expect(await opened(await checkpoint(database.db(), log, tree.size))).toEqual(tree)
  }
  const old = await checkProof(sha256, check, (await proofOf(database.db(), log, 3, 9)) ?? '', {
    leaf: leaves[3] as Buffer,
    key: log.key,
  })
  expect(old.ok && old.value.checkpoint.size).toBe(9)
})

test('what there never was is answered by nothing', async () => {
  const size = await sizeOf(database.db())
  expect(await checkpoint(database.db(), log, size + 1)).toBeNull()
  expect(await proofOf(database.db(), log, size)).toBeNull()
  expect(await proofOf(database.db(), log, 4, 4)).toBeNull()
  expect(await continuation(database.db(), 0, size)).toBeNull()
  expect(await continuation(database.db(), 3, 2)).toBeNull()
  expect(await continuation(database.db(), 1, size + 1)).toBeNull()
})

test('several who add at once, from several programs, get places of their own in one tree', async () => {
  const before = await sizeOf(database.db())
  const another = openDb({ ...database.superuser(), user: APP_LOGIN })
  const leaves = Array.from({ length: 40 }, aLeaf)
  const places = await Promise.all(
    leaves.map((leaf, at) => withLogger(at % 2 ? another : database.db(), (trx) => appendLeaf(trx, leaf))),
  )
  await another.close()
  expect(places.toSorted((one, other) => one - other)).toEqual(leaves.map((_, at) => before + at))
  const kept = await leavesKept()
  expect(places.map((place) => kept[place])).toEqual(leaves)
  const { root } = await opened(await checkpoint(database.db(), log))
  expect(Buffer.from(root)).toEqual(slowRoot(kept))
})

test('what is given up, or cut off in the middle, leaves the log as it was', async () => {
  const before = await checkpoint(database.db(), log)
  await expect(
    withLogger(database.db(), async (trx) => {
      await appendLeaf(trx, aLeaf())
      throw new Error('given up')
    }),
  ).rejects.toThrow('given up')
  const cut = new pg.Client({ ...database.superuser(), user: APP_LOGIN })
  cut.on('error', () => {})
  await cut.connect()
  await cut.query('begin')
  await cut.query(`select set_config('role', 'actioncard_logger', true)`)
  await cut.query(`select log_append('\\x${'00'.repeat(32)}')`)
  const waiting = add(aLeaf())
  const { rows } = await cut.query<{ pid: number }>('select pg_backend_pid() as pid')
  await asSuperuser(`select pg_terminate_backend(${rows[0]?.pid})`)
  await waiting
  await cut.end().catch(() => {})
  const [older, newer] = [await opened(before), await opened(await checkpoint(database.db(), log))]
  expect(newer.size).toBe(older.size + 1)
  const path = await continuation(database.db(), older.size, newer.size)
  expect(isContinued(sha256, older, newer, path ?? [])).toBe(true)
})

test('nobody changes or removes what is in it, not even the tables’ owner', async () => {
  for (const table of ['log_leaf', 'log_node', 'log_key']) {
    const stays = /never changed or removed/
    await expect(asSuperuser(`delete from ${table}`)).rejects.toThrow(stays)
    await expect(asSuperuser(`truncate ${table} cascade`)).rejects.toThrow(stays)
    const [column] = await asSuperuser<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum = 1`,
    )
    await expect(asSuperuser(`update ${table} set ${column?.name} = ${column?.name}`)).rejects.toThrow(stays)
  }
})

test('the program adds by the one function, and in no other way', async () => {
  const forged = withLogger(database.db(), (trx) =>
    trx.insertInto('log_leaf').values({ index: 999, leaf: aLeaf() }).execute(),
  )
  await expect(forged).rejects.toThrow('permission denied')
  const node = withLogger(database.db(), (trx) =>
    trx.insertInto('log_node').values({ level: 9, index: 0, hash: aLeaf() }).execute(),
  )
  await expect(node).rejects.toThrow('permission denied')
  await expect(add(aLeaf().subarray(1))).rejects.toThrow('log_leaf_leaf_check')
})

test('all who start at once, and all who come later, sign with one key, which lies sealed', async () => {
  const others = Array.from({ length: 3 }, () => openDb({ ...database.superuser(), user: APP_LOGIN }))
  const logs = await Promise.all(others.map((db) => openLog(anOffice(db, aCard()), 'https://another.example')))
  for (const db of others) await db.close()
  expect(logs.map(({ published }) => published)).toEqual([log.published, log.published, log.published])
  expect(readKey(sha256, log.published)).toEqual(log.key)
  expect(log.key.name).toMatch(/^actioncard\.example\/log\/[0-9a-f]{8}$/)
  const { rows } = await withLogger(database.db(), (trx) =>
    sql<{ sealed: Buffer }>`select sealed from log_key`.execute(trx),
  )
  // PKCS#8 of an Ed25519 key begins with this wherever it lies open
  expect(rows[0]?.sealed.toString('hex')).not.toContain('302e020100300506032b6570')
})

test('a fresh database gives its first starters one key too', async () => {
  await asSuperuser('alter table log_key disable trigger all')
  await asSuperuser('delete from log_key')
  await asSuperuser('alter table log_key enable trigger all')
  const others = Array.from({ length: 4 }, () => openDb({ ...database.superuser(), user: APP_LOGIN }))
  const logs = await Promise.all(others.map((db) => openLog(anOffice(db, aCard()), ORIGIN)))
  for (const db of others) await db.close()
  expect(new Set(logs.map(({ published }) => published)).size).toBe(1)
  expect(logs[0]?.published).not.toBe(log.published)
})
