import type { Card } from '../card/card.ts'
import type { AccountId, PersonId } from '../id.ts'
import { err, ok } from '../result.ts'
import type { Asking, Command, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { recordAnswers } from './decide-answers.ts'
import { addPerson } from './decide-people.ts'
import { type Happening, type Keyholder, SHAPE } from './events.ts'
import { evolve } from './evolve.ts'
import { reasoned } from './limits.ts'
import { type CaseState, personOf } from './state.ts'

/** A person written on, and in the same breath out of the case when they have an account here. */
export function addSuspected(command: CommandOf<'add-person'>, state: CaseState, card: Card, asking: Asking): Decided {
  const { staff } = command
  if (!staff) return addPerson(command, state, asking)
  if (command.role !== 'suspect') return err({ type: 'not-that-role', field: 'role' })
  const added = addPerson({ ...command, name: command.name?.trim() || staff.name }, state, asking)
  if (!added.ok) return added
  const person = added.value.find((one) => one.type === 'person-added')
  return person ? withExclusion(added.value, state, staff, person.id, card, asking) : added
}

export function excludeColleague(
  { who, person }: CommandOf<'exclude-colleague'>,
  state: CaseState,
  card: Card,
  asking: Asking,
): Decided {
  const suspect = personOf(state, person)
  if (!suspect) return err({ type: 'no-such-subject', subject: person })
  if (suspect.role !== 'suspect') return err({ type: 'not-that-role', field: 'role' })
  return withExclusion([], state, who, person, card, asking)
}

/** `before`, then that `who` is out, and what that tells the plan. */
export function withExclusion(
  before: readonly Happening[],
  state: CaseState,
  who: Keyholder,
  suspect: PersonId,
  card: Card,
  asking: Asking,
): Decided {
  if (who.account === asking.by.account) return err({ type: 'own-exclusion' })
  if (isExcluded(state, who.account)) return err({ type: 'already-excluded' })
  const events: Happening[] = [...before, { type: 'colleague-excluded', who, suspect }]
  const after = events.reduce((now, event) => evolve(now, { ...event, ...asking, shape: SHAPE }), state)
  const told = recordAnswers([{ fact: `suspects.${suspect}.staff`, value: true }], after, card, asking)
  return told.ok ? ok([...events, ...told.value]) : told
}

export function readmitColleague({ account, reason }: CommandOf<'readmit-colleague'>, state: CaseState): Decided {
  const found = state.excluded.find((one) => one.who.account === account)
  if (!found) return err({ type: 'no-such-account' })
  const why = reasoned('reason', reason)
  return why.ok ? ok([{ type: 'colleague-readmitted', who: found.who, reason: why.value }]) : why
}

export const isExcluded = (state: Pick<CaseState, 'excluded'>, account: AccountId): boolean =>
  state.excluded.some(({ who }) => who.account === account)

/** Whom a command would let into the case, or give something to do in it. */
export function lets(command: Command): AccountId | undefined {
  switch (command.type) {
    case 'add-member':
      return command.who.account
    case 'ask-sparring':
      return command.of.account
    case 'set-task':
      return command.owner.account
    case 'give-task':
    case 'hand-over':
      return command.to.account
    default:
      return undefined
  }
}
