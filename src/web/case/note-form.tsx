import { LIMITS } from '#core/case/limits.ts'
import { caseText } from '#text/index.ts'
import { Checkboxes, Radios } from '../ui/choices.tsx'
import { faultOf } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import { type Attempt, choicesOf, fieldsOf } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'

/** For everyone, the leadership, or those chosen. */
const TIERS = ['all', 'leadership', 'named'] as const

/** The short way to write something down, where the chronology is read. */
export function NoteForm({ desk, attempt }: { readonly desk: Desk; readonly attempt: Attempt }) {
  const { lang, to, may, state, actor } = desk
  if (!may('write-note')) return null
  const t = caseText(lang)
  const others = [...state.members, ...state.sparring].filter(({ account }) => account !== actor.account)
  return (
    <details class="note" open={attempt.faults.length > 0 || attempt.meanwhile.length > 0}>
      <summary>{t.noteTitle}</summary>
      <CaseForm lang={lang} action={to.note} attempt={attempt} button={t.noteSave}>
        <TextArea
          lang={lang}
          {...fieldsOf(attempt)('text')}
          label={t.noteLabel}
          hint={t.noteHint}
          maxLength={LIMITS.text}
        />
        <Radios
          lang={lang}
          {...choicesOf(attempt)('tier', 'all')}
          legend={t.noteReaders}
          choices={TIERS.map((tier) => ({ value: tier, label: t.noteTiers[tier] }))}
        />
        {others.length > 0 && (
          <Checkboxes
            lang={lang}
            name="note-readers"
            legend={t.noteNamed}
            choices={others.map((by) => ({ value: by.account as string, label: sayBy(by, lang) }))}
            chosen={attempt.typed.getAll('note-readers')}
            fault={faultOf(attempt.faults, 'note-readers')}
          />
        )}
      </CaseForm>
    </details>
  )
}
