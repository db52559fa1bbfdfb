import type { Card, Contact } from '#core/card/card.ts'
import { doNow } from '#core/card/do-now.ts'
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

const MOST_TO_CALL = 5

/** Whom to call: those that the most pressing steps name, who can be reached from here first, and not too many. */
export function contactsOf(card: Card, plan: Plan, today: LocalDate) {
  const named = doNow(card, plan, today).flatMap(
    ({ id }) => card.steps.find((step) => step.id === id)?.words.contacts ?? [],
  )
  const contacts = [...new Set(named)].flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])
  const reach = ({ phone, url }: Contact) => (phone ? 0 : url ? 1 : 2)
  return contacts.slice(0, MOST_TO_CALL).sort((a, b) => reach(a) - reach(b))
}
