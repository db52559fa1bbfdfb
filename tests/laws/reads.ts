import type { Card, CardStep, Clause } from '#core/card/card.ts'
import { namesIn } from '#core/card/ready.ts'
import type { ListName } from '#core/card/vocabulary.ts'

const known = new WeakMap<Card, Map<string, ReadonlySet<string>>>()

/** Lists whose facts a step asks of each that it is taken for. */
const LISTS_OF_EACH: Readonly<Record<NonNullable<CardStep['each']>, readonly ListName[]>> = {
  victim: ['victims'],
  suspect: ['suspects'],
  item: ['items'],
  posting: ['postings'],
  'posting-or-case': ['postings'],
  child: ['victims', 'suspects'],
  person: ['victims', 'suspects'],
}

/** The facts that a step's conditions can ask for, through definitions and routes, by the head of their names. */
export function readsOf(card: Card, id: string): ReadonlySet<string> {
  const all = known.get(card) ?? readsOfAll(card)
  known.set(card, all)
  return all.get(id) ?? new Set()
}

function readsOfAll(card: Card): Map<string, ReadonlySet<string>> {
  const definitions = new Map(card.definitions.map(({ name, is: meaning }) => [name, namesIn(meaning)]))
  const routes = Object.values(card.routes).flatMap(({ levels, never }) => [
    ...levels.flatMap(({ when }) => when),
    ...never,
  ])
  const namesOf = (clauses: readonly Clause[]) => clauses.flatMap((clause) => [...namesIn(clause.if)])
  const close = (names: readonly string[], into = new Set<string>()): Set<string> => {
    for (const name of names) {
      if (into.has(name)) continue
      into.add(name)
      close([...(definitions.get(name) ?? [])], into)
      if (name === 'advice') close(namesOf(routes), into)
    }
    return into
  }
  return new Map(
    card.steps.map((step) => {
      const reads = close(namesOf([...step.when, ...step.unless, ...step.fulfilled, ...step.ask, ...step.wait]))
      if (step.each && reads.has('each')) for (const list of LISTS_OF_EACH[step.each]) reads.add(list)
      return [step.id, reads]
    }),
  )
}
