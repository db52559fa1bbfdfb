import type { ComponentChildren } from 'preact'
import type { Card } from '#core/card/card.ts'
import type { Plan, PlanStep } from '#core/card/plan.ts'
import type { LocalDate } from '#core/time.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { type NameSubject, StepCard } from './step-card.tsx'

/** More than three things to do now is none. */
export const AT_MOST = 3

export const stepKey = (step: PlanStep): string => (step.subject ? `${step.id}:${step.subject}` : step.id)

type Props = {
  readonly card: Card
  readonly plan: Plan
  readonly lang: Lang
  readonly today: LocalDate
  readonly nameSubject: NameSubject
  /** What can be done with a step from here. */
  readonly action?: (step: PlanStep) => ComponentChildren
}

/** *Gør nu*: at most three steps, the first of them larger; the rest by name under *Derefter*. */
export function DoNow({ card, plan, lang, today, nameSubject, action }: Props) {
  const t = planText(lang)
  const open = plan.steps.filter((step) => step.status === 'do')
  const now = open.slice(0, AT_MOST)
  const later = [...open.slice(AT_MOST), ...plan.steps.filter((step) => step.status === 'ask')]
  return (
    <section class="do-now" aria-labelledby="do-now">
      <h2 id="do-now">{t.doNow}</h2>
      {now.length === 0 && <p>{t.nothingNow}</p>}
      <ol class="plain-list">
        {now.map((step, index) => (
          <li key={stepKey(step)}>
            <StepCard card={card} step={step} lang={lang} today={today} nameSubject={nameSubject} first={index === 0}>
              {action?.(step)}
            </StepCard>
          </li>
        ))}
      </ol>
      {later.length > 0 && (
        <details class="then">
          <summary>
            <span>{t.after}</span> <span class="quiet">{t.more(later.length)}</span>
          </summary>
          <ol class="then-list">
            {later.map((step) => (
              <li key={stepKey(step)}>
                <StepName card={card} step={step} lang={lang} nameSubject={nameSubject} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

type NameProps = Pick<Props, 'card' | 'lang' | 'nameSubject'> & { readonly step: PlanStep }

/** A step by its name alone. */
export function StepName({ card, step, lang, nameSubject }: NameProps) {
  const found = card.steps.find(({ id }) => id === step.id)
  const subject = step.subject && nameSubject(step.subject)
  if (!found) return null
  return (
    <>
      {step.status === 'ask' && <span class="quiet">{planText(lang).status.ask}: </span>}
      {say(found.words.title, lang)}
      {subject && <span class="quiet"> · {subject}</span>}
    </>
  )
}
