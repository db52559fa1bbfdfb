import { OLDEST } from '../card/vocabulary.ts'
import { given } from '../given.ts'
import type { PersonId } from '../id.ts'
import { err, ok, type Result } from '../result.ts'
import { addMonths, ageOn, dateOf, type LocalDate } from '../time.ts'
import type { Asking, CommandOf } from './commands.ts'
import type { Decided } from './decide.ts'
import { type By, CUSTODY, type ParentFacts, PERSON_ROLES, type PersonRole, UNKNOWN } from './events.ts'
import { all, LIMITS, optional, reasoned, required } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type CaseFile, type Person, personOf } from './state.ts'

export function addMember({ who }: CommandOf<'add-member'>, state: CaseFile): Decided {
  if (who.function === 'ssp') return err({ type: 'not-that-role', field: 'role' })
  if (isMember(state, who)) return err({ type: 'already-member' })
  return ok([{ type: 'professional-joined', who }])
}

export const isMember = (state: CaseFile, who: By): boolean => state.members.some((one) => one.account === who.account)

export function addPerson(command: CommandOf<'add-person'>, state: CaseFile, asking: Asking): Decided {
  const { role, of } = command
  if (!PERSON_ROLES.includes(role) || role === 'cleared') return err({ type: 'not-that-role', field: 'role' })
  if (state.persons.length >= LIMITS.persons) return err({ type: 'too-many', of: 'persons', limit: LIMITS.persons })
  const birthday = born(command.birthday, asking)
  if (!birthday.ok) return birthday
  const age = command.age ?? (birthday.value && ageOn(birthday.value, dateOf(asking.at)))
  const name = optional('name', command.name, LIMITS.name)
  const read = all({ name, age: aged(age), birthday, of: child(of, role, state) })
  if (!read.ok) return read
  const facts = parentFacts(command, role)
  return facts.ok
    ? ok([{ type: 'person-added', id: nextPersonId(state, role), role, ...given({ ...read.value, ...facts.value }) }])
    : facts
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
const nextPersonId = (state: Pick<CaseFile, 'persons'>, role: PersonRole): PersonId =>
  nextId(LETTERS[role], state.persons) as PersonId

export const nextId = (letter: string, taken: readonly { readonly id: string }[]): string =>
  `${letter}${taken.filter((one) => one.id.startsWith(letter)).length + 1}`

function aged(age: number | undefined): Result<number | undefined, Refusal> {
  const fits = age === undefined || (Number.isInteger(age) && age >= 0 && age <= OLDEST)
  return fits ? ok(age) : err({ type: 'out-of-range', field: 'age', least: 0, most: OLDEST })
}

/** A day within a life: not to come, and not longer ago than anybody lives. */
function born(birthday: LocalDate | undefined, { at }: Asking): Result<LocalDate | undefined, Refusal> {
  if (birthday === undefined) return ok(undefined)
  const today = dateOf(at)
  const earliest = addMonths(today, -12 * OLDEST)
  if (birthday > today) return err({ type: 'date-in-future', field: 'birthday', latest: today })
  return birthday < earliest ? err({ type: 'date-too-early', field: 'birthday', earliest }) : ok(birthday)
}

function child(of: PersonId | undefined, role: PersonRole, state: CaseFile): Result<PersonId | undefined, Refusal> {
  if (of === undefined) return role === 'parent' ? err({ type: 'missing', field: 'of' }) : ok(undefined)
  if (role !== 'parent') return err({ type: 'not-that-role', field: 'of' })
  const person = personOf(state, of)
  if (!person) return err({ type: 'no-such-subject', subject: of })
  return person.role === 'victim' || person.role === 'suspect' ? ok(of) : err({ type: 'not-that-role', field: 'of' })
}

/** What is known of a parent; nothing of anybody else. */
function parentFacts(told: ParentFacts, role: PersonRole): Result<ParentFacts, Refusal> {
  const { custody, livesApart, protectedAddress } = told
  if (role !== 'parent') return ok({})
  if (custody !== undefined && !CUSTODY.includes(custody)) return err({ type: 'not-an-option', field: 'custody' })
  return ok(given({ custody, livesApart, protectedAddress }))
}

export function changePerson(command: CommandOf<'change-person'>, state: CaseFile, asking: Asking): Decided {
  const person = personOf(state, command.person)
  if (!person) return err({ type: 'no-such-subject', subject: command.person })
  const facts = parentFacts(command, person.role)
  if (!facts.ok) return facts
  const said = all({ name: optional('name', command.name, LIMITS.name), birthday: born(command.birthday, asking) })
  if (!said.ok) return said
  const changed = changedOf(person, { ...facts.value, ...given({ ...said.value, role: command.role }) })
  const fillsIn = Object.keys(changed).every((field) => isUnsaid(person[field as keyof Person]))
  const reason = fillsIn && !command.reason ? ok(undefined) : reasoned('reason', command.reason ?? '')
  if (!reason.ok) return reason
  if (Object.keys(changed).length === 0) return err({ type: 'nothing-changed' })
  if (changed.role !== undefined && !canBecome(person.role, changed.role))
    return err({ type: 'not-that-role', field: 'role' })
  return ok([{ type: 'person-changed', id: person.id, ...changed, ...given({ reason: reason.value }) }])
}

type Changeable = ParentFacts & { readonly name?: string; readonly birthday?: LocalDate; readonly role?: PersonRole }

/** What is said otherwise than it stands. */
const changedOf = (person: Person, said: Changeable): Changeable =>
  Object.fromEntries(Object.entries(said).filter(([field, value]) => person[field as keyof Person] !== value))

/** Nobody has said otherwise: to say it now corrects nothing. */
const isUnsaid = (value: unknown): boolean => value === undefined || value === UNKNOWN

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
