import { dateOf, type LocalDate } from '#core/time.ts'
import type { Clause, Each } from './card.ts'
import { withoutId } from './fact-name.ts'
import { type Facts, factsOf, type Subject } from './facts.ts'
import { type Marks, note, type Scope } from './feel/compile.ts'
import { type Context, isContext, isList, isUnknown, type Value } from './feel/value.ts'
import type { FactUse, Reason, RouteName } from './plan.ts'
import type { ReadyCard, ReadyClause } from './ready.ts'
import type { Situation } from './situation.ts'

/** One situation being asked: its facts, what definitions and routes have answered so far, and what was found missing. */
export type Inquiry = {
  readonly ready: ReadyCard
  readonly facts: Facts
  readonly scopeOf: (subject?: Subject) => Scope
  readonly markOf: MarkOf
  /** How much hangs on each missing fact. */
  readonly weights: Map<string, number>
}

/** What a clause answered: true, false, or the facts it lacks. */
export type Answer = {
  readonly truth: true | false | 'unknown'
  readonly missing: readonly string[]
  readonly uses: readonly FactUse[]
}

/** Weight of a fact that a precaution took for not so; less than any fact a step waits to know. */
const OPEN = 0.5
/** Enough facts for a person to see why; sixty persons do not make sixty reasons. */
const MOST_USES = 12

/** What a situation, or somebody who tries out all of them, gives to be asked about. */
export type Grounds = {
  readonly facts: Facts
  readonly markOf: MarkOf
  /** A definition's or route's value taken for given; undefined to work it out. */
  readonly assumed?: (name: string, subject?: Subject) => Value | undefined
}

/** How a step is marked for a subject, or as a whole. */
export type MarkOf = (step: string, subject?: string) => Mark | undefined
export type Mark = { readonly as: 'done'; readonly on: LocalDate } | { readonly as: 'skipped'; readonly reason: string }

export const groundsOf = (situation: Situation): Grounds => ({ facts: factsOf(situation), markOf: marksOf(situation) })

export function beginInquiry(
  ready: ReadyCard,
  { facts, markOf, assumed }: Grounds,
  adviceOf: (route: RouteName, inquiry: Inquiry) => Value,
): Inquiry {
  const known = new Map<string, { value: Value; uses: FactUse[] }>()
  const weights = new Map<string, number>()
  const marks = settledBy(markOf, ready, facts)
  const open = (missing: readonly string[]) => addWeight(weights, missing, OPEN)

  const scopeOf = (subject?: Subject): Scope => {
    const lookup = (name: string, uses: FactUse[]): Value => {
      if (name === 'each') return subject?.context ?? null
      const definition = ready.definitions.get(name)
      if (definition) {
        const given = assumed?.(name, definition.perSubject ? subject : undefined)
        if (given !== undefined) return given
        const found = definition.perSubject
          ? evaluate(definition.test, subject)
          : cached(name, () => evaluate(definition.test))
        uses.push(...found.uses)
        return found.value
      }
      if (name === 'advice') return adviceContext
      const value = facts.root[name] ?? null
      if (!isContext(value) && !(isList(value) && value.some(isContext))) note(uses, name, value)
      return value
    }
    return { lookup, marks: marks(subject), uses: [], open }
  }
  const evaluate = (test: (scope: Scope) => Value, subject?: Subject) => {
    const scope = scopeOf(subject)
    return { value: test(scope), uses: scope.uses }
  }
  const cached = (name: string, make: () => { value: Value; uses: FactUse[] }) => {
    const found = known.get(name) ?? make()
    known.set(name, found)
    return found
  }
  const inquiry: Inquiry = { ready, facts, scopeOf, markOf, weights }
  const route = (name: RouteName) =>
    assumed?.(`advice.${name}`) ?? cached(`advice.${name}`, () => ({ value: adviceOf(name, inquiry), uses: [] })).value
  const adviceContext: Context = {
    is: 'context',
    path: 'advice',
    fields: {
      get police() {
        return route('police')
      },
      get referral() {
        return route('referral')
      },
      get pedagogical() {
        return route('pedagogical')
      },
      get emergencyPlan() {
        return route('emergencyPlan')
      },
    },
  }
  return inquiry
}

export function ask(inquiry: Inquiry, { test }: { readonly test: (scope: Scope) => Value }, subject?: Subject): Answer {
  const scope = inquiry.scopeOf(subject)
  const value = test(scope)
  if (isUnknown(value)) return { truth: 'unknown', missing: value.missing, uses: scope.uses }
  return { truth: value === true, missing: [], uses: scope.uses }
}

export type Asked<C extends Clause> = { readonly clause: C; readonly answer: Answer }

/** All clauses asked: which hold, and which cannot be told. */
export function askAll<C extends Clause>(inquiry: Inquiry, clauses: readonly ReadyClause<C>[], subject?: Subject) {
  const held: Asked<C>[] = []
  const open: Asked<C>[] = []
  const refuted: Asked<C>[] = []
  for (const ready of clauses) {
    const answer = ask(inquiry, ready, subject)
    const into = answer.truth === true ? held : answer.truth === 'unknown' ? open : refuted
    into.push({ clause: ready.clause, answer })
  }
  return { held, open, refuted }
}

export function reasonOf({ clause, answer }: Asked<Clause>): Reason {
  return {
    words: clause.because,
    facts: distinct(answer.uses),
    ...(clause.law ? { law: clause.law } : {}),
    ...(clause.rule === undefined ? {} : { rule: clause.rule }),
  }
}

/** What is not known, as the card asks for it. */
export const questionsFor = (missing: readonly string[], { ready }: Inquiry): Reason[] =>
  missing.flatMap((name) => {
    const asked = withoutId(name)
    const question = ready.card.questions.find(({ fact }) => fact === asked)
    return question ? [{ words: question.ask, facts: [{ name }] }] : []
  })

export const missingOf = (asked: readonly Asked<Clause>[]): string[] => [
  ...new Set(asked.flatMap(({ answer }) => answer.missing)),
]

export function distinct(uses: readonly FactUse[]): FactUse[] {
  const byName = new Map<string, FactUse>()
  for (const use of uses) {
    if (byName.size < MOST_USES) byName.set(use.name, use)
  }
  return [...byName.values()]
}

export function addWeight(weights: Map<string, number>, missing: readonly string[], weight: number): void {
  for (const name of missing) weights.set(name, (weights.get(name) ?? 0) + weight)
}

/** Marks in `done` and `skipped`; a mark without subject holds for every subject that has none of its own. */
function marksOf(situation: Situation): MarkOf {
  const marks = new Map<string, Mark>()
  const today = dateOf(situation.at)
  const key = (step: string, subject: string | undefined) => (subject === undefined ? step : `${step}:${subject}`)
  for (const { step, subject, reason } of situation.skipped ?? [])
    marks.set(key(step, subject), { as: 'skipped', reason })
  for (const { step, subject, on } of situation.done ?? []) {
    marks.set(key(step, subject), { as: 'done', on: on ?? today })
  }
  return (step, subject) => (subject === undefined ? undefined : marks.get(`${step}:${subject}`)) ?? marks.get(step)
}

/** What `settled` means for the subject at hand: its own mark where the step is taken for it, else every subject's. */
function settledBy(markOf: MarkOf, ready: ReadyCard, facts: Facts): (subject?: Subject) => Marks {
  const subjectsOf = (step: string): readonly Subject[] => {
    const each: Each | undefined = ready.eachOf.get(step)
    return each ? facts.subjects[each] : []
  }
  const idsOf = new Map<string, ReadonlySet<string | undefined>>()
  const isTakenFor = (step: string, subject: string, subjects: readonly Subject[]): boolean => {
    const ids = idsOf.get(step) ?? new Set(subjects.map(({ id }) => id))
    idsOf.set(step, ids)
    return ids.has(subject)
  }
  return (subject) => ({
    settled: (step) => {
      if (markOf(step)) return true
      const subjects = subjectsOf(step)
      if (subject?.id !== undefined && isTakenFor(step, subject.id, subjects))
        return markOf(step, subject.id) !== undefined
      return subjects.length > 0 && subjects.every(({ id }) => id !== undefined && markOf(step, id) !== undefined)
    },
    settledOn: (step) => {
      const mark = markOf(step, subject?.id)
      return mark?.as === 'done' ? mark.on : null
    },
  })
}
