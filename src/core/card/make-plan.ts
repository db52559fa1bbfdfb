import type { Card } from './card.ts'
import { withoutId } from './fact-name.ts'
import { askAll, beginInquiry, groundsOf, type Inquiry, reasonOf } from './inquiry.ts'
import { type Plan, type PlanWarning, ROUTES, type Routes } from './plan.ts'
import { planClock } from './plan-clocks.ts'
import { adviceValue, advise, planRoute } from './plan-routes.ts'
import { OF_AGE, planStep } from './plan-steps.ts'
import { makeReady, type ReadyWarning } from './ready.ts'
import type { Situation } from './situation.ts'

/**
 * The plan that a situation leads to by a card. Pure and total: the same for the same, for any situation that
 * `parseSituation` lets through, however little is known.
 */
export function makePlan(card: Card, situation: Situation): Plan {
  const ready = makeReady(card)
  const advised = new Map<string, ReturnType<typeof advise>>()
  const inquiry = beginInquiry(ready, groundsOf(situation), (route, asking) => {
    const advice = advise(route, asking)
    advised.set(route, advice)
    return adviceValue(advice)
  })
  const routes = Object.fromEntries(
    ROUTES.map((name) => [name, planRoute(name, advised.get(name) ?? advise(name, inquiry), situation)]),
  ) as Routes
  const clocks = ready.clocks.flatMap((clock) => planClock(clock, inquiry))
  const steps = ready.steps.flatMap((step) => planStep(step, inquiry, clocks))
  const warnings = ready.warnings.flatMap((warning) => planWarning(warning, inquiry))
  return {
    card: { id: card.id, edition: card.edition },
    routes,
    steps,
    warnings,
    clocks,
    questions: questionsBy(inquiry, card).filter((name) => canBeTold(name, situation)),
  }
}

function planWarning({ warning, when, unless }: ReadyWarning, inquiry: Inquiry): PlanWarning[] {
  if (askAll(inquiry, unless).held.length > 0) return []
  if (when.length === 0) return [{ id: warning.id, because: [{ words: warning.why, facts: [] }] }]
  const { held } = askAll(inquiry, when)
  return held.length === 0 ? [] : [{ id: warning.id, because: held.map(reasonOf) }]
}

/** Heaviest first; among equals in the order that the card asks. */
function questionsBy({ weights }: Inquiry, card: Card): string[] {
  const order = new Map(card.questions.map(({ fact }, index) => [fact, index]))
  const place = (name: string) => order.get(withoutId(name)) ?? order.size
  return [...weights.entries()]
    .map(([name, weight]) => ({ name, weight, at: place(name) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

/** Nobody can tell the school of a suspect whom nobody knows, and a child is nobody's employee. */
function canBeTold(name: string, { suspects }: Situation): boolean {
  const [list, id, fact] = name.split('.')
  if (list !== 'suspects') return true
  const suspect = suspects?.find((one) => one.id === id)
  return suspect?.known !== false && !(fact === 'staff' && suspect?.age !== undefined && suspect.age < OF_AGE)
}
