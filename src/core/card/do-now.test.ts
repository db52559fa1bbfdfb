import { expect, test } from 'vitest'
import type { LocalDate } from '#core/time.ts'
import { doNow } from './do-now.ts'
import type { Plan, PlanStep } from './plan.ts'

const today = '2026-11-23' as LocalDate
const step = (id: string, given: Partial<PlanStep> = {}): PlanStep => ({
  id,
  phase: 'assess',
  status: 'do',
  duty: 'must',
  who: ['professional'],
  because: [],
  ...given,
})
const order = (...steps: PlanStep[]) => doNow({ steps } as unknown as Plan, today).map(({ id }) => id)

test('what is due today comes before duties, and duties before what may be done', () => {
  const may = step('may', { duty: 'may' })
  const should = step('should', { duty: 'should', deadline: today })
  expect(order(may, step('must'), should)).toEqual(['should', 'must', 'may'])
})

test('what is late counts as due, what is due tomorrow does not', () => {
  const tomorrow = step('tomorrow', { deadline: '2026-11-24' as LocalDate })
  const yesterday = step('yesterday', { duty: 'may', deadline: '2026-11-22' as LocalDate })
  expect(order(step('first'), tomorrow, yesterday)).toEqual(['yesterday', 'first', 'tomorrow'])
})

test('among equals the plan’s order stands, and only what can be done is there', () => {
  expect(order(step('a'), step('waits', { status: 'wait' }), step('b'), step('done', { status: 'done' }))).toEqual([
    'a',
    'b',
  ])
})
