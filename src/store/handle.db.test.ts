import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { CaseId } from '#core/id.ts'
import type { LocalDate } from '#core/time.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool, numberOf } from '../../tests/arrange/office.ts'
import { listCases, readCase } from './cases.ts'
import { withActor } from './db.ts'
import { type Handled, handle, openCase, type Request } from './handle.ts'
import { scopeOf } from './office.ts'

const database = testDatabase()
const office = () => anOffice(database.db(), aCard())
const note = (text: string): Request => ({ type: 'write-note', text })
const answer = (fact: string): Request => ({ type: 'record-answers', answers: [{ fact, value: true }] })
const opened = (handled: Handled): CaseId => {
  if (handled.type !== 'done') throw new Error(JSON.stringify(handled))
  return handled.caseId
}
async function aCase() {
  const people = await aSchool(database.db())
  const answers = [{ fact: 'victims.v1.age', value: 13 }]
  const caseId = opened(await openCase(office(), people.teacher, { id: aCommandId(), answers }))
  return { ...people, caseId }
}

test('a case opened is a case read, with what the guide was told', async () => {
  const { teacher, caseId } = await aCase()
  const folder = await readCase(office(), teacher, caseId)
  if (!folder.ok) throw new Error('not read')
  const { state, events, plan } = folder.value
  expect(state).toMatchObject({ status: 'open', version: 4, number: expect.stringMatching(/^2026-\d{4}$/) })
  expect(events.map((event) => event.type)).toEqual([
    'case-opened',
    'professional-joined',
    'person-added',
    'answer-recorded',
  ])
  expect(plan.steps).toHaveLength(5)
})

test('the same command sent twice is done once and answered the same', async () => {
  const { teacher, caseId } = await aCase()
  const sent = { id: aCommandId(), seen: 4, command: answer('violence') }
  const first = await handle(office(), teacher, caseId, sent)
  const second = await handle(office(), teacher, caseId, sent)
  expect(first).toEqual({ type: 'done', caseId, version: 5 })
  expect(second).toEqual(first)
})

test('a case opened twice by one command is one case, also when both arrive at once', async () => {
  const { teacher } = await aSchool(database.db())
  const request = { id: aCommandId(), answers: [] }
  const both = await Promise.all([openCase(office(), teacher, request), openCase(office(), teacher, request)])
  expect(both[0]).toEqual(both[1])
  expect((await listCases(office(), teacher)).lines).toHaveLength(1)
})

test('of two who write at once one is told what the other wrote, and nothing is overwritten', async () => {
  const { teacher, leader, caseId } = await aCase()
  const send = (actor: typeof teacher, fact: string) =>
    handle(office(), actor, caseId, { id: aCommandId(), seen: 4, command: answer(fact) })
  const both = await Promise.all([send(teacher, 'violence'), send(leader, 'ongoing')])
  expect(both.map((one) => one.type).sort()).toEqual(['changed', 'done'])
  const told = both.find((one) => one.type === 'changed')
  expect(told).toMatchObject({ version: 5, events: [{ entry: 5, event: { type: 'answer-recorded', value: true } }] })
})

test('a note is kept whatever has happened meanwhile', async () => {
  const { teacher, leader, caseId } = await aCase()
  await handle(office(), leader, caseId, { id: aCommandId(), seen: 4, command: answer('violence') })
  const late = await handle(office(), teacher, caseId, { id: aCommandId(), seen: 4, command: note('Hun ringede.') })
  expect(late).toEqual({ type: 'done', caseId, version: 6 })
})

test('a refusal changes nothing and says why', async () => {
  const { teacher, caseId } = await aCase()
  const sent = { id: aCommandId(), seen: 4, command: note('  ') }
  expect(await handle(office(), teacher, caseId, sent)).toEqual({
    type: 'refused',
    refusal: { type: 'missing', field: 'text' },
  })
  const folder = await readCase(office(), teacher, caseId)
  expect(folder.ok && folder.value.state.version).toBe(4)
})

test('an answer that is known already adds no entry', async () => {
  const { teacher, caseId } = await aCase()
  const command: Request = { type: 'record-answers', answers: [{ fact: 'victims.v1.age', value: 13 }] }
  const handled = await handle(office(), teacher, caseId, { id: aCommandId(), seen: 4, command })
  expect(handled).toEqual({ type: 'done', caseId, version: 4 })
})

test('a case that is not there, and one not to be seen, are the same', async () => {
  const { colleague, ssp, caseId } = await aCase()
  const stranger = (await aSchool(database.db())).leader
  for (const [actor, id] of [
    [colleague, caseId],
    [ssp, caseId],
    [stranger, caseId],
    [stranger, randomUUID() as CaseId],
  ] as const) {
    const handled = await handle(office(), actor, id, { id: aCommandId(), seen: 4, command: note('Hej med dig') })
    expect(handled).toEqual({ type: 'refused', refusal: { type: 'no-such-case' } })
    expect(await readCase(office(), actor, id)).toEqual({ ok: false, error: { type: 'no-such-case' } })
    expect((await listCases(office(), actor)).lines).toEqual([])
  }
})

test('a colleague sees the case from being put on it, the SSP consultant from being asked, and that one only writes notes', async () => {
  const { teacher, colleague, ssp, caseId } = await aCase()
  const send = (actor: typeof teacher, seen: number, command: Request) =>
    handle(office(), actor, caseId, { id: aCommandId(), seen, command })
  expect(await send(teacher, 4, { type: 'add-member', account: colleague.account })).toMatchObject({ type: 'done' })
  const asked = { type: 'ask-sparring', account: ssp.account, question: 'Hvad gør vi?' } as const
  expect(await send(colleague, 5, asked)).toMatchObject({ type: 'done', version: 6 })
  expect(await send(ssp, 6, note('Ring til politiet.'))).toMatchObject({ type: 'done', version: 7 })
  expect(await send(ssp, 7, answer('violence'))).toEqual({
    type: 'refused',
    refusal: { type: 'not-permitted', action: 'record-answers' },
  })
  expect((await listCases(office(), ssp)).lines).toMatchObject([{ id: caseId, relation: 'sparring' }])
  const stranger = (await aSchool(database.db())).teacher
  expect(await send(teacher, 7, { type: 'add-member', account: stranger.account })).toEqual({
    type: 'refused',
    refusal: { type: 'no-such-account' },
  })
})

test('each has a number of its own when many open at once and some are refused', async () => {
  const { teacher, leader } = await aSchool(database.db())
  const refusedAnswers = [{ fact: 'violence', value: 'perhaps' }]
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      openCase(office(), i % 2 ? teacher : leader, { id: aCommandId(), answers: i % 4 === 0 ? refusedAnswers : [] }),
    ),
  )
  expect(all.filter((one) => one.type === 'refused')).toHaveLength(5)
  const { lines } = await listCases(office(), leader, { limit: 50 })
  expect(new Set(lines.map((line) => line.number)).size).toBe(15)
})

test('a list goes on where it ended, without doubles', async () => {
  const { leader } = await aSchool(database.db())
  for (let i = 0; i < 7; i++) await openCase(office(), leader, { id: aCommandId(), answers: [] })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listCases(office(), leader, { limit: 3, ...(after && { after }) })
    seen.push(...page.lines.map((line) => line.id))
    after = page.next ?? undefined
  } while (after)
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
  expect((await listCases(office(), leader, { status: 'closed' })).lines).toEqual([])
  expect((await listCases(office(), leader, { after: 'nonsense' })).lines).toHaveLength(7)
})

test('the database refuses to change or remove an event, also for its superuser', async () => {
  const { leader, caseId } = await aCase()
  const scope = scopeOf(leader)
  const update = withActor(database.db(), scope, (trx) =>
    trx.updateTable('case_event').set({ type: 'x' }).where('case_id', '=', caseId).execute(),
  )
  await expect(update).rejects.toThrow('permission denied')
  const remove = withActor(database.db(), scope, (trx) =>
    trx.deleteFrom('case_event').where('case_id', '=', caseId).execute(),
  )
  await expect(remove).rejects.toThrow('permission denied')
  const client = new pg.Client(database.superuser())
  await client.connect()
  for (const statement of ['update case_event set type = type', 'delete from case_event', 'truncate case_event']) {
    await expect(client.query(statement)).rejects.toThrow('never changed or removed')
  }
  await client.end()
})

test('another institution, or nobody, reads and adds nothing by raw SQL', async () => {
  const { teacher, school, caseId } = await aCase()
  const other = await aSchool(database.db())
  const tables = ['case_stream', 'case_event', 'case_key', 'case_list', 'case_member'] as const
  const counts = (scope: { account: string; institutions: readonly string[] }) =>
    withActor(database.db(), scope, async (trx) => {
      const all = await Promise.all(
        tables.map((table) =>
          trx
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow(),
        ),
      )
      return all.map((row) => row.count)
    })
  expect(await counts(scopeOf(other.leader))).toEqual([0, 0, 0, 0, 0])
  expect(await counts({ account: randomUUID(), institutions: [] })).toEqual([0, 0, 0, 0, 0])
  expect(await counts(scopeOf(teacher))).toEqual([1, 4, 1, 1, 1])
  const intrude = withActor(database.db(), scopeOf(other.leader), (trx) =>
    trx
      .insertInto('case_member')
      .values({
        case_id: caseId,
        account_id: other.leader.account,
        institution_id: school,
        relation: 'member',
        since: '2026-11-23T07:10:00.000Z' as never,
      })
      .execute(),
  )
  await expect(intrude).rejects.toThrow('row-level security')
})

test('what was typed stands nowhere in the database in the clear', async () => {
  const { teacher, caseId } = await aCase()
  await handle(office(), teacher, caseId, { id: aCommandId(), seen: 4, command: note('marked-word-4711') })
  const client = new pg.Client(database.superuser())
  await client.connect()
  const { rows } = await client.query<{ all: string }>(
    `select string_agg(encode(payload, 'escape'), '') || (select coalesce(string_agg(l::text, ''), '') from case_list l) as all
     from case_event`,
  )
  await client.end()
  expect(rows[0]?.all.length).toBeGreaterThan(100)
  expect(rows[0]?.all).not.toContain('marked-word')
  expect(rows[0]?.all).not.toContain('Anne')
})

test('a note for the leadership reaches nobody else, neither when the case is read nor as what has changed', async () => {
  const { teacher, colleague, leader, caseId } = await aCase()
  const send = (actor: typeof teacher, seen: number, command: Request) =>
    handle(office(), actor, caseId, { id: aCommandId(), seen, command })
  await send(teacher, 4, { type: 'add-member', account: colleague.account })
  await send(leader, 5, { type: 'write-note', text: 'hidden-word', readers: 'leadership' })
  const read = async (actor: typeof teacher) => JSON.stringify(await readCase(office(), actor, caseId))
  expect(await read(leader)).toContain('hidden-word')
  expect(await read(colleague)).not.toContain('hidden-word')
  const correct = { type: 'correct-note', corrects: 6, text: 'x', reason: 'x' } as const
  expect(await send(colleague, 6, correct)).toMatchObject({ type: 'refused', refusal: { type: 'no-such-note' } })
  expect(await send(colleague, 5, answer('violence'))).toMatchObject({ type: 'done' })
  expect(JSON.stringify(await send(teacher, 5, answer('ongoing')))).not.toContain('hidden-word')
})

test('the line in the list follows the case', async () => {
  const { teacher, leader, caseId } = await aCase()
  const send = (actor: typeof teacher, command: Request) =>
    handle(office(), actor, caseId, { id: aCommandId(), seen: 1000, command })
  const line = async () => (await listCases(office(), leader)).lines[0]
  expect(await line()).toMatchObject({
    number: await numberOf(office(), leader, caseId),
    institution: 'Højmark Skole',
    status: 'open',
    relation: null,
  })
  const before = (await line())?.doing ?? 0
  await send(teacher, { type: 'mark-done', step: 'assess-step' })
  expect((await line())?.doing).toBe(before - 1)
  const reason = 'Det er ikke nødvendigt her.'
  await send(teacher, { type: 'propose-decision', decision: 'police', outcome: 'no', reason })
  expect(await line()).toMatchObject({ pending: 1, followUpOn: null })
  await send(leader, { type: 'confirm-decision', proposal: 6 })
  const followUp = { on: '2026-12-01' as LocalDate, what: 'Ring hjem' }
  await send(leader, { type: 'close-case', outcome: reason, followUp, leftReason: reason })
  expect(await line()).toMatchObject({ status: 'open', pending: 1 })
  await send(teacher, { type: 'confirm-decision', proposal: 8 })
  expect(await line()).toMatchObject({ status: 'closed', pending: 0, followUpOn: '2026-12-01' })
  expect((await listCases(office(), leader, { status: 'open' })).lines).toEqual([])
  await send(leader, { type: 'reopen-case', reason })
  expect((await listCases(office(), leader, { status: 'open' })).lines).toHaveLength(1)
})

test('who has no function in cases opens, reads and finds none', async () => {
  const { teacher, caseId } = await aCase()
  const administrator = { ...teacher, role: 'administrator' as const }
  const sent = { id: aCommandId(), seen: 4, command: note('Hej') }
  expect(await handle(office(), administrator, caseId, sent)).toEqual({
    type: 'refused',
    refusal: { type: 'no-such-case' },
  })
  expect(await openCase(office(), administrator, { id: aCommandId(), answers: [] })).toMatchObject({ type: 'refused' })
  expect((await listCases(office(), administrator)).lines).toEqual([])
  const homeless = { ...teacher, institutions: [] }
  expect(await openCase(office(), homeless, { id: aCommandId(), answers: [] })).toMatchObject({ type: 'refused' })
})
