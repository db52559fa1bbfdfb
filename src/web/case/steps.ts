import type { PlanStep } from '#core/card/plan.ts'
import type { DecisionName } from '#core/case/events.ts'

/** A planned step as addresses name it. */
export const refOf = ({ id, subject }: PlanStep) => ({ step: id, ...(subject && { subject }) })

/** Steps that are taken by deciding. */
const DECIDED: Readonly<Record<string, DecisionName>> = {
  'decide-police': 'police',
  'decide-referral': 'referral',
  'decide-pedagogical': 'pedagogical',
}

export const decisionOfStep = (step: string): DecisionName | undefined =>
  Object.hasOwn(DECIDED, step) ? DECIDED[step] : undefined

/** Steps that another page of the case helps with: where, and by which words of `stepText`. */
const HELPERS = {
  uncover: { to: 'uncover', says: 'toUncover' },
  'consult-ssp': { to: 'sparring', says: 'toSparring' },
  'spar-with-ssp': { to: 'sparring', says: 'toSparring' },
  'plan-surroundings': { to: 'surroundings', says: 'toSurroundings' },
  'cooperate-schools': { to: 'sharing', says: 'toSharing' },
  'cooperate-wider': { to: 'sharing', says: 'toSharing' },
  'secure-evidence': { to: 'family', says: 'toFamily' },
  'keep-logbook': { to: 'family', says: 'toFamily' },
  'follow-up': { to: 'followUp', says: 'toFollowUp' },
} as const

export const helperOf = (step: string) =>
  Object.hasOwn(HELPERS, step) ? HELPERS[step as keyof typeof HELPERS] : undefined
