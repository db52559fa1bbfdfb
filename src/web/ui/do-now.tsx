import { doNow, MOST_NOW } from '#core/card/do-now.ts'
import { planText } from '#text/index.ts'
import { say } from '#text/lang.ts'
import type { PlanProps } from './plan-props.ts'
import { Sign } from './sign.tsx'
import { StepCard } from './step-card.tsx'
import { groupSteps, type StepGroup, saySubjects, stepKey } from './step-groups.ts'

/** *Gør nu*: at most three steps, the first of them larger; the rest by name under *Derefter*. */
export function DoNow({ card, plan, lang, today, nameSubject }: PlanProps) {
  const t = planText(lang)
  const open = groupSteps(doNow(card, plan, today))
  const now = open.slice(0, MOST_NOW)
  const asked = groupSteps(plan.steps.filter((step) => step.status === 'ask' && !open.some(([one]) => one === step)))
  const later = [...open.slice(MOST_NOW), ...asked]
  return (
    <section class="do-now" aria-labelledby="do-now">
      <h2 id="do-now">{t.doNow}</h2>
      {now.length === 0 && <p>{t.nothingNow}</p>}
      <ol class="plain-list">
        {now.map((group, index) => (
          <li key={stepKey(group[0])}>
            <StepCard
              card={card}
              group={group}
              lang={lang}
              today={today}
              nameSubject={nameSubject}
              first={index === 0}
            />
            {index === 0 && <StopGlance card={card} plan={plan} lang={lang} />}
          </li>
        ))}
      </ol>
      {later.length > 0 && (
        <details class="then" open>
          <summary>
            <span>{t.after}</span> <span class="quiet">{t.more(later.length)}</span>
          </summary>
          <ol class="then-list">
            {later.map((group) => (
              <li key={stepKey(group[0])}>
                <StepName card={card} group={group} lang={lang} nameSubject={nameSubject} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

type GlanceProps = Pick<PlanProps, 'card' | 'plan' | 'lang'> & {
  /** Only where a page is narrow. */
  readonly narrow?: boolean
}

/** Where stop signs stand further down: the first of them at a glance, and the way to the rest. */
export function StopGlance({ card, plan, lang, narrow }: GlanceProps) {
  const first = card.warnings.find(({ id }) => id === plan.warnings[0]?.id)
  if (!first) return null
  const others = plan.warnings.length - 1
  return (
    <a class={narrow ? 'stop-glance case-glance' : 'stop-glance'} href="#stop-signs">
      <Sign voice="stop" />
      <span>
        {say(first.title, lang)} {others > 0 && <span class="quiet">{planText(lang).moreStops(others)}</span>}
      </span>
    </a>
  )
}

type NameProps = Pick<PlanProps, 'card' | 'lang' | 'nameSubject'> & { readonly group: StepGroup }

/** A step by its name alone. */
export function StepName({ card, group, lang, nameSubject }: NameProps) {
  const [step] = group
  const found = card.steps.find(({ id }) => id === step.id)
  if (!found) return null
  const subjects = saySubjects(group, nameSubject, lang)
  return (
    <>
      {step.status === 'ask' && <span class="quiet">{planText(lang).status.ask}: </span>}
      {say(found.words.title, lang)}
      {subjects && <span class="quiet"> · {subjects}</span>}
    </>
  )
}
