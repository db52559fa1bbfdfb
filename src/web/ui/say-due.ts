import type { Card } from '#core/card/card.ts'
import type { LocalDate } from '#core/time.ts'
import { sayDue } from '#text/format.ts'
import type { Lang } from '#text/lang.ts'

/** When the step `id` is due, in the days that its clock is counted by. */
export function sayStepDue(card: Card, id: string, due: LocalDate, today: LocalDate, lang: Lang): string {
  const clock = card.steps.find((step) => step.id === id)?.clock
  return sayDue(due, today, lang, countingOf(card, clock))
}

/** How the card counts the clock `id`. */
export const countingOf = (card: Card, id: string | undefined) => card.clocks.find((clock) => clock.id === id)?.counting
