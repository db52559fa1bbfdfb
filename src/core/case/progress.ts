import { PHASES, type Phase, type Plan, type PlanStep } from '../card/plan.ts'
import type { LocalDate } from '../time.ts'
import { type CaseClock, isOpen, PROSECUTION } from './clocks.ts'
import type { Task } from './state.ts'

/** One of the five stations: how much of what matters in this phase has been settled. */
export type PhaseProgress = {
  readonly phase: Phase
  /** Done, or skipped with a reason. */
  readonly settled: number
  /** All steps that have a bearing on the case. */
  readonly relevant: number
  readonly doing: number
}

/** The five phases in the card's order; none is a gate to the next. */
export const progressOf = (plan: Plan): PhaseProgress[] =>
  PHASES.map((phase) => {
    const relevant = plan.steps.filter((step) => step.phase === phase && step.status !== 'not-relevant')
    return {
      phase,
      settled: relevant.filter(isSettled).length,
      relevant: relevant.length,
      doing: relevant.filter((step) => step.status === 'do').length,
    }
  })

const isSettled = (step: PlanStep): boolean => step.status === 'done' || step.status === 'skipped'

/** A plan on one line of a list. */
export type Summary = {
  /** The first phase with something to do, else the first not settled; null when all is. */
  readonly phase: Phase | null
  readonly doing: number
  readonly musts: number
  /** The soonest day that a clock or a task has. */
  readonly due: LocalDate | null
  /** What waits for somebody else: steps that have to, and receipts and answers not yet come. */
  readonly waiting: number
  /** From when the earliest open time limit for asking for prosecution counts. */
  readonly prosecutionSince: LocalDate | null
}

/** Clocks of what others owe. */
const OWED = ['referral-receipt', 'platform-appeal']

export function summaryOf(plan: Plan, clocks: readonly CaseClock[], tasks: readonly Task[] = []): Summary {
  const phases = progressOf(plan)
  const doing = plan.steps.filter((step) => step.status === 'do')
  const phase = phases.find((one) => one.doing > 0) ?? phases.find((one) => one.settled < one.relevant)
  const open = clocks.filter(isOpen)
  const days = [...open.map(({ due }) => due), ...tasks.flatMap(({ done, on }) => (done ? [] : [on]))].sort()
  const since = open.filter(({ clock }) => clock === PROSECUTION).map(({ starts }) => starts)
  return {
    phase: phase?.phase ?? null,
    doing: doing.length,
    musts: doing.filter((step) => step.duty === 'must').length,
    due: days[0] ?? null,
    waiting:
      plan.steps.filter(({ status }) => status === 'wait').length +
      open.filter(({ clock }) => OWED.includes(clock)).length,
    prosecutionSince: since.sort()[0] ?? null,
  }
}
