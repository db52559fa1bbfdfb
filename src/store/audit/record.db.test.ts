import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { testDatabase } from '../../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../../tests/arrange/office.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import { withActor, withAdmin, withRecorder } from '../db.ts'
import { openCase } from '../handle.ts'
import { scopeOf } from '../office.ts'
import { checkChain, exportChain } from './check-chain.ts'
import { accessesOf, chainOf } from './read.ts'
import { type Access, recordAccess } from './record.ts'

const database = testDatabase()

async function aCase({ exercise = false } = {}) {
  const db = database.db()
  const people = await aSchool(db, { exercise })
  const office = anOffice(db, aCard())
  const opened = await openCase(office, people.teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error(opened.type)
  const { caseId } = opened
  const sees = (actor: Actor, given: Partial<Access> = {}) =>
    recordAccess(db, {
      actor,
      at: MONDAY,
      action: 'case.read',
      outcome: 'done',
      caseId,
      request: randomUUID(),
      ...given,
    })
  return { db, office, caseId, sees, ...people }
}

test('who saw a case is linked one after the other, with why they could, and the chain holds', async () => {
  const { office, caseId, sees, teacher, leader, colleague, ssp } = await aCase()
  await sees(teacher)
  await sees(leader, { action: 'case.decide' })
  await sees(colleague, { outcome: 'refused' })
  await sees(ssp, { outcome: 'refused' })
  const chain = await chainOf(office, teacher, caseId)
  expect(chain.map(({ seq, action, purpose, outcome, who }) => [seq, action, purpose, outcome, who?.name])).toEqual([
    [1, 'case.read', 'member', 'done', 'Anne Eksempel'],
    [2, 'case.decide', 'leadership', 'done', 'Lene Eksempel'],
    [3, 'case.read', 'none', 'refused', 'Bo Eksempel'],
    [4, 'case.read', 'none', 'refused', 'Sara Eksempel'],
  ])
  expect(checkChain(exportChain(caseId, chain, MONDAY))).toMatchObject({ entries: 4, faults: [] })
  expect((await accessesOf(office, leader, caseId, { before: 3, limit: 1 })).map(({ seq }) => seq)).toEqual([2])
})

test('many at once make one chain', async () => {
  const { office, caseId, sees, teacher, leader } = await aCase()
  await Promise.all(Array.from({ length: 24 }, (_, index) => sees(index % 2 ? teacher : leader)))
  const chain = await chainOf(office, teacher, caseId)
  expect(checkChain(exportChain(caseId, chain, MONDAY))).toMatchObject({ entries: 24, faults: [] })
})

test('others see nothing of it, also not those who tried', async () => {
  const { office, caseId, sees, colleague } = await aCase()
  const elsewhere = await aCase()
  await sees(elsewhere.leader, { outcome: 'refused' })
  for (const actor of [colleague, elsewhere.leader, elsewhere.teacher]) {
    expect(await chainOf(office, actor, caseId)).toEqual([])
  }
})

test('a case that is not there is noted with the person who asked', async () => {
  const { db, sees, teacher } = await aCase()
  const unknown = randomUUID() as CaseId
  await sees(teacher, { caseId: unknown, outcome: 'refused' })
  const own = await withRecorder(db, teacher, teacher.account, (trx) =>
    trx.selectFrom('audit_entry').select(['chain', 'seq']).execute(),
  )
  expect(own).toEqual([{ chain: teacher.account, seq: 1 }])
})

test('nobody changes it, records in another’s name, or reads other chains by writing one', async () => {
  const { db, caseId, sees, teacher, leader } = await aCase()
  await sees(teacher)
  const tries = ['update audit_entry set outcome = $$refused$$', 'delete from audit_entry', 'delete from audit_person']
  for (const statement of tries) {
    const attempt = sql.raw(statement)
    await expect(withActor(db, scopeOf(leader), (trx) => attempt.execute(trx))).rejects.toThrow('permission denied')
    await expect(withRecorder(db, leader, caseId, (trx) => attempt.execute(trx))).rejects.toThrow('permission denied')
    await expect(withAdmin(db, (trx) => attempt.execute(trx))).rejects.toThrow('permission denied')
  }
  const other = await aCase()
  await other.sees(other.teacher)
  const seen = await withRecorder(db, leader, caseId, (trx) => trx.selectFrom('audit_entry').select('chain').execute())
  expect(seen).toEqual([{ chain: caseId }])
  const forged = withRecorder(db, leader, caseId, (trx) =>
    trx
      .insertInto('audit_person')
      .values({
        chain: caseId,
        seq: 1,
        municipality_id: randomUUID(),
        exercise: false,
        salt: Buffer.alloc(16),
        account_id: teacher.account,
        name: 'x',
        role: 'x',
        request: randomUUID(),
      })
      .execute(),
  )
  await expect(forged).rejects.toThrow('row-level security')
})

test('an exercise is recorded like the rest, and forgotten with it', async () => {
  const { db, office, caseId, sees, teacher } = await aCase({ exercise: true })
  await sees(teacher)
  const real = await aCase()
  await real.sees(real.teacher)
  await withAdmin(db, (trx) => sql`select forget_exercises()`.execute(trx))
  expect(await chainOf(office, teacher, caseId)).toEqual([])
  expect(await chainOf(real.office, real.teacher, real.caseId)).toHaveLength(1)
})
