import type { Card } from './card.ts'
import { unknown, type Value } from './feel/value.ts'
import {
  addWeight,
  askAll,
  beginInquiry,
  groundsOf,
  type Inquiry,
  missingOf,
  questionsFor,
  reasonOf,
} from './inquiry.ts'
import type { Advice, PlanRoute, Reason, RouteName } from './plan.ts'
import { makeReady } from './ready.ts'
import type { Situation } from './situation.ts'

/** How much the facts that a route lacks weigh among the questions: a route decides for many steps. */
const ROUTE_WEIGHT = 5

/** `missing`: facts that would tell the advice, or could still make it stronger. */
type Advised = { readonly advice: Advice; readonly because: readonly Reason[]; readonly missing: readonly string[] }

/** The strongest level with a clause that holds; unknown when none holds and one cannot be told. */
export function advise(name: RouteName, inquiry: Inquiry): Advised {
  const route = inquiry.ready.routes[name]
  const never = askAll(inquiry, route.never)
  if (never.held.length > 0) return { advice: 'no', because: never.held.map(reasonOf), missing: [] }
  const missing: string[] = []
  for (const { advice, when } of route.levels) {
    const { held, open } = askAll(inquiry, when)
    if (held.length > 0) {
      addWeight(inquiry.weights, missing, ROUTE_WEIGHT)
      return { advice, because: held.map(reasonOf), missing }
    }
    for (const name of missingOf(open)) if (!missing.includes(name)) missing.push(name)
  }
  if (missing.length === 0)
    return { advice: 'no', because: [{ words: inquiry.ready.card.routes[name].otherwise, facts: [] }], missing: [] }
  addWeight(inquiry.weights, missing, ROUTE_WEIGHT)
  return { advice: 'unknown', because: questionsFor(missing, inquiry), missing }
}

/** What conditions meet: an advice that could still become stronger is not known to them. */
export const adviceValue = ({ advice, missing }: Advised): Value => (missing.length > 0 ? unknown(...missing) : advice)

/** A situation to ask about outside its plan, with what the routes advise in it. */
export const inquireInto = (card: Card, situation: Situation): Inquiry =>
  beginInquiry(makeReady(card), groundsOf(situation), (route, inquiry) => adviceValue(advise(route, inquiry)))

export function planRoute(name: RouteName, advised: Advised, situation: Situation): PlanRoute {
  return { advice: advised.advice, decided: situation.decisions?.[name] ?? null, because: advised.because }
}
