import type { EntryOf, Where } from '#core/logbook/entry.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'

type Props = {
  readonly entry: EntryOf<'removal'>
  readonly lang: Lang
  /** Left out for what has been told of anew. */
  readonly open: (() => void) | undefined
}

/** How it stood with a posting when this was written; the newest leads to the ways. */
export function RemovalShown({ entry: { where, status, note }, lang, open }: Props) {
  const { removal: t } = logbookEvidenceText(lang)
  return (
    <>
      <p class="written">
        {namePlace(where, lang)}: <strong>{t.statuses[status]}</strong>
      </p>
      {where.address && <p class="logbook-address">{where.address}</p>}
      {note && <p class="written">{note}</p>}
      {open && (
        <button class="back-button" type="button" onClick={open}>
          {t.open}
          <span class="sr-only">: {namePlace(where, lang)}</span>
        </button>
      )}
    </>
  )
}

/** What a posting is called: the place and the profile, without its address. */
export const namePlace = ({ platform, profile }: Where, lang: Lang): string =>
  [platform, profile].filter(Boolean).join(', ') || logbookEvidenceText(lang).removal.somewhere
