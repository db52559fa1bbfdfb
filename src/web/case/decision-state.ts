import type { RouteName } from '#core/card/plan.ts'
import { sharingsOf } from '#core/case/decide-decisions.ts'
import { DECISIONS, type DecisionName } from '#core/case/events.ts'
import { type CaseState, type Decision, decisionKey, type Person, type Proposal } from '#core/case/state.ts'
import type { SharingId } from '#core/id.ts'
import type { Desk } from './desk.ts'

/** Whether this reader's eyes are the other pair that a proposal needs. */
export const mayLook = ({ actor, may }: Pick<Desk, 'actor' | 'may'>, { by }: Proposal): boolean =>
  by.account !== actor.account && (by.function === 'leader' || actor.role === 'leader') && may('confirm-decision')

/**
 * What is decided on: one of the four routes; whether a victim's parents, or one parent, are told; who around them is; one thing
 * shared, or a new one; closing.
 */
export type Matter =
  | { readonly name: RouteName | 'surroundings' | 'closing'; readonly person?: undefined; readonly sharing?: undefined }
  | { readonly name: 'notTellingParents'; readonly person: Person; readonly sharing?: undefined }
  | { readonly name: 'sharing'; readonly person?: undefined; readonly sharing?: SharingId | undefined }

export const ROUTE_DECISIONS = [
  'police',
  'referral',
  'pedagogical',
  'emergencyPlan',
] as const satisfies readonly RouteName[]

/** The card's route that a decision is about, if it is about one. */
export const routeOf = ({ name }: Matter): RouteName | undefined => ROUTE_DECISIONS.find((one) => one === name)

/** What an address names, when it is something of this case. */
export function matterOf(state: CaseState, name: string, subject: string | undefined): Matter | null {
  const decision: DecisionName | undefined = DECISIONS.find((one) => one === name)
  if (decision === undefined) return null
  if (decision === 'notTellingParents') {
    const person = state.persons.find(({ id, role }) => id === subject && (role === 'victim' || role === 'parent'))
    return person ? { name: decision, person } : null
  }
  if (decision !== 'sharing') return subject === undefined ? { name: decision } : null
  if (subject === undefined) return { name: decision }
  const sharing = sharingsOf(state).find(({ id }) => id === subject)?.id
  return sharing ? { name: decision, sharing } : null
}

/** What a matter's address and its proposals name beside the decision. */
export const subjectOf = ({ person, sharing }: Matter) => person?.id ?? sharing

export const decisionOn = (state: CaseState, matter: Matter): Decision =>
  matter.name === 'sharing' && !matter.sharing
    ? {}
    : (state.decisions[decisionKey(matter.name, subjectOf(matter))] ?? {})
