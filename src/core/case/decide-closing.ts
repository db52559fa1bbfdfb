import type { Plan } from '../card/plan.ts'
import { given } from '../given.ts'
import { err, ok, type Result } from '../result.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided, Ground } from './decide.ts'
import { otherEyes } from './decide-decisions.ts'
import type { CaseClosed, FollowUp, Happening, StepRef } from './events.ts'
import { all, coming, LIMITS, reasoned, required } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseState, type Proposal, stepKey } from './state.ts'

/** A decision like the others: how it ended, when somebody looks again, and why each duty left is left. */
export function closeCase(command: CommandOf<'close-case'>, { plan }: Ground, asking: Asking): Decided {
  const read = all({
    outcome: reasoned('outcome', command.outcome),
    followUp: followUpOf(command.followUp, asking),
    left: leftBehind(command, plan),
    alone: command.alone?.trim() ? reasoned('alone', command.alone) : ok(undefined),
  })
  if (!read.ok) return read
  const { outcome: reason, alone, ...closing } = read.value
  if (alone !== undefined && asking.by.function !== 'leader') return err({ type: 'leader-needed' })
  const urgent = alone !== undefined
  const proposed = { decision: 'closing', outcome: 'yes', reason, closing, urgent, ...given({ alone }) } as const
  const closed = { type: 'case-closed', outcome: reason, ...closing } as const
  return ok([{ type: 'decision-proposed', ...proposed }, ...(urgent ? [closed] : [])])
}

/** To confirm that a case is closed closes it, when a leader alone has not done so before. */
export function confirmDecision(
  command: CommandOf<'confirm-decision'>,
  state: CaseState,
  { plan }: Ground,
  asking: Asking,
): Decided {
  const proposal = otherEyes(command.proposal, state, asking)
  if (!proposal.ok) return proposal
  const confirmed: Happening = { type: 'decision-confirmed', proposal: command.proposal }
  const { closing, reason } = proposal.value
  if (!closing || state.status === 'closed') return ok([confirmed])
  const steps = comeSince(proposal.value, plan)
  if (steps.length > 0) return err({ type: 'steps-come', steps })
  return ok([confirmed, { type: 'case-closed', outcome: reason, ...closing }])
}

/** Duties that the plan orders and the proposal says nothing of. */
function comeSince({ closing }: Proposal, plan: Plan): StepRef[] {
  const explained = new Set(closing?.left.map(stepKey))
  return stepsLeft(plan).filter((ref) => !explained.has(stepKey(ref)))
}

/** A closing sent back opens again what a leader alone has closed. */
export function sendBackDecision(command: CommandOf<'send-back-decision'>, state: CaseState, asking: Asking): Decided {
  const proposal = otherEyes(command.proposal, state, asking)
  if (!proposal.ok) return proposal
  const reason = reasoned('reason', command.reason)
  if (!reason.ok) return reason
  const back: Happening = { type: 'decision-sent-back', proposal: command.proposal, reason: reason.value }
  return ok([back, ...(state.status === 'closed' ? [{ type: 'case-reopened', reason: reason.value } as const] : [])])
}

function followUpOf(followUp: FollowUp, asking: Asking): Result<FollowUp, Refusal> {
  if (!('none' in followUp))
    return all({ on: coming('on', followUp.on, asking.at), what: required('what', followUp.what, LIMITS.short) })
  const none = reasoned('followUp', followUp.none)
  return none.ok ? ok({ none: none.value }) : none
}

/** Duties that the plan still orders. */
export const stepsLeft = (plan: Plan): StepRef[] =>
  plan.steps
    .filter((step) => step.status === 'do' && step.duty === 'must' && !SELF_CLOSING.includes(step.id))
    .map((step) => ({ step: step.id, ...given({ subject: step.subject }) }))

/** Settled by the closing itself. */
const SELF_CLOSING = ['follow-up']

function leftBehind(command: CommandOf<'close-case'>, plan: Plan): Result<CaseClosed['left'], Refusal> {
  const reasons = new Map((command.left ?? []).map((one) => [stepKey(one), one.reason]))
  const left: (StepRef & { reason: string })[] = []
  const unexplained: StepRef[] = []
  for (const ref of stepsLeft(plan)) {
    const said = reasons.get(stepKey(ref)) || command.leftReason
    if (!said?.trim()) unexplained.push(ref)
    else {
      const reason = reasoned('left', said)
      if (!reason.ok) return reason
      left.push({ ...ref, reason: reason.value })
    }
  }
  return unexplained.length > 0 ? err({ type: 'steps-left', steps: unexplained }) : ok(left)
}
