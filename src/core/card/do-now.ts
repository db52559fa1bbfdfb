import type { LocalDate } from '#core/time.ts'
import type { Duty, Plan, PlanStep } from './plan.ts'

const BY_DUTY: Readonly<Record<Duty, number>> = { must: 0, should: 1, may: 2 }

/** Steps to take now, the one to begin with first: what is due today or late, then duties, then the plan's own order. */
export function doNow(plan: Plan, today: LocalDate): PlanStep[] {
  const late = (step: PlanStep): number => (step.deadline !== undefined && step.deadline <= today ? 0 : 1)
  return plan.steps
    .filter((step) => step.status === 'do')
    .sort((a, b) => late(a) - late(b) || BY_DUTY[a.duty] - BY_DUTY[b.duty])
}
