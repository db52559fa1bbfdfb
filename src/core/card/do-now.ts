import type { LocalDate } from '#core/time.ts'
import type { Duty, Plan, PlanStep } from './plan.ts'

/** No more than a person can hold who is upset and between two lessons. */
export const MOST_NOW = 3

const WEIGHT: Readonly<Record<Duty, number>> = { must: 0, should: 1, may: 2 }

/** Steps that can be taken now, the most pressing first: due today or overdue, then duties, then in the plan's order. */
export function doNow(plan: Plan, today: LocalDate): readonly PlanStep[] {
  const rank = (step: PlanStep) => (step.deadline !== undefined && step.deadline <= today ? -1 : WEIGHT[step.duty])
  return plan.steps.filter(({ status }) => status === 'do').sort((a, b) => rank(a) - rank(b))
}
