import type { Command } from '#core/case/commands.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { AccountId } from '#core/id.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, recordText } from '#text/index.ts'
import { page, problem } from '../answer.ts'
import { Field, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, fieldsOf, missing, notDay, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'
import { ReasonField } from './reason-form.tsx'

export const readNote: ReadForm = (typed, { to }) => {
  const tier = typed.get('note-tier')
  const text = typed.get('note-text') ?? ''
  const next = `${afterDoing(to.root, 'note')}#forloeb`
  if (tier === 'leadership') return { request: { type: 'write-note', text, readers: 'leadership' }, next }
  const readers = typed.getAll('note-readers') as AccountId[]
  return { request: { type: 'write-note', text, ...(tier === 'named' && { readers }) }, next }
}

/** The entry that the address names, when it is one that can be corrected. */
function noteOf({ state, events, visit }: Desk) {
  const entry = Number(visit.params.entry)
  const event = state.notes.includes(entry) ? events[entry - 1] : undefined
  if (event?.type === 'note-written' || event?.type === 'note-corrected' || event?.type === 'sparring-answered')
    return { entry, event, text: event.text }
  if (event?.type === 'contact-logged') return { entry, event, text: event.note ?? '' }
  return event?.type === 'account-given' ? { entry, event, text: event.what } : null
}

/** A note said better; the old one stays. */
export const correctPage: CasePage = (desk, attempt) => {
  const note = noteOf(desk)
  if (!note) return problem(404)
  const { lang, state, to, at } = desk
  const t = recordText(lang)
  const sent = attemptAt(attempt, 'correct', state)
  const field = fieldsOf(sent)
  return page({
    title: `${t.correctTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.correctTitle}</h1>
        <p class="lead">{t.correctLead}</p>
        <p class="quiet">{t.wrote(sayBy(note.event.by, lang), sayMoment(note.event.at, at, lang))}</p>
        <p class="written">{note.text}</p>
        <CaseForm lang={lang} action={to.correct(note.entry)} attempt={sent} button={t.save}>
          <TextArea lang={lang} {...field('text', note.text)} label={t.text} rows={6} maxLength={LIMITS.text} />
          <TextArea lang={lang} {...field('reason')} label={t.reason} rows={2} maxLength={LIMITS.reason} />
        </CaseForm>
      </Subpage>
    ),
  })
}

export const readCorrection: ReadForm = (typed, desk) => {
  const note = noteOf(desk)
  if (!note) return { instead: problem(404) }
  return {
    request: {
      type: 'correct-note',
      corrects: note.entry,
      text: typed.get('correct-text') ?? '',
      reason: typed.get('correct-reason') ?? '',
    },
    next: `${afterDoing(desk.to.root, 'corrected')}#forloeb`,
  }
}

/** A closed case taken up again. */
export const reopenPage: CasePage = (desk, attempt) => {
  const { lang, state, to } = desk
  const t = recordText(lang)
  const sent = attemptAt(attempt, 'reopen', state)
  return page({
    title: `${t.reopenTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.reopenTitle}</h1>
        <p class="lead">{t.reopenLead}</p>
        <CaseForm lang={lang} action={to.reopen} attempt={sent} button={t.reopen}>
          <ReasonField lang={lang} attempt={sent} label={t.reopenReason} />
        </CaseForm>
      </Subpage>
    ),
  })
}

export const readReopening: ReadForm = (typed, { to }) => ({
  request: { type: 'reopen-case', reason: typed.get('reopen-reason') ?? '' },
  next: afterDoing(to.root, 'case-reopened'),
})

/** The day on which somebody asks again. */
export const followUpPage: CasePage = (desk, attempt) => {
  const { lang, state, to } = desk
  const t = recordText(lang)
  const sent = attemptAt(attempt, 'follow', state)
  const field = fieldsOf(sent)
  const set = state.followUp && 'on' in state.followUp ? state.followUp : null
  return page({
    title: `${t.followUpTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.followUpTitle}</h1>
        <p class="lead">{t.followUpHint}</p>
        <CaseForm lang={lang} action={to.followUp} attempt={sent} button={t.setFollowUp}>
          <Field lang={lang} {...field('on', set?.on ?? '')} type="date" label={t.on} />
          <Field lang={lang} {...field('what', set?.what ?? '')} label={t.what} />
        </CaseForm>
      </Subpage>
    ),
  })
}

export const readFollowUp: ReadForm = (typed, { to, lang }) => {
  const on = readDay(typed.get('follow-on'))
  if (on === null) return notDay('follow-on', lang)
  if (!on) return missing('follow-on', 'on', lang)
  const request: Command = { type: 'set-follow-up', on, what: typed.get('follow-what') ?? '' }
  return { request, next: afterDoing(to.root, 'follow-up') }
}
