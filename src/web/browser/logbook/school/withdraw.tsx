import { useMemo } from 'preact/hooks'
import type { ShownId } from '#core/case/family-events.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { EntryId } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { formText } from '#text/index.ts'
import { sharingText } from '#text/sharing.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { faultOf } from '../../../ui/error-summary.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Form, textIn } from '../form.tsx'
import { write } from '../on-device.ts'
import { askSchool, saySchoolFailure } from './ask.ts'
import type { SchoolPart } from './one-school.tsx'

/** Takes back what was shown: said to the school, and kept in the logbook. */
export function Withdraw(part: SchoolPart & { readonly id: ShownId }) {
  const { lang, session, number, id: shown, back, done, keep } = part
  const t = sharingText(lang)
  const id = useMemo(makeEntryId, [])
  return (
    <>
      <h1>{t.withdrawTitle}</h1>
      <p>{t.withdrawLead}</p>
      <Form
        lang={lang}
        button={t.withdraw}
        busy={t.sending}
        back={back}
        send={async (typed) => {
          const why = textIn(typed, 'why')
          if (why.length > LIMITS.short) return [{ field: 'why', says: formText(lang).tooLong(LIMITS.short) }]
          const { inside, slot } = session.logbook
          const name = part.mailbox.shown.find((one) => one.id === shown)?.by ?? inside.names[slot] ?? ''
          const asked = await askSchool(session, number, name, { type: 'withdraw', id: shown, reason: why })
          if (!asked.ok) return [{ field: 'why', says: saySchoolFailure(asked.error, lang) }]
          const written = toInstant(new Date())
          const of = shown as string as EntryId
          const kept = await write(session, { id, written, kind: 'withdrawn', of, why })
          if (!kept.ok) return [{ field: 'why', says: t.failures['not-kept'] }]
          keep(kept.value, '')
          done(asked.value, t.withdrawn)
          return []
        }}
      >
        {(faults) => <TextArea lang={lang} name="why" label={t.withdrawWhy} rows={2} fault={faultOf(faults, 'why')} />}
      </Form>
    </>
  )
}
