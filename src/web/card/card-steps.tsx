import type { Card, CardStep } from '#core/card/card.ts'
import { cardText, planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { LawList } from '../ui/law-list.tsx'
import { StepHow } from '../ui/step-how.tsx'
import { Why } from '../ui/why.tsx'

type Props = { readonly card: Card; readonly lang: Lang }

/** The five phases with their steps, as the card has them. */
export function CardSteps({ card, lang }: Props) {
  return (
    <>
      {card.phases.map((phase, index) => (
        <section key={phase.id} class="card-part card-phase" id={phase.id} aria-labelledby={`${phase.id}-title`}>
          <h2 id={`${phase.id}-title`}>
            <span class="station" aria-hidden="true">
              {index + 1}
            </span>
            {say(phase.heading, lang)}
          </h2>
          <p class="lead">{say(phase.lead, lang)}</p>
          {card.steps
            .filter((step) => step.phase === phase.id)
            .map((step) => (
              <StepToRead key={step.id} card={card} step={step} lang={lang} />
            ))}
        </section>
      ))}
    </>
  )
}

function StepToRead({ card, step, lang }: Props & { readonly step: CardStep }) {
  const t = planText(lang)
  const { words } = step
  const title = say(words.title, lang)
  return (
    <article class="card-step" id={step.id}>
      <p class="step-heading">{step.heading ? say(step.heading, lang) : cardText(lang).beyond}</p>
      <h3>{title}</h3>
      <p class="step-meta">
        {step.who.map((doer) => say(card.roles[doer], lang)).join(', ')} · {t.duty[step.duty]}
      </p>
      <p>{say(words.why, lang)}</p>
      <div class="step-open">
        <details class="how-details">
          <summary>
            {t.how}
            <span class="sr-only">: {title}</span>
          </summary>
          <StepHow card={card} step={step.id} words={words} lang={lang} />
        </details>
        {step.when.length + step.law.length > 0 && (
          <Why lang={lang} of={title}>
            {step.when.length > 0 && (
              <ul>
                {step.when.map(({ because }, index) => (
                  <li key={index}>{say(because, lang)}</li>
                ))}
              </ul>
            )}
            {step.law.length > 0 && <p class="why-head">{t.law}</p>}
            <LawList card={card} ids={step.law} lang={lang} />
          </Why>
        )}
      </div>
    </article>
  )
}
