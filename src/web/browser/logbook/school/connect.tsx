import { useMemo } from 'preact/hooks'
import { parseInvitationNumber } from '#core/logbook/invitation-number.ts'
import { toInstant } from '#core/time.ts'
import { sharingText } from '#text/sharing.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import type { Mailbox } from '../../../logbook/mailbox.ts'
import { faultOf } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form, textIn } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { write } from '../on-device.ts'
import { sayFailure } from '../say-failure.ts'
import { askSchool, saySchoolFailure } from './ask.ts'

type Props = Part & {
  readonly back: () => void
  readonly connected: (number: string, mailbox: Mailbox) => void
}

/** Takes up the invitation whose number is typed here; it stands in no address. */
export function Connect({ lang, session, keep, back, connected }: Props) {
  const t = sharingText(lang)
  const id = useMemo(makeEntryId, [])
  return (
    <>
      <h1>{t.connectTitle}</h1>
      <p>{t.lead}</p>
      <p>{t.connectLead}</p>
      <Form
        lang={lang}
        button={t.connect}
        busy={t.asking}
        back={back}
        send={async (typed) => {
          const number = parseInvitationNumber(textIn(typed, 'number'))
          if (!number) return [{ field: 'number', says: t.numberWrong }]
          const asked = await askSchool(session, number, '', { type: 'take-up' })
          if (!asked.ok) return [{ field: 'number', says: saySchoolFailure(asked.error, lang) }]
          const to = asked.value.school
          const written = toInstant(new Date())
          const kept = await write(session, { id, written, kind: 'invitation', to, reference: number })
          if (!kept.ok) return [{ field: 'number', says: sayFailure(kept.error, lang) }]
          keep(kept.value, t.connected(to))
          connected(number, asked.value)
          return []
        }}
      >
        {(faults) => (
          <Field
            lang={lang}
            name="number"
            label={t.number}
            hint={t.numberHint}
            width={27}
            fault={faultOf(faults, 'number')}
          />
        )}
      </Form>
    </>
  )
}
