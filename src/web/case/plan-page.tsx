import type { PlanStep } from '#core/card/plan.ts'
import { caseText, planText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { page } from '../answer.ts'
import { sayStepDue } from '../ui/say-due.ts'
import { Sign, voiceOf } from '../ui/sign.tsx'
import { type CasePage, statusOf } from './acting.ts'
import { Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { ParentSigns } from './parent-signs.tsx'
import { sayStep } from './say-event.ts'
import { refOf } from './steps.ts'

/** Every step of the case's plan under its phase, by name and status, each leading to its own page. */
export const planPage: CasePage = (desk, attempt) => {
  const { card, plan, lang, state } = desk
  const t = caseText(lang)
  return page({
    title: `${t.wholePlan} · ${t.case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.wholePlan}</h1>
        <p class="lead">{t.wholePlanLead}</p>
        <ParentSigns desk={desk} parents={state.persons.filter(({ role }) => role === 'parent')} />
        {card.phases.map((phase, index) => {
          const steps = plan.steps.filter((step) => step.phase === phase.id)
          const relevant = steps.filter(({ status }) => status !== 'not-relevant')
          const rest = steps.filter(({ status }) => status === 'not-relevant')
          return (
            <section key={phase.id} class="whole-phase" id={phase.id} aria-labelledby={`${phase.id}-title`}>
              <h2 id={`${phase.id}-title`}>
                <span class="station" aria-hidden="true">
                  {index + 1}
                </span>{' '}
                {say(phase.title, lang)}
              </h2>
              <StepLines desk={desk} steps={relevant} />
              {rest.length > 0 && (
                <details class="not-relevant">
                  <summary>{planText(lang).notRelevant(rest.length)}</summary>
                  <StepLines desk={desk} steps={rest} />
                </details>
              )}
            </section>
          )
        })}
      </Subpage>
    ),
  })
}

function StepLines({ desk, steps }: { readonly desk: Desk; readonly steps: readonly PlanStep[] }) {
  const { card, lang, to, today } = desk
  const t = planText(lang)
  return (
    <ul class="step-lines plain-list">
      {steps.map((step) => {
        const voice = voiceOf(step.status)
        return (
          <li key={`${step.id} ${step.subject}`} class={`step-line-${step.status}`}>
            {voice ? <Sign voice={voice} /> : <span class="sign-none" aria-hidden="true" />}
            <p>
              <a href={href(lang, to.step(refOf(step)))}>{sayStep(step.id, step.subject, desk)}</a>
              <span class="quiet">
                {' '}
                {t.status[step.status]}
                {step.deadline && ` · ${sayStepDue(card, step.id, step.deadline, today, lang)}`}
              </span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
