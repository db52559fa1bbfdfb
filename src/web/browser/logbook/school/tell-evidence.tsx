import { useMemo } from 'preact/hooks'
import type { ShownId } from '#core/case/family-events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { toInstant } from '#core/time.ts'
import { formText } from '#text/index.ts'
import { sharingText } from '#text/sharing.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { entriesOf } from '#vault/logbook.ts'
import { faultOf } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form, textIn } from '../form.tsx'
import { write } from '../on-device.ts'
import { askSchool, saySchoolFailure } from './ask.ts'
import { faultsOfName, NameField, nameOf } from './name-field.tsx'
import type { SchoolPart } from './one-school.tsx'

/** Says that the evidence is secured, by whom, and how many pieces: nothing else of it. */
export function TellEvidence(part: SchoolPart) {
  const { lang, session, number, mailbox, back, done, keep } = part
  const t = sharingText(lang)
  const id = useMemo(makeEntryId, [])
  const { logbook } = session
  const registered = entriesOf(logbook).filter(({ entry }) => entry?.kind === 'evidence').length
  return (
    <>
      <h1>{t.tellTitle}</h1>
      <p>{t.tellLead}</p>
      <p>{t.previewSeen(mailbox.school)}</p>
      <Form
        lang={lang}
        button={t.tellDo}
        busy={t.sending}
        back={back}
        send={async (typed) => {
          const securedBy = textIn(typed, 'securedBy')
          const pieces = Number(textIn(typed, 'pieces'))
          if (securedBy === '') return [{ field: 'securedBy', says: t.tellByMissing }]
          if (securedBy.length > LIMITS.name) return [{ field: 'securedBy', says: formText(lang).tooLong(LIMITS.name) }]
          if (!Number.isInteger(pieces) || pieces < 1 || pieces > LIMITS.pieces)
            return [{ field: 'pieces', says: t.tellPiecesWrong }]
          const unfit = faultsOfName(typed, lang)
          if (unfit.length > 0) return unfit
          const command = { type: 'tell-evidence', id: id as string as ShownId, securedBy, pieces } as const
          const asked = await askSchool(session, number, nameOf(typed), command)
          if (!asked.ok) return [{ field: 'securedBy', says: saySchoolFailure(asked.error, lang) }]
          const to = mailbox.school
          const entry = { id, written: toInstant(new Date()), kind: 'evidence-told', to, reference: number } as const
          const kept = await write(session, { ...entry, securedBy, pieces })
          if (!kept.ok) return [{ field: 'securedBy', says: t.failures['not-kept'] }]
          keep(kept.value, '')
          done(asked.value, t.told(to))
          return []
        }}
      >
        {(faults) => (
          <>
            <Field
              lang={lang}
              name="securedBy"
              label={t.tellBy}
              width={27}
              value={logbook.inside.names[logbook.slot] ?? ''}
              fault={faultOf(faults, 'securedBy')}
            />
            <Field
              lang={lang}
              name="pieces"
              label={t.tellPieces}
              inputMode="numeric"
              width={4}
              value={registered > 0 ? String(registered) : ''}
              fault={faultOf(faults, 'pieces')}
            />
            <NameField {...part} faults={faults} />
          </>
        )}
      </Form>
    </>
  )
}
