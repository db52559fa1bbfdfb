import type { LocalDate } from '#core/time.ts'
import type { PoliceDecision, YesNoLater } from './situation.ts'

/** What a situation leads to: a pure function of (card edition, situation); what `actioncard plan --json` prints. */
export type Plan = {
  readonly card: { readonly id: string; readonly edition: number }
  readonly routes: Routes
  /** In the order to take them. */
  readonly steps: readonly PlanStep[]
  /** Stop signs in force (*Lad være*). */
  readonly warnings: readonly PlanWarning[]
  readonly clocks: readonly PlanClock[]
  /** Names of facts not yet known, the one that decides most first: `acuteDanger`, `victims.v1.age`, `victims`. */
  readonly questions: readonly string[]
}

export const ROUTES = ['police', 'referral', 'pedagogical', 'emergencyPlan'] as const
export type RouteName = (typeof ROUTES)[number]
export type Routes = Readonly<Record<RouteName, PlanRoute>>

export const ADVICE = ['yes', 'support', 'possible', 'no', 'unknown'] as const
export type Advice = (typeof ADVICE)[number]

export type PlanRoute = {
  readonly advice: Advice
  readonly decided: PoliceDecision | YesNoLater | null
  readonly because: readonly Reason[]
}

/** Words in both languages; Danish is the original. */
export type Words = { readonly da: string; readonly en: string }

/** Why: the rule in words, the facts it stood on, and the laws behind it. */
export type Reason = {
  readonly words: Words
  readonly facts: readonly FactUse[]
  /** Ids into the card's `laws`. */
  readonly law?: readonly string[]
  /** Number of the card's own rule, when it is one. */
  readonly rule?: number
}

/** A fact as the rule met it; `value` null is "not yet" or "none", absent is unknown. */
export type FactUse = { readonly name: string; readonly value?: FactValue }
export type FactValue = string | number | boolean | null | readonly (string | number | boolean)[]

export const PHASES = ['assess', 'document', 'stop', 'report', 'treat'] as const
export type Phase = (typeof PHASES)[number]

export const STATUSES = ['do', 'wait', 'ask', 'done', 'skipped', 'not-relevant'] as const
export type Status = (typeof STATUSES)[number]

export type Duty = 'must' | 'should' | 'may'

/** Who does it: ids into the card's `roles`. */
export const DOERS = ['professional', 'leader', 'ssp', 'parents', 'victim', 'police', 'municipality'] as const
export type Doer = (typeof DOERS)[number]

export type PlanStep = {
  readonly id: string
  /** Id of the person, item or posting; of a victim's parents `ID.parents`. */
  readonly subject?: string
  readonly phase: Phase
  readonly status: Status
  readonly duty: Duty
  readonly who: readonly Doer[]
  readonly because: readonly Reason[]
  /** For `wait`: ids of steps, or the name of a fact (`policeClearedContact`). */
  readonly waitsFor?: readonly string[]
  /** For `ask`: names of the facts that are missing. */
  readonly missing?: readonly string[]
  readonly law?: readonly string[]
  /** The day by which, when a clock runs for it. */
  readonly deadline?: LocalDate
}

export type PlanWarning = { readonly id: string; readonly because: readonly Reason[] }

export const COUNTINGS = ['same-day', 'weekdays-mon-sat', 'working-days', 'calendar-days', 'calendar-months'] as const
export type Counting = (typeof COUNTINGS)[number]

export type PlanClock = {
  readonly id: string
  readonly subject?: string
  readonly starts: LocalDate
  /** The last day that is in time. The day after `starts` is day one. */
  readonly due: LocalDate
  readonly counting: Counting
  readonly because: readonly Reason[]
}
