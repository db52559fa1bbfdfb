import type { Card } from '#core/card/card.ts'
import type { Plan, PlanStep, PlanWarning } from '#core/card/plan.ts'
import type { Command } from '#core/case/commands.ts'
import { decide, type Ground } from '#core/case/decide.ts'
import { type By, type CaseEvent, type CaseFunction, type Happening, SHAPE } from '#core/case/events.ts'
import { replay } from '#core/case/evolve.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseState } from '#core/case/state.ts'
import type { AccountId, InstitutionId, PersonId } from '#core/id.ts'
import type { Result } from '#core/result.ts'
import { addMinutes, type LocalDate } from '#core/time.ts'
import { aCard } from './a-card.ts'
import { MONDAY } from './people.ts'

type Colleague = By & { readonly function: CaseFunction }

const somebody = (name: string, as: CaseFunction): Colleague => ({ account: name as AccountId, name, function: as })
export const TEACHER = somebody('Anne', 'professional')
export const COLLEAGUE = somebody('Bo', 'professional')
export const LEADER = somebody('Lene', 'leader')
export const SSP = somebody('Sara', 'ssp')

export const TODAY = '2026-11-23' as LocalDate
export const TOMORROW = '2026-11-24' as LocalDate
export const NEXT_WEEK = '2026-11-30' as LocalDate

export const id = (text: string) => text as PersonId

export const OPENED: Happening = {
  type: 'case-opened',
  number: '2026-001',
  institution: { id: 'school' as InstitutionId, name: 'Højmark Skole', type: 'folkeskole' },
  card: { id: 'digitale-kraenkelser', edition: 1 },
  exercise: false,
}

/** What happened, by whom (the teacher unless said), a minute after each other. */
export type Told = Happening | readonly [By, Happening]

export const eventsOf = (told: readonly Told[]): CaseEvent[] =>
  told.map((one, minutes) => {
    const [by, happening] = 'type' in one ? [TEACHER, one] : one
    return { ...happening, at: addMinutes(MONDAY, minutes - 60), by, shape: SHAPE }
  })

export const aPlan = (steps: readonly PlanStep[] = [], warnings: readonly PlanWarning[] = []): Plan => {
  const route = { advice: 'unknown', decided: null, because: [] } as const
  return {
    card: { id: 'digitale-kraenkelser', edition: 1 },
    routes: { police: route, referral: route, pedagogical: route, emergencyPlan: route },
    steps,
    warnings,
    clocks: [],
    questions: [],
  }
}

export const aStep = (id: string, given: Partial<PlanStep> = {}): PlanStep => ({
  id,
  phase: 'assess',
  status: 'do',
  duty: 'must',
  who: ['professional'],
  because: [],
  ...given,
})

type Asked = { readonly by?: By; readonly plan?: Plan; readonly card?: Card }
type Outcome = Result<readonly Happening[], Refusal>

/** An opened case to which this has happened, and what a command leads to then, without its stamp. */
export function given(...told: Told[]) {
  const events = eventsOf([OPENED, { type: 'professional-joined', who: TEACHER }, ...told])
  const state = replay(events) as CaseState
  return {
    events,
    state,
    when(command: Command, { by = TEACHER, plan = aPlan(), card = aCard() }: Asked = {}): Outcome {
      const ground: Ground = { card, plan }
      const decided = decide(command, state, ground, { at: MONDAY, by })
      return decided.ok
        ? { ok: true, value: decided.value.map(({ at: _, by: __, shape: ___, ...rest }) => rest) }
        : decided
    },
  }
}

export const happens = (...happenings: Happening[]): Outcome => ({ ok: true, value: happenings })
export const isRefused = (refusal: Refusal): Outcome => ({ ok: false, error: refusal })
