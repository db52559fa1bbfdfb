import { LIMITS } from '#core/case/limits.ts'
import { stepText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { problem } from '../answer.ts'
import { Radios } from '../ui/choices.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { questionOf } from '../ui/say-fact.ts'
import type { ReadForm } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt, choicesOf, fieldsOf, notDay, readDay } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { ReasonForm } from './reason-form.tsx'
import { type Place, placeOf } from './step-place.ts'
import { decisionOfStep } from './steps.ts'

type FormsProps = { readonly desk: Desk; readonly place: Place; readonly attempt: Attempt | null }

/** What can be said of the step from here, or why nothing can. */
export function StepForms({ desk, place, attempt }: FormsProps) {
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
  if (mark)
    return (
      <>
        <Kept attempt={attempt} lang={lang} />
        <ReasonForm
          lang={lang}
          action={to.step(ref)}
          attempt={attemptAt(attempt, 'reopen', state)}
          title={t.reopen}
          button={t.doReopen}
          label={t.reopenReason}
        />
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
  const against = (planned?.status === 'wait' || planned?.status === 'not-relevant') && found.id !== 'send-referral'
  const field = fieldsOf(done)
  return (
    <section class="mark-forms" aria-labelledby="mark">
      <h2 id="mark">{t.done}</h2>
      <CaseForm lang={lang} action={to.step(ref)} attempt={done} button={t.markDone} secondary={against}>
        {found.id === SECURES && <Evidence desk={desk} attempt={done} />}
        <TextArea lang={lang} {...field('note')} label={t.note} optional rows={3} maxLength={LIMITS.text} />
        <Field lang={lang} {...field('on', today)} type="date" label={t.on} />
        {against && (
          <TextArea
            lang={lang}
            {...field('despite')}
            label={t.despite}
            hint={t.despiteHint}
            rows={3}
            maxLength={LIMITS.reason}
          />
        )}
      </CaseForm>
      <ReasonForm
        lang={lang}
        action={to.step(ref)}
        attempt={attemptAt(attempt, 'skip', state)}
        title={t.skip}
        button={t.doSkip}
        label={t.skipReason}
        hint={t.skipReasonHint}
      />
    </section>
  )
}

/** The step that lifts *Slet intet, før beviserne er sikret*: not by being marked, but by what is answered. */
const SECURES = 'secure-evidence'
const NOT_YET = 'securing'

function Evidence({ desk: { card, lang, state }, attempt }: { readonly desk: Desk; readonly attempt: Attempt }) {
  const question = questionOf(card, 'evidence')
  return (
    <Radios
      lang={lang}
      {...choicesOf(attempt)('evidence', String(state.answers.evidence?.value ?? ''))}
      legend={question && say(question.ask, lang)}
      choices={(question?.options ?? []).map(({ value, words }) => ({ value: String(value), label: say(words, lang) }))}
    />
  )
}

/** Whether nobody else's evidence is left to secure, so that the answer can stand for the whole case. */
const isLast = ({ plan }: Desk, subject: string | undefined): boolean =>
  !plan.steps.some(({ id, subject: other, status }) => id === SECURES && other !== subject && LEFT.includes(status))
const LEFT: readonly string[] = ['do', 'ask', 'wait']

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
      if (on === null) return notDay('done-on', lang)
      const note = typed.get('done-note') ?? ''
      const despite = typed.get('done-despite') ?? ''
      const evidence = ref.step === SECURES ? (typed.get('done-evidence') ?? '') : undefined
      if (evidence === '') return { faults: [{ field: 'done-evidence', says: stepText(lang).evidenceMissing }] }
      const answers = evidence === undefined ? [] : [{ fact: 'evidence', value: evidence }]
      if (evidence === NOT_YET)
        return { request: { type: 'record-answers', answers }, next: afterDoing(to.step(ref), 'answers') }
      const tells = answers.length > 0 && isLast(desk, ref.subject)
      return {
        request: {
          type: 'mark-done',
          ...ref,
          note,
          ...(despite.trim() && { despite }),
          ...(on && { on }),
          ...(tells && { answers }),
        },
        next: afterDoing(to.root, 'step', ref),
      }
    }
  }
}
