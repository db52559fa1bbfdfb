import type { Card } from '../card/card.ts'
import type { Plan } from '../card/plan.ts'
import { err, ok, type Result } from '../result.ts'
import type { Asking, Command, OpenCase } from './commands.ts'
import { recordAnswers } from './decide-answers.ts'
import { meetClock, restartClock, reviewException, stopClock } from './decide-clocks.ts'
import { closeCase, confirmDecision, sendBackDecision } from './decide-closing.ts'
import { logContact } from './decide-contacts.ts'
import { pendingOf, proposeDecision } from './decide-decisions.ts'
import { addSuspected, excludeColleague, isExcluded, lets, readmitColleague } from './decide-exclusion.ts'
import { acknowledgeGlass, breakGlass } from './decide-glass.ts'
import { endInvitation, inviteFamily, writeToFamily } from './decide-invitation.ts'
import { addItem, addMember, addPosting, changePerson, describe } from './decide-people.ts'
import { correctNote, giveAccount, reopenCase, setFollowUp, writeNote } from './decide-record.ts'
import { answerSparring, askSparring } from './decide-sparring.ts'
import { markDone, reopenStep, skipStep } from './decide-steps.ts'
import { finishTask, giveTask, handOver, setTask } from './decide-tasks.ts'
import { type CaseEvent, type Happening, SHAPE } from './events.ts'
import { openCase } from './open-case.ts'
import type { Refusal } from './refusal.ts'
import type { CaseState, OpenCaseState } from './state.ts'

/** What a decision stands on: the card that the case is worked by, and its plan at the moment asked. */
export type Ground = { readonly card: Card; readonly plan: Plan }

export type Decided = Result<readonly Happening[], Refusal>

/** What happens when `command` is asked of a case: events to append (none: nothing to change), or why not. */
export function decide(
  command: Command,
  state: CaseState,
  ground: Ground,
  asking: Asking,
): Result<CaseEvent[], Refusal> {
  const letIn = lets(command)
  if (letIn && isExcluded(state, letIn)) return err({ type: 'excluded' })
  const decided =
    state.status === 'open' ? whileOpen(command, state, ground, asking) : whenClosed(command, state, ground, asking)
  return stamped(decided, asking)
}

/** The first events of a new case. */
export const decideOpening = (command: OpenCase, card: Card, asking: Asking): Result<CaseEvent[], Refusal> =>
  stamped(openCase(command, card, asking), asking)

export const stamped = (decided: Decided, { at, by }: Asking): Result<CaseEvent[], Refusal> =>
  decided.ok ? ok(decided.value.map((happening) => ({ ...happening, at, by, shape: SHAPE }))) : decided

function whileOpen(command: Command, state: OpenCaseState, ground: Ground, asking: Asking): Decided {
  switch (command.type) {
    case 'add-member':
      return addMember(command, state)
    case 'ask-sparring':
      return askSparring(command)
    case 'answer-sparring':
      return answerSparring(command, state, asking)
    case 'add-person':
      return addSuspected(command, state, ground.card, asking)
    case 'exclude-colleague':
      return excludeColleague(command, state, ground.card, asking)
    case 'readmit-colleague':
      return readmitColleague(command, state)
    case 'break-glass':
      return breakGlass(command, asking)
    case 'acknowledge-glass':
      return acknowledgeGlass(command, state, asking)
    case 'change-person':
      return changePerson(command, state, asking)
    case 'add-item':
      return addItem(command, state)
    case 'add-posting':
      return addPosting(command, state)
    case 'describe':
      return describe(command, state)
    case 'record-answers':
      return recordAnswers(command.answers, state, ground.card, asking)
    case 'give-account':
      return giveAccount(command)
    case 'propose-decision':
      return proposeDecision(command, state, ground, asking)
    case 'confirm-decision':
      return confirmDecision(command, state, ground, asking)
    case 'send-back-decision':
      return sendBackDecision(command, state, asking)
    case 'mark-done':
      return markDone(command, state, ground, asking)
    case 'skip-step':
      return skipStep(command, state, ground)
    case 'reopen-step':
      return reopenStep(command, state)
    case 'write-note':
      return writeNote(command, state)
    case 'correct-note':
      return correctNote(command, state)
    case 'set-follow-up':
      return setFollowUp(command, asking)
    case 'meet-clock':
      return meetClock(command, state, ground, asking)
    case 'stop-clock':
      return stopClock(command, state, ground, asking)
    case 'restart-clock':
      return restartClock(command, state, ground, asking)
    case 'review-exception':
      return reviewException(command, state, asking)
    case 'log-contact':
      return logContact(command, state, asking)
    case 'set-task':
      return setTask(command, state, asking)
    case 'finish-task':
      return finishTask(command, state)
    case 'give-task':
      return giveTask(command, state)
    case 'hand-over':
      return handOver(command, state)
    case 'close-case':
      return closeCase(command, ground, asking)
    case 'invite-family':
      return inviteFamily(command, state, asking)
    case 'end-invitation':
      return endInvitation(command, state)
    case 'write-to-family':
      return writeToFamily(command, state)
    case 'reopen-case':
      return err({ type: 'case-open' })
  }
}

/** A closed case takes that somebody is shut out, notes and contacts, words with the family, what is left of its tasks, a second look at its closing, a follow-up, and being reopened. */
function whenClosed(command: Command, state: CaseState, ground: Ground, asking: Asking): Decided {
  switch (command.type) {
    case 'exclude-colleague':
      return excludeColleague(command, state, ground.card, asking)
    case 'readmit-colleague':
      return readmitColleague(command, state)
    case 'break-glass':
      return breakGlass(command, asking)
    case 'acknowledge-glass':
      return acknowledgeGlass(command, state, asking)
    case 'write-note':
      return writeNote(command, state)
    case 'correct-note':
      return correctNote(command, state)
    case 'log-contact':
      return logContact(command, state, asking)
    case 'answer-sparring':
      return answerSparring(command, state, asking)
    case 'confirm-decision':
      return pendingOf(state).length > 0
        ? confirmDecision(command, state, ground, asking)
        : err({ type: 'case-closed' })
    case 'send-back-decision':
      return pendingOf(state).length > 0 ? sendBackDecision(command, state, asking) : err({ type: 'case-closed' })
    case 'finish-task':
      return finishTask(command, state)
    case 'give-task':
      return giveTask(command, state)
    case 'hand-over':
      return handOver(command, state)
    case 'set-follow-up':
      return setFollowUp(command, asking)
    case 'end-invitation':
      return endInvitation(command, state)
    case 'write-to-family':
      return writeToFamily(command, state)
    case 'reopen-case':
      return reopenCase(command)
    default:
      return err({ type: 'case-closed' })
  }
}
