import type { ComponentChildren } from 'preact'
import type { Card } from '#core/card/card.ts'
import { type Plan, ROUTES } from '#core/card/plan.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { Clocks } from './clocks.tsx'
import { ContactList } from './contact-list.tsx'
import { DoNow } from './do-now.tsx'
import { Phases } from './phases.tsx'
import { PlanPrint } from './plan-print.tsx'
import { contactsOf, type PlanProps } from './plan-props.ts'
import { PlanStops } from './plan-stops.tsx'
import { Reasons } from './reasons.tsx'
import { StepCard } from './step-card.tsx'
import { groupSteps, type StepGroup, stepKey } from './step-groups.ts'
import { Why } from './why.tsx'

type Props = PlanProps & {
  /** The phases stand open from the start: where there is room. Folded, they open by a touch, also without JavaScript. */
  readonly phasesOpen?: boolean
  /** Where to go with the plan, within reach once it is said what to do now. */
  readonly children?: ComponentChildren
}

/** A plan on one page: what now, what not, by when, whom to call; then the five phases in full. */
export function PlanView({ phasesOpen = false, children, ...props }: Props) {
  const { card, plan, lang } = props
  const t = planText(lang)
  return (
    <div class="plan">
      <div class="plan-first">
        <div>
          <DoNow {...props} />
          {children}
        </div>
        <div class="plan-beside">
          <section aria-labelledby="stop-signs">
            <h2 id="stop-signs">{t.stop}</h2>
            {plan.warnings.length === 0 && <p class="quiet">{t.noStops}</p>}
            <PlanStops card={card} plan={plan} lang={lang} />
          </section>
          <section aria-labelledby="clocks">
            <h2 id="clocks">{t.clocks}</h2>
            <Clocks {...props} />
          </section>
          <section aria-labelledby="whom-to-call">
            <h2 id="whom-to-call">{t.call}</h2>
            <ContactList contacts={contactsOf(card, plan, props.today)} lang={lang} />
          </section>
        </div>
      </div>
      <PlanRoutes card={card} plan={plan} lang={lang} />
      <PlanPhases {...props} open={phasesOpen} />
      <PlanPrint {...props} />
    </div>
  )
}

function PlanRoutes({ card, plan, lang }: { card: Card; plan: Plan; lang: Lang }) {
  const t = planText(lang)
  return (
    <section class="plan-routes" aria-labelledby="routes">
      <h2 id="routes">{t.decide}</h2>
      <p>{t.decideLead}</p>
      <dl>
        {ROUTES.map((route) => (
          <div key={route}>
            <dt>{t.routes[route]}</dt>
            <dd>
              {t.advice[plan.routes[route].advice]}
              <Why lang={lang} of={t.routes[route]}>
                <Reasons card={card} because={plan.routes[route].because} lang={lang} />
              </Why>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Every relevant step under its phase; what is not relevant is folded away, with its reason. */
function PlanPhases({ card, plan, lang, today, nameSubject, open }: PlanProps & { readonly open: boolean }) {
  const t = planText(lang)
  return (
    <section class="plan-phases" aria-labelledby="phases">
      <h2 id="phases">{t.phases}</h2>
      <Phases card={card} lang={lang} to={(phase) => `#phase-${phase}`} />
      {card.phases.map((phase, index) => {
        const steps = plan.steps.filter((step) => step.phase === phase.id)
        const relevant = groupSteps(steps.filter(({ status }) => status !== 'not-relevant'))
        const rest = groupSteps(steps.filter(({ status }) => status === 'not-relevant'))
        const shown = (group: StepGroup) => (
          <li key={`${stepKey(group[0])} ${group[0].status}`}>
            <StepCard card={card} group={group} lang={lang} today={today} nameSubject={nameSubject} />
          </li>
        )
        return (
          <details key={phase.id} class="plan-phase" open={open}>
            <summary>
              <h3>
                {index + 1} {say(phase.heading, lang)}
              </h3>{' '}
              <span class="quiet">{t.steps(relevant.length)}</span>
            </summary>
            {/* The way here leads inside, so that the browser opens what it leads to. */}
            <div class="phase-steps" id={`phase-${phase.id}`}>
              <ol class="plain-list">{relevant.map(shown)}</ol>
              {rest.length > 0 && (
                <details class="not-relevant">
                  <summary>{t.notRelevant(rest.length)}</summary>
                  <ol class="plain-list">{rest.map(shown)}</ol>
                </details>
              )}
            </div>
          </details>
        )
      })}
    </section>
  )
}
