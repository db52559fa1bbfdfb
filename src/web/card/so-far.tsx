import type { Card } from '#core/card/card.ts'
import { doNow, MOST_NOW } from '#core/card/do-now.ts'
import type { Plan } from '#core/card/plan.ts'
import type { LocalDate } from '#core/time.ts'
import { guideText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { StepName } from '../ui/do-now.tsx'
import { PlanStops } from '../ui/plan-stops.tsx'
import { Sign } from '../ui/sign.tsx'
import { groupSteps, stepKey } from '../ui/step-groups.ts'

/** Beside the questions: the stop signs that are already true, and what is first to do. */
export function SoFar({
  card,
  plan,
  lang,
  today,
}: {
  readonly card: Card
  readonly plan: Plan
  readonly lang: Lang
  readonly today: LocalDate
}) {
  const t = guideText(lang)
  // After one answer hardly anything is known: only duties, not yet what is merely good advice.
  const now = groupSteps(doNow(card, plan, today).filter(({ duty }) => duty === 'must')).slice(0, MOST_NOW)
  return (
    <aside class="so-far" aria-labelledby="so-far">
      <h2 id="so-far">{t.sofar}</h2>
      <h3>{t.sofarStop}</h3>
      <PlanStops card={card} plan={plan} lang={lang} />
      {now.length > 0 && (
        <>
          <h3>{t.sofarDo}</h3>
          <ul class="so-far-do">
            {now.map((group) => (
              <li key={stepKey(group[0])}>
                <Sign voice="do" />
                <span>
                  <StepName card={card} group={group} lang={lang} nameSubject={() => undefined} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}
