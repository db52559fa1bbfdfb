import { useState } from 'preact/hooks'
import type { ShownId } from '#core/case/family-events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { toInstant } from '#core/time.ts'
import { sayMoment } from '#text/format.ts'
import { formText } from '#text/index.ts'
import { sharingText } from '#text/sharing.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { faultOf } from '../../../ui/error-summary.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Form, textIn } from '../form.tsx'
import { askSchool, saySchoolFailure } from './ask.ts'
import { faultsOfName, NameField, nameOf } from './name-field.tsx'
import type { SchoolPart } from './one-school.tsx'

/** What school and family have written to each other, and room for the next word. */
export function Talk(part: SchoolPart) {
  const { lang, session, number, mailbox, done } = part
  const t = sharingText(lang)
  const now = toInstant(new Date())
  // a new one for each word that was accepted, the same for each attempt at it
  const [id, setId] = useState(makeEntryId)
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{t.talkTitle}</h2>
      <p class="quiet">{t.talkLead}</p>
      {mailbox.messages.length === 0 && <p>{t.talkNothing}</p>}
      <ul class="logbook-entries plain-list">
        {mailbox.messages.map(({ at, from, name, text }) => (
          <li key={`${at}${text}`}>
            <p class="quiet">
              {from === 'school'
                ? t.fromSchool(name, sayMoment(at, now, lang))
                : t.fromFamily(name || t.theFamily, sayMoment(at, now, lang))}
            </p>
            <p class="written">{text}</p>
          </li>
        ))}
      </ul>
      {mailbox.writes && (
        <Form
          key={id}
          lang={lang}
          button={t.send}
          busy={t.sending}
          send={async (typed) => {
            const text = textIn(typed, 'text')
            if (text === '') return [{ field: 'text', says: t.writeMissing }]
            if (text.length > LIMITS.message) return [{ field: 'text', says: formText(lang).tooLong(LIMITS.message) }]
            const unfit = faultsOfName(typed, lang)
            if (unfit.length > 0) return unfit
            const command = { type: 'write', id: id as string as ShownId, text } as const
            const asked = await askSchool(session, number, nameOf(typed), command)
            if (!asked.ok) return [{ field: 'text', says: saySchoolFailure(asked.error, lang) }]
            setId(makeEntryId())
            done(asked.value, t.sent)
            return []
          }}
        >
          {(faults) => (
            <>
              <TextArea lang={lang} name="text" label={t.write} rows={3} fault={faultOf(faults, 'text')} />
              <NameField {...part} faults={faults} />
            </>
          )}
        </Form>
      )}
    </section>
  )
}
