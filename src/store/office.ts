import type { Card } from '#core/card/card.ts'
import { makePlan } from '#core/card/make-plan.ts'
import type { Plan } from '#core/card/plan.ts'
import { clocksOf, keepTime } from '#core/case/clocks.ts'
import type { Actor as CaseActor } from '#core/case/permit.ts'
import { situationOf } from '#core/case/situation-of.ts'
import type { CaseState } from '#core/case/state.ts'
import type { Instant } from '#core/time.ts'
import { type Cards, newest } from './cards.ts'
import type { Actor, Db } from './db.ts'
import type { InstallationKey } from './seal.ts'

/** What working with cases takes; made once, at start. */
export type Office = {
  readonly db: Db
  readonly cards: Cards
  readonly key: InstallationKey
  readonly now: () => Instant
  /** The file outside the database that remembers deletions; none where nothing outlives the process, as in tests. */
  readonly deletions?: string
}

/** The card that new cases are worked by. */
export const CARD = 'digitale-kraenkelser'

export function newestCard({ cards }: Office): Card {
  const card = newest(cards, CARD)
  if (!card) throw new Error(`there is no card ${CARD}`)
  return card
}

/** The edition that the case was opened by, whatever has been released since. */
export function cardOf({ cards }: Office, state: CaseState): Card {
  const { id, edition } = state.card
  const card = cards.get(id)?.find((one) => one.edition === edition)
  if (!card) throw new Error(`card ${id}, edition ${edition}, is not here`)
  return card
}

/** The plan of a moment, its deadlines as the case's clocks have them. */
export function planAt(card: Card, state: CaseState, at: Instant): Plan {
  const plan = makePlan(card, situationOf(state, at))
  return Object.keys(state.clocks).length === 0 ? plan : keepTime(card, plan, clocksOf(card, state, plan, at))
}

/** How far the database lets somebody see: a leader the institution, everybody else only the cases they are on. */
export const scopeOf = (actor: CaseActor, at?: Instant): Actor => ({
  ...(at && { at }),
  account: actor.account,
  institutions: actor.role === 'leader' ? actor.institutions : [],
})
