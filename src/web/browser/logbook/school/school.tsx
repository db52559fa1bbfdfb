import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryOf } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { sayMoment } from '#text/format.ts'
import { sharingText } from '#text/sharing.ts'
import { entriesOf } from '#vault/logbook.ts'
import type { Mailbox } from '../../../logbook/mailbox.ts'
import type { Session } from '../api.ts'
import { BackButton } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { askSchool, saySchoolFailure } from './ask.ts'
import { Connect } from './connect.tsx'
import { OneSchool } from './one-school.tsx'

/** A school that this logbook is connected to, as it was just now. */
export type Connection = { readonly number: string; readonly mailbox: Mailbox }

type At = { readonly at: 'list' | 'connect' } | ({ readonly at: 'one' } & Connection)

/** What the family shows, says and writes to schools that have invited it. */
export function School(part: Part) {
  const { lang, session, go } = part
  const invitations = invitationsIn(session)
  const [at, setAt] = useState<At>({ at: invitations.length === 0 ? 'connect' : 'list' })
  const [fault, setFault] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  // what a reader of the screen was on is gone with the part that is left
  useEffect(() => heading.current?.focus(), [at.at])
  const t = sharingText(lang)
  const openOne = async (number: string) => {
    const asked = await askSchool(session, number, '', { type: 'take-up' })
    if (asked.ok) setAt({ at: 'one', number, mailbox: asked.value })
    setFault(asked.ok ? '' : saySchoolFailure(asked.error, lang))
  }
  if (at.at === 'connect')
    return (
      <Connect
        {...part}
        back={() => (invitations.length === 0 ? go({ at: 'list' }) : setAt({ at: 'list' }))}
        connected={(number, mailbox) => setAt({ at: 'one', number, mailbox })}
      />
    )
  if (at.at === 'one')
    return (
      <OneSchool
        {...part}
        number={at.number}
        mailbox={at.mailbox}
        changed={(mailbox) => setAt({ at: 'one', number: at.number, mailbox })}
        back={() => setAt({ at: 'list' })}
      />
    )
  const now = toInstant(new Date())
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t.title}
      </h1>
      <p>{t.lead}</p>
      {fault && <p role="alert">{fault}</p>}
      <h2>{t.connections}</h2>
      <ul class="logbook-people">
        {invitations.map(({ to, reference, written }) => (
          <li key={reference}>
            <button class="button button-secondary" type="button" onClick={() => openOne(reference)}>
              {t.openOne(to)}
            </button>{' '}
            <span class="quiet">{t.since(sayMoment(written, now, lang))}</span>
          </li>
        ))}
      </ul>
      <p class="logbook-buttons">
        <button class="button button-secondary" type="button" onClick={() => setAt({ at: 'connect' })}>
          {t.newNumber}
        </button>
        <BackButton lang={lang} back={() => go({ at: 'list' })} />
      </p>
    </>
  )
}

/** Each invitation that the logbook has taken up, once. */
function invitationsIn({ logbook }: Session): readonly EntryOf<'invitation'>[] {
  const taken = entriesOf(logbook).flatMap(({ entry }) => (entry?.kind === 'invitation' ? [entry] : []))
  return taken.filter(({ reference }, index) => taken.findIndex((one) => one.reference === reference) === index)
}
