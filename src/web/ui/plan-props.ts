import type { Card } from '#core/card/card.ts'
import type { Plan } from '#core/card/plan.ts'
import type { LocalDate } from '#core/time.ts'
import type { Lang } from '#text/lang.ts'
import type { NameSubject } from './step-card.tsx'

export type PlanProps = {
  readonly card: Card
  readonly plan: Plan
  readonly lang: Lang
  readonly today: LocalDate
  readonly nameSubject: NameSubject
}

/** Whom the steps that are open now name, each once. */
export function contactsOf(card: Card, plan: Plan) {
  const open = new Set(plan.steps.filter(({ status }) => status === 'do' || status === 'ask').map(({ id }) => id))
  const named = new Set(card.steps.filter(({ id }) => open.has(id)).flatMap(({ words }) => words.contacts))
  return card.contacts.filter(({ id }) => named.has(id))
}
