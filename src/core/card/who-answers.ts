import { addDays, clockOf, dateOf, type Instant, weekdayOf } from '#core/time.ts'
import type { Card, Contact, Opening } from './card.ts'
import { askAll } from './inquiry.ts'
import { inquireInto } from './plan-routes.ts'
import { readyClauses } from './ready.ts'
import type { Situation } from './situation.ts'

export type Answering = 'open' | 'closed' | 'unknown'

/** Whether somebody answers now, by the hours that the card knows. */
export function answering({ open }: { readonly open?: Opening }, now: Instant): Answering {
  if (open === undefined) return 'unknown'
  if (open === 'always') return 'open'
  const today = dateOf(now)
  const [weekday, yesterday] = [weekdayOf(today), weekdayOf(addDays(today, -1))]
  const clock = clockOf(now).slice(-'08:10'.length)
  const isOpen = open.some(({ days, from, to }) => {
    const pastMidnight = to <= from
    if (days.includes(weekday) && clock >= from && (pastMidnight || clock < to)) return true
    return pastMidnight && days.includes(yesterday) && clock < to
  })
  return isOpen ? 'open' : 'closed'
}

const ORDER: readonly Answering[] = ['open', 'unknown', 'closed']

/** Those who answer now first, then those whose hours nobody knows; among equals as they were. */
export const byWhoAnswers = <C extends { readonly open?: Opening }>(contacts: readonly C[], now: Instant): C[] =>
  ORDER.flatMap((standing) => contacts.filter((contact) => answering(contact, now) === standing))

/** Contacts that a situation does not rule out: without conditions, or with one that holds or may hold. */
export function contactsFor(card: Card, situation: Situation): Contact[] {
  const inquiry = inquireInto(card, situation)
  return card.contacts.filter(({ when }) => {
    const { held, open } = askAll(inquiry, readyClauses(when))
    return when.length === 0 || held.length + open.length > 0
  })
}
