import type { CommandOf } from '#core/case/commands.ts'
import { stepsLeft } from '#core/case/decide-closing.ts'
import { pendingOf } from '#core/case/decide-decisions.ts'
import { LIMITS } from '#core/case/limits.ts'
import { stepKey } from '#core/case/state.ts'
import { caseText, decisionText, recordText, refusalText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import type { FieldFault } from '../ui/error-summary.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, fieldsOf, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import { sayStep } from './say-event.ts'

/** How it ended, when somebody asks again, and why each duty left is left. */
export const closePage: CasePage = (desk, attempt) => {
  const { lang, state, plan, to } = desk
  const t = recordText(lang)
  const sent = attemptAt(attempt, 'close', state)
  const field = fieldsOf(sent)
  const left = stepsLeft(plan)
  const pending = pendingOf(state).length
  return page({
    title: `${t.closeTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.closeTitle}</h1>
        <p class="lead">{t.closeLead}</p>
        {state.decisions.closing?.pending && (
          <p class="close-pending">
            {t.closeProposed} <a href={href(lang, to.decision('closing'))}>{caseText(lang).seeProposal}</a>
          </p>
        )}
        {pending > 0 && (
          <p class="close-pending">
            {t.pending(pending)} <a href={href(lang, to.decisions)}>{decisionText(lang).toAll}</a>
          </p>
        )}
        <CaseForm lang={lang} action={to.close} attempt={sent} button={t.close}>
          <TextArea
            lang={lang}
            {...field('outcome')}
            label={t.outcome}
            hint={t.outcomeHint}
            maxLength={LIMITS.reason}
          />
          {left.length > 0 && (
            <div class="close-left">
              <h2>{t.left}</h2>
              <p class="quiet">{t.leftLead}</p>
              <ul>
                {left.map((ref) => (
                  <li key={stepKey(ref)}>
                    <a href={href(lang, to.step(ref))}>{sayStep(ref.step, ref.subject, desk)}</a>
                  </li>
                ))}
              </ul>
              <TextArea lang={lang} {...field('left')} label={t.leftReason} rows={3} maxLength={LIMITS.reason} />
            </div>
          )}
          <Field lang={lang} {...field('on')} type="date" label={t.followUp} hint={t.followUpHint} />
          <Field lang={lang} {...field('what')} label={t.followUpWhat} />
          <TextArea
            lang={lang}
            {...field('followUp')}
            label={t.followUpNone}
            rows={2}
            optional
            maxLength={LIMITS.reason}
          />
          {desk.actor.role === 'leader' && (
            <TextArea
              lang={lang}
              {...field('alone')}
              label={t.closeAlone}
              hint={t.closeAloneHint}
              rows={2}
              optional
              maxLength={LIMITS.reason}
            />
          )}
        </CaseForm>
      </Subpage>
    ),
  })
}

export const readClosing: ReadForm = (typed, { to, lang, plan }) => {
  const on = readDay(typed.get('close-on'))
  const none = typed.get('close-followUp')?.trim() ?? ''
  const outcome = typed.get('close-outcome') ?? ''
  const alone = typed.get('close-alone')?.trim()
  const leftReason = typed.get('close-left') ?? ''
  const t = refusalText(lang)
  const missing = (field: 'outcome' | 'left' | 'followUp') => t.says.missing({ type: 'missing', field })
  const faults: FieldFault[] = []
  if (outcome.trim() === '') faults.push({ field: 'close-outcome', says: recordText(lang).outcomeMissing })
  if (stepsLeft(plan).length > 0 && leftReason.trim() === '')
    faults.push({ field: 'close-left', says: missing('left') })
  if (on === null) faults.push({ field: 'close-on', says: t.notDay })
  else if (on === undefined && none === '') faults.push({ field: 'close-on', says: missing('followUp') })
  if (faults.length > 0) return { faults }
  const request: CommandOf<'close-case'> = {
    type: 'close-case',
    outcome,
    followUp: on ? { on, what: typed.get('close-what') ?? '' } : { none },
    leftReason,
    ...(alone && { alone }),
  }
  return { request, next: afterDoing(to.root, alone ? 'closed' : 'proposed') }
}
