import type { Advice, Plan, PlanClock, PlanStep, PlanWarning, Reason, RouteName, Status } from '../card/plan.ts'
import { ROUTES } from '../card/plan.ts'
import { given } from '../given.ts'
import type { LocalDate } from '../time.ts'
import { stepKey } from './state.ts'

/** How one plan differs from another, with the reasons of the later one. */
export type PlanChange =
  | {
      readonly type: 'step-changed'
      readonly step: string
      readonly subject?: string
      /** Null: it was not in the plan. */
      readonly from: Status | null
      /** Null: it has left the plan. */
      readonly to: Status | null
      readonly because: readonly Reason[]
      readonly waitsFor?: readonly string[]
    }
  | { readonly type: 'warning-raised'; readonly warning: string; readonly because: readonly Reason[] }
  | { readonly type: 'warning-lifted'; readonly warning: string }
  | (ClockRef & { readonly type: 'clock-started'; readonly due: LocalDate; readonly because: readonly Reason[] })
  | (ClockRef & { readonly type: 'clock-stopped' })
  | (ClockRef & { readonly type: 'clock-moved'; readonly from: LocalDate; readonly due: LocalDate })
  | {
      readonly type: 'advice-changed'
      readonly route: RouteName
      readonly from: Advice
      readonly to: Advice
      readonly because: readonly Reason[]
    }
type ClockRef = { readonly clock: string; readonly subject?: string }

export function planChanges(before: Plan, after: Plan): PlanChange[] {
  return [
    ...adviceChanges(before, after),
    ...warningChanges(before.warnings, after.warnings),
    ...stepChanges(before.steps, after.steps),
    ...clockChanges(before.clocks, after.clocks),
  ]
}

function adviceChanges(before: Plan, after: Plan): PlanChange[] {
  return ROUTES.filter((route) => before.routes[route].advice !== after.routes[route].advice).map((route) => ({
    type: 'advice-changed',
    route,
    from: before.routes[route].advice,
    to: after.routes[route].advice,
    because: after.routes[route].because,
  }))
}

function warningChanges(before: readonly PlanWarning[], after: readonly PlanWarning[]): PlanChange[] {
  const { added, removed } = compared(before, after, (warning) => warning.id)
  return [
    ...added.map((one): PlanChange => ({ type: 'warning-raised', warning: one.id, because: one.because })),
    ...removed.map((one): PlanChange => ({ type: 'warning-lifted', warning: one.id })),
  ]
}

/** A step without bearing on the case is as good as one left out. */
const counts = (step: PlanStep): boolean => step.status !== 'not-relevant'

function stepChanges(before: readonly PlanStep[], after: readonly PlanStep[]): PlanChange[] {
  const { added, removed, kept } = compared(before, after, (step) => stepKey({ step: step.id, ...subjectOf(step) }))
  return [
    ...added.filter(counts).map((to) => stepChange(null, to)),
    ...kept.filter(([from, to]) => from.status !== to.status).map(([from, to]) => stepChange(from.status, to)),
    ...removed.filter(counts).map(
      (from): PlanChange => ({
        type: 'step-changed',
        step: from.id,
        ...subjectOf(from),
        from: from.status,
        to: null,
        because: [],
      }),
    ),
  ]
}

const stepChange = (from: Status | null, to: PlanStep): PlanChange => ({
  type: 'step-changed',
  step: to.id,
  ...subjectOf(to),
  from,
  to: to.status,
  because: to.because,
  ...given({ waitsFor: to.waitsFor }),
})

function clockChanges(before: readonly PlanClock[], after: readonly PlanClock[]): PlanChange[] {
  const { added, removed, kept } = compared(before, after, (clock) => `${clock.id}:${clock.subject ?? ''}`)
  return [
    ...added.map(
      (one): PlanChange => ({ type: 'clock-started', ...clockRef(one), due: one.due, because: one.because }),
    ),
    ...kept
      .filter(([from, to]) => from.due !== to.due)
      .map(([from, to]): PlanChange => ({ type: 'clock-moved', ...clockRef(to), from: from.due, due: to.due })),
    ...removed.map((one): PlanChange => ({ type: 'clock-stopped', ...clockRef(one) })),
  ]
}

const clockRef = (clock: PlanClock): ClockRef => ({ clock: clock.id, ...subjectOf(clock) })
const subjectOf = (one: { readonly subject?: string }) => given({ subject: one.subject })

function compared<T>(before: readonly T[], after: readonly T[], key: (one: T) => string) {
  const old = new Map(before.map((one) => [key(one), one]))
  const now = new Set(after.map(key))
  const kept: [T, T][] = []
  const added: T[] = []
  for (const one of after) {
    const from = old.get(key(one))
    if (from === undefined) added.push(one)
    else kept.push([from, one])
  }
  return { added, kept, removed: before.filter((one) => !now.has(key(one))) }
}
