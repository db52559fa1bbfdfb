import { dateOf } from '#core/time.ts'
import type { Each } from './card.ts'
import { type Context, unknown, type Value } from './feel/value.ts'
import type { Situation } from './situation.ts'
import { CASE_FACTS, type FactType, LIST_FACTS, LISTS, type ListName, RECORD_FACTS } from './vocabulary.ts'

/** A situation as conditions see it. */
export type Facts = {
  readonly root: Readonly<Record<string, Value>>
  /** What a step is taken once for; one nameless subject stands for a list that nobody has told. */
  readonly subjects: Readonly<Record<Each, readonly Subject[]>>
}

export type Subject = { readonly id?: string; readonly context: Context }

export type Lists = Readonly<Record<ListName, readonly Subject[]>>

/** Who a person is in the case, for steps that are taken for several roles. */
const ROLE = { victims: 'victim', suspects: 'suspect' } as const

/** A victim is known, at this school and nobody's employer; so `child` and `person` can be asked the same of both. */
const VICTIM_AS_PERSON = { known: true, staff: false } as const

export function factsOf(situation: Situation): Facts {
  const root: Record<string, Value> = {
    today: { is: 'date', day: dateOf(situation.at) },
    firstKnown: firstKnown(situation),
  }
  for (const [name, type] of Object.entries(CASE_FACTS))
    root[name] = factValue(situation[name as keyof Situation], type, name)
  for (const [record, types] of Object.entries(RECORD_FACTS)) {
    root[record] = contextOf(situation[record as 'institution' | 'decisions'] ?? {}, types, record)
  }
  const lists: Lists = {
    victims: contextsOf(situation, 'victims'),
    suspects: contextsOf(situation, 'suspects'),
    items: contextsOf(situation, 'items'),
    postings: contextsOf(situation, 'postings'),
  }
  for (const list of LISTS) root[list] = situation[list] ? lists[list].map((subject) => subject.context) : unknown(list)
  return {
    root,
    subjects: {
      victim: lists.victims,
      suspect: lists.suspects,
      item: lists.items,
      posting: lists.postings,
      'posting-or-case': postingsOrCase(lists),
      child: childrenOf(lists),
      person: personsOf(lists),
    },
  }
}

/** The first day that anything about any victim was known. */
function firstKnown(situation: Situation): Value {
  const days = (situation.victims ?? []).flatMap(({ knownSince }) => (knownSince ? [knownSince] : [])).sort()
  return days[0] ? { is: 'date', day: days[0] } : null
}

/** Without postings the case itself, whose posting has no facts: not unknown, but none. */
export function postingsOrCase({ postings }: Lists): readonly Subject[] {
  if (postings.some(({ id }) => id !== undefined)) return postings
  const fields = Object.fromEntries(Object.keys(LIST_FACTS.postings).map((name) => [name, null]))
  return [{ context: { is: 'context', path: 'postings', fields } }]
}

function contextsOf(situation: Situation, list: ListName): Subject[] {
  const types = LIST_FACTS[list]
  const entries = situation[list]
  if (!entries) return [untold(list)]
  return entries.map((entry) => ({ id: entry.id, context: contextOf(entry, types, `${list}.${entry.id}`) }))
}

/** The one nameless subject that stands for a list nobody has told: whatever is asked of it, the list is missing. */
export function untold(list: ListName): Subject {
  const fields = Object.fromEntries(Object.keys(LIST_FACTS[list]).map((name) => [name, unknown(list)]))
  return { context: { is: 'context', path: list, fields } }
}

function contextOf(record: object, types: Readonly<Record<string, FactType>>, path: string): Context {
  const fields: Record<string, Value> = {}
  for (const name of Object.keys(types)) {
    fields[name] = factValue((record as Record<string, unknown>)[name], types[name] as FactType, `${path}.${name}`)
  }
  return { is: 'context', path, fields }
}

function factValue(value: unknown, type: FactType, name: string): Value {
  if (value === undefined) return type.absent === 'unknown' ? unknown(name) : type.absent
  return type.type === 'date' ? ({ is: 'date', day: value } as Value) : (value as Value)
}

function asPerson(subject: Subject, role: string, more: Readonly<Record<string, Value>>, id = subject.id): Subject {
  const context: Context = { ...subject.context, over: { ...more, role } }
  return id === undefined ? { context } : { id, context }
}

/** Victims first; those unknown in number stand only when no victim is told either. */
export function childrenOf(lists: Lists): Subject[] {
  const victims = lists.victims.map((victim) => asPerson(victim, ROLE.victims, VICTIM_AS_PERSON))
  return [...victims, ...namedSuspects(lists)]
}

export function personsOf(lists: Lists): Subject[] {
  const victims = lists.victims.map((victim) => asPerson(victim, ROLE.victims, VICTIM_AS_PERSON))
  const parents = lists.victims
    .filter((victim) => victim.id !== undefined)
    .map((victim) => asPerson(victim, 'parents', VICTIM_AS_PERSON, `${victim.id}.parents`))
  return [...victims, ...parents, ...namedSuspects(lists)]
}

const namedSuspects = (lists: Lists): Subject[] =>
  lists.suspects.filter((suspect) => suspect.id !== undefined).map((suspect) => asPerson(suspect, ROLE.suspects, {}))
