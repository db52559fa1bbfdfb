import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { CaseId } from '#core/id.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { readCase } from './cases.ts'
import { withAdmin, withKeeper } from './db.ts'
import { handle, openCase } from './handle.ts'
import { rewrapKeys } from './rotate.ts'
import { keyOf } from './seal.ts'

const database = testDatabase()
const OLD = Buffer.alloc(32, 7)
const NEW = Buffer.alloc(32, 8)

async function aCase({ exercise = false } = {}) {
  const db = database.db()
  const office = anOffice(db, aCard())
  const { teacher } = await aSchool(db, { exercise })
  const opened = await openCase(office, teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error(opened.type)
  return { db, office, teacher, caseId: opened.caseId }
}

const keysOf = (caseId: CaseId) =>
  withKeeper(database.db(), (trx) =>
    trx.selectFrom('case_key').select(['installation_key as id', 'wrapped']).where('case_id', '=', caseId).execute(),
  )

test('a new key wraps every case’s key; what the cases say is not touched, and the old key opens nothing', async () => {
  const { db, office, teacher, caseId } = await aCase()
  await aCase()
  const payloads = () =>
    withKeeper(db, (trx) => sql`select has_table_privilege('case_event', 'select') as may`.execute(trx))
  expect((await payloads()).rows).toEqual([{ may: false }])
  const [before] = await keysOf(caseId)
  const ring = keyOf(NEW, [OLD])
  // while it goes on, both are read
  expect((await readCase({ ...office, key: ring }, teacher, caseId)).ok).toBe(true)
  expect(await rewrapKeys(db, ring)).toBeGreaterThanOrEqual(2)
  expect(await rewrapKeys(db, ring)).toBe(0)
  const [after] = await keysOf(caseId)
  expect(after?.id).toBe(ring.id)
  expect(after?.wrapped.equals(before?.wrapped as Buffer)).toBe(false)
  const renewed = { ...office, key: keyOf(NEW) }
  const folder = await readCase(renewed, teacher, caseId)
  expect(folder.ok && folder.value.events).toHaveLength(2)
  await expect(readCase(office, teacher, caseId)).rejects.toThrow('wrapped by installation key')
  const note = { type: 'write-note', text: 'Efter nøglen' } as const
  const command = { id: aCommandId(), seen: 9, command: note }
  expect((await handle(renewed, teacher, caseId, command)).type).toBe('done')
})

test('a key that opens nothing stops it, and changes nothing', async () => {
  const { db, caseId } = await aCase()
  const before = await keysOf(caseId)
  await expect(rewrapKeys(db, keyOf(Buffer.alloc(32, 9), [Buffer.alloc(32, 1)]))).rejects.toThrow('wrapped by')
  expect(await keysOf(caseId)).toEqual(before)
})

test('a case that is forgotten takes its key with it', async () => {
  const { db, caseId } = await aCase({ exercise: true })
  expect(await keysOf(caseId)).toHaveLength(1)
  await withAdmin(db, (trx) => sql`select forget_exercises()`.execute(trx))
  expect(await keysOf(caseId)).toEqual([])
})
