import { expect, test } from 'vitest'
import { aPlan, aStep, NEXT_WEEK, TEACHER, TODAY, TOMORROW } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { Plan, PlanClock } from '../card/plan.ts'
import type { LocalDate } from '../time.ts'
import { type CaseClock, PROSECUTION } from './clocks.ts'
import { planChanges } from './plan-changes.ts'
import { progressOf, summaryOf } from './progress.ts'

const because = [{ words: { da: 'Politiet har svaret', en: 'The police have answered' }, facts: [] }]
const clock = (id: string, due = NEXT_WEEK): PlanClock => ({
  id,
  subject: 'v1',
  starts: TODAY,
  due,
  counting: 'working-days',
  because,
})
const withClocks = (...clocks: PlanClock[]): Plan => ({ ...aPlan(), clocks })

test('a step that could not be taken before can be now, because', () => {
  const before = aPlan([aStep('talk-to-suspect', { subject: 's1', status: 'wait' })])
  const after = aPlan([aStep('talk-to-suspect', { subject: 's1', status: 'do', because })])
  expect(planChanges(before, after)).toEqual([
    { type: 'step-changed', step: 'talk-to-suspect', subject: 's1', from: 'wait', to: 'do', because },
  ])
})

test('steps come and go; one without bearing is as good as none', () => {
  const before = aPlan([aStep('uncover'), aStep('handle-press', { status: 'not-relevant' })])
  const after = aPlan([
    aStep('keep-logbook', { status: 'wait', waitsFor: ['uncover'] }),
    aStep('consult-ssp', { status: 'not-relevant' }),
  ])
  expect(planChanges(before, after)).toEqual([
    { type: 'step-changed', step: 'keep-logbook', from: null, to: 'wait', because: [], waitsFor: ['uncover'] },
    { type: 'step-changed', step: 'uncover', from: 'do', to: null, because: [] },
  ])
})

test('the same step of two persons are two steps', () => {
  const both = ['v1', 'v2'].map((subject) => aStep('secure-evidence', { subject }))
  expect(planChanges(aPlan(both.slice(0, 1)), aPlan(both))).toMatchObject([{ subject: 'v2', from: null, to: 'do' }])
})

test('stop signs are raised and lifted', () => {
  const sign = { id: 'never-contact-suspect-yet', because }
  expect(planChanges(aPlan(), aPlan([], [sign]))).toEqual([{ type: 'warning-raised', warning: sign.id, because }])
  expect(planChanges(aPlan([], [sign]), aPlan())).toEqual([{ type: 'warning-lifted', warning: sign.id }])
  expect(planChanges(aPlan([], [sign]), aPlan([], [sign]))).toEqual([])
})

test('clocks start, move and stop', () => {
  const ref = { clock: 'action-plan', subject: 'v1' }
  expect(planChanges(withClocks(), withClocks(clock('action-plan')))).toEqual([
    { type: 'clock-started', ...ref, due: NEXT_WEEK, because },
  ])
  expect(planChanges(withClocks(clock('action-plan')), withClocks(clock('action-plan', TOMORROW)))).toEqual([
    { type: 'clock-moved', ...ref, from: NEXT_WEEK, due: TOMORROW },
  ])
  expect(planChanges(withClocks(clock('action-plan')), withClocks())).toEqual([{ type: 'clock-stopped', ...ref }])
})

test('the advice of a route changes with its reasons', () => {
  const before = aPlan()
  const after = { ...before, routes: { ...before.routes, police: { advice: 'yes', decided: null, because } as const } }
  expect(planChanges(before, after)).toEqual([
    { type: 'advice-changed', route: 'police', from: 'unknown', to: 'yes', because },
  ])
})

const running = (name: string, due?: LocalDate): CaseClock => {
  const { id: _, ...rest } = clock(name, due)
  return { ...rest, clock: name, state: 'running' }
}

test('each phase says how much of it is settled', () => {
  const plan = aPlan([
    aStep('a', { status: 'done' }),
    aStep('b', { status: 'skipped' }),
    aStep('c', { status: 'wait' }),
    aStep('d', { status: 'not-relevant' }),
    aStep('e', { phase: 'stop', duty: 'should' }),
    aStep('f', { phase: 'stop' }),
  ])
  expect(progressOf(plan).map(({ settled, relevant, doing }) => [settled, relevant, doing])).toEqual([
    [2, 3, 0],
    [0, 0, 0],
    [0, 2, 2],
    [0, 0, 0],
    [0, 0, 0],
  ])
  expect(summaryOf(plan, [running('b'), running('a', TOMORROW), { ...running('c', TODAY), state: 'stopped' }])).toEqual(
    {
      phase: 'stop',
      doing: 2,
      musts: 1,
      due: TOMORROW,
      waiting: 1,
      prosecutionSince: null,
    },
  )
  expect(summaryOf(aPlan([aStep('c', { status: 'wait' })]), [])).toMatchObject({
    phase: 'assess',
    doing: 0,
    musts: 0,
    due: null,
  })
  const tasks = [{ id: 't1', what: 'x', owner: TEACHER, on: TOMORROW, set: { entry: 3, at: MONDAY, by: TEACHER } }]
  expect(summaryOf(aPlan(), [{ ...running('b'), clock: PROSECUTION }], tasks)).toMatchObject({
    phase: null,
    due: TOMORROW,
    prosecutionSince: TODAY,
  })
})
