import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, test } from 'vitest'
import { pendingOf } from '#core/case/decide-decisions.ts'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import { type Instant, parseInstant } from '#core/time.ts'
import { testDatabase } from '../../tests/arrange/database.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { loadCards } from './cards.ts'
import { listCases, readCase } from './cases.ts'
import { exerciseAccount, resetExercise, seedExercise } from './exercise.ts'
import type { Who } from './exercise-cases.ts'
import { handle, openCase } from './handle.ts'
import { CARD } from './office.ts'
import { actorOf, colleagues, exerciseAccounts } from './people.ts'

const database = testDatabase()
const MORNING = parseInstant('2026-11-24T10:30') as Instant

async function office() {
  const cards = await loadCards(fileURLToPath(new URL('../../cards', import.meta.url)))
  const card = cards.get(CARD)?.at(-1)
  if (!card) throw new Error('no card')
  return anOffice(database.db(), card, () => MORNING)
}
const actor = async (account: AccountId): Promise<Actor> => {
  const found = await actorOf(database.db(), account)
  if (!found) throw new Error('nobody')
  return found
}
const played = (who: Who) => actor(exerciseAccount(who))

test('the exercise is there once, however often it is asked for, and at once', { timeout: 90_000 }, async () => {
  const here = await office()
  await Promise.all([seedExercise(here), seedExercise(here)])
  await seedExercise(here)
  const accounts = await exerciseAccounts(database.db())
  expect(accounts.map(({ name, role, institution }) => ({ name, role, institution })).slice(0, 1)).toEqual([
    { name: 'Anne Øvesen', role: 'professional', institution: 'Højmark Skole' },
  ])
  expect(accounts.map((one) => one.role)).toEqual([
    'professional',
    'professional',
    'professional',
    'leader',
    'leader',
    'ssp',
    'dpo',
  ])
  const lists = await Promise.all(
    (['leif', 'mette', 'sara', 'anne'] as const).map(async (who) => (await listCases(here, await played(who))).lines),
  )
  expect(lists.map((lines) => lines.length)).toEqual([5, 2, 1, 3])
  const all = [...(lists[0] ?? []), ...(lists[1] ?? [])]
  expect(all.filter((line) => line.status === 'closed')).toHaveLength(1)
  expect(all.some((line) => line.pending > 0)).toBe(true)
  expect(all.every((line) => line.latestAt <= MORNING)).toBe(true)
})

test('cases begun by an earlier version, which went another way, begin anew', { timeout: 90_000 }, async () => {
  const here = await office()
  await seedExercise(here)
  const closed = async () =>
    (await listCases(here, await played('leif'))).lines.find(({ status }) => status === 'closed')
  const before = await closed()
  const client = new pg.Client(database.superuser() as pg.ClientConfig)
  await client.connect()
  // as if its last entry were one that is asked for now and was not then
  const { rowCount } = await client.query(
    `delete from case_command c where c.case_id = $1 and version = (select max(version) from case_command where case_id = $1)`,
    [before?.id],
  )
  await client.end()
  expect(rowCount).toBe(1)
  await seedExercise(here)
  const after = await closed()
  expect(after?.number).toBeDefined()
  expect(after?.id).not.toBe(before?.id)
})

test('cases under way stand at different places of the card', async () => {
  const here = await office()
  const leif = await played('leif')
  const { lines } = await listCases(here, leif)
  const folders = await Promise.all(lines.map((line) => readCase(here, leif, line.id)))
  const plans = folders.map((folder) => (folder.ok ? folder.value : null))
  expect(plans.some((one) => one && pendingOf(one.state).length > 0)).toBe(true)
  expect(plans.some((one) => one?.state.status === 'closed')).toBe(true)
  expect(plans.some((one) => one?.plan.warnings.some((stop) => stop.id === 'never-contact-suspect-yet'))).toBe(true)
})

test('who trains sees no real case, and who works sees no exercise', async () => {
  const here = await office()
  const real = await aSchool(database.db())
  const opened = await openCase(here, real.leader, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error(opened.type)
  const exercised = (await listCases(here, await played('leif'))).lines
  expect(exercised.map((line) => line.id)).not.toContain(opened.caseId)
  expect((await listCases(here, real.leader)).lines).toHaveLength(1)
  for (const [who, id] of [
    [await played('leif'), opened.caseId],
    [await played('sara'), opened.caseId],
    [real.leader, exercised[0]?.id ?? opened.caseId],
    [{ ...real.leader, institutions: (await played('leif')).institutions }, exercised[0]?.id ?? opened.caseId],
  ] as const) {
    if (who.account === real.leader.account && id === opened.caseId) throw new Error('nothing to look for')
    expect(await readCase(here, who, id)).toEqual({ ok: false, error: { type: 'no-such-case' } })
  }
  const trespass = { id: aCommandId(), institution: real.school, answers: [] }
  const pretender = { ...(await played('leif')), institutions: [real.school] }
  expect(await openCase(here, pretender, trespass)).toMatchObject({ type: 'refused' })
  expect((await colleagues(here, pretender)).map((one) => one.account)).not.toContain(real.teacher.account)
})

test('starting over forgets the exercises, begins again, and leaves real cases alone', {
  timeout: 90_000,
}, async () => {
  const here = await office()
  const real = await aSchool(database.db())
  const opened = await openCase(here, real.leader, { id: aCommandId(), answers: [] })
  const anne = await played('anne')
  const before = (await listCases(here, anne)).lines
  const first = before[0]
  if (!first) throw new Error('no case')
  const folder = await readCase(here, anne, first.id)
  const seen = folder.ok ? folder.value.state.version : 0
  await handle(here, anne, first.id, { id: aCommandId(), seen, command: { type: 'write-note', text: 'Prøver' } })
  await resetExercise(here)
  const after = (await listCases(here, anne)).lines
  expect(after).toHaveLength(before.length)
  expect(after.map((line) => line.id)).not.toContain(first.id)
  expect((await listCases(here, real.leader)).lines.map((line) => line.id)).toEqual(
    opened.type === 'done' ? [opened.caseId] : [],
  )
})
