import type { CardStep } from '#core/card/card.ts'
import type { PlanStep } from '#core/card/plan.ts'
import { LIMITS } from '#core/case/limits.ts'
import { hasSubject, type Mark, stepKey } from '#core/case/state.ts'
import { sayMoment } from '#text/format.ts'
import { planText, refusalText, stepText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { LawList } from '../ui/law-list.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { sayStepDue } from '../ui/say-due.ts'
import { Sign } from '../ui/sign.tsx'
import { StepHow } from '../ui/step-how.tsx'
import { Why } from '../ui/why.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { nameOf, sayBy } from './names.ts'
import { addressOfMissing } from './now.tsx'
import { ParentSigns, parentsAt } from './parent-signs.tsx'
import { PlatformGuide } from './platform-guide.tsx'
import { sayDay } from './say-event.ts'
import { decisionOfStep, helperOf } from './steps.ts'
import { Fold } from './uncover-people.tsx'

type Place = {
  readonly found: CardStep
  readonly planned: PlanStep | undefined
  readonly ref: { readonly step: string; readonly subject?: string }
  readonly mark: Mark | undefined
}

/** The step of the card that the address names, and where it stands in this case's plan. */
function placeOf({ card, plan, state, visit: { params } }: Desk): Place | null {
  const { step = '', subject } = params
  const found = card.steps.find(({ id }) => id === step)
  if (!found || (subject !== undefined && !hasSubject(state, subject))) return null
  const planned = plan.steps.find((one) => one.id === step && one.subject === subject)
  const ref = { step, ...(subject !== undefined && { subject }) }
  const mark = state.marks[stepKey(ref)]
  return planned || mark ? { found, planned, ref, mark } : null
}

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
            <StepHow card={card} words={found.words} lang={lang} />
          </section>
          <PlatformGuide desk={desk} step={found.id} subject={ref.subject} />
          <Forms desk={desk} place={place} attempt={attempt} />
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
  const t = planText(lang)
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
        {planned.status === 'wait' && !stopped && <p class="quiet">{waitsFor(planned, desk) ?? t.waitsForPolice}</p>}
      </div>
    </div>
  )
}

const POLICE_CLEARS = 'policeClearedContact'
const waitsForPolice = ({ status, waitsFor }: PlanStep): boolean =>
  status === 'wait' && (waitsFor ?? []).includes(POLICE_CLEARS)

function waitsFor(planned: PlanStep, { card, lang }: Desk): string | null {
  const titles = (planned.waitsFor ?? []).flatMap((id) => {
    const step = card.steps.find((one) => one.id === id)
    return step ? [say(step.words.title, lang)] : []
  })
  return titles.length > 0 ? planText(lang).waitsFor(titles.join(' · ')) : null
}

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

type FormsProps = { readonly desk: Desk; readonly place: Place; readonly attempt: Attempt | null }

function Forms({ desk, place, attempt }: FormsProps) {
  const { lang, state, to, may } = desk
  const { found, planned, ref, mark } = place
  const t = stepText(lang)
  if (state.status !== 'open')
    return (
      <>
        <Kept attempt={attempt} lang={lang} />
        <p class="quiet">{t.closed}</p>
      </>
    )
  if (!may('mark-done')) return null
  const decision = decisionOfStep(found.id)
  if (decision)
    return (
      <p class="step-elsewhere">
        {t.decides}{' '}
        <a class="button button-primary" href={href(lang, to.decision(decision))}>
          {t.toDecision}
        </a>
      </p>
    )
  const reopening = attemptAt(attempt, 'reopen', state)
  if (mark)
    return (
      <>
        <Kept attempt={attempt} lang={lang} />
        <Fold attempt={reopening} title={t.reopen}>
          <CaseForm lang={lang} action={to.step(ref)} attempt={reopening} button={t.doReopen} secondary>
            <Reason attempt={reopening} lang={lang} label={t.reopenReason} />
          </CaseForm>
        </Fold>
      </>
    )
  if (planned?.status === 'done')
    return (
      <>
        <Kept attempt={attempt} lang={lang} />
        <p class="quiet">{t.fulfilled}</p>
      </>
    )
  if (found.contactsSuspect && planned?.status === 'wait') return null
  return <MarkForms desk={desk} place={place} attempt={attempt} />
}

const OWN_WORDS = ['done-note', 'done-despite', 'skip-reason']

/** What somebody typed in a form that others' entries have since taken off the page. */
function Kept({ attempt, lang }: { readonly attempt: Attempt | null; readonly lang: Desk['lang'] }) {
  const texts = OWN_WORDS.flatMap((name) => attempt?.typed.get(name)?.trim() || [])
  if (texts.length === 0) return null
  return (
    <div class="kept">
      <p>{stepText(lang).kept}</p>
      {texts.map((text) => (
        <p key={text} class="written">
          {text}
        </p>
      ))}
    </div>
  )
}

function MarkForms({ desk, place: { found, planned, ref }, attempt }: FormsProps) {
  const { lang, state, to, today } = desk
  const t = stepText(lang)
  const done = attemptAt(attempt, 'done', state)
  const skip = attemptAt(attempt, 'skip', state)
  const against = (planned?.status === 'wait' || planned?.status === 'not-relevant') && found.id !== 'send-referral'
  const value = (name: string) => done.typed.get(`done-${name}`) ?? ''
  const fault = (name: string) => faultOf(done.faults, `done-${name}`)
  return (
    <section class="mark-forms" aria-labelledby="mark">
      <h2 id="mark">{t.done}</h2>
      <CaseForm lang={lang} action={to.step(ref)} attempt={done} button={t.markDone} secondary={against}>
        <TextArea
          lang={lang}
          name="done-note"
          label={t.note}
          optional
          rows={3}
          maxLength={LIMITS.text}
          value={value('note')}
          fault={fault('note')}
        />
        <Field
          lang={lang}
          name="done-on"
          type="date"
          width={11}
          label={t.on}
          value={done.typed.get('done-on') ?? today}
          fault={fault('on')}
        />
        {against && (
          <TextArea
            lang={lang}
            name="done-despite"
            label={t.despite}
            hint={t.despiteHint}
            rows={3}
            maxLength={LIMITS.reason}
            value={value('despite')}
            fault={fault('despite')}
          />
        )}
      </CaseForm>
      <Fold attempt={skip} title={t.skip}>
        <CaseForm lang={lang} action={to.step(ref)} attempt={skip} button={t.doSkip} secondary>
          <Reason attempt={skip} lang={lang} label={t.skipReason} hint={t.skipReasonHint} />
        </CaseForm>
      </Fold>
    </section>
  )
}

type ReasonProps = {
  readonly attempt: Attempt
  readonly lang: Desk['lang']
  readonly label: string
  readonly hint?: string
}

function Reason({ attempt, lang, label, hint }: ReasonProps) {
  const name = `${attempt.form}-reason`
  return (
    <TextArea
      lang={lang}
      name={name}
      label={label}
      hint={hint}
      rows={3}
      maxLength={LIMITS.reason}
      value={attempt.typed.get(name) ?? ''}
      fault={faultOf(attempt.faults, name)}
    />
  )
}

export const readStep: ReadForm = (typed, desk, form) => {
  const place = placeOf(desk)
  if (!place) return { instead: problem(404) }
  const { ref } = place
  const { to, lang } = desk
  const reason = typed.get(`${form}-reason`) ?? ''
  switch (form) {
    case 'skip':
      return { request: { type: 'skip-step', ...ref, reason }, next: afterDoing(to.root, 'skipped', ref) }
    case 'reopen':
      return { request: { type: 'reopen-step', ...ref, reason }, next: afterDoing(to.root, 'reopened') }
    default: {
      const on = readDay(typed.get('done-on'))
      if (on === null) return { faults: [{ field: 'done-on', says: refusalText(lang).notDay }] }
      const note = typed.get('done-note') ?? ''
      const despite = typed.get('done-despite') ?? ''
      return {
        request: { type: 'mark-done', ...ref, note, ...(despite.trim() && { despite }), ...(on && { on }) },
        next: afterDoing(to.root, 'step', ref),
      }
    }
  }
}
