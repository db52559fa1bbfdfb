import type { Entry } from '#core/logbook/entry.ts'
import type { Lang } from '#text/lang.ts'
import { sharingText } from '#text/sharing.ts'

/** What an entry tells of a school; nothing for the others. */
export function SharingSaid({ entry, lang }: { readonly entry: Entry; readonly lang: Lang }) {
  const t = sharingText(lang)
  switch (entry.kind) {
    case 'invitation':
      return <p>{t.invitationEntry(entry.to)}</p>
    case 'shared':
      return <p class="written">{t.sharedEntry(entry.to, entry.purpose)}</p>
    case 'evidence-told':
      return (
        <p>
          {entry.to}: {t.toldLine(entry.pieces, entry.securedBy)}
        </p>
      )
    case 'withdrawn':
      return <p class="written">{[t.withdrawnEntry, entry.why].filter(Boolean).join(': ')}</p>
    default:
      return null
  }
}
