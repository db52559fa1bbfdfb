import { given } from '../given.ts'
import { err, ok, type Result } from '../result.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { isMember, nextId } from './decide-people.ts'
import type { By } from './events.ts'
import { all, coming, LIMITS, optional, reasoned, required } from './limits.ts'
import type { Field, Refusal } from './refusal.ts'
import type { CaseFile, Task } from './state.ts'

export function setTask(command: CommandOf<'set-task'>, state: CaseFile, { at }: Asking): Decided {
  if (state.tasks.length >= LIMITS.tasks) return err({ type: 'too-many', of: 'tasks', limit: LIMITS.tasks })
  const read = all({
    what: required('what', command.what, LIMITS.short),
    owner: worker('owner', command.owner, state),
    on: coming('on', command.on, at),
  })
  return read.ok ? ok([{ type: 'task-set', id: nextId('t', state.tasks), ...read.value }]) : read
}

export function finishTask({ task: id, note }: CommandOf<'finish-task'>, state: CaseFile): Decided {
  const task = openTask(id, state)
  if (!task.ok) return task
  const read = optional('note', note, LIMITS.text)
  return read.ok ? ok([{ type: 'task-done', id, ...given({ note: read.value }) }]) : read
}

export function giveTask({ task: id, to, reason }: CommandOf<'give-task'>, state: CaseFile): Decided {
  const task = openTask(id, state)
  if (!task.ok) return task
  if (task.value.owner.account === to.account) return err({ type: 'nothing-changed' })
  const read = all({ to: worker('to', to, state), reason: reasoned('reason', reason) })
  return read.ok ? ok([{ type: 'task-given', id, ...read.value }]) : read
}

/** Whoever leaves is no longer on the case, and what was theirs to do is the other's. */
export function handOver({ from, to, reason }: CommandOf<'hand-over'>, state: CaseFile): Decided {
  const member = state.members.find(({ account }) => account === from)
  if (!member) return err({ type: 'not-on-case', field: 'who' })
  if (to.function === 'ssp') return err({ type: 'not-that-role', field: 'role' })
  if (from === to.account) return err({ type: 'nothing-changed' })
  const why = reasoned('reason', reason)
  return why.ok ? ok([{ type: 'case-handed-over', from: member, to, reason: why.value }]) : why
}

/** Somebody who can see the case: one who is on it, or a leader. */
const worker = (field: Field, who: By, state: CaseFile): Result<By, Refusal> =>
  who.function === 'leader' || isMember(state, who) ? ok(who) : err({ type: 'not-on-case', field })

function openTask(id: string, state: CaseFile): Result<Task, Refusal> {
  const task = state.tasks.find((one) => one.id === id)
  return task && !task.done ? ok(task) : err({ type: 'no-such-task' })
}
