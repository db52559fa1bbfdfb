import type { Card, CardClock, CardStep, CardWarning, Clause, Each } from './card.ts'
import { type Compiled, compile } from './feel/compile.ts'
import type { Expression } from './feel/syntax.ts'
import type { RouteName } from './plan.ts'

/** A card with its conditions made ready, once for each card. */
export type ReadyCard = {
  readonly card: Card
  readonly definitions: ReadonlyMap<string, ReadyDefinition>
  readonly routes: Readonly<Record<RouteName, ReadyRoute>>
  readonly steps: readonly ReadyStep[]
  readonly eachOf: ReadonlyMap<string, Each | undefined>
  readonly warnings: readonly ReadyWarning[]
  readonly clocks: readonly ReadyClock[]
}

export type ReadyClause<C extends Clause = Clause> = { readonly clause: C; readonly test: Compiled }
/** `perSubject`: asks for `each`, so its answer holds for one subject only. */
export type ReadyDefinition = { readonly test: Compiled; readonly perSubject: boolean }
export type ReadyRoute = {
  readonly levels: readonly { readonly advice: 'yes' | 'support' | 'possible'; readonly when: readonly ReadyClause[] }[]
  readonly never: readonly ReadyClause[]
}
export type ReadyStep = {
  readonly step: CardStep
  readonly when: readonly ReadyClause[]
  readonly unless: readonly ReadyClause[]
  readonly fulfilled: readonly ReadyClause[]
  readonly ask: readonly ReadyClause<CardStep['ask'][number]>[]
  readonly wait: readonly ReadyClause<CardStep['wait'][number]>[]
}
export type ReadyWarning = {
  readonly warning: CardWarning
  readonly when: readonly ReadyClause[]
  readonly unless: readonly ReadyClause[]
}
export type ReadyClock = {
  readonly clock: CardClock
  readonly when: readonly ReadyClause[]
  readonly starts: readonly Compiled[]
}

const ready = new WeakMap<Card, ReadyCard>()

export function makeReady(card: Card): ReadyCard {
  const known = ready.get(card)
  if (known) return known
  const made = compileCard(card)
  ready.set(card, made)
  return made
}

function compileCard(card: Card): ReadyCard {
  const perSubject = new Set<string>()
  const definitions = new Map<string, ReadyDefinition>()
  for (const { name, is: meaning } of card.definitions) {
    const names = namesIn(meaning)
    if (names.has('each') || [...names].some((used) => perSubject.has(used))) perSubject.add(name)
    definitions.set(name, { test: compile(meaning), perSubject: perSubject.has(name) })
  }
  return {
    card,
    definitions,
    routes: {
      police: readyRoute(card, 'police'),
      referral: readyRoute(card, 'referral'),
      pedagogical: readyRoute(card, 'pedagogical'),
      emergencyPlan: readyRoute(card, 'emergencyPlan'),
    },
    steps: card.steps.map((step) => ({
      step,
      when: readyClauses(step.when),
      unless: readyClauses(step.unless),
      fulfilled: readyClauses(step.fulfilled),
      ask: readyClauses(step.ask),
      wait: readyClauses(step.wait),
    })),
    eachOf: new Map(card.steps.map((step) => [step.id, step.each])),
    warnings: card.warnings.map((warning) => ({
      warning,
      when: readyClauses(warning.when),
      unless: readyClauses(warning.unless),
    })),
    clocks: card.clocks.map((clock) => ({ clock, when: readyClauses(clock.when), starts: clock.starts.map(compile) })),
  }
}

const readyRoute = (card: Card, name: RouteName): ReadyRoute => ({
  levels: card.routes[name].levels.map(({ advice, when }) => ({ advice, when: readyClauses(when) })),
  never: readyClauses(card.routes[name].never),
})

export const readyClauses = <C extends Clause>(list: readonly C[]): ReadyClause<C>[] =>
  list.map((clause) => ({ clause, test: compile(clause.if) }))

/** Every name that a condition asks for, at the head of a path or alone; a loop's own name is left out. */
export function namesIn(expression: Expression): Set<string> {
  const names = new Set<string>()
  collect(expression, new Set(), names)
  return names
}

function collect(expression: unknown, bound: ReadonlySet<string>, names: Set<string>): void {
  if (Array.isArray(expression)) {
    for (const part of expression) collect(part, bound, names)
  } else if (typeof expression === 'object' && expression !== null) {
    const node = expression as Expression
    if (node.is === 'name') {
      if (!bound.has(node.name)) names.add(node.name)
    } else if (node.is === 'some' || node.is === 'every') {
      collect(node.list, bound, names)
      collect(node.satisfies, new Set([...bound, node.name]), names)
    } else {
      for (const part of Object.values(node)) collect(part, bound, names)
    }
  }
}
