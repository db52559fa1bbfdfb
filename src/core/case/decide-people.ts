import { OLDEST } from '../card/vocabulary.ts'
import type { PersonId } from '../id.ts'
import { err, ok, type Result } from '../result.ts'
import type { CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { type By, PERSON_ROLES, type PersonRole } from './events.ts'
import { given } from './given.ts'
import { all, LIMITS, optional, reasoned, required } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseFile, personOf } from './state.ts'

export function addMember({ who }: CommandOf<'add-member'>, state: CaseFile): Decided {
  if (who.function === 'ssp') return err({ type: 'not-that-role', field: 'role' })
  if (isMember(state, who)) return err({ type: 'already-member' })
  return ok([{ type: 'professional-joined', who }])
}

export const isMember = (state: CaseFile, who: By): boolean => state.members.some((one) => one.account === who.account)

export function askSparring({ of, question }: CommandOf<'ask-sparring'>): Decided {
  if (of.function !== 'ssp') return err({ type: 'not-that-role', field: 'of' })
  const text = required('question', question, LIMITS.text)
  return text.ok ? ok([{ type: 'sparring-asked', of, question: text.value }]) : text
}

export function addPerson(command: CommandOf<'add-person'>, state: CaseFile): Decided {
  const { role, age, of } = command
  if (!PERSON_ROLES.includes(role) || role === 'cleared') return err({ type: 'not-that-role', field: 'role' })
  if (state.persons.length >= LIMITS.persons) return err({ type: 'too-many', of: 'persons', limit: LIMITS.persons })
  const read = all({ name: optional('name', command.name, LIMITS.name), age: aged(age), of: child(of, role, state) })
  if (!read.ok) return read
  return ok([{ type: 'person-added', id: nextPersonId(state, role), role, ...given(read.value) }])
}

const LETTERS: Readonly<Record<PersonRole, string>> = {
  victim: 'v',
  suspect: 's',
  witness: 'w',
  parent: 'f',
  holder: 'h',
  cleared: 's',
}

/** `v2` for the second who came in as a victim; never used again, whatever becomes of their role. */
export const nextPersonId = (state: Pick<CaseFile, 'persons'>, role: PersonRole): PersonId =>
  nextId(LETTERS[role], state.persons) as PersonId

export const nextId = (letter: string, taken: readonly { readonly id: string }[]): string =>
  `${letter}${taken.filter((one) => one.id.startsWith(letter)).length + 1}`

function aged(age: number | undefined): Result<number | undefined, Refusal> {
  const fits = age === undefined || (Number.isInteger(age) && age >= 0 && age <= OLDEST)
  return fits ? ok(age) : err({ type: 'out-of-range', field: 'age', least: 0, most: OLDEST })
}

function child(of: PersonId | undefined, role: PersonRole, state: CaseFile): Result<PersonId | undefined, Refusal> {
  if (of === undefined) return role === 'parent' ? err({ type: 'missing', field: 'of' }) : ok(undefined)
  if (role !== 'parent') return err({ type: 'not-that-role', field: 'of' })
  return personOf(state, of) ? ok(of) : err({ type: 'no-such-subject', subject: of })
}

export function changePerson(command: CommandOf<'change-person'>, state: CaseFile): Decided {
  const person = personOf(state, command.person)
  if (!person) return err({ type: 'no-such-subject', subject: command.person })
  const naming = person.name === undefined && (command.role === undefined || command.role === person.role)
  const read = all({
    name: optional('name', command.name, LIMITS.name),
    reason: naming && !command.reason ? ok(undefined) : reasoned('reason', command.reason ?? ''),
  })
  if (!read.ok) return read
  const name = read.value.name === person.name ? undefined : read.value.name
  const role = command.role === person.role ? undefined : command.role
  if (name === undefined && role === undefined) return err({ type: 'nothing-changed' })
  if (role !== undefined && !canBecome(person.role, role)) return err({ type: 'not-that-role', field: 'role' })
  return ok([{ type: 'person-changed', id: person.id, ...given({ role, name, reason: read.value.reason }) }])
}

/** A parent stays one; only a suspect can be cleared. */
function canBecome(from: PersonRole, to: PersonRole): boolean {
  if (!PERSON_ROLES.includes(to) || from === 'parent' || to === 'parent') return false
  return to !== 'cleared' || from === 'suspect'
}

export function addItem({ description }: CommandOf<'add-item'>, state: CaseFile): Decided {
  if (state.items.length >= LIMITS.items) return err({ type: 'too-many', of: 'items', limit: LIMITS.items })
  const text = required('description', description, LIMITS.description)
  return text.ok ? ok([{ type: 'item-added', id: nextId('i', state.items), description: text.value }]) : text
}

export function addPosting({ description }: CommandOf<'add-posting'>, state: CaseFile): Decided {
  if (state.postings.length >= LIMITS.postings) return err({ type: 'too-many', of: 'postings', limit: LIMITS.postings })
  const text = required('description', description, LIMITS.description)
  return text.ok ? ok([{ type: 'posting-added', id: nextId('p', state.postings), description: text.value }]) : text
}

export function describe({ id, description }: CommandOf<'describe'>, state: CaseFile): Decided {
  const thing = [...state.items, ...state.postings].find((one) => one.id === id)
  if (!thing) return err({ type: 'no-such-subject', subject: id.slice(0, LIMITS.name) })
  const text = required('description', description, LIMITS.description)
  if (!text.ok) return text
  return text.value === thing.description
    ? err({ type: 'nothing-changed' })
    : ok([{ type: 'thing-described', id, description: text.value }])
}
