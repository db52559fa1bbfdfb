import type { LocalDate } from '#core/time.ts'
import type { Each } from '../card.ts'
import { childrenOf, type Facts, type Lists, personsOf, postingsOrCase, type Subject, untold } from '../facts.ts'
import { type Context, unknown, type Value } from '../feel/value.ts'
import type { Mark, MarkOf } from '../inquiry.ts'
import { CASE_FACTS, type FactTypes, LIST_FACTS, LISTS, type ListName, RECORD_FACTS } from '../vocabulary.ts'
import { type Distinctions, valuesOf } from './distinctions.ts'
import type { Choose } from './explore.ts'

const TODAY: Value = { is: 'date', day: '2026-11-23' as LocalDate }

/** How many of each a situation tried out may hold; null is a list that nobody has told. */
export type Bounds = Readonly<Record<ListName, readonly (number | null)[]>>

/** Facts that are chosen only when somebody asks for them. */
export function lazyFacts(choose: Choose, distinctions: Distinctions, bounds: Bounds): Facts {
  const root: Record<string, Value> = { today: TODAY, firstKnown: null }
  const record = (types: FactTypes, path: string): Context => {
    const fields: Record<string, Value> = {}
    for (const [name, type] of Object.entries(types)) {
      lazily(fields, name, () => choose(`${path}.${name}`, valuesOf(type, `${path}.${name}`, distinctions)))
    }
    return { is: 'context', path, fields }
  }
  for (const [name, type] of Object.entries(CASE_FACTS)) {
    lazily(root, name, () => choose(name, valuesOf(type, name, distinctions)))
  }
  for (const [name, types] of Object.entries(RECORD_FACTS)) root[name] = record(types, name)
  const lists = {} as Record<ListName, readonly Subject[]>
  for (const list of LISTS) {
    const entries = once(() => {
      const count = choose(list, bounds[list])
      if (count === null) return [untold(list)]
      return Array.from({ length: count }, (_, index): Subject => {
        const id = `${list[0]}${index + 1}`
        return { id, context: record(LIST_FACTS[list], `${list}.${id}`) }
      })
    })
    lazily(lists, list, entries)
    lazily(root, list, () =>
      entries()[0]?.id === undefined && entries().length > 0 ? unknown(list) : entries().map(({ context }) => context),
    )
  }
  return { root, subjects: lazySubjects(lists) }
}

function lazySubjects(lists: Lists): Facts['subjects'] {
  const subjects = {} as Record<Each, readonly Subject[]>
  lazily(subjects, 'victim', () => lists.victims)
  lazily(subjects, 'suspect', () => lists.suspects)
  lazily(subjects, 'item', () => lists.items)
  lazily(subjects, 'posting', () => lists.postings)
  lazily(
    subjects,
    'posting-or-case',
    once(() => postingsOrCase(lists)),
  )
  lazily(
    subjects,
    'child',
    once(() => childrenOf(lists)),
  )
  lazily(
    subjects,
    'person',
    once(() => personsOf(lists)),
  )
  return subjects
}

const DONE: Mark = { as: 'done', on: '2026-11-23' as LocalDate }

/** Marks chosen when asked for, only for `steps`; the others are never marked. */
export const lazyMarks =
  (choose: Choose, steps: ReadonlySet<string>): MarkOf =>
  (step, subject) => {
    if (!steps.has(step)) return undefined
    const key = subject === undefined ? `done ${step}` : `done ${step}:${subject}`
    return choose<Mark | undefined>(key, [undefined, DONE])
  }

function lazily<T, K extends keyof T & string>(record: T, name: K, read: () => T[K]): void {
  Object.defineProperty(record, name, { get: read, enumerable: true, configurable: true })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
