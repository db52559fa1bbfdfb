import type { CardStep } from '#core/card/card.ts'
import type { PlanStep } from '#core/card/plan.ts'
import { hasSubject, type Mark, stepKey } from '#core/case/state.ts'
import type { Desk } from './desk.ts'

export type Place = {
  readonly found: CardStep
  readonly planned: PlanStep | undefined
  readonly ref: { readonly step: string; readonly subject?: string }
  readonly mark: Mark | undefined
}

/** The step of the card that the address names, and where it stands in this case's plan. */
export function placeOf({ card, plan, state, visit: { params } }: Desk): Place | null {
  const { step = '', subject } = params
  const found = card.steps.find(({ id }) => id === step)
  if (!found || (subject !== undefined && !hasSubject(state, subject))) return null
  const planned = plan.steps.find((one) => one.id === step && one.subject === subject)
  const ref = { step, ...(subject !== undefined && { subject }) }
  const mark = state.marks[stepKey(ref)]
  return planned || mark ? { found, planned, ref, mark } : null
}
