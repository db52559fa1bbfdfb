import type { ComponentChildren } from 'preact'
import type { Card, CardQuestion } from '#core/card/card.ts'
import { contactsFor } from '#core/card/who-answers.ts'
import { dateOf, type Instant } from '#core/time.ts'
import { sayMoment } from '#text/format.ts'
import { guideText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { situationOf, writeAnswer } from './answers.ts'
import { GuidePlan } from './guide-plan.tsx'
import { GuideQuestion } from './guide-question.tsx'
import { type GuideState, type GuideView, minutesFor, viewOf } from './guide-state.ts'
import { SoFar } from './so-far.tsx'

type Props = {
  readonly card: Card
  readonly state: GuideState
  readonly lang: Lang
  readonly now: Instant
  /** There is room for the five phases in full. */
  readonly roomy?: boolean
}

/** The whole guide: a question, what can be said already, and at the end the plan. The same with and without JavaScript. */
export function Guide({ card, state, lang, now, roomy = false }: Props) {
  const view = viewOf(card, state, now)
  const t = guideText(lang)
  const today = dateOf(now)
  const carried = <Carried state={state} />
  if (!view.question)
    return (
      <GuidePlan
        card={{ ...card, contacts: contactsFor(card, situationOf(state.answers, now)) }}
        state={state}
        plan={view.plan}
        lang={lang}
        today={today}
        carried={carried}
        phasesOpen={roomy}
      >
        <p class="print-only">{t.printed(sayMoment(now, now, lang))}</p>
      </GuidePlan>
    )
  return (
    <div class="guide">
      <div>
        <GuideBar view={view} question={view.question} lang={lang}>
          {carried}
        </GuideBar>
        <form class="guide-form" method="post" action={href(lang, '/kort/guide')} noValidate data-guide>
          {carried}
          <GuideQuestion
            card={card}
            question={view.question}
            earlier={view.earlier}
            number={view.number}
            fault={state.fault}
            lang={lang}
          />
          <p class="guide-privacy">
            <span class="only-script">{t.private}</span>
            <span class="only-plain">{t.plain}</span>
          </p>
        </form>
      </div>
      <SoFar card={card} plan={view.plan} lang={lang} today={today} />
    </div>
  )
}

type BarProps = {
  readonly view: GuideView
  readonly question: CardQuestion
  readonly lang: Lang
  readonly children: ComponentChildren
}

/** Back, and how far it is. A form of its own: Enter in the other one goes on, never back. */
function GuideBar({ view, question, lang, children }: BarProps) {
  const t = guideText(lang)
  return (
    <form class="guide-bar" method="post" action={href(lang, '/kort/guide')} data-guide>
      {children}
      <input type="hidden" name="fact" value={question.fact} />
      {view.number > 1 ? (
        <button class="back-button" type="submit" name="go" value="back">
          <span aria-hidden="true">←</span> {t.back}
        </button>
      ) : (
        <span />
      )}
      <p class="quiet">
        {t.question(view.number)} · {t.left(minutesFor(view.left))}
      </p>
    </form>
  )
}

/** The answers so far, as a form carries them. */
function Carried({ state }: { readonly state: GuideState }) {
  const { answers, ahead } = state
  return (
    <>
      {answers.map((answer) => (
        <input key={answer.fact} type="hidden" name="svar" value={writeAnswer(answer)} />
      ))}
      {ahead.map((answer) => (
        <input key={`ahead ${answer.fact}`} type="hidden" name="frem" value={writeAnswer(answer)} />
      ))}
    </>
  )
}
