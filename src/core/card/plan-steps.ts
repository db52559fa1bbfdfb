import type { Clause } from './card.ts'
import type { Subject } from './facts.ts'
import { isDate } from './feel/value.ts'
import { type Asked, addWeight, askAll, distinct, type Inquiry, missingOf, questionsFor, reasonOf } from './inquiry.ts'
import type { Duty, PlanClock, PlanStep, Reason } from './plan.ts'
import type { ReadyStep } from './ready.ts'

const DUTY_WEIGHT: Readonly<Record<Duty, number>> = { must: 3, should: 2, may: 1 }

export type Outcome = Pick<PlanStep, 'status' | 'because' | 'waitsFor' | 'missing'>

/** A card's step for each it is taken once for; none when there is nobody and nothing to take it for. */
export function planStep(ready: ReadyStep, inquiry: Inquiry, clocks: readonly PlanClock[]): PlanStep[] {
  const { step } = ready
  const subjects: readonly (Subject | undefined)[] = step.each ? inquiry.facts.subjects[step.each] : [undefined]
  return subjects.map((subject) => {
    const outcome = standing(ready, inquiry, subject)
    const clock =
      step.clock === undefined
        ? undefined
        : clocks.find(({ id, subject: of }) => id === step.clock && (of === undefined || of === subject?.id))
    if (outcome.missing) addWeight(inquiry.weights, outcome.missing, DUTY_WEIGHT[step.duty])
    return {
      id: step.id,
      ...(subject?.id === undefined ? {} : { subject: subject.id }),
      phase: step.phase,
      duty: step.duty,
      who:
        !step.who.includes('parents') || parentsKnow(subject, inquiry)
          ? step.who
          : step.who.filter((who) => who !== 'parents'),
      ...outcome,
      ...(step.law.length > 0 ? { law: step.law } : {}),
      ...(clock && outcome.status !== 'done' && outcome.status !== 'skipped' ? { deadline: clock.due } : {}),
    }
  })
}

/** What people have said of the step goes before what the card would. */
function marked({ step }: ReadyStep, inquiry: Inquiry, subject: Subject | undefined): Outcome | undefined {
  const mark = inquiry.markOf(step.id, subject?.id)
  if (mark?.as === 'done') return { status: 'done', because: [{ words: inquiry.ready.card.marked.done, facts: [] }] }
  if (mark?.as !== 'skipped') return undefined
  const words = inquiry.ready.card.marked.skipped
  return { status: 'skipped', because: [{ words, facts: [{ name: 'reason', value: mark.reason }] }] }
}

/** How a step stands for one subject: what has been marked, or what the card says of the situation. */
export const standing = (ready: ReadyStep, inquiry: Inquiry, subject: Subject | undefined): Outcome =>
  marked(ready, inquiry, subject) ?? outcomeOf(ready, inquiry, subject)

function outcomeOf(ready: ReadyStep, inquiry: Inquiry, subject: Subject | undefined): Outcome {
  const { step } = ready
  const fulfilled = askAll(inquiry, ready.fulfilled, subject)
  if (fulfilled.held.length > 0) return { status: 'done', because: fulfilled.held.map(reasonOf) }
  const when = askAll(inquiry, ready.when, subject)
  if (ready.when.length > 0 && when.held.length + when.open.length === 0) {
    const facts = distinct(when.refuted.flatMap(({ answer }) => answer.uses))
    return { status: 'not-relevant', because: [{ words: step.otherwise, facts }] }
  }
  const unless = askAll(inquiry, ready.unless, subject)
  if (unless.held.length > 0) return { status: 'not-relevant', because: unless.held.map(reasonOf) }
  if (ready.when.length > 0 && when.held.length === 0) return asking([...unless.open, ...when.open], inquiry)
  const why: Reason[] = when.held.length > 0 ? when.held.map(reasonOf) : [{ words: step.words.why, facts: [] }]
  if (unless.open.length > 0) return asking(unless.open, inquiry)
  const first = askAll(inquiry, ready.ask, subject)
  if (first.held.length > 0) {
    const named = first.held.flatMap(({ clause }) => clause.missing.map((name) => nameFor(name, subject)))
    return { status: 'ask', because: first.held.map(reasonOf), missing: named }
  }
  const wait = askAll(inquiry, ready.wait, subject)
  if (wait.held.length > 0) {
    const waitsFor = [...new Set(wait.held.flatMap(({ clause }) => clause.for))]
    return { status: 'wait', because: [...wait.held.map(reasonOf), ...why], waitsFor }
  }
  if (wait.open.length > 0) return asking(wait.open, inquiry)
  return { status: 'do', because: why }
}

/** Nobody knows whether it applies: the reason is the question that would tell. */
function asking(open: readonly Asked<Clause>[], inquiry: Inquiry): Outcome {
  const missing = missingOf(open)
  return { status: 'ask', because: questionsFor(missing, inquiry), missing }
}

/** `each.exceptionDecided` as the fact of the one at hand, `victims.v1.exceptionDecided`. */
function nameFor(name: string, subject: Subject | undefined): string {
  if (!name.startsWith('each.') || !subject) return name
  return subject.id === undefined ? subject.context.path : `${subject.context.path}${name.slice('each'.length)}`
}

/** Nobody is sent to parents who are not to know: of the one at hand, or else of any victim. */
function parentsKnow(subject: Subject | undefined, { facts }: Inquiry): boolean {
  const victims = facts.subjects.victim
  const own = victims.find(({ id }) => id !== undefined && id === subject?.id)
  return (own ? [own] : victims).every(({ context: { fields } }) => {
    const grown = typeof fields.age === 'number' && fields.age >= OF_AGE
    return !isDate(fields.exceptionDecided ?? null) && !(grown && fields.consentToParents !== true)
  })
}

/** *Myndig*. */
export const OF_AGE = 18
