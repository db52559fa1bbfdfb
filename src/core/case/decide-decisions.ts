import { POLICE_DECISIONS, YES_NO_LATER } from '../card/situation.ts'
import { err, ok, type Result } from '../result.ts'
import type { LocalDate } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { DECISIONS, type DecisionName } from './events.ts'
import { given } from './given.ts'
import { all, coming, reasoned } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseFile, type Decision, type Proposal, personOf } from './state.ts'

const OUTCOMES: Readonly<Record<DecisionName, readonly string[]>> = {
  police: POLICE_DECISIONS,
  referral: YES_NO_LATER,
  pedagogical: YES_NO_LATER,
  emergencyPlan: YES_NO_LATER,
  notTellingParents: ['yes', 'no'],
}

export function proposeDecision(command: CommandOf<'propose-decision'>, state: CaseFile, asking: Asking): Decided {
  const { decision, outcome, urgent = false } = command
  if (!DECISIONS.includes(decision) || !OUTCOMES[decision].includes(outcome))
    return err({ type: 'not-an-outcome', decision })
  const subject = aboutWhom(command, state)
  if (!subject.ok) return subject
  if (urgent && !mayBeUrgent(command, state)) return err({ type: 'not-urgent', decision })
  const read = all({ reason: reasoned('reason', command.reason), until: dated(command, asking) })
  if (!read.ok) return read
  const { reason, until } = read.value
  return ok([
    { type: 'decision-proposed', decision, outcome, reason, urgent, ...given({ subject: command.subject, until }) },
  ])
}

/** Only the exception from telling parents is about one person, and about a victim. */
function aboutWhom(command: CommandOf<'propose-decision'>, state: CaseFile): Result<void, Refusal> {
  if (command.decision !== 'notTellingParents' && command.subject === undefined) return ok(undefined)
  const person = command.decision === 'notTellingParents' && personOf(state, command.subject ?? '')
  return person && person.role === 'victim'
    ? ok(undefined)
    : err({ type: 'no-such-subject', subject: command.subject ?? '' })
}

/** Rule 12, the duty to notify, and a report to the police when somebody is in danger: these are carried out first. */
function mayBeUrgent({ decision, outcome }: CommandOf<'propose-decision'>, state: CaseFile): boolean {
  const danger = state.answers.acuteDanger?.value === true || state.answers.violence?.value === true
  switch (decision) {
    case 'emergencyPlan':
    case 'referral':
      return outcome === 'yes'
    case 'police':
      return danger && (outcome === 'report' || outcome === 'support')
    case 'pedagogical':
    case 'notTellingParents':
      return false
  }
}

/** `later` has a day to be taken up again, and an exception one to be reviewed (rule 3). */
function dated(command: CommandOf<'propose-decision'>, asking: Asking): Result<LocalDate | undefined, Refusal> {
  const needs = command.outcome === 'later' || (command.decision === 'notTellingParents' && command.outcome === 'yes')
  if (command.until === undefined) return needs ? err({ type: 'missing', field: 'until' }) : ok(undefined)
  return needs ? coming('until', command.until, asking.at) : ok(undefined)
}

export function confirmDecision(command: CommandOf<'confirm-decision'>, state: CaseFile, asking: Asking): Decided {
  const proposal = otherEyes(command.proposal, state, asking)
  return proposal.ok ? ok([{ type: 'decision-confirmed', proposal: command.proposal }]) : proposal
}

export function sendBackDecision(command: CommandOf<'send-back-decision'>, state: CaseFile, asking: Asking): Decided {
  const proposal = otherEyes(command.proposal, state, asking)
  if (!proposal.ok) return proposal
  const reason = reasoned('reason', command.reason)
  return reason.ok ? ok([{ type: 'decision-sent-back', proposal: command.proposal, reason: reason.value }]) : reason
}

/** Four eyes, and the leadership's among them (rule 2). */
function otherEyes(entry: number, state: CaseFile, { by }: Asking): Result<Proposal, Refusal> {
  const proposal = pendingOf(state).find((one) => one.entry === entry)
  if (!proposal) return err({ type: 'no-such-proposal' })
  if (proposal.by.account === by.account) return err({ type: 'own-proposal' })
  if (proposal.by.function !== 'leader' && by.function !== 'leader') return err({ type: 'leader-needed' })
  return ok(proposal)
}

/** What awaits another's eyes, oldest first. */
export const pendingOf = (state: CaseFile): Proposal[] =>
  Object.values(state.decisions)
    .flatMap((decision: Decision) => decision.pending ?? [])
    .sort((a, b) => a.entry - b.entry)
