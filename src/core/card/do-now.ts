import type { LocalDate } from '#core/time.ts'
import type { Card } from './card.ts'
import type { Duty, Plan, PlanStep } from './plan.ts'

/** No more than a person can hold who is upset and between two lessons. */
export const MOST_NOW = 3

const WEIGHT: Readonly<Record<Duty, number>> = { must: 0, should: 1, may: 2 }

/**
 * What to turn to now, the most pressing first: urgent steps of which nobody knows yet whether they apply (status `ask`),
 * then what can be taken: due today or overdue, then duties, then in the plan's order.
 */
export function doNow(card: Pick<Card, 'steps'>, plan: Plan, today: LocalDate): readonly PlanStep[] {
  const urgent = new Set(card.steps.flatMap((step) => (step.urgent ? step.id : [])))
  const rank = (step: PlanStep) => (step.deadline !== undefined && step.deadline <= today ? -1 : WEIGHT[step.duty])
  return [
    ...plan.steps.filter(({ id, status }) => status === 'ask' && urgent.has(id)),
    ...plan.steps.filter(({ status }) => status === 'do').sort((a, b) => rank(a) - rank(b)),
  ]
}
