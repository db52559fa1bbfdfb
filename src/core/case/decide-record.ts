import { given } from '../given.ts'
import { err, ok, type Result } from '../result.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import type { Readers } from './events.ts'
import { all, coming, LIMITS, optional, reasoned, required } from './limits.ts'
import type { Refusal } from './refusal.ts'
import type { CaseFile } from './state.ts'

export function giveAccount(command: CommandOf<'give-account'>): Decided {
  const read = all({
    what: required('what', command.what, LIMITS.text),
    who: optional('who', command.who, LIMITS.short),
    where: optional('where', command.where, LIMITS.short),
    when: optional('when', command.when, LIMITS.short),
  })
  if (!read.ok) return read
  const { what, ...rest } = read.value
  return ok([{ type: 'account-given', what, ...given(rest) }])
}

export function writeNote(command: CommandOf<'write-note'>, state: CaseFile): Decided {
  const read = all({
    text: required('text', command.text, LIMITS.text),
    about: optional('what', command.about, LIMITS.name),
    readers: readersOf(command.readers, state),
  })
  if (!read.ok) return read
  const { text, ...rest } = read.value
  return ok([{ type: 'note-written', text, ...given(rest) }])
}

/** Those named are on the case, or have been asked. */
function readersOf(named: CommandOf<'write-note'>['readers'], state: CaseFile): Result<Readers | undefined, Refusal> {
  if (named === undefined || named === 'leadership') return ok(named)
  if (named.length === 0) return err({ type: 'missing', field: 'readers' })
  const people = [...state.members, ...state.sparring].filter(({ account }) => named.includes(account))
  return people.length === new Set(named).size ? ok(people) : err({ type: 'not-on-case', field: 'readers' })
}

export function correctNote(command: CommandOf<'correct-note'>, state: CaseFile): Decided {
  if (!state.notes.includes(command.corrects)) return err({ type: 'no-such-note' })
  const read = all({
    text: required('text', command.text, LIMITS.text),
    reason: required('reason', command.reason, LIMITS.reason),
  })
  return read.ok ? ok([{ type: 'note-corrected', corrects: command.corrects, ...read.value }]) : read
}

export function setFollowUp(command: CommandOf<'set-follow-up'>, asking: Asking): Decided {
  const read = all({
    on: coming('on', command.on, asking.at),
    what: required('what', command.what, LIMITS.short),
  })
  return read.ok ? ok([{ type: 'follow-up-set', ...read.value }]) : read
}

export function reopenCase(command: CommandOf<'reopen-case'>): Decided {
  const reason = reasoned('reason', command.reason)
  return reason.ok ? ok([{ type: 'case-reopened', reason: reason.value }]) : reason
}
