import pg from 'pg'
import { expect, test } from 'vitest'
import type { Actor } from '#core/case/permit.ts'
import type { CaseState } from '#core/case/state.ts'
import type { CaseId } from '#core/id.ts'
import { addDays, dateOf, instantAt, type LocalDate } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { MONDAY } from '../../tests/arrange/people.ts'
import { type ListAsked, listCases, readCase } from './cases.ts'
import { handle, openCase, type Request } from './handle.ts'
import type { Office } from './office.ts'
import { readUpTo } from './seen.ts'

const database = testDatabase()
const today = dateOf(MONDAY)
const office = (day = today): Office => ({
  ...anOffice(database.db(), aCard()),
  now: () => (day === today ? MONDAY : instantAt(day, 12, 0)),
})

async function opens(actor: Actor): Promise<CaseId> {
  const handled = await openCase(office(), actor, { id: aCommandId(), answers: [] })
  if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
  return handled.caseId
}

async function does(actor: Actor, caseId: CaseId, command: Request) {
  const folder = await readCase(office(), actor, caseId)
  const seen = folder.ok ? folder.value.state.version : 0
  return handle(office(), actor, caseId, { id: aCommandId(), seen, command })
}

const listed = async (actor: Actor, asked: ListAsked, day?: LocalDate) =>
  (await listCases(office(day), actor, asked)).lines.map(({ id }) => id)
const reason = 'Det er der god grund til.'

test('what waits for me: a decision for my eyes, a task of mine', async () => {
  const { teacher, leader } = await aSchool(database.db())
  const [decided, given, plain] = [await opens(teacher), await opens(teacher), await opens(teacher)]
  await does(teacher, decided, { type: 'propose-decision', decision: 'police', outcome: 'no', reason })
  const on = addDays(today, 3)
  await does(teacher, given, { type: 'set-task', what: 'Ring', account: leader.account, on })
  expect((await listed(leader, { need: 'mine' })).sort()).toEqual([decided, given].sort())
  expect(await listed(teacher, { need: 'mine' })).toEqual([])
  await does(leader, decided, { type: 'send-back-decision', proposal: 3, reason })
  await does(leader, given, { type: 'finish-task', task: 't1' })
  expect(await listed(leader, { need: 'mine' })).toEqual([])
  expect(await listed(leader, {})).toContain(plain)
})

test('what is overdue, what is quiet, and the soonest due first, page by page', async () => {
  const { teacher } = await aSchool(database.db())
  const cases = [await opens(teacher), await opens(teacher), await opens(teacher)] as const
  const task = (days: number): Request => ({
    type: 'set-task',
    what: 'Ring',
    account: teacher.account,
    on: addDays(today, days),
  })
  await does(teacher, cases[0], task(5))
  await does(teacher, cases[1], task(2))
  expect(await listed(teacher, { need: 'overdue' })).toEqual([])
  expect(await listed(teacher, { need: 'overdue' }, addDays(today, 3))).toEqual([cases[1]])
  expect(await listed(teacher, { need: 'quiet' })).toEqual([])
  expect(await listed(teacher, { need: 'quiet' }, addDays(today, 15))).toHaveLength(3)

  const paged: CaseId[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await listCases(office(), teacher, { sort: 'due', limit: 1, ...(after && { after }) })
    paged.push(...page.lines.map(({ id }) => id))
    after = page.next
  }
  expect(paged).toEqual([cases[1], cases[0], cases[2]])
  expect(await listed(teacher, { sort: 'due', after: 'odd_cursor' })).toHaveLength(3)
})

test('whoever has been relieved sees the case no longer, and the one who took over does', async () => {
  const { teacher, colleague, leader } = await aSchool(database.db())
  const caseId = await opens(teacher)
  const over: Request = { type: 'hand-over', from: teacher.account, account: colleague.account, reason }
  expect(await does(teacher, caseId, over)).toMatchObject({ type: 'refused', refusal: { type: 'not-permitted' } })
  expect(await does(leader, caseId, over)).toMatchObject({ type: 'done' })
  expect(await listed(teacher, {})).toEqual([])
  expect((await readCase(office(), teacher, caseId)).ok).toBe(false)
  expect(await listed(colleague, {})).toEqual([caseId])
  expect((await readCase(office(), colleague, caseId)).ok).toBe(true)
})

test('a case is told from others by kinds and ages, which stand nowhere in the clear', async () => {
  const { teacher, leader, ssp } = await aSchool(database.db())
  const opened = await openCase(office(), teacher, {
    id: aCommandId(),
    answers: [
      { fact: 'kinds', value: ['bullying'] },
      { fact: 'victims.v1.age', value: 13 },
    ],
  })
  if (opened.type !== 'done') throw new Error(JSON.stringify(opened))
  await does(teacher, opened.caseId, { type: 'add-person', role: 'victim', name: 'Frida Øvelse', age: 14 })
  await does(teacher, opened.caseId, { type: 'ask-sparring', account: ssp.account, question: 'Hvad nu?' })
  const of = async (actor: Actor) => (await listCases(office(), actor)).lines[0]
  expect(await of(teacher)).toMatchObject({ kinds: ['bullying'], ages: [13, 14], relation: 'member' })
  expect(await of(leader)).toMatchObject({ kinds: ['bullying'], ages: [13, 14], relation: null })
  expect(await of(ssp)).toMatchObject({ ages: [13, 14], relation: 'sparring' })
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query<{ all: string }>(
    `select string_agg(encode(sealed, 'escape'), '') || (select string_agg(l::text, '') from case_list l) as all from case_brief`,
  )
  await client.end()
  expect(rows[0]?.all.length).toBeGreaterThan(100)
  expect(rows[0]?.all).not.toMatch(/bullying|Frida/)
})

test('a question waits for the one who was asked; the answer for the asker, until they have seen it', async () => {
  const { teacher, leader, ssp } = await aSchool(database.db())
  const caseId = await opens(teacher)
  await does(teacher, caseId, { type: 'ask-sparring', account: ssp.account, question: 'Hvad nu?' })
  const waits = async (actor: Actor) => {
    const { asked, answered, forMe } = (await listCases(office(), actor)).lines[0] ?? {}
    return { asked, answered, forMe }
  }
  expect(await waits(ssp)).toEqual({ asked: 1, answered: 0, forMe: 1 })
  expect(await waits(teacher)).toEqual({ asked: 0, answered: 0, forMe: 0 })
  const { state } = ((await readCase(office(), ssp, caseId)) as { value: { state: CaseState } }).value
  const question = state.questions[0]?.entry ?? 0
  await does(ssp, caseId, { type: 'answer-sparring', question, text: 'Ring til mig.' })
  expect(await waits(ssp)).toEqual({ asked: 0, answered: 0, forMe: 0 })
  expect(await waits(teacher)).toEqual({ asked: 0, answered: 1, forMe: 1 })
  expect(await waits(leader)).toEqual({ asked: 0, answered: 0, forMe: 0 })
  await readUpTo(office(), teacher, caseId, question + 1)
  expect(await waits(teacher)).toEqual({ asked: 0, answered: 0, forMe: 0 })
})
