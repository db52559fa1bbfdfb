import type { ComponentChildren } from 'preact'
import type { Card } from '#core/card/card.ts'
import { doNow, MOST_NOW } from '#core/card/do-now.ts'
import { sayDue } from '#text/format.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { clockGroups } from './clocks.tsx'
import { ContactLine } from './contact-line.tsx'
import { StepName } from './do-now.tsx'
import { contactsOf, type PlanProps } from './plan-props.ts'
import { sayStepDue } from './say-due.ts'
import { Sign } from './sign.tsx'
import { sayWaits } from './step-card.tsx'
import { groupSteps, type StepGroup, stepKey } from './step-groups.ts'

/** The same plan for paper: everything open at once, nothing to touch, two A4. */
export function PlanPrint({ card, plan, lang, today, nameSubject }: PlanProps) {
  const t = planText(lang)
  const open = groupSteps(doNow(card, plan, today))
  const stops = plan.warnings.flatMap(({ id }) => card.warnings.find((warning) => warning.id === id) ?? [])
  const name = (group: StepGroup) => {
    const deadline = group.flatMap((step) => step.deadline ?? []).sort()[0]
    return (
      <>
        <StepName card={card} group={group} lang={lang} nameSubject={nameSubject} />
        {deadline && <strong> · {sayStepDue(card, group[0].id, deadline, today, lang)}</strong>}
      </>
    )
  }
  return (
    <div class="plan-print print-only">
      <div class="sheet">
        <h2>{t.doNow}</h2>
        <ol class="print-now">
          {open.slice(0, MOST_NOW).map((group) => (
            <li key={stepKey(group[0])}>
              <Sign voice={group[0].status === 'do' ? 'do' : 'wait'} />
              <div>
                <p class="print-title">{name(group)}</p>
                <ul>
                  {card.steps
                    .find(({ id }) => id === group[0].id)
                    ?.words.how.map((line) => (
                      <li key={line.da}>{say(line, lang)}</li>
                    ))}
                </ul>
              </div>
            </li>
          ))}
        </ol>
        <div class="print-columns">
          <div>
            <h2>{t.stop}</h2>
            <ul class="print-stops">
              {stops.map((stop) => (
                <li key={stop.id}>
                  <Sign voice="stop" /> <span>{say(stop.title, lang)}</span>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h2>{t.after}</h2>
            <ul>
              {open.slice(MOST_NOW).map((group) => (
                <li key={stepKey(group[0])}>{name(group)}</li>
              ))}
            </ul>
          </div>
          <div>
            <h2>{t.clocks}</h2>
            {plan.clocks.length === 0 ? (
              <p>{t.noClocks}</p>
            ) : (
              <ul>
                {clockGroups(plan).map(([{ id, subject, due, counting }]) => (
                  <li key={`${id} ${due} ${subject ?? ''}`}>
                    {say(card.clocks.find((clock) => clock.id === id)?.title ?? { da: id, en: id }, lang)}:{' '}
                    <strong>{sayDue(due, today, lang, counting)}</strong>
                  </li>
                ))}
              </ul>
            )}
            <h2>{t.decide}</h2>
            <ul>
              {(Object.keys(plan.routes) as (keyof typeof plan.routes)[]).map((route) => (
                <li key={route}>
                  {t.routes[route]}: <strong>{t.advice[plan.routes[route].advice]}</strong>
                </li>
              ))}
            </ul>
            <h2>{t.call}</h2>
            <ul>
              {contactsOf(card, plan, today).map((contact) => (
                <li key={contact.id}>
                  <ContactLine contact={contact} lang={lang} />
                </li>
              ))}
            </ul>
          </div>
        </div>
      </div>
      <div class="sheet print-phases">
        {card.phases.map((phase, index) => (
          <section key={phase.id}>
            <h2>
              {index + 1} {say(phase.heading, lang)}
            </h2>
            <ul>
              {groupSteps(plan.steps.filter((step) => step.phase === phase.id && step.status !== 'not-relevant')).map(
                (group) => (
                  <PrintedStep key={`${stepKey(group[0])} ${group[0].status}`} card={card} group={group} lang={lang}>
                    {name(group)}
                  </PrintedStep>
                ),
              )}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

type PrintedProps = {
  readonly card: Card
  readonly group: StepGroup
  readonly lang: Lang
  readonly children: ComponentChildren
}

function PrintedStep({ card, group: [step], lang, children }: PrintedProps) {
  return (
    <li class={`print-step-${step.status}`}>
      {step.status !== 'do' && step.status !== 'ask' && <em>{planText(lang).status[step.status]}: </em>}
      {children} <span class="quiet">({step.who.map((doer) => say(card.roles[doer], lang)).join(', ')})</span>
      {step.status === 'wait' && <span class="print-waits">{sayWaits(card, step, lang).join(' ')}</span>}
    </li>
  )
}
