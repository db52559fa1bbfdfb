import type { Contact } from '#core/card/card.ts'
import { type Lang, say } from '#text/lang.ts'

const dialable = (phone: string) => phone.replaceAll(' ', '')
const shown = (url: string) => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/.*$/, '')

/** A name and how to reach it, on one line. */
export function ContactLine({ contact, lang }: { readonly contact: Contact; readonly lang: Lang }) {
  const { phone, url } = contact
  const name = say(contact.name, lang)
  if (phone && name.includes(phone))
    return (
      <a class="contact contact-phone" href={`tel:${dialable(phone)}`}>
        {name}
      </a>
    )
  return (
    <span class="contact">
      <span class="contact-name">{name}</span>{' '}
      {phone && (
        <a class="contact-phone" href={`tel:${dialable(phone)}`}>
          {phone}
        </a>
      )}
      {!phone && url && (
        <a href={url} rel="noreferrer">
          {shown(url)}
        </a>
      )}
    </span>
  )
}
