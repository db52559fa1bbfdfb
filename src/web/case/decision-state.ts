import type { RouteName } from '#core/card/plan.ts'
import { DECISIONS, type DecisionName } from '#core/case/events.ts'
import { type CaseState, type Decision, decisionKey, type Person, type Proposal } from '#core/case/state.ts'
import type { Desk } from './desk.ts'

/** Whether this reader's eyes are the other pair that a proposal needs. */
export const mayLook = ({ actor, may }: Pick<Desk, 'actor' | 'may'>, { by }: Proposal): boolean =>
  by.account !== actor.account && (by.function === 'leader' || actor.role === 'leader') && may('confirm-decision')

/** What is decided on: one of the four routes, or whether a victim's parents, or one parent, are told. */
export type Matter =
  | { readonly name: RouteName; readonly subject?: undefined }
  | { readonly name: 'notTellingParents'; readonly subject: Person }

export const ROUTE_DECISIONS = [
  'police',
  'referral',
  'pedagogical',
  'emergencyPlan',
] as const satisfies readonly RouteName[]

/** What an address names, when it is something of this case. */
export function matterOf(state: CaseState, name: string, subject: string | undefined): Matter | null {
  const decision: DecisionName | undefined = DECISIONS.find((one) => one === name)
  if (decision === undefined) return null
  if (decision !== 'notTellingParents') return subject === undefined ? { name: decision } : null
  const person = state.persons.find(({ id, role }) => id === subject && (role === 'victim' || role === 'parent'))
  return person ? { name: decision, subject: person } : null
}

export const decisionOn = (state: CaseState, { name, subject }: Matter): Decision =>
  state.decisions[decisionKey(name, subject?.id)] ?? {}
