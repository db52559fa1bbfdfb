import { isOpen, stepOf } from '#core/case/clocks.ts'
import type { ClockRef } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { EXCEPTION_REVIEW } from '#core/case/state.ts'
import type { PersonId } from '#core/id.ts'
import { caseText, clockText, refusalText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { Radios } from '../ui/choices.tsx'
import { faultOf } from '../ui/error-summary.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt, readDay } from './attempt.ts'
import { ClockList, ClockReasons, ClockStanding, caseClocks } from './case-clocks.tsx'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { ReasonField } from './reason-field.tsx'
import { sayClock, sayStep } from './say-event.ts'
import { Fold } from './uncover-people.tsx'

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
  const [meet, stop, restart] = ['meet', 'stop', 'restart'].map((form) => attemptAt(attempt, form, state)) as [
    Attempt,
    Attempt,
    Attempt,
  ]
  return (
    <>
      {open && meets && (
        <section aria-labelledby="meet-title">
          <h2 id="meet-title">{t.meet}</h2>
          <CaseForm lang={lang} action={action} attempt={meet} button={t.doMeet}>
            <Field
              lang={lang}
              name="meet-on"
              type="date"
              width={11}
              label={t.meetOn}
              value={meet.typed.get('meet-on') ?? today}
              fault={faultOf(meet.faults, 'meet-on')}
            />
            <TextArea
              lang={lang}
              name="meet-note"
              label={t.meetNote}
              hint={t.meetHint}
              optional
              rows={3}
              maxLength={LIMITS.text}
              value={meet.typed.get('meet-note') ?? ''}
              fault={faultOf(meet.faults, 'meet-note')}
            />
          </CaseForm>
        </section>
      )}
      {open && (
        <Fold attempt={stop} title={t.stop}>
          <CaseForm lang={lang} action={action} attempt={stop} button={t.doStop} secondary>
            <ReasonField lang={lang} attempt={stop} label={t.stopReason} />
          </CaseForm>
        </Fold>
      )}
      <Fold attempt={restart} title={t.restart}>
        <CaseForm lang={lang} action={action} attempt={restart} button={t.doRestart} secondary>
          <Field
            lang={lang}
            name="restart-starts"
            type="date"
            width={11}
            label={t.restartFrom}
            value={restart.typed.get('restart-starts') ?? ''}
            fault={faultOf(restart.faults, 'restart-starts')}
          />
          <ReasonField lang={lang} attempt={restart} label={t.restartReason} hint={t.restartHint} />
        </CaseForm>
      </Fold>
    </>
  )
}

type ReviewProps = { readonly desk: Desk; readonly attempt: Attempt; readonly action: string }

/** The leadership's new look at an exception. */
function Review({ desk, attempt, action }: ReviewProps) {
  const { lang, actor } = desk
  const t = clockText(lang)
  if (actor.role !== 'leader') return <p class="quiet">{t.reviewLeader}</p>
  const value = (name: string) => attempt.typed.get(`review-${name}`) ?? ''
  const fault = (name: string) => faultOf(attempt.faults, `review-${name}`)
  return (
    <section aria-labelledby="review-title">
      <h2 id="review-title">{t.review}</h2>
      <p>{t.reviewLead}</p>
      <CaseForm lang={lang} action={action} attempt={attempt} button={t.doReview}>
        <Radios
          lang={lang}
          name="review-outcome"
          legend={t.stays}
          choices={[
            { value: 'stays', label: t.stay },
            { value: 'ends', label: t.end },
          ]}
          chosen={[value('outcome')]}
          fault={fault('outcome')}
        />
        <ReasonField lang={lang} attempt={attempt} label={t.reviewReason} />
        <Field
          lang={lang}
          name="review-next"
          type="date"
          width={11}
          label={t.next}
          hint={t.nextHint}
          value={value('next')}
          fault={fault('next')}
        />
      </CaseForm>
    </section>
  )
}

export const readClock: ReadForm = (typed, desk, form) => {
  const clock = named(desk)
  if (!clock) return { instead: problem(404) }
  const { to, lang } = desk
  const t = refusalText(lang)
  const ref = refOf(clock)
  const reason = typed.get(`${form}-reason`) ?? ''
  const next = afterDoing(to.clock(clock), 'clock')
  const notDay = (field: string) => ({ faults: [{ field, says: t.notDay }] })
  const missing = (field: string, of: 'starts' | 'outcome') => ({
    faults: [{ field, says: t.says.missing({ type: 'missing', field: of }) }],
  })
  switch (form) {
    case 'stop':
      return { request: { type: 'stop-clock', ...ref, reason }, next }
    case 'restart': {
      const starts = readDay(typed.get('restart-starts'))
      if (starts === null) return notDay('restart-starts')
      if (!starts) return missing('restart-starts', 'starts')
      return { request: { type: 'restart-clock', ...ref, starts, reason }, next }
    }
    case 'review': {
      const outcome = typed.get('review-outcome')
      if (outcome !== 'stays' && outcome !== 'ends') return missing('review-outcome', 'outcome')
      const again = readDay(typed.get('review-next'))
      if (again === null) return notDay('review-next')
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
      if (on === null) return notDay('meet-on')
      return {
        request: { type: 'meet-clock', ...ref, note: typed.get('meet-note') ?? '', ...(on && { on }) },
        next,
      }
    }
  }
}
