import type { Card } from '#core/card/card.ts'
import type { Plan } from '#core/card/plan.ts'
import type { Lang } from '#text/lang.ts'
import { Reasons } from './reasons.tsx'
import { StopSigns } from './stop-signs.tsx'

/** The stop signs that are in force by a plan, each with what put it there. */
export function PlanStops({ card, plan, lang }: { readonly card: Card; readonly plan: Plan; readonly lang: Lang }) {
  const raised = new Map(plan.warnings.map((warning) => [warning.id, warning]))
  const signs = plan.warnings.flatMap(({ id }) => card.warnings.find((warning) => warning.id === id) ?? [])
  const more = (id: string) => {
    const because = (raised.get(id)?.because ?? []).filter((reason) => reason.facts.length > 0)
    const law = signs.find((sign) => sign.id === id)?.law ?? []
    return <Reasons card={card} because={because} law={law} lang={lang} />
  }
  return <StopSigns signs={signs} lang={lang} more={more} />
}
