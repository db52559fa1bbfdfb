import type { Card, Law } from '../card/card.ts'
import { POLICE_DECISIONS, YES_NO_LATER } from '../card/situation.ts'
import { err, ok, type Result } from '../result.ts'
import type { LocalDate } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided, Ground } from './decide.ts'
import { DECISIONS, type DecisionName } from './events.ts'
import { given } from './given.ts'
import { all, coming, LIMITS, reasoned, required } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseFile, type Decision, type Proposal, personOf } from './state.ts'

const OUTCOMES: Readonly<Record<DecisionName, readonly string[]>> = {
  police: POLICE_DECISIONS,
  referral: YES_NO_LATER,
  pedagogical: YES_NO_LATER,
  emergencyPlan: YES_NO_LATER,
  notTellingParents: ['yes', 'no'],
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
    basis: basisOf(command, card),
    scope: isException(command) ? required('scope', command.scope ?? '', LIMITS.short) : ok(undefined),
    until: dated(command, asking),
  })
  if (!read.ok) return read
  const { reason, ...rest } = read.value
  const more = given({ subject: command.subject, ...rest })
  return ok([{ type: 'decision-proposed', decision, outcome, reason, urgent, ...more }])
}

/** Only the exception from telling parents is about one person: a victim, all of whose parents it holds out, or one parent. */
function aboutWhom(command: CommandOf<'propose-decision'>, state: CaseFile): Result<void, Refusal> {
  if (command.decision !== 'notTellingParents' && command.subject === undefined) return ok(undefined)
  const person = command.decision === 'notTellingParents' && personOf(state, command.subject ?? '')
  return person && (person.role === 'victim' || person.role === 'parent')
    ? ok(undefined)
    : err({ type: 'no-such-subject', subject: command.subject ?? '' })
}

const isException = ({ decision, outcome }: CommandOf<'propose-decision'>): boolean =>
  decision === 'notTellingParents' && outcome === 'yes'

/** The laws that not telling parents can rest on, as the card lists them. */
export const basesOf = (card: Card): readonly Law[] => card.laws.filter(({ exception }) => exception)

function basisOf(command: CommandOf<'propose-decision'>, card: Card): Result<string | undefined, Refusal> {
  if (!isException(command)) return ok(undefined)
  if (!command.basis) return err({ type: 'missing', field: 'basis' })
  return basesOf(card).some(({ id }) => id === command.basis)
    ? ok(command.basis)
    : err({ type: 'not-an-option', field: 'basis' })
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
  const needs = command.outcome === 'later' || isException(command)
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
