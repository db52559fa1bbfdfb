import { expect, test } from 'vitest'
import {
  COLLEAGUE,
  given,
  happens,
  isRefused,
  LEADER,
  NEXT_WEEK,
  SSP,
  TEACHER,
  type TODAY,
} from '../../../tests/arrange/case.ts'
import type { Happening } from './events.ts'

const task: Happening = { type: 'task-set', id: 't1', what: 'Ring til SSP', owner: TEACHER, on: NEXT_WEEK }
const reason = 'Anne er på kursus.'
const joined: Happening = { type: 'professional-joined', who: COLLEAGUE }

test('a task has somebody who can see the case, and a day', () => {
  const set = { type: 'set-task', what: ' Ring til SSP ', owner: TEACHER, on: NEXT_WEEK } as const
  expect(given().when(set)).toEqual(happens(task))
  expect(given(task).when(set)).toMatchObject({ value: [{ id: 't2' }] })
  expect(given().when({ ...set, owner: LEADER })).toMatchObject({ ok: true })
  for (const owner of [COLLEAGUE, SSP])
    expect(given().when({ ...set, owner })).toEqual(isRefused({ type: 'not-on-case', field: 'owner' }))
  expect(given().when({ ...set, what: '' })).toEqual(isRefused({ type: 'missing', field: 'what' }))
  expect(given().when({ ...set, on: '2026-11-22' as typeof TODAY })).toMatchObject({
    error: { type: 'date-too-early' },
  })
})

test('a task is done once, with what came of it', () => {
  const done: Happening = { type: 'task-done', id: 't1', note: 'De kommer' }
  expect(given(task).when({ type: 'finish-task', task: 't1', note: 'De kommer' })).toEqual(happens(done))
  expect(given(task, done).state.tasks).toMatchObject([{ done: { by: TEACHER } }])
  for (const told of [[task, done], []] as Happening[][])
    expect(given(...told).when({ type: 'finish-task', task: 't1' })).toEqual(isRefused({ type: 'no-such-task' }))
})

test('a task is given to another with a reason', () => {
  const give = { type: 'give-task', task: 't1', to: COLLEAGUE, reason } as const
  expect(given(task, joined).when(give)).toEqual(happens({ type: 'task-given', id: 't1', to: COLLEAGUE, reason }))
  expect(given(task).when(give)).toEqual(isRefused({ type: 'not-on-case', field: 'to' }))
  expect(given(task, joined).when({ ...give, to: TEACHER })).toEqual(isRefused({ type: 'nothing-changed' }))
  expect(given(task, joined).when({ ...give, reason: '' })).toEqual(isRefused({ type: 'missing', field: 'reason' }))
})

test('a case is handed over: the one who leaves is off it, and what was theirs to do is the other’s', () => {
  const handOver = { type: 'hand-over', from: TEACHER.account, to: COLLEAGUE, reason } as const
  const over: Happening = { type: 'case-handed-over', from: TEACHER, to: COLLEAGUE, reason }
  expect(given(task).when(handOver, { by: LEADER })).toEqual(happens(over))
  const { state } = given(task, { ...task, id: 't2', owner: LEADER } as Happening, over)
  expect(state.members).toEqual([COLLEAGUE])
  expect(state.tasks.map(({ owner }) => owner)).toEqual([COLLEAGUE, LEADER])
  expect(given(joined, over).state.members).toEqual([COLLEAGUE])
  expect(given().when({ ...handOver, from: COLLEAGUE.account })).toMatchObject({ error: { type: 'not-on-case' } })
  expect(given().when({ ...handOver, to: TEACHER })).toMatchObject({ error: { type: 'nothing-changed' } })
  expect(given().when({ ...handOver, to: SSP })).toMatchObject({ error: { type: 'not-that-role' } })
})
