import { isOpen, stepOf } from '#core/case/clocks.ts'
import type { ClockRef } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { EXCEPTION_REVIEW } from '#core/case/state.ts'
import type { PersonId } from '#core/id.ts'
import { caseText, clockText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { Radios } from '../ui/choices.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt, choicesOf, fieldsOf, missing, notDay, readDay } from './attempt.ts'
import { ClockList, ClockReasons, ClockStanding, caseClocks } from './case-clocks.tsx'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { ReasonField, ReasonForm } from './reason-form.tsx'
import { sayClock, sayStep } from './say-event.ts'

/** *Frister*: every clock of the case, also those that are met, missed or stopped. */
export const clocksPage: CasePage = (desk, attempt) => {
  const { lang, state } = desk
  const t = clockText(lang)
  const clocks = caseClocks(desk)
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.title}</h1>
        <p class="lead">{clocks.length === 0 ? t.none : t.lead}</p>
        <ClockList desk={desk} clocks={clocks} whole />
      </Subpage>
    ),
  })
}

/** The clock that the address names, when it is one of this case. */
const named = (desk: Desk) => caseClocks(desk).find((one) => desk.to.clock(one).endsWith(`/${desk.visit.params.clock}`))

const refOf = ({ clock, subject, against }: ClockRef): ClockRef => ({
  clock,
  ...(subject !== undefined && { subject }),
  ...(against !== undefined && { against }),
})

/** One clock: how it stands, how it was counted, and the forms to say otherwise. */
export const clockPage: CasePage = (desk, attempt) => {
  const clock = named(desk)
  if (!clock) return problem(404)
  const { lang, state, to, may, card } = desk
  const t = clockText(lang)
  const writes = state.status === 'open' && may('meet-clock')
  const step = stepOf(card, clock.clock)
  const place = step && { step, ...(clock.subject !== undefined && { subject: clock.subject }) }
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <p class="case-back">
          <a href={href(lang, to.clocks)}>{t.toAll}</a>
        </p>
        <h1>{sayClock(clock, desk)}</h1>
        <div class={clock.state === 'missed' ? 'clock clock-over' : 'clock'}>
          <ClockStanding desk={desk} clock={clock} />
        </div>
        <section aria-labelledby="counted">
          <h2 id="counted">{t.how}</h2>
          <ClockReasons desk={desk} clock={clock} />
        </section>
        {writes && place && isOpen(clock) && (
          <p>
            {t.toStep}: <a href={href(lang, to.step(place))}>{sayStep(place.step, place.subject, desk)}</a>
          </p>
        )}
        {writes && clock.clock === EXCEPTION_REVIEW && (
          <Review desk={desk} attempt={attemptAt(attempt, 'review', state)} action={to.clock(clock)} />
        )}
        {writes && clock.clock !== EXCEPTION_REVIEW && (
          <ClockForms desk={desk} attempt={attempt} action={to.clock(clock)} meets={!step} open={isOpen(clock)} />
        )}
      </Subpage>
    ),
  })
}

type FormsProps = {
  readonly desk: Desk
  readonly attempt: Attempt | null
  readonly action: string
  readonly meets: boolean
  readonly open: boolean
}

function ClockForms({ desk, attempt, action, meets, open }: FormsProps) {
  const { lang, state, today } = desk
  const t = clockText(lang)
  const at = (form: string) => attemptAt(attempt, form, state)
  const [meet, restart] = [at('meet'), at('restart')]
  const [met, anew] = [fieldsOf(meet), fieldsOf(restart)]
  return (
    <>
      {open && meets && (
        <section aria-labelledby="meet-title">
          <h2 id="meet-title">{t.meet}</h2>
          <CaseForm lang={lang} action={action} attempt={meet} button={t.doMeet}>
            <Field lang={lang} {...met('on', today)} type="date" label={t.meetOn} />
            <TextArea
              lang={lang}
              {...met('note')}
              label={t.meetNote}
              hint={t.meetHint}
              optional
              rows={3}
              maxLength={LIMITS.text}
            />
          </CaseForm>
        </section>
      )}
      {open && (
        <ReasonForm
          lang={lang}
          action={action}
          attempt={at('stop')}
          title={t.stop}
          button={t.doStop}
          label={t.stopReason}
        />
      )}
      <ReasonForm
        lang={lang}
        action={action}
        attempt={restart}
        title={t.restart}
        button={t.doRestart}
        label={t.restartReason}
        hint={t.restartHint}
      >
        <Field lang={lang} {...anew('starts')} type="date" label={t.restartFrom} />
      </ReasonForm>
    </>
  )
}

type ReviewProps = { readonly desk: Desk; readonly attempt: Attempt; readonly action: string }

/** The leadership's new look at an exception. */
function Review({ desk, attempt, action }: ReviewProps) {
  const { lang, actor } = desk
  const t = clockText(lang)
  if (actor.role !== 'leader') return <p class="quiet">{t.reviewLeader}</p>
  const [field, choice] = [fieldsOf(attempt), choicesOf(attempt)]
  return (
    <section aria-labelledby="review-title">
      <h2 id="review-title">{t.review}</h2>
      <p>{t.reviewLead}</p>
      <CaseForm lang={lang} action={action} attempt={attempt} button={t.doReview}>
        <Radios
          lang={lang}
          {...choice('outcome')}
          legend={t.stays}
          choices={[
            { value: 'stays', label: t.stay },
            { value: 'ends', label: t.end },
          ]}
        />
        <ReasonField lang={lang} attempt={attempt} label={t.reviewReason} />
        <Field lang={lang} {...field('next')} type="date" label={t.next} hint={t.nextHint} />
      </CaseForm>
    </section>
  )
}

export const readClock: ReadForm = (typed, desk, form) => {
  const clock = named(desk)
  if (!clock) return { instead: problem(404) }
  const { to, lang } = desk
  const ref = refOf(clock)
  const reason = typed.get(`${form}-reason`) ?? ''
  const next = afterDoing(to.clock(clock), 'clock')
  switch (form) {
    case 'stop':
      return { request: { type: 'stop-clock', ...ref, reason }, next }
    case 'restart': {
      const starts = readDay(typed.get('restart-starts'))
      if (starts === null) return notDay('restart-starts', lang)
      if (!starts) return missing('restart-starts', 'starts', lang)
      return { request: { type: 'restart-clock', ...ref, starts, reason }, next }
    }
    case 'review': {
      const outcome = typed.get('review-outcome')
      if (outcome !== 'stays' && outcome !== 'ends') return missing('review-outcome', 'outcome', lang)
      const again = readDay(typed.get('review-next'))
      if (again === null) return notDay('review-next', lang)
      return {
        request: {
          type: 'review-exception',
          subject: (clock.subject ?? '') as PersonId,
          stays: outcome === 'stays',
          reason,
          ...(again && { next: again }),
        },
        next: outcome === 'stays' ? next : afterDoing(to.root, 'clock'),
      }
    }
    default: {
      const on = readDay(typed.get('meet-on'))
      if (on === null) return notDay('meet-on', lang)
      return {
        request: { type: 'meet-clock', ...ref, note: typed.get('meet-note') ?? '', ...(on && { on }) },
        next,
      }
    }
  }
}
