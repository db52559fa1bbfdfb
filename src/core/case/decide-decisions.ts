import { POLICE_DECISIONS, YES_NO_LATER } from '../card/situation.ts'
import { given } from '../given.ts'
import type { PersonId, SharingId } from '../id.ts'
import { err, ok, type Result } from '../result.ts'
import type { LocalDate } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided, Ground } from './decide.ts'
import { detailsOf, isException } from './decision-details.ts'
import { DECISIONS, type DecisionName } from './events.ts'
import { all, coming, LIMITS, reasoned } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseFile, type CaseState, type Decision, decisionKey, type Proposal, personOf } from './state.ts'

const OUTCOMES: Readonly<Record<DecisionName, readonly string[]>> = {
  police: POLICE_DECISIONS,
  referral: YES_NO_LATER,
  pedagogical: YES_NO_LATER,
  emergencyPlan: YES_NO_LATER,
  notTellingParents: ['yes', 'no'],
  surroundings: YES_NO_LATER,
  sharing: YES_NO_LATER,
  // closing is asked for by a command of its own
  closing: [],
}

export function proposeDecision(
  command: CommandOf<'propose-decision'>,
  state: CaseFile,
  { card }: Ground,
  asking: Asking,
): Decided {
  const { decision, outcome, urgent = false } = command
  if (!DECISIONS.includes(decision) || !OUTCOMES[decision].includes(outcome))
    return err({ type: 'not-an-outcome', decision })
  const subject = aboutWhom(command, state)
  if (!subject.ok) return subject
  if (urgent && !mayBeUrgent(command, state)) return err({ type: 'not-urgent', decision })
  const read = all({
    reason: reasoned('reason', command.reason),
    details: detailsOf(command, card),
    until: dated(command, asking),
  })
  if (!read.ok) return read
  const { reason, details, until } = read.value
  const more = given({ subject: subject.value, ...details, until })
  return ok([{ type: 'decision-proposed', decision, outcome, reason, urgent, ...more }])
}

/**
 * Only the exception from telling parents is about one person: a victim, all of whose parents it holds out, or one parent.
 * What is shared with somebody is a decision of its own each time.
 */
function aboutWhom(
  { decision, subject }: CommandOf<'propose-decision'>,
  state: CaseFile,
): Result<PersonId | SharingId | undefined, Refusal> {
  const known = subject ?? ''
  if (decision === 'sharing') {
    if (subject === undefined) return nextSharing(state)
    return state.decisions[decisionKey(decision, known)]
      ? ok(subject)
      : err({ type: 'no-such-subject', subject: known })
  }
  if (decision !== 'notTellingParents' && subject === undefined) return ok(undefined)
  const person = decision === 'notTellingParents' && personOf(state, known)
  return person && (person.role === 'victim' || person.role === 'parent')
    ? ok(subject)
    : err({ type: 'no-such-subject', subject: known })
}

const SHARING = 'sharing:'

/** The sharings of a case, oldest first, each with where its decision stands. */
export const sharingsOf = (state: CaseFile): { readonly id: SharingId; readonly decision: Decision }[] =>
  Object.entries(state.decisions)
    .filter(([key]) => key.startsWith(SHARING))
    .map(([key, decision]) => ({ id: key.slice(SHARING.length) as SharingId, decision }))

function nextSharing(state: CaseFile): Result<SharingId, Refusal> {
  const count = sharingsOf(state).length
  if (count >= LIMITS.sharings) return err({ type: 'too-many', of: 'sharings', limit: LIMITS.sharings })
  return ok(`d${count + 1}` as SharingId)
}

/** Rule 12, the duty to notify, and in danger the police and whoever can protect: these are carried out first. */
function mayBeUrgent({ decision, outcome }: CommandOf<'propose-decision'>, state: CaseFile): boolean {
  const danger = state.answers.acuteDanger?.value === true || state.answers.violence?.value === true
  switch (decision) {
    case 'emergencyPlan':
    case 'referral':
      return outcome === 'yes'
    case 'police':
      return danger && (outcome === 'report' || outcome === 'support')
    case 'surroundings':
    case 'sharing':
      return danger && outcome === 'yes'
    case 'pedagogical':
    case 'notTellingParents':
    case 'closing':
      return false
  }
}

/** `later` has a day to be taken up again, and an exception one to be reviewed (rule 3). */
function dated(command: CommandOf<'propose-decision'>, asking: Asking): Result<LocalDate | undefined, Refusal> {
  const needs = command.outcome === 'later' || isException(command)
  if (command.until === undefined) return needs ? err({ type: 'missing', field: 'until' }) : ok(undefined)
  return needs ? coming('until', command.until, asking.at) : ok(undefined)
}

/** Four eyes, and the leadership's among them (rule 2). */
export function otherEyes(entry: number, state: CaseState, { by }: Asking): Result<Proposal, Refusal> {
  const proposal = pendingOf(state).find((one) => one.entry === entry)
  if (!proposal) return err({ type: 'no-such-proposal' })
  if (proposal.by.account === by.account) return err({ type: 'own-proposal' })
  if (proposal.by.function !== 'leader' && by.function !== 'leader') return err({ type: 'leader-needed' })
  return ok(proposal)
}

/** What awaits another's eyes, oldest first; in a closed case that is its closing alone. */
export const pendingOf = (state: CaseState): Proposal[] =>
  Object.values(state.decisions)
    .flatMap((decision: Decision) => decision.pending ?? [])
    .filter(({ decision }) => state.status === 'open' || decision === 'closing')
    .sort((a, b) => a.entry - b.entry)
