import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import { addMinutes } from '#core/time.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { checkChain, exportChain } from '../audit/check-chain.ts'
import { checkLogged } from '../audit/check-logged.ts'
import { chainOf } from '../audit/read.ts'
import { recordAccess } from '../audit/record.ts'
import { withLogger } from '../db.ts'
import { openCase } from '../handle.ts'
import type { Office } from '../office.ts'
import { commitHeads, loggedHead } from './audit-heads.ts'
import { type Log, openLog } from './key.ts'
import { sizeOf } from './log.ts'

const database = testDatabase()
let office: Office
let log: Log
beforeAll(async () => {
  office = anOffice(database.db(), aCard())
  log = await openLog(office, 'https://actioncard.example')
})

async function aCase(exercise = false) {
  const { leader } = await aSchool(database.db(), { exercise })
  const opened = await openCase(office, leader, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error('no case')
  return { leader, caseId: opened.caseId }
}
const sees = (actor: Actor, caseId: CaseId, at = MONDAY) =>
  recordAccess(database.db(), { actor, caseId, at, action: 'case.read', outcome: 'done', request: randomUUID() })
const exported = async (actor: Actor, caseId: CaseId) =>
  exportChain(caseId, await chainOf(office, actor, caseId), MONDAY, await loggedHead(office, log, actor, caseId))

test('the end of each chain goes into the log once, and again when it has grown', async () => {
  const [one, two] = [await aCase(), await aCase()]
  await sees(one.leader, one.caseId)
  await sees(two.leader, two.caseId)
  expect(await commitHeads(database.db(), null)).toBe(2)
  expect(await commitHeads(database.db(), null)).toBe(0)
  await sees(two.leader, two.caseId, addMinutes(MONDAY, 9))
  expect(await commitHeads(database.db(), addMinutes(MONDAY, 10))).toBe(0)
  expect(await commitHeads(database.db(), addMinutes(MONDAY, 5))).toBe(1)
  expect(await sizeOf(database.db())).toBe(3)
})

test('several programs at once do it once; the exercise is left out', async () => {
  const invented = await aCase(true)
  await sees(invented.leader, invented.caseId)
  const real = await aCase()
  await sees(real.leader, real.caseId)
  const before = await sizeOf(database.db())
  const counts = await Promise.all([1, 2, 3].map(() => commitHeads(database.db(), null)))
  expect(counts.reduce((sum, count) => sum + count)).toBe(1)
  expect(await sizeOf(database.db())).toBe(before + 1)
})

test('an exported record carries how it stands in the log, and is checked by it', async () => {
  const { leader, caseId } = await aCase()
  for (const minutes of [0, 1, 2]) await sees(leader, caseId, addMinutes(MONDAY, minutes))
  expect(await checkLogged(await exported(leader, caseId), { keys: [] })).toBeNull()
  await commitHeads(database.db(), null)
  await sees(leader, caseId, addMinutes(MONDAY, 3))
  const entries = await chainOf(office, leader, caseId)
  const text = await exported(leader, caseId)
  expect(checkChain(text).faults).toEqual([])
  const committed = entries.length - 1
  const believed = await checkLogged(text, { keys: [log.published] })
  expect(believed).toMatchObject({ ok: true, value: { seq: committed, log: log.key.name, trusted: true, stamp: null } })
  expect(await checkLogged(text, { keys: [] })).toMatchObject({ ok: true, value: { trusted: false } })
  expect(await checkLogged(text, { keys: ['another+00000000+AA=='] })).toEqual({
    ok: false,
    error: { type: 'other-key' },
  })

  // written anew from the first link on, as whoever has the database could: whole by itself, and not what the log held
  const heading = JSON.parse(text.split('\n')[0] as string)
  const other = await aCase()
  for (const minutes of [0, 1, 2, 3]) await sees(other.leader, other.caseId, addMinutes(MONDAY, minutes))
  const forged = exportChain(other.caseId, await chainOf(office, other.leader, other.caseId), MONDAY, heading.log)
  expect(checkChain(forged).faults).toEqual([])
  expect(await checkLogged(forged, { keys: [log.published] })).toEqual({ ok: false, error: { type: 'not-in-the-log' } })
  const cut = exportChain(caseId, entries.slice(0, committed - 1), MONDAY, heading.log)
  expect(await checkLogged(cut, { keys: [] })).toEqual({ ok: false, error: { type: 'no-such-entry', seq: committed } })
})

test('who may not see a case is not told how it stands in the log', async () => {
  const { leader, caseId } = await aCase()
  await sees(leader, caseId)
  await commitHeads(database.db(), null)
  expect(await loggedHead(office, log, leader, caseId)).not.toBeNull()
  const stranger = (await aSchool(database.db())).leader
  expect(await loggedHead(office, log, stranger, caseId)).toBeNull()
  expect(await loggedHead(office, log, { ...stranger, role: 'dpo' }, caseId)).toBeNull()
})

test('the log knows of a chain its id, numbers, moments and hashes, and nothing of who it was', async () => {
  for (const column of ['action', 'personal', 'case_id', 'purpose']) {
    const asked = withLogger(database.db(), (trx) => sql`select ${sql.ref(column)} from audit_entry`.execute(trx))
    await expect(asked).rejects.toThrow('permission denied')
  }
  const person = withLogger(database.db(), (trx) => sql`select from audit_person`.execute(trx))
  await expect(person).rejects.toThrow('permission denied')
})
