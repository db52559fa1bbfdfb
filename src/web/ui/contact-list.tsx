import type { Contact } from '#core/card/card.ts'
import { type Lang, say } from '#text/lang.ts'
import { ContactLine } from './contact-line.tsx'
import { SourceNote } from './source-note.tsx'

type Props = {
  readonly contacts: readonly Contact[]
  readonly lang: Lang
  /** With source and when it was last checked. */
  readonly sources?: boolean
}

/** Whom to call, when, and what for. */
export function ContactList({ contacts, lang, sources }: Props) {
  return (
    <ul class="contact-list plain-list">
      {contacts.map((contact) => (
        <li key={contact.id}>
          <p>
            <ContactLine contact={contact} lang={lang} />
            {contact.hours && <span class="quiet"> · {say(contact.hours, lang)}</span>}
          </p>
          <p class="quiet">{say(contact.says, lang)}</p>
          {sources && <SourceNote source={contact.source} lang={lang} />}
        </li>
      ))}
    </ul>
  )
}
