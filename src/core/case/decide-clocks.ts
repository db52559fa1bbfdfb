import { dueDate, withinCalendar } from '../card/working-days.ts'
import { given } from '../given.ts'
import { err, ok, type Result } from '../result.ts'
import { dateOf } from '../time.ts'
import { type CaseClock, clocksOf, isOpen, stepOf } from './clocks.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided, Ground } from './decide.ts'
import type { ClockRef } from './events.ts'
import { all, coming, LIMITS, optional, past, reasoned } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseState, clockKey, decisionKey, EXCEPTION_REVIEW } from './state.ts'

export function meetClock(command: CommandOf<'meet-clock'>, state: CaseState, ground: Ground, asking: Asking): Decided {
  const clock = clockNamed(command, state, ground, asking)
  if (!clock.ok) return clock
  const step = stepOf(ground.card, command.clock)
  if (step) return err({ type: 'needs-step', step })
  if (!isOpen(clock.value)) return err({ type: 'clock-settled' })
  const read = all({
    on: past('on', command.on ?? dateOf(asking.at), asking.at),
    note: optional('note', command.note, LIMITS.text),
  })
  return read.ok
    ? ok([{ type: 'clock-met', ...refOf(command), on: read.value.on, ...given({ note: read.value.note }) }])
    : read
}

export function stopClock(command: CommandOf<'stop-clock'>, state: CaseState, ground: Ground, asking: Asking): Decided {
  const clock = clockNamed(command, state, ground, asking)
  if (!clock.ok) return clock
  if (!isOpen(clock.value)) return err({ type: 'clock-settled' })
  const reason = reasoned('reason', command.reason)
  return reason.ok ? ok([{ type: 'clock-stopped', ...refOf(command), reason: reason.value }]) : reason
}

/** Counts by the card's own rule from another day. */
export function restartClock(
  command: CommandOf<'restart-clock'>,
  state: CaseState,
  ground: Ground,
  asking: Asking,
): Decided {
  const clock = clockNamed(command, state, ground, asking)
  if (!clock.ok) return clock
  const read = all({
    starts: past('starts', command.starts, asking.at),
    reason: reasoned('reason', command.reason),
  })
  if (!read.ok) return read
  const { starts, reason } = read.value
  const rule = ground.card.clocks.find(({ id }) => id === command.clock)
  if (!rule || !withinCalendar(starts)) return err({ type: 'no-such-clock', clock: command.clock })
  const due = dueDate(starts, rule.length, rule.counting)
  return ok([{ type: 'clock-restarted', ...refOf(command), starts, due, reason }])
}

/** The leadership looks again at an exception: it stays, with a day for the next look, or the parents are told. */
export function reviewException(command: CommandOf<'review-exception'>, state: CaseState, asking: Asking): Decided {
  const { subject } = command
  const exception = state.decisions[decisionKey('notTellingParents', subject)]?.standing
  if (exception?.outcome !== 'yes') return err({ type: 'no-exception' })
  if (asking.by.function !== 'leader') return err({ type: 'leader-needed' })
  const reason = reasoned('reason', command.reason)
  if (!reason.ok) return reason
  if (!command.stays) return ok([{ type: 'exception-reviewed', subject, stays: false, reason: reason.value }])
  if (command.next === undefined) return err({ type: 'missing', field: 'next' })
  const next = coming('next', command.next, asking.at)
  return next.ok
    ? ok([{ type: 'exception-reviewed', subject, stays: true, next: next.value, reason: reason.value }])
    : next
}

/** The clock that is meant; a look at an exception is recorded as such. */
function clockNamed(
  ref: ClockRef,
  state: CaseState,
  { card, plan }: Ground,
  { at }: Asking,
): Result<CaseClock, Refusal> {
  const clock = clocksOf(card, state, plan, at).find((one) => clockKey(one) === clockKey(ref))
  if (!clock) return err({ type: 'no-such-clock', clock: ref.clock.slice(0, LIMITS.name) })
  return ref.clock === EXCEPTION_REVIEW ? err({ type: 'needs-review' }) : ok(clock)
}

const refOf = ({ clock, subject, against }: ClockRef): ClockRef => ({ clock, ...given({ subject, against }) })
