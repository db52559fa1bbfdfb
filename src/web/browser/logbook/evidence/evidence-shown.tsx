import type { EntryOf } from '#core/logbook/entry.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { inGroups } from '../in-groups.ts'
import { ToldRows } from '../told-rows.tsx'

type Props = { readonly entry: EntryOf<'evidence'>; readonly lang: Lang; readonly about: number | undefined }

const moment = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 19)} (UTC${time.slice(-6)})`

/** A piece of evidence on the list: what the family says of it, and what the file said of itself. */
export function EvidenceShown({ entry: { evidence }, lang, about }: Props) {
  const t = logbookEvidenceText(lang)
  const { words, name, size, type, modified, sha256, sexualMinor } = evidence
  const rows = [
    [t.whereFound, words.whereFound],
    [t.takenBy, words.takenBy],
    [t.form, t.forms[words.form]],
    [t.whereKept, words.whereKept],
    [t.file, [name, t.size(size.toLocaleString(lang)), type].filter(Boolean).join(', ')],
    [t.modified, moment(modified)],
  ] as const
  return (
    <>
      <p class="written">{words.what}</p>
      {sexualMinor !== false && <p>{t.minorKept}</p>}
      <ToldRows rows={rows} />
      {about !== undefined && <p>{t.belongsTo(about)}</p>}
      {evidence.package && <p>{t.inPackage(evidence.package)}</p>}
      {sha256 ? (
        <details>
          <summary>{t.fingerprint}</summary>
          <p class="logbook-hash">{inGroups(sha256)}</p>
        </details>
      ) : (
        <p>{t.noFingerprint}</p>
      )}
    </>
  )
}
