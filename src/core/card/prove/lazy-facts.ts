import type { LocalDate } from '#core/time.ts'
import { childrenOf, type Facts, type Lists, personsOf, postingsOrCase, type Subject, untold } from '../facts.ts'
import { type Context, unknown, type Value } from '../feel/value.ts'
import type { Mark, MarkOf } from '../inquiry.ts'
import {
  CASE_FACTS,
  type FactType,
  type FactTypes,
  LIST_FACTS,
  LISTS,
  type ListName,
  RECORD_FACTS,
} from '../vocabulary.ts'
import { type Distinctions, valuesOf } from './distinctions.ts'
import type { Choose } from './explore.ts'

const TODAY: Value = { is: 'date', day: '2026-11-23' as LocalDate }

/** How many of each a situation tried out may hold; null is a list that nobody has told. */
export type Bounds = Readonly<Record<ListName, readonly (number | null)[]>>

/** Makes the facts of each situation tried, chosen only when somebody asks for them. */
export type LazyFacts = (choose: Choose, bounds: Bounds) => Facts

/** What a record of facts asks, and under which name; beside its facts, where no condition can name them. */
const CHOOSE = Symbol('choose')
const PATH = Symbol('path')
type Asking = Record<string, Value> & { [CHOOSE]: Choose; [PATH]: string }

/** The getters are made once for all situations, since a proof makes hundreds of thousands of them. */
export function lazyFactsBy(distinctions: Distinctions): LazyFacts {
  const known = new Map<string, readonly Value[]>()
  const optionsOf = (type: FactType, name: string): readonly Value[] => {
    const options = known.get(name) ?? valuesOf(type, name, distinctions)
    known.set(name, options)
    return options
  }
  const prototypeOf = (types: FactTypes): object => {
    const prototype = {}
    for (const [name, type] of Object.entries(types)) {
      Object.defineProperty(prototype, name, {
        enumerable: true,
        get(this: Asking) {
          const whole = `${this[PATH]}${name}`
          return this[CHOOSE](whole, optionsOf(type, whole))
        },
      })
    }
    return prototype
  }
  const caseFacts = prototypeOf(CASE_FACTS)
  const recordFacts = Object.entries(RECORD_FACTS).map(([name, types]) => ({ name, prototype: prototypeOf(types) }))
  const listFacts = Object.fromEntries(LISTS.map((list) => [list, prototypeOf(LIST_FACTS[list])]))

  return (choose, bounds) => {
    const asking = (prototype: object, path: string): Asking => {
      const fields: Asking = Object.create(prototype)
      fields[CHOOSE] = choose
      fields[PATH] = path
      return fields
    }
    const context = (prototype: object, path: string): Context => ({
      is: 'context',
      path,
      fields: asking(prototype, `${path}.`),
    })
    const root = asking(caseFacts, '')
    root.today = TODAY
    root.firstKnown = null
    for (const { name, prototype } of recordFacts) root[name] = context(prototype, name)
    const entriesOf = (list: ListName) =>
      once((): readonly Subject[] => {
        const count = choose(list, bounds[list])
        if (count === null) return [untold(list)]
        return Array.from({ length: count }, (_, index): Subject => {
          const id = `${list[0]}${index + 1}`
          return { id, context: context(listFacts[list] as object, `${list}.${id}`) }
        })
      })
    const entries = {
      victims: entriesOf('victims'),
      suspects: entriesOf('suspects'),
      items: entriesOf('items'),
      postings: entriesOf('postings'),
    }
    for (const list of LISTS) Object.defineProperty(root, list, { get: () => asValue(list, entries[list]()) })
    return { root, subjects: lazySubjects(entries) }
  }
}

const asValue = (list: ListName, entries: readonly Subject[]): Value =>
  entries[0]?.id === undefined && entries.length > 0 ? unknown(list) : entries.map(({ context }) => context)

function lazySubjects(entries: Readonly<Record<ListName, () => readonly Subject[]>>): Facts['subjects'] {
  const lists: Lists = {
    get victims() {
      return entries.victims()
    },
    get suspects() {
      return entries.suspects()
    },
    get items() {
      return entries.items()
    },
    get postings() {
      return entries.postings()
    },
  }
  const postingOrCase = once(() => postingsOrCase(lists))
  const children = once(() => childrenOf(lists))
  const persons = once(() => personsOf(lists))
  return {
    get victim() {
      return lists.victims
    },
    get suspect() {
      return lists.suspects
    },
    get item() {
      return lists.items
    },
    get posting() {
      return lists.postings
    },
    get 'posting-or-case'() {
      return postingOrCase()
    },
    get child() {
      return children()
    },
    get person() {
      return persons()
    },
  }
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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
