import type { Card } from '../card.ts'
import type { Subject } from '../facts.ts'
import type { Expression } from '../feel/syntax.ts'
import { isUnknown, unknown, type Value } from '../feel/value.ts'
import { ask, askAll, beginInquiry, type Inquiry } from '../inquiry.ts'
import { ROUTES, type RouteName } from '../plan.ts'
import { adviceValue, advise } from '../plan-routes.ts'
import { standing } from '../plan-steps.ts'
import { makeReady, type ReadyCard, type ReadyClause, type ReadyStep } from '../ready.ts'
import { distinctionsOf } from './distinctions.ts'
import { type Choose, explore, sample, shrink } from './explore.ts'
import { type Bounds, type LazyFacts, lazyFactsBy, lazyMarks } from './lazy-facts.ts'

/** What a reader of the card cannot see. `example` is a situation that shows it, none of whose facts can be left out. */
export type Finding = {
  readonly about: 'unreachable' | 'contradiction' | 'dead-wait' | 'dead-end' | 'not-exhausted'
  readonly says: string
  readonly example?: Readonly<Record<string, unknown>>
}

export type Proof = { readonly findings: readonly Finding[]; readonly situations: number }

/** Situations tried for one question before giving up honestly. */
const MOST_RUNS = 2_000_000
/** Random ones tried first when something is expected to be found. */
const QUICK_RUNS = 5_000
/** Two of a list show every quantifier its difference; three of each make many. */
const WIDE: Bounds = {
  victims: [null, 0, 1, 2, 3],
  suspects: [null, 0, 1, 2, 3],
  items: [null, 0, 1, 2],
  postings: [null, 0, 1],
}
/** For what is said of one subject, where a second would be another's matter. A case has a victim, told or not. */
const ONE: Bounds = { victims: [null, 1], suspects: [null, 0, 1], items: [null, 0, 1], postings: [null, 0, 1] }

type Prover = {
  readonly ready: ReadyCard
  readonly lazyFacts: LazyFacts
  /** How each definition and route may fall when nobody looks into it. */
  readonly freely: Map<string, readonly Value[] | undefined>
  /** Steps that somebody may mark done: those that the situation does not show done by itself. */
  readonly markable: ReadonlySet<string>
  tried: number
}

/**
 * Tries every situation that the card can tell apart: each fact at each value its conditions separate, up to two kinds
 * at once, and so many of each list as `WIDE` and `ONE` say. See docs/decisions/0014 for what that covers and what it does not.
 */
export function proveCard(card: Card): Proof {
  const ready = makeReady(card)
  const markable = new Set(card.steps.filter(({ fulfilled }) => fulfilled.length === 0).map(({ id }) => id))
  const prover: Prover = { ready, lazyFacts: lazyFactsBy(distinctionsOf(card)), freely: new Map(), markable, tried: 0 }
  const findings = [
    ...unreachable(prover),
    ...contradictions(prover),
    ...ready.steps.flatMap((step) => deadWaits(prover, step)),
    ...deadEnds(prover),
  ]
  return { findings, situations: prover.tried }
}

/** Every step can be to do, every clause can hold, every advice be given, every clock run. */
function unreachable(prover: Prover): Finding[] {
  const { ready } = prover
  const findings: Finding[] = []
  const expect = (says: string, holds: (inquiry: Inquiry) => boolean) => {
    const { found, exhausted } = search(prover, WIDE, holds)
    if (!found) findings.push({ about: exhausted ? 'unreachable' : 'not-exhausted', says })
  }
  const can = (
    clauses: readonly ReadyClause[],
    says: string,
    subjects: (inquiry: Inquiry) => readonly (Subject | undefined)[],
  ) => {
    for (const [index, clause] of clauses.entries()) {
      expect(`${says} ${index + 1} can never hold: ${clause.clause.because.en}`, (inquiry) =>
        subjects(inquiry).some((subject) => ask(inquiry, clause, subject).truth === true),
      )
    }
  }
  const whole = () => [undefined]
  for (const name of ROUTES) {
    can(ready.routes[name].never, `routes.${name}.never`, whole)
    for (const { advice, when } of ready.routes[name].levels) can(when, `routes.${name}.${advice}`, whole)
  }
  for (const step of ready.steps) {
    const subjects = (inquiry: Inquiry) => subjectsOf(step, inquiry)
    expect(`the step ${step.step.id} can never be to do`, (inquiry) =>
      subjects(inquiry).some((subject) => standing(step, inquiry, subject).status === 'do'),
    )
    for (const group of ['when', 'unless', 'fulfilled', 'ask', 'wait'] as const)
      can(step[group], `${step.step.id}.${group}`, subjects)
  }
  for (const { warning, when, unless } of ready.warnings) {
    can(when, `${warning.id}.when`, whole)
    can(unless, `${warning.id}.unless`, whole)
  }
  for (const { clock, when } of ready.clocks) {
    can(when, `${clock.id}.when`, (inquiry) => (clock.each ? inquiry.facts.subjects[clock.each] : whole()))
  }
  return findings
}

/** No stop sign stands while a step it forbids is to do, and no two opposite steps are to do for the same one. */
function contradictions(prover: Prover): Finding[] {
  const stepOf = (id: string) => prover.ready.steps.find(({ step }) => step.id === id) as ReadyStep
  const forbidden = prover.ready.warnings.flatMap(({ warning, when, unless }) =>
    warning.forbids.flatMap((id) => {
      const step = stepOf(id)
      const clash = (inquiry: Inquiry) =>
        subjectsOf(step, inquiry).some((subject) => standing(step, inquiry, subject).status === 'do') &&
        askAll(inquiry, unless).held.length === 0 &&
        (when.length === 0 || askAll(inquiry, when).held.length > 0)
      return refute(prover, ONE, 'contradiction', `${id} is to do while ${warning.id} stands`, clash)
    }),
  )
  const opposite = prover.ready.card.opposites.flatMap(([one, other]) => {
    const [first, second] = [stepOf(one), stepOf(other)]
    const clash = (inquiry: Inquiry) =>
      subjectsOf(first, inquiry).some(
        (subject) =>
          standing(first, inquiry, subject).status === 'do' && standing(second, inquiry, subject).status === 'do',
      )
    return refute(prover, ONE, 'contradiction', `${one} and ${other} are both to do for the same one`, clash)
  })
  return [...forbidden, ...opposite]
}

const MOVING: ReadonlySet<string> = new Set(['do', 'ask', 'wait'])

/** What a step waits for can still come: it is not done, and not beside the point. */
function deadWaits(prover: Prover, step: ReadyStep): Finding[] {
  const awaited = [...new Set(step.wait.flatMap(({ clause }) => clause.for))]
  return awaited.flatMap((id) => {
    const target = prover.ready.steps.find((other) => other.step.id === id)
    const stuck = (inquiry: Inquiry) =>
      subjectsOf(step, inquiry).some((subject) => {
        const { status, waitsFor } = standing(step, inquiry, subject)
        if (status !== 'wait' || !waitsFor?.includes(id)) return false
        if (!target) return inquiry.facts.root[id] === true
        return !subjectsOf(target, inquiry).some((other) => MOVING.has(standing(target, inquiry, other).status))
      })
    return refute(prover, ONE, 'dead-wait', `${step.step.id} waits for ${id}, which can no longer come`, stuck)
  })
}

/** Until the case is followed up there is something to do or to find out. */
function deadEnds(prover: Prover): Finding[] {
  const { steps } = prover.ready
  const last = steps[steps.length - 1] as ReadyStep
  const ended = (inquiry: Inquiry) =>
    standing(last, inquiry, undefined).status !== 'done' &&
    [last, ...steps].every((step) =>
      subjectsOf(step, inquiry).every((subject) => !['do', 'ask'].includes(standing(step, inquiry, subject).status)),
    )
  return refute(prover, ONE, 'dead-end', 'nothing is to do or to find out, and the case is not followed up', ended)
}

const subjectsOf = ({ step }: ReadyStep, inquiry: Inquiry): readonly (Subject | undefined)[] =>
  step.each ? inquiry.facts.subjects[step.each] : [undefined]

/**
 * Looks for a situation in which `holds`: first with definitions and routes free to fall as they like, which is quick,
 * and what cannot happen then cannot happen at all. What can is looked for again among real situations.
 */
function refute(
  prover: Prover,
  bounds: Bounds,
  about: Finding['about'],
  says: string,
  holds: (inquiry: Inquiry) => boolean,
): Finding[] {
  const loosely = explore((choose) => {
    const free = (name: string, subject?: Subject): Value | undefined => {
      if (!prover.freely.has(name)) prover.freely.set(name, freeValues(prover.ready, name))
      const options = prover.freely.get(name)
      return options && choose(`= ${name} ${subject?.id ?? ''}`, options)
    }
    return holds(inquiryBy(prover, choose, bounds, free)) || null
  }, MOST_RUNS)
  prover.tried += loosely.runs
  if (loosely.exhausted) return []
  const { found, exhausted } = search(prover, bounds, holds)
  if (found) return [{ about, says, example: smallest(prover, bounds, holds, found) }]
  return exhausted ? [] : [{ about: 'not-exhausted', says }]
}

/** A real situation in which `holds`, as the place of each option picked. */
function search(prover: Prover, bounds: Bounds, holds: (inquiry: Inquiry) => boolean) {
  const attempt = (choose: Choose) => {
    const picks = new Map<string, number>()
    const noting: Choose = (key, options) => {
      const value = choose(key, options)
      if (!picks.has(key)) picks.set(key, options.indexOf(value))
      return value
    }
    return holds(inquiryBy(prover, noting, bounds)) ? picks : null
  }
  const quick = sample(attempt, QUICK_RUNS)
  const result = quick.found ? quick : explore(attempt, MOST_RUNS)
  prover.tried += quick.runs + result.runs
  return result
}

/** Every first option is the fact that nobody has told, so what is left is what it takes. */
function smallest(
  prover: Prover,
  bounds: Bounds,
  holds: (inquiry: Inquiry) => boolean,
  found: ReadonlyMap<string, number>,
): Readonly<Record<string, unknown>> {
  const least = shrink((choose) => holds(inquiryBy(prover, choose, bounds)), found)
  return Object.fromEntries(Object.entries(least).map(([key, value]) => [key, asWritten(value)]))
}

/** A value as a situation would have it: a day as a day, a mark as its name. */
function asWritten(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('day' in value) return value.day
  return 'as' in value ? value.as : value
}

function inquiryBy(
  prover: Prover,
  choose: Choose,
  bounds: Bounds,
  assumed?: (name: string, subject?: Subject) => Value | undefined,
): Inquiry {
  const facts = prover.lazyFacts(choose, bounds)
  const grounds = { facts, markOf: lazyMarks(choose, prover.markable), ...(assumed ? { assumed } : {}) }
  return beginInquiry(prover.ready, grounds, (route, inquiry) => adviceValue(advise(route, inquiry)))
}

const TRUTHS: readonly Value[] = [true, false, unknown('kinds')]
const ADVICES: readonly Value[] = ['yes', 'support', 'possible', 'no', unknown('kinds')]

/** How a definition or route may fall when nobody looks into it; undefined for one that is quicker looked into. */
function freeValues({ card, definitions }: ReadyCard, name: string): readonly Value[] | undefined {
  if (name.startsWith('advice.')) {
    const { levels } = card.routes[name.slice('advice.'.length) as RouteName]
    return ADVICES.filter(
      (value) => isUnknown(value) || value === 'no' || levels.some(({ advice }) => advice === value),
    )
  }
  const definition = card.definitions.find((known) => known.name === name)
  if (!definition || !definitions.has(name)) return undefined
  return isPlain(definition.is) ? undefined : TRUTHS
}

/** Looks through no list itself: there is little to gain by taking its answer for free, and much to lose. */
function isPlain(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true
  const node = part as Expression
  if (node.is === 'some' || node.is === 'every') return false
  if (node.is === 'name' && node.name === 'kinds') return false
  return Object.values(part).every(isPlain)
}
