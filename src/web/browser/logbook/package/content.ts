import type { Line } from '#core/logbook/chronology.ts'
import type { EntryId } from '#core/logbook/entry.ts'
import type { Evidence } from '#core/logbook/evidence.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { endingOf, entriesOf } from '#vault/logbook.ts'
import type { Opened } from '#vault/open.ts'
import { disclosed } from '#vault/package/sealed-entry.ts'
import type { PackageContent, Piece } from '#vault/package/write.ts'
import type { Session } from '../api.ts'
import { linesOf } from '../lines-of.ts'
import { entryReceipts } from './entry-receipts.ts'
import { onPaper } from './paper.ts'

/** What can be put into a package, in the order that it happened; receipts are no entries to those who read it. */
export const choosable = ({ logbook }: Session): readonly Line[] =>
  linesOf(logbook).filter(({ entry }) => entry.kind !== 'receipt')

/** The records among the lines, each once. */
export const recordsIn = (lines: readonly Line[]): readonly Evidence[] =>
  lines.flatMap(({ entry }) => (entry.kind === 'evidence' ? [entry.evidence] : []))

type Matched = { readonly pieces: readonly Piece[]; readonly unknown: readonly File[] }

/**
 * The files that were chosen again, each with its record: by name and size, and then by name alone, since a telephone may hand out
 * other bytes today. What matches no record is not taken along.
 */
export function matchFiles(records: readonly Evidence[], files: readonly File[]): Matched {
  const left = new Set(files)
  const found = new Map<string, File>()
  const take = (fits: (record: Evidence, file: File) => boolean) => {
    for (const record of records) {
      if (found.has(record.id)) continue
      const file = [...left].find((one) => fits(record, one))
      if (!file) continue
      found.set(record.id, file)
      left.delete(file)
    }
  }
  take((record, file) => record.name === file.name && record.size === file.size)
  take((record, file) => record.name === file.name)
  return {
    pieces: records.map((record) => ({ record, file: found.get(record.id) })),
    unknown: [...left],
  }
}

/** What goes into the package: the chosen entries with their corrections, the pieces, and the receipts there are. */
export async function contentOf(
  session: Session,
  lines: readonly Line[],
  pieces: readonly Piece[],
  { lang, logKey }: { readonly lang: Lang; readonly logKey: string },
): Promise<Omit<PackageContent, 'words' | 'id' | 'made'>> {
  const { logbook } = session
  const chosen = lines.flatMap(({ seq, corrections }) => [seq, ...corrections.map((one) => one.seq)])
  const opened = entriesOf(logbook).filter(({ seq }) => chosen.includes(seq))
  const writer = (seq: number) => {
    const by = logbook.entries[seq - 1]?.by ?? 0
    return logbook.inside.names[by] ?? logbookText(lang).unknownMember
  }
  const { count, head } = endingOf(logbook)
  return {
    program: 'actioncard',
    logbook: { id: logbook.id, head: head ?? '', count },
    entries: {
      text: onPaper(lines, writer, lang),
      data: await Promise.all(opened.map((one) => dataOf(session, one, writer))),
    },
    evidence: pieces,
    receipts: await entryReceipts(session, opened, logKey),
  }
}

/** As it was written, and as it was sealed; the receipts in it are of what came before, and lie in their own folder. */
async function dataOf({ logbook }: Session, one: Opened, writer: (seq: number) => string): Promise<object> {
  const { receipts: _, ...told } = one.entry ?? { receipts: [] }
  const key = logbook.inside.epochs[one.envelope.epoch - 1]
  const sealed = key && (await disclosed(one, key, told))
  return { number: one.seq, writer: writer(one.seq), hash: one.hash, ...told, ...(sealed && { sealed }) }
}

/** What is told of the chosen in the logbook itself. */
export const idsOf = (lines: readonly Line[], most: number): readonly EntryId[] =>
  lines.slice(0, most).map(({ entry }) => entry.id)
