// Row-level security as the second wall of the logbooks: what raw SQL gets to see and do, as each of the program's roles.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Circle } from '#core/logbook/circle.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import type { LocalDate } from '#core/time.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { withLogbooks } from '../db.ts'
import { APP_LOGIN } from '../open.ts'
import { installationOf } from './installation.ts'
import { addEntry, beginLogbook } from './logbook.ts'
import { open, withMember } from './member.ts'

const database = testDatabase()
const TABLES = ['logbook', 'logbook_slot', 'logbook_circle', 'logbook_entry']
const DAY = '2026-11-23' as LocalDate

type Kept = { readonly id: Buffer; readonly locator: Buffer; readonly proof: Buffer }
let mine: Kept
let theirs: Kept

/** A logbook of which the database knows no more than it must. */
async function keep(): Promise<Kept> {
  const [id, locator, proof] = [randomBytes(16), randomBytes(32), randomBytes(32)]
  const circle = { logbook: id.toString('base64url'), number: 1 } as Circle
  await beginLogbook(database.db(), circle, [{ slot: 1, keeper: true, locator, proof }], DAY)
  const envelope = { seq: 1 } as Envelope
  await withMember(database.db(), { locator, proof }, (trx) =>
    addEntry(trx, id, envelope, randomBytes(32).toString('base64url'), randomBytes(32)),
  )
  return { id, locator, proof }
}

async function ask<T extends object>(config: pg.PoolConfig, ...statements: string[]): Promise<T[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    let rows: T[] = []
    for (const statement of statements) rows = (await client.query<T>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

const asProgram = <T extends object>(context: { logbook?: Buffer; locator?: Buffer }, statement: string) =>
  ask<T>(
    { ...database.superuser(), user: APP_LOGIN },
    'begin',
    `select set_config('role', 'actioncard_logbook', true),
      set_config('app.logbook', '${context.logbook?.toString('hex') ?? ''}', true),
      set_config('app.locator', '${context.locator?.toString('hex') ?? ''}', true)`,
    statement,
  )

beforeAll(async () => {
  mine = await keep()
  theirs = await keep()
  await installationOf(database.db())
})

test.each(TABLES)('%s shows the logbook that is open, and nothing when none is', async (table) => {
  const column = table === 'logbook' ? 'id' : 'logbook_id'
  const seen = (context: object) => asProgram<Record<string, Buffer>>(context, `select ${column} as id from ${table}`)
  expect(await ask(database.superuser(), `select from ${table}`)).toHaveLength(2)
  expect(await seen({})).toEqual([])
  expect(await seen({ logbook: mine.id })).toEqual([{ id: mine.id }])
  const byLocator = table === 'logbook_slot' ? [{ id: theirs.id }] : []
  expect(await seen({ locator: theirs.locator })).toEqual(byLocator)
})

test('no other role of the program has any right to a logbook', async () => {
  const granted = await ask(
    database.superuser(),
    `select grantee, table_name from information_schema.role_table_grants
     where table_name like 'logbook%' and grantee not in ('actioncard_owner', 'actioncard_logbook', '${database.superuser().user}')`,
  )
  expect(granted).toEqual([])
})

test('nothing is written into a logbook that is not open, and what is written is not changed', async () => {
  const id = `'\\x${theirs.id.toString('hex')}'`
  const refused = (statement: string) => expect(asProgram({ logbook: mine.id }, statement)).rejects.toThrow()
  await refused(`insert into logbook_entry select ${id}, 2, hash, envelope, leaf from logbook_entry`)
  await refused(`insert into logbook_circle select ${id}, 2, circle from logbook_circle`)
  await refused(`insert into logbook_slot values ('\\x${'00'.repeat(32)}', '\\x${'00'.repeat(32)}', ${id}, 2, true)`)
  await refused("update logbook_entry set envelope = '{}'")
  await refused("update logbook_circle set circle = '{}'")
  await refused('delete from logbook_entry')
  await refused("update logbook_installation set id = 'x'")
  const changed = await asProgram({ logbook: mine.id }, `update logbook set entries = 9 where id = ${id} returning 1`)
  expect(changed).toEqual([])
  const gone = await asProgram({ logbook: mine.id }, `delete from logbook where id = ${id} returning 1`)
  expect(gone).toEqual([])
  const altered = ask(database.superuser(), "update logbook_entry set envelope = '{}'")
  await expect(altered).rejects.toThrow('is not changed')
})

test('one is opened by both its hashes, and by no other’s', async () => {
  const opened = (shown: Pick<Kept, 'locator' | 'proof'>) =>
    withMember(database.db(), shown, async (_, { logbook }) => logbook)
  expect(await opened(mine)).toEqual(mine.id)
  expect(await opened({ ...mine, proof: theirs.proof })).toBe(null)
  expect(await opened({ ...mine, locator: theirs.locator })).toBe(null)
  expect(await opened({ locator: randomBytes(32), proof: mine.proof })).toBe(null)
})

test('what is open ends with the transaction', async () => {
  await withLogbooks(database.db(), (trx) => open(trx, mine.id))
  const after = await withLogbooks(database.db(), (trx) => trx.selectFrom('logbook').select('id').execute())
  expect(after).toEqual([])
})
