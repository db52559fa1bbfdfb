import type { EntryOf } from '#core/logbook/entry.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { inGroups } from '../in-groups.ts'

type Props = { readonly entry: EntryOf<'package'>; readonly lang: Lang }

/** A package on the list: how much was in it, and the seal to compare with. */
export function PackageShown({ entry: { package: id, seal, withMaterial, entries }, lang }: Props) {
  const { package: t } = logbookEvidenceText(lang)
  return (
    <>
      <p>{t.shown(id, entries.length, withMaterial)}</p>
      <details>
        <summary>{t.seal}</summary>
        <p class="logbook-hash">{inGroups(seal)}</p>
      </details>
    </>
  )
}
