import type { ShownEntry } from '#core/case/family-events.ts'
import type { Invitation, Shown } from '#core/case/state.ts'
import { sayMoment } from '#text/format.ts'
import { familyText } from '#text/index.ts'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'

type Props = { readonly desk: Desk; readonly invitation: Invitation }

/** What a family has shown and said, and what school and family have written to each other. */
export function FamilyShows({ desk, invitation }: Props) {
  const { lang, at } = desk
  const t = familyText(lang)
  const { shown, told, messages } = invitation
  return (
    <>
      {told.length > 0 && (
        <>
          <h3>{t.tellsTitle}</h3>
          {told.map(({ entry, at: when, by, pieces, securedBy }) => (
            <p key={entry}>
              {t.tells(pieces, securedBy)}{' '}
              <span class="quiet">
                {sayBy(by, lang)}, {sayMoment(when, at, lang)}
              </span>
            </p>
          ))}
        </>
      )}
      <h3>{t.shownTitle}</h3>
      {shown.length === 0 && <p>{t.nothingShown}</p>}
      {[...shown].reverse().map((one) => (
        <OneShown key={one.entry} desk={desk} shown={one} />
      ))}
      <h3>{t.talkTitle}</h3>
      <p class="quiet">{t.talkLead}</p>
      {messages.length === 0 && <p>{t.nobodyWrote}</p>}
      {messages.map(({ entry, by, at: when, text }) => (
        <article key={entry} class="entry">
          <p class="entry-when">
            {sayBy(by, lang)} · {sayMoment(when, at, lang)}
          </p>
          <p class="written">{text}</p>
        </article>
      ))}
    </>
  )
}

function OneShown({ desk, shown }: { readonly desk: Desk; readonly shown: Shown }) {
  const { lang, at } = desk
  const t = familyText(lang)
  const { by, at: when, purpose, entries, withdrawn } = shown
  const content = (
    <>
      <p>
        {t.purpose}: {purpose}
      </p>
      {entries.map((entry) => (
        <EntryShown key={entry.title} entry={entry} />
      ))}
    </>
  )
  return (
    <article class="entry">
      <p class="entry-when">{t.shownBy(sayBy(by, lang), sayMoment(when, at, lang))}</p>
      {withdrawn ? (
        <>
          <p>
            <strong>{t.withdrawnTitle}</strong>
          </p>
          <p>{t.withdrawnSays(sayMoment(withdrawn.at, at, lang))}</p>
          {withdrawn.reason && (
            <p class="written">
              {t.withdrawnWhy}: {withdrawn.reason}
            </p>
          )}
          <details class="fold">
            <summary>{t.withdrawnOpen}</summary>
            {content}
          </details>
        </>
      ) : (
        content
      )}
    </article>
  )
}

function EntryShown({ entry }: { readonly entry: ShownEntry }) {
  return (
    <>
      <p>
        <strong>{entry.title}</strong>
      </p>
      {entry.lines.map(({ label, text }) => (
        <p key={label} class="written">
          {label && <span class="quiet">{label}: </span>}
          {text}
        </p>
      ))}
    </>
  )
}
