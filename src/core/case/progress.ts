import { PHASES, type Phase, type Plan, type PlanStep } from '../card/plan.ts'
import type { LocalDate } from '../time.ts'
import { type CaseClock, isOpen } from './clocks.ts'

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
  readonly due: LocalDate | null
}

export function summaryOf(plan: Plan, clocks: readonly CaseClock[]): Summary {
  const phases = progressOf(plan)
  const doing = plan.steps.filter((step) => step.status === 'do')
  const phase = phases.find((one) => one.doing > 0) ?? phases.find((one) => one.settled < one.relevant)
  const days = clocks
    .filter(isOpen)
    .map((clock) => clock.due)
    .sort()
  return {
    phase: phase?.phase ?? null,
    doing: doing.length,
    musts: doing.filter((step) => step.duty === 'must').length,
    due: days[0] ?? null,
  }
}
