import { doNow, MOST_NOW } from '#core/card/do-now.ts'
import type { PlanStep } from '#core/card/plan.ts'
import { isDecided } from '#core/case/facts.ts'
import { sayDue } from '#text/format.ts'
import { caseText, planText, stepText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { Reasons } from '../ui/reasons.tsx'
import { Sign } from '../ui/sign.tsx'
import { Why } from '../ui/why.tsx'
import type { Desk } from './desk.ts'
import { sayStep } from './say-event.ts'
import { decisionOfStep } from './steps.ts'

const refOf = (step: PlanStep) => ({ step: step.id, ...(step.subject && { subject: step.subject }) })

/** The one step to begin with. */
export function First({ desk }: { readonly desk: Desk }) {
  const t = caseText(desk.lang)
  const [first] = doNow(desk.plan, desk.today)
  const asked = desk.plan.steps.some(({ status }) => status === 'ask')
  return (
    <section class="case-first" aria-labelledby="do-now">
      <h2 id="do-now">{t.doNow}</h2>
      {first ? (
        <NowStep desk={desk} step={first} first />
      ) : (
        <p>
          {t.nothingNow} {asked ? <a href={href(desk.lang, desk.to.uncover)}>{t.nothingNowAsk}</a> : t.nothingNowWait}
        </p>
      )}
    </section>
  )
}

/** The other two, and the rest by name. */
export function Next({ desk }: { readonly desk: Desk }) {
  const t = caseText(desk.lang)
  const open = doNow(desk.plan, desk.today)
  const of = (status: PlanStep['status']) => desk.plan.steps.filter((step) => step.status === status)
  const parts = [
    { title: t.thenDo, steps: open.slice(MOST_NOW) },
    { title: t.thenAsk, steps: of('ask') },
    { title: t.thenWait, steps: of('wait') },
  ].filter(({ steps }) => steps.length > 0)
  const count = parts.reduce((sum, { steps }) => sum + steps.length, 0)
  return (
    <div class="case-next">
      {open.length > 1 && (
        <ol class="plain-list" start={2}>
          {open.slice(1, MOST_NOW).map((step) => (
            <li key={`${step.id} ${step.subject}`}>
              <NowStep desk={desk} step={step} />
            </li>
          ))}
        </ol>
      )}
      {count > 0 && (
        <details class="then">
          <summary>
            <span>{t.after}</span> <span class="quiet">{t.thenMore(count)}</span>
          </summary>
          {parts.map(({ title, steps }) => (
            <div key={title} class="then-part">
              <h3>{title}</h3>
              <ul class="then-list">
                {steps.map((step) => (
                  <li key={`${step.id} ${step.subject}`}>
                    <a href={href(desk.lang, desk.to.step(refOf(step)))}>{sayStep(step.id, step.subject, desk)}</a>
                    {step.deadline && <span class="quiet"> · {sayDue(step.deadline, desk.today, desk.lang)}</span>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p>
            <a href={href(desk.lang, desk.to.plan)}>{t.wholePlan}</a>
          </p>
        </details>
      )}
    </div>
  )
}

type NowStepProps = { readonly desk: Desk; readonly step: PlanStep; readonly first?: boolean }

function NowStep({ desk, step, first = false }: NowStepProps) {
  const { card, lang, today } = desk
  const found = card.steps.find(({ id }) => id === step.id)
  if (!found) return null
  const t = planText(lang)
  const title = sayStep(step.id, step.subject, desk)
  return (
    <article class={first ? 'now-step now-first' : 'now-step'}>
      <Sign voice="do" />
      <div class="now-body">
        <h3 class="now-title">{title}</h3>
        <p class="now-meta">
          {step.who.map((doer) => say(card.roles[doer], lang)).join(', ')}
          {step.deadline ? (
            <strong class={step.deadline <= today ? 'now-due now-today' : 'now-due'}>
              {' '}
              · {sayDue(step.deadline, today, lang)}
            </strong>
          ) : (
            step.duty !== 'must' && ` · ${t.duty[step.duty]}`
          )}
        </p>
        <p class="now-why">{step.id === 'send-referral' ? stepText(lang).personal : say(found.words.why, lang)}</p>
        <div class="now-act">
          <Begin desk={desk} step={step} title={title} primary={first} />
          <Why lang={lang} of={title}>
            <Reasons card={card} because={step.because} law={step.law ?? found.law} lang={lang} />
          </Why>
        </div>
      </div>
    </article>
  )
}

type BeginProps = { readonly desk: Desk; readonly step: PlanStep; readonly title: string; readonly primary: boolean }

/** Where the step is taken: its own page, or where the decision is made. */
function Begin({ desk, step, title, primary }: BeginProps) {
  const { lang, to } = desk
  const t = caseText(lang)
  const decision = decisionOfStep(step.id)
  const address = decision ? to.decision(decision) : to.step(refOf(step))
  return (
    <a class={primary ? 'button button-primary' : 'button button-secondary'} href={href(lang, address)}>
      {decision ? t.decide : t.begin}
      <span class="sr-only">: {title}</span>
    </a>
  )
}

/** Where what a step still needs is found out: a decision, or an answer. */
export function addressOfMissing(step: PlanStep, desk: Desk): string {
  const [fact] = step.missing ?? []
  if (fact?.startsWith('decisions.')) return desk.to.decisions
  return fact !== undefined && !isDecided(fact) ? desk.to.question(fact) : desk.to.decisions
}
