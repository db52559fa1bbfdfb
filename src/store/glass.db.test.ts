import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId, InstitutionId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool, numberOf } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { chainOf } from './audit/read.ts'
import { readCase } from './cases.ts'
import { withActor, withAdmin } from './db.ts'
import { breakGlass, overseenGlass, placesOf, unseenGlass } from './glass.ts'
import { handle, openCase } from './handle.ts'
import { scopeOf } from './office.ts'

const database = testDatabase()
const reason = 'Eleven er ikke kommet hjem, og Anne tager ikke telefonen'
const noting = () => ({ action: 'case.break-glass', request: randomUUID() })
const noSuch = { type: 'refused', refusal: { type: 'no-such-case' } }

async function aCase() {
  let now: Instant = MONDAY
  const office = anOffice(database.db(), aCard(), () => now)
  const people = await aSchool(database.db())
  const opened = await openCase(office, people.teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error('no case')
  const institution = people.school
  const number = await numberOf(office, people.teacher, opened.caseId)
  const asked = { institution, number, purpose: 'child-at-risk', reason } as const
  const later = (minutes: number) => {
    now = addMinutes(now, minutes)
  }
  return { office, ...people, caseId: opened.caseId, asked, later }
}

async function anAccount(of: Actor, role: Actor['role']): Promise<Actor> {
  const account = randomUUID() as AccountId
  await withAdmin(database.db(), async (trx) => {
    const { municipality_id } = await trx
      .selectFrom('account')
      .select('municipality_id')
      .where('id', '=', of.account)
      .executeTakeFirstOrThrow()
    const row = { id: account, municipality_id, display_name: 'Prøve Eksempel', role, created_at: MONDAY }
    await trx.insertInto('account').values(row).execute()
  })
  return { account, name: 'Prøve Eksempel', role, institutions: [], exercise: false }
}

test('four hours of reading, seen by everybody it concerns, and nothing to write', async () => {
  const { office, teacher, colleague, leader, caseId, asked, later } = await aCase()
  const dpo = await anAccount(teacher, 'dpo')
  expect((await readCase(office, colleague, caseId)).ok).toBe(false)
  expect(await breakGlass(office, colleague, asked, noting())).toMatchObject({ type: 'done', caseId })
  const read = await readCase(office, colleague, caseId)
  expect(read.ok && read.value.state.glass).toMatchObject([{ by: { name: colleague.name }, reason }])
  const note = { type: 'write-note', text: 'Jeg er her nu' } as const
  expect(await handle(office, colleague, caseId, { id: aCommandId(), seen: 99, command: note })).toMatchObject({
    refusal: { type: 'not-permitted' },
  })
  const told = { name: colleague.name, number: asked.number, purpose: 'child-at-risk', seenAt: null }
  expect(await unseenGlass(office, leader)).toMatchObject([told])
  expect(await unseenGlass(office, teacher)).toMatchObject([told])
  expect(await overseenGlass(office, dpo)).toMatchObject([told])
  expect((await chainOf(office, teacher, caseId)).map((one) => [one.action, one.purpose, one.who?.name])).toEqual([
    ['case.break-glass', 'emergency', colleague.name],
  ])
  later(239)
  expect((await readCase(office, colleague, caseId)).ok).toBe(true)
  later(2)
  expect((await readCase(office, colleague, caseId)).ok).toBe(false)
  const scope = scopeOf(colleague, office.now())
  const rows = await withActor(office.db, scope, (trx) => trx.selectFrom('case_event').select('type').execute())
  expect(rows).toEqual([])
})

test('a leader acknowledges it once; whoever broke the glass never does', async () => {
  const { office, colleague, leader, caseId, asked } = await aCase()
  await breakGlass(office, colleague, asked, noting())
  const folder = await readCase(office, leader, caseId)
  const broken = (folder.ok && folder.value.state.glass[0]?.entry) || 0
  const acknowledge = (by: Actor) =>
    handle(office, by, caseId, { id: aCommandId(), seen: 99, command: { type: 'acknowledge-glass', broken } })
  expect(await acknowledge(colleague)).toMatchObject({ refusal: { type: 'not-permitted' } })
  expect(await acknowledge(leader)).toMatchObject({ type: 'done' })
  expect(await unseenGlass(office, leader)).toEqual([])
  expect(await acknowledge(leader)).toMatchObject({ refusal: { type: 'nothing-changed' } })
})

test('no case, a case of another municipality, and one they are suspected in are answered alike', async () => {
  const { office, teacher, colleague, leader, asked } = await aCase()
  const elsewhere = await aCase()
  expect(await breakGlass(office, colleague, { ...asked, number: '2026-099' }, noting())).toEqual(noSuch)
  expect(await breakGlass(office, colleague, elsewhere.asked, noting())).toEqual(noSuch)
  const shut = await openCase(office, teacher, { id: aCommandId(), answers: [], staff: leader.account })
  if (shut.type !== 'done') throw new Error('no case')
  const number = await numberOf(office, teacher, shut.caseId)
  expect(await breakGlass(office, leader, { ...asked, number }, noting())).toEqual(noSuch)
  expect(await breakGlass(office, colleague, { ...asked, number }, noting())).toMatchObject({ type: 'done' })
  expect(await unseenGlass(office, leader)).toEqual([])
  const dpo = await anAccount(teacher, 'dpo')
  expect(await breakGlass(office, dpo, asked, noting())).toEqual(noSuch)
  expect((await placesOf(office, colleague)).map(({ id }) => id)).toEqual([asked.institution])
})

test('numbers can be tried five times; the next wait is longer each time, and the right one waits too', async () => {
  const { office, colleague, asked, later } = await aCase()
  const tries = (number: string) => breakGlass(office, colleague, { ...asked, number }, noting())
  const wait = { type: 'refused', refusal: { type: 'guess-later' } }
  await Promise.all(Array.from({ length: 5 }, (_, guess) => tries(`2025-${1000 + guess}`)))
  expect(await tries(asked.number)).toMatchObject(wait)
  later(1)
  expect(await tries('2025-2000')).toEqual(noSuch)
  later(0.6)
  expect(await tries(asked.number)).toMatchObject(wait)
  later(0.5)
  expect(await tries(asked.number)).toMatchObject({ type: 'done' })
})

test('whoever can read it already reads on, and nothing is written', async () => {
  const { office, leader, caseId, asked } = await aCase()
  expect(await breakGlass(office, leader, asked, noting())).toMatchObject({ type: 'done', caseId, version: 2 })
  expect(await unseenGlass(office, { ...leader, account: randomUUID() as AccountId })).toEqual([])
})

test('a reason is asked for, and without one nothing is written', async () => {
  const { office, teacher, colleague, caseId, asked } = await aCase()
  expect(await breakGlass(office, colleague, { ...asked, reason: 'Nysgerrig' }, noting())).toMatchObject({
    refusal: { type: 'too-few-words' },
  })
  const purpose = 'curiosity' as never
  expect(await breakGlass(office, colleague, { ...asked, purpose }, noting())).toMatchObject({ type: 'refused' })
  const folder = await readCase(office, teacher, caseId)
  expect(folder.ok && folder.value.state.version).toBe(2)
})

test('raw SQL lets nobody in without naming the case, and lets them write nothing once in', async () => {
  const { office, colleague, caseId, asked } = await aCase()
  const row = {
    case_id: caseId as CaseId,
    account_id: colleague.account,
    institution_id: asked.institution as InstitutionId,
  }
  const until = addMinutes(MONDAY, 60)
  const insert = withActor(office.db, scopeOf(colleague), (trx) =>
    trx
      .insertInto('case_glass')
      .values({ ...row, name: 'Bo', role: 'professional', purpose: 'stand-in', at: MONDAY, until })
      .execute(),
  )
  await expect(insert).rejects.toThrow('row-level security')
  await breakGlass(office, colleague, asked, noting())
  const event = { ...row, version: 9, type: 'note-written', shape: 1, at: MONDAY, payload: Buffer.alloc(1) }
  const write = withActor(office.db, scopeOf(colleague, MONDAY), (trx) =>
    trx.insertInto('case_event').values(event).execute(),
  )
  await expect(write).rejects.toThrow('row-level security')
})
