import type { PlanStep } from '#core/card/plan.ts'
import type { Mark } from '#core/case/state.ts'
import { sayMoment } from '#text/format.ts'
import { planText, stepText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { LawList } from '../ui/law-list.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { sayStepDue } from '../ui/say-due.ts'
import { Sign } from '../ui/sign.tsx'
import { sayWaits } from '../ui/step-card.tsx'
import { StepHow } from '../ui/step-how.tsx'
import { Why } from '../ui/why.tsx'
import { type CasePage, statusOf } from './acting.ts'
import { Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { nameOf, sayBy } from './names.ts'
import { addressOfMissing } from './now.tsx'
import { ParentSigns, parentsAt } from './parent-signs.tsx'
import { PlatformGuide } from './platform-guide.tsx'
import { sayDay } from './say-event.ts'
import { StepForms } from './step-forms.tsx'
import { type Place, placeOf } from './step-place.ts'
import { helperOf } from './steps.ts'

/** One step: what to do, how to say it, who, the law; and the form to mark it. Nothing else. */
export const stepPage: CasePage = (desk, attempt) => {
  const place = placeOf(desk)
  if (!place) return problem(404)
  const { card, lang, state, today } = desk
  const { found, planned, ref, mark } = place
  const t = planText(lang)
  const status = planned?.status ?? 'not-relevant'
  return page({
    title: say(found.words.title, lang),
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <article class="step-page">
          <h1>
            {say(found.words.title, lang)}
            {ref.subject && <span class="step-about">{nameOf(state, ref.subject, lang)}</span>}
          </h1>
          <p class="step-line">
            {status !== 'do' && <strong>{t.status[status]} · </strong>}
            {found.who.map((doer) => say(card.roles[doer], lang)).join(', ')} · {t.duty[found.duty]}
            {planned?.deadline && <strong> · {sayStepDue(card, found.id, planned.deadline, today, lang)}</strong>}
          </p>
          <p class="lead">{say(found.words.why, lang)}</p>
          <Helper desk={desk} step={found.id} />
          {ref.subject && <ParentSigns desk={desk} parents={parentsAt(state, ref.subject)} />}
          <HeldBack desk={desk} place={place} />
          {mark && <Marked desk={desk} mark={mark} />}
          <section aria-labelledby="how">
            <h2 id="how">{stepText(lang).what}</h2>
            <StepHow card={card} step={found.id} words={found.words} lang={lang} />
          </section>
          <PlatformGuide desk={desk} step={found.id} subject={ref.subject} />
          <StepForms desk={desk} place={place} attempt={attempt} />
          <section class="step-why" aria-labelledby="why">
            <h2 id="why">{stepText(lang).law}</h2>
            <LawList card={card} ids={planned?.law ?? found.law} lang={lang} />
            {planned && (
              <Why lang={lang} of={say(found.words.title, lang)}>
                <Reasons card={card} because={planned.because} lang={lang} />
              </Why>
            )}
          </section>
        </article>
      </Subpage>
    ),
  })
}

/** The page of the case on which the step is worked, when it has one. */
function Helper({ desk: { lang, to, state }, step }: { readonly desk: Desk; readonly step: string }) {
  const helper = helperOf(step)
  if (!helper || state.status !== 'open') return null
  return (
    <p class="step-helper">
      <a class="button button-primary" href={href(lang, to[helper.to])}>
        {stepText(lang)[helper.says]}
      </a>
    </p>
  )
}

/** Why the step is not to be taken yet, and what would free it. */
function HeldBack({ desk, place: { found, planned } }: { readonly desk: Desk; readonly place: Place }) {
  const { lang, card } = desk
  if (!planned || (planned.status !== 'wait' && planned.status !== 'ask' && planned.status !== 'not-relevant'))
    return null
  const stopped = found.contactsSuspect && planned.status === 'wait'
  return (
    <div class={stopped ? 'held-back held-stop' : 'held-back'}>
      <Sign voice={stopped ? 'stop' : 'wait'} />
      <div>
        {stopped && <p>{stepText(lang).contactStop}</p>}
        <Reasons card={card} because={planned.because} lang={lang} />
        {planned.status === 'ask' && (
          <p>
            <a class="button button-primary" href={href(lang, addressOfMissing(planned, desk))}>
              {stepText(lang).toAnswer}
            </a>
          </p>
        )}
        {waitsForPolice(planned) && (
          <p>
            <a class="button button-secondary" href={href(lang, desk.to.question(POLICE_CLEARS))}>
              {stepText(lang).toPolice}
            </a>
          </p>
        )}
        {planned.status === 'wait' &&
          !stopped &&
          sayWaits(card, planned, lang).map((sentence) => (
            <p key={sentence} class="quiet">
              {sentence}
            </p>
          ))}
      </div>
    </div>
  )
}

const POLICE_CLEARS = 'policeClearedContact'
const waitsForPolice = ({ status, waitsFor }: PlanStep): boolean =>
  status === 'wait' && (waitsFor ?? []).includes(POLICE_CLEARS)

function Marked({ desk, mark }: { readonly desk: Desk; readonly mark: Mark }) {
  const { lang, at } = desk
  const t = stepText(lang)
  return (
    <div class="marked">
      <p>
        <strong>
          {mark.mark === 'done'
            ? t.isDone(sayBy(mark.by, lang), sayDay(mark.on, desk))
            : t.isSkipped(sayBy(mark.by, lang), sayMoment(mark.at, at, lang))}
        </strong>
      </p>
      {mark.mark === 'skipped' && <p class="written">{mark.reason}</p>}
      {mark.mark === 'done' && mark.despite && <p class="written">{mark.despite}</p>}
    </div>
  )
}
