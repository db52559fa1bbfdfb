import { doNow, MOST_NOW } from '#core/card/do-now.ts'
import type { PlanStep } from '#core/card/plan.ts'
import { isDecided } from '#core/case/facts.ts'
import { caseText, planText, stepText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { StopGlance as Glance } from '../ui/do-now.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { sayStepDue } from '../ui/say-due.ts'
import { Sign } from '../ui/sign.tsx'
import { groupSteps, type StepGroup, saySubjects } from '../ui/step-groups.ts'
import { Why } from '../ui/why.tsx'
import { mayLook } from './decision-state.ts'
import type { Desk } from './desk.ts'
import { nameOf } from './names.ts'
import { sayStep } from './say-event.ts'
import { decisionOfStep, refOf } from './steps.ts'

/** What the reader can turn to: a decision that waits for another's eyes is not theirs to take. */
const forReader = (desk: Desk): PlanStep[] =>
  doNow(desk.card, desk.plan, desk.today).filter(({ id }) => {
    const decision = decisionOfStep(id)
    const pending = decision && desk.state.decisions[decision]?.pending
    return !pending || !desk.may('propose-decision') || mayLook(desk, pending)
  })

/** The one step to begin with. */
export function First({ desk }: { readonly desk: Desk }) {
  const t = caseText(desk.lang)
  const [first] = groupSteps(forReader(desk))
  const asked = desk.plan.steps.some(({ status }) => status === 'ask')
  return (
    <section class="case-first" aria-labelledby="do-now">
      <h2 id="do-now">{desk.actor.role === 'ssp' ? t.schoolNow : t.doNow}</h2>
      {first ? (
        <NowStep desk={desk} group={first} first />
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
  const open = groupSteps(forReader(desk))
  const of = (status: PlanStep['status']) => desk.plan.steps.filter((step) => step.status === status)
  const parts = [
    { title: t.thenDo, steps: open.slice(MOST_NOW).flat() },
    { title: t.thenAsk, steps: of('ask') },
    { title: t.thenWait, steps: of('wait') },
  ].filter(({ steps }) => steps.length > 0)
  const count = parts.reduce((sum, { steps }) => sum + steps.length, 0)
  return (
    <div class="case-next">
      {open.length > 1 && (
        <ol class="plain-list" start={2}>
          {open.slice(1, MOST_NOW).map((group) => (
            <li key={group[0].id}>
              <NowStep desk={desk} group={group} />
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
                    {step.deadline && (
                      <span class="quiet">
                        {' '}
                        · {sayStepDue(desk.card, step.id, step.deadline, desk.today, desk.lang)}
                      </span>
                    )}
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

type NowStepProps = { readonly desk: Desk; readonly group: StepGroup; readonly first?: boolean }

function NowStep({ desk, group, first = false }: NowStepProps) {
  const { card, lang, today, state } = desk
  const [step] = group
  const found = card.steps.find(({ id }) => id === step.id)
  if (!found) return null
  const t = planText(lang)
  const title = say(found.words.title, lang)
  const whom = saySubjects(group.slice(0, MOST_NAMES), (subject) => nameOf(state, subject, lang), lang)
  const due = group.flatMap(({ deadline }) => deadline ?? []).sort()[0]
  return (
    <article class={first ? 'now-step now-first' : 'now-step'}>
      <Sign voice={step.status === 'do' ? 'do' : 'wait'} />
      <div class="now-body">
        <h3 class="now-title">
          {step.status === 'ask' && `${t.status.ask}: `}
          {title}
          {whom && <span class="now-whom"> {whom}</span>}
        </h3>
        <p class="now-meta">
          {step.who.map((doer) => say(card.roles[doer], lang)).join(', ')}
          {due ? (
            <strong class={due <= today ? 'now-due now-today' : 'now-due'}>
              {' '}
              · {sayStepDue(card, step.id, due, today, lang)}
            </strong>
          ) : (
            step.duty !== 'must' && ` · ${t.duty[step.duty]}`
          )}
        </p>
        <p class="now-why">{say(found.words.why, lang)}</p>
        <div class="now-act">
          <Begin desk={desk} group={group} title={title} primary={first} />
          <Why lang={lang} of={title}>
            <Reasons card={card} because={step.because} law={step.law ?? found.law} lang={lang} />
          </Why>
        </div>
      </div>
    </article>
  )
}

/** So many are named, and have a way in; the rest are found in the whole plan. */
const MOST_NAMES = 3

type BeginProps = { readonly desk: Desk; readonly group: StepGroup; readonly title: string; readonly primary: boolean }

/** Where the step is taken: its own page, one for each it is about; or where the decision is made. */
function Begin({ desk, group, title, primary }: BeginProps) {
  const { lang, to, state, may } = desk
  const t = caseText(lang)
  const takes = may('mark-done')
  const decision = decisionOfStep(group[0].id)
  const look = (first: boolean) => (primary && first && takes ? 'button button-primary' : 'button button-secondary')
  if (decision)
    return (
      <a class={look(true)} href={href(lang, to.decision(decision))}>
        {!takes ? t.look : state.decisions[decision]?.pending ? t.lookAt : t.decide}
        <span class="sr-only">: {title}</span>
      </a>
    )
  if (group[0].status === 'ask' && may('record-answers'))
    return (
      <a class={look(true)} href={href(lang, addressOfMissing(group[0], desk))}>
        {stepText(lang).toAnswer}
        <span class="sr-only">: {title}</span>
      </a>
    )
  const rest = group.length - MOST_NAMES
  return (
    <>
      {group.slice(0, MOST_NAMES).map((step, index) => (
        <a key={step.subject} class={look(index === 0)} href={href(lang, to.step(refOf(step)))}>
          {!takes
            ? t.look
            : group.length > 1 && step.subject
              ? t.beginWith(nameOf(state, step.subject, lang))
              : t.begin}
          <span class="sr-only">: {title}</span>
        </a>
      ))}
      {rest > 0 && <a href={href(lang, `${to.plan}#${group[0].phase}`)}>{t.beginMore(rest)}</a>}
    </>
  )
}

/** On a narrow page: the first stop sign above what to do. */
export const StopGlance = ({ desk: { card, plan, lang } }: { readonly desk: Desk }) => (
  <Glance card={card} plan={plan} lang={lang} narrow />
)

/** Where what a step still needs is found out: a decision, or an answer. */
export function addressOfMissing(step: PlanStep, desk: Desk): string {
  const [fact] = step.missing ?? []
  if (fact?.startsWith('decisions.')) return desk.to.decisions
  return fact !== undefined && !isDecided(fact) ? desk.to.question(fact) : desk.to.decisions
}
