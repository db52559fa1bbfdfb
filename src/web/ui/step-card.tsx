import type { ComponentChildren } from 'preact'
import type { Card, CardStep } from '#core/card/card.ts'
import type { PlanStep } from '#core/card/plan.ts'
import type { LocalDate } from '#core/time.ts'
import { planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { ContactLine } from './contact-line.tsx'
import { Reasons } from './reasons.tsx'
import { sayStepDue } from './say-due.ts'
import { questionOf } from './say-fact.ts'
import { Sign, voiceOf } from './sign.tsx'
import { type StepGroup, saySubjects } from './step-groups.ts'
import { StepHow } from './step-how.tsx'
import { Why } from './why.tsx'

/** Names the subject (`v1`, `s1.parents`) of a step or clock; undefined when there is nothing to tell apart. */
export type NameSubject = (subject: string, of: string) => string | undefined

type Props = {
  readonly card: Card
  readonly group: StepGroup
  readonly lang: Lang
  readonly today: LocalDate
  readonly nameSubject: NameSubject
  /** The one to begin with is drawn larger. */
  readonly first?: boolean
  /** Something to do with it: a button, a link. */
  readonly children?: ComponentChildren
}

/** One step of a plan, for one or several: the order, who and by when, how, and why. */
export function StepCard({ card, group, lang, today, nameSubject, first, children }: Props) {
  const t = planText(lang)
  const [step] = group
  const found = card.steps.find(({ id }) => id === step.id)
  if (!found) return null
  const subjects = saySubjects(group, nameSubject, lang)
  const deadline = group.flatMap((one) => one.deadline ?? []).sort()[0]
  const voice = voiceOf(step.status)
  return (
    <article class={`step step-${step.status}${first ? ' step-first' : ''}`}>
      {voice ? <Sign voice={voice} /> : <span class="sign-none">{t.status[step.status]}</span>}
      <div class="step-body">
        <h3 class="step-title">
          {step.status !== 'do' && voice && <span class="step-status">{t.status[step.status]}: </span>}
          {say(found.words.title, lang)}
          {subjects && (
            <span class="step-subject">
              <span class="sr-only">: </span>
              {t.concerns(subjects)}
            </span>
          )}
        </h3>
        <p class="step-meta">
          {step.who.map((doer) => say(card.roles[doer], lang)).join(', ')} · {t.duty[step.duty]}
          {deadline && (
            <>
              {' · '}
              <strong>{sayStepDue(card, step.id, deadline, today, lang)}</strong>
            </>
          )}
        </p>
        {first && <StepCall card={card} found={found} lang={lang} />}
        {step.status === 'wait' && <Waiting card={card} step={step} lang={lang} />}
        {step.status === 'ask' && <Missing card={card} group={group} lang={lang} />}
        <Opened card={card} found={found} group={group} lang={lang} />
        {children}
      </div>
    </article>
  )
}

const MOST_CALLS = 2

/** Whom to call for the first step, ready for a thumb. */
function StepCall({ card, found, lang }: { card: Card; found: CardStep; lang: Lang }) {
  const contacts = found.words.contacts.flatMap((id) => card.contacts.find((one) => one.id === id && one.phone) ?? [])
  if (contacts.length === 0) return null
  return (
    <ul class="step-call">
      <li>{planText(lang).callThem}</li>
      {contacts.slice(0, MOST_CALLS).map((contact) => (
        <li key={contact.id}>
          <ContactLine contact={contact} lang={lang} />
        </li>
      ))}
    </ul>
  )
}

/** Each reason once, though several have it. */
function reasonsOf(group: StepGroup) {
  const reasons = new Map(group.flatMap(({ because }) => because).map((reason) => [JSON.stringify(reason), reason]))
  return [...reasons.values()]
}

function Opened({ card, found, group, lang }: { card: Card; found: CardStep; group: StepGroup; lang: Lang }) {
  const title = say(found.words.title, lang)
  return (
    <div class="step-open">
      <details class="how-details">
        <summary>
          {planText(lang).how}
          <span class="sr-only">: {title}</span>
        </summary>
        <StepHow card={card} step={found.id} words={found.words} lang={lang} />
      </details>
      <Why lang={lang} of={title}>
        <p>{say(found.words.why, lang)}</p>
        <Reasons
          card={card}
          because={reasonsOf(group)}
          law={group[0].law ?? found.law}
          said={say(found.words.why, lang)}
          lang={lang}
        />
      </Why>
    </div>
  )
}

/** What a step waits for, a sentence each: the police, and other steps. */
export function sayWaits(card: Card, { waitsFor = [] }: PlanStep, lang: Lang): string[] {
  const t = planText(lang)
  const titles = waitsFor.flatMap((id) => card.steps.find((one) => one.id === id) ?? [])
  const police = titles.length === 0 || waitsFor.includes('policeClearedContact')
  return [
    ...(police ? [t.waitsForPolice] : []),
    ...(titles.length > 0 ? [t.waitsFor(titles.map(({ words }) => say(words.title, lang)).join(' · '))] : []),
  ]
}

function Waiting({ card, step, lang }: { card: Card; step: PlanStep; lang: Lang }) {
  return (
    <div class="step-note">
      {sayWaits(card, step, lang).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

function Missing({ card, group, lang }: { card: Card; group: StepGroup; lang: Lang }) {
  const missing = group.flatMap((step) => step.missing ?? [])
  const asked = [...new Set(missing.flatMap((fact) => questionOf(card, fact) ?? []))]
  if (asked.length === 0) return null
  return (
    <div class="step-note">
      <p>{planText(lang).missing}:</p>
      <ul>
        {asked.map(({ fact, ask }) => (
          <li key={fact}>{say(ask, lang)}</li>
        ))}
      </ul>
    </div>
  )
}
