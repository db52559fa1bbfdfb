import type { ComponentChildren } from 'preact'
import type { Card } from '#core/card/card.ts'
import type { Plan } from '#core/card/plan.ts'
import type { LocalDate } from '#core/time.ts'
import { guideText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { ContactLine } from '../ui/contact-line.tsx'
import { PlanView } from '../ui/plan-view.tsx'
import { sayAnswer } from '../ui/say-fact.ts'
import type { NameSubject } from '../ui/step-card.tsx'
import type { GuideState } from './guide-state.ts'

type Props = {
  readonly card: Card
  readonly state: GuideState
  readonly plan: Plan
  readonly lang: Lang
  readonly today: LocalDate
  readonly carried: ComponentChildren
  readonly phasesOpen: boolean
  readonly children: ComponentChildren
}

/** Whom a school asks before it reports: within reach at once. */
const POLICE = 'police-114'

/** The end of the guide: the plan, and where to go with it. */
export function GuidePlan({ card, state, plan, lang, today, carried, phasesOpen, children }: Props) {
  const t = guideText(lang)
  // With one of each there is somebody to tell apart only where a step is for more than one kind of person.
  const nameSubject: NameSubject = (subject, of) => {
    const each = [...card.steps, ...card.clocks].find(({ id }) => id === of)?.each
    const several = each === 'child' || each === 'person'
    return several && subject in t.subjects ? t.subjects[subject as keyof typeof t.subjects] : undefined
  }
  const police = card.contacts.find(({ id }) => id === POLICE)
  return (
    <div class="guide-plan">
      <form class="guide-bar" method="post" action={href(lang, '/kort/guide')} data-guide>
        {carried}
        <button class="back-button" type="submit" name="go" value="back">
          <span aria-hidden="true">←</span> {t.back}
        </button>
        <button class="back-button" type="submit" name="go" value="over">
          {t.again}
        </button>
      </form>
      <h1 class="guide-ask" tabIndex={-1} data-ask>
        {t.planTitle}
      </h1>
      {children}
      <PlanView card={card} plan={plan} lang={lang} today={today} nameSubject={nameSubject} phasesOpen={phasesOpen}>
        <div class="plan-act">
          {police && <ContactLine contact={police} lang={lang} />}
          <button class="button button-secondary" type="submit" form="open-case">
            {t.openCaseShort}
          </button>
          <button class="button button-secondary only-script" type="button" data-print>
            {t.printShort}
          </button>
        </div>
      </PlanView>
      <div class="guide-end">
        <div class="buttons">
          <form id="open-case" method="post" action={href(lang, '/sager/ny')} data-needs-net>
            {carried}
            <button class="button button-primary" type="submit">
              {t.openCase}
            </button>
          </form>
          <button class="button button-secondary only-script" type="button" data-print>
            {t.print}
          </button>
        </div>
        <p class="quiet">{t.openCaseHint}</p>
        <p class="quiet">{t.one}</p>
        <details class="how-details">
          <summary>{t.answers}</summary>
          <dl class="answers">
            {state.answers.map(({ fact, value }) => {
              const question = card.questions.find((one) => one.fact === fact)
              if (!question) return null
              return (
                <div key={fact}>
                  <dt>{say(question.ask, lang)}</dt>
                  <dd>{value === undefined ? t.unknown : sayAnswer(card, { name: fact, value }, lang)}</dd>
                </div>
              )
            })}
          </dl>
        </details>
      </div>
    </div>
  )
}
