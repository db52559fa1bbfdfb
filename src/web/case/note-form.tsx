import { LIMITS } from '#core/case/limits.ts'
import { caseText } from '#text/index.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Attempt } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import type { Desk } from './desk.ts'

/** The short way to write something down, where the chronology is read. */
export function NoteForm({ desk, attempt }: { readonly desk: Desk; readonly attempt: Attempt }) {
  const { lang, to, may } = desk
  if (!may('write-note')) return null
  const t = caseText(lang)
  return (
    <details class="note" open={attempt.faults.length > 0 || attempt.meanwhile.length > 0}>
      <summary>{t.noteTitle}</summary>
      <CaseForm lang={lang} action={to.note} attempt={attempt} button={t.noteSave}>
        <TextArea
          lang={lang}
          name="note-text"
          label={t.noteLabel}
          hint={t.noteHint}
          maxLength={LIMITS.text}
          value={attempt.typed.get('note-text') ?? ''}
          fault={faultOf(attempt.faults, 'note-text')}
        />
      </CaseForm>
    </details>
  )
}
