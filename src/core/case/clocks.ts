import type { Card } from '../card/card.ts'
import { makePlan } from '../card/make-plan.ts'
import type { Plan, PlanClock, PlanStep } from '../card/plan.ts'
import { dueDate } from '../card/working-days.ts'
import { given } from '../given.ts'
import { addMonths, dateOf, type Instant, type LocalDate } from '../time.ts'
import type { ClockRef } from './events.ts'
import { exceptionOn } from './parents.ts'
import { situationOf } from './situation-of.ts'
import { type CaseState, type ClockWord, clockKey, EXCEPTION_REVIEW, type Mark, stepKey } from './state.ts'

/** `passed`: over, and nobody here was to do anything. A clock met too late is `missed`, with the day it was met. */
export type ClockState = 'running' | 'met' | 'missed' | 'stopped' | 'passed'

/** A clock of the plan as it stands in this case. */
export type CaseClock = Omit<PlanClock, 'id'> &
  ClockRef & {
    readonly state: ClockState
    /** The day on which what it asks for was done or came in. */
    readonly on?: LocalDate
    /** What somebody has last said of it. */
    readonly word?: ClockWord
    /** Why the step it ends with is skipped. */
    readonly skipped?: string
    /** So many months of the time limit have gone: time to ask again. */
    readonly alarm?: Alarm
  }

/** The time limit for asking for prosecution: six months, for each of the violated against each suspect. */
export const PROSECUTION = 'prosecution-request'
const ALARMS = [5, 3] as const
export type Alarm = (typeof ALARMS)[number]

/** Somebody else's time limit: when it is over, nothing has been missed. */
const OTHERS = ['complaint-onward']

/** Every clock of the case, the soonest due first: those that run, and those that a step or somebody's word has ended. */
export function clocksOf(card: Card, state: CaseState, plan: Plan, at: Instant): CaseClock[] {
  const today = dateOf(at)
  const planned = plan.clocks.flatMap((clock) => eachAgainst(state, clock)).filter((one) => isItsOwn(state, one))
  const running = [...planned, ...parentReviews(card, state)].map((one) => spoken(state, one, today))
  return [...running, ...endedBySteps(card, state, plan, at)].sort((a, b) =>
    a.due === b.due ? clockKey(a).localeCompare(clockKey(b)) : a.due < b.due ? -1 : 1,
  )
}

type Bare = Omit<PlanClock, 'id'> & ClockRef
const bare = ({ id, ...rest }: PlanClock): Bare => ({ clock: id, ...rest })

function eachAgainst(state: CaseState, clock: PlanClock): Bare[] {
  const suspects = clock.id === PROSECUTION ? state.persons.filter(({ role }) => role === 'suspect') : []
  return suspects.length === 0 ? [bare(clock)] : suspects.map(({ id }) => ({ ...bare(clock), against: id }))
}

/** An exception made for each parent is looked at for each of them, not for the child. */
const isItsOwn = (state: CaseState, { clock, subject }: Bare): boolean =>
  clock !== EXCEPTION_REVIEW || subject === undefined || exceptionOn(state, subject) !== undefined

function parentReviews(card: Card, state: CaseState): Bare[] {
  const rule = card.clocks.find(({ id }) => id === EXCEPTION_REVIEW)
  if (!rule) return []
  return state.persons.flatMap(({ id, role }) => {
    const exception = role === 'parent' ? exceptionOn(state, id) : undefined
    if (!exception) return []
    const starts = dateOf(exception.confirmed.at)
    const because = rule.when.map(({ because: words, rule: number }) => ({
      words,
      facts: [],
      ...given({ rule: number }),
    }))
    const due = dueDate(starts, rule.length, rule.counting)
    return [{ clock: EXCEPTION_REVIEW, subject: id, starts, due, counting: rule.counting, because }]
  })
}

/** As people's words have it. A word said before the clock started is of an earlier run. */
function spoken(state: CaseState, clock: Bare, today: LocalDate): CaseClock {
  const said = state.clocks[clockKey(clock)]
  const word = said && dateOf(said.at) >= clock.starts ? said : undefined
  switch (word?.word) {
    case undefined:
      return timed(clock, today)
    case 'met':
      return { ...clock, word, on: word.on, state: word.on <= clock.due ? 'met' : 'missed' }
    case 'stopped':
      return { ...clock, word, state: 'stopped' }
    case 'restarted':
      return { ...timed({ ...clock, starts: word.starts, due: word.due }, today), word }
  }
}

function timed(clock: Bare, today: LocalDate): CaseClock {
  if (clock.due < today) return { ...clock, state: OTHERS.includes(clock.clock) ? 'passed' : 'missed' }
  const alarm = clock.clock === PROSECUTION ? alarmAt(clock.starts, today) : undefined
  return { ...clock, state: 'running', ...given({ alarm }) }
}

/** How many months of a time limit for prosecution have gone, when it is time to ask again. */
export const alarmAt = (starts: LocalDate, today: LocalDate): Alarm | undefined =>
  ALARMS.find((months) => addMonths(starts, months) <= today)

/** A clock whose step is taken is no longer in the plan: it is what the plan would say had the step not been marked. */
function endedBySteps(card: Card, state: CaseState, plan: Plan, at: Instant): CaseClock[] {
  const ends = new Map(card.steps.flatMap(({ id, clock }) => (clock ? [[clock, id] as const] : [])))
  const steps = new Set(ends.values())
  if (!Object.values(state.marks).some(({ step }) => steps.has(step))) return []
  const { done = [], skipped = [], ...rest } = situationOf(state, at)
  const unmarked = makePlan(card, {
    ...rest,
    done: done.filter(({ step }) => !steps.has(step)),
    skipped: skipped.filter(({ step }) => !steps.has(step)),
  })
  const still = new Set(plan.clocks.map((clock) => clockKey(bare(clock))))
  return unmarked.clocks.flatMap((clock) => {
    const step = ends.get(clock.id)
    const mark = step && (state.marks[stepKey({ step, ...given({ subject: clock.subject }) })] ?? state.marks[step])
    return mark && !still.has(clockKey(bare(clock))) ? [ended(bare(clock), mark)] : []
  })
}

const ended = (clock: Bare, mark: Mark): CaseClock =>
  mark.mark === 'skipped'
    ? { ...clock, state: 'stopped', skipped: mark.reason }
    : { ...clock, state: mark.on <= clock.due ? 'met' : 'missed', on: mark.on }

/** Still to be met: it runs, or has been missed and is not yet done. */
export const isOpen = ({ state, on }: CaseClock): boolean => state === 'running' || (state === 'missed' && !on)

/** The step that ends a clock, when one does. */
export const stepOf = (card: Card, clock: string): string | undefined =>
  card.steps.find((step) => step.clock === clock)?.id

/** The plan with the deadlines that its stopped and restarted clocks have left its steps. */
export function keepTime(card: Card, plan: Plan, clocks: readonly CaseClock[]): Plan {
  const changed = clocks.filter(({ word }) => word !== undefined && word.word !== 'met')
  if (changed.length === 0) return plan
  const steps = plan.steps.map((step): PlanStep => {
    const { deadline, ...rest } = step
    const of = deadline && card.steps.find(({ id }) => id === step.id)?.clock
    const clock = of && changed.find((one) => one.clock === of && one.subject === step.subject)
    if (!clock) return step
    return clock.state === 'stopped' ? rest : { ...rest, deadline: clock.due }
  })
  return { ...plan, steps }
}
