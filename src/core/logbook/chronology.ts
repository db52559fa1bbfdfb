import { type Instant, instantAt, type LocalDate } from '#core/time.ts'
import type { Entry, EntryId, EntryOf, Happening, When } from './entry.ts'

/** An entry with its number in the logbook. */
export type Numbered<E extends Entry = Entry> = { readonly seq: number; readonly entry: E }

/** One line of the chronology (da: tidslinjen): an entry, and what has been corrected in it, oldest first. */
export type Line = Numbered & {
  readonly corrections: readonly Numbered<EntryOf<'correction'>>[]
  /** When it happened, as last told; null for what has no time of its own, which stands where it was written. */
  readonly when: When | null
}

/** Everything in the order that it happened; a correction stands beside what it corrects, also when that is a correction. */
export function chronology(entries: readonly Numbered[]): readonly Line[] {
  const inOrder = [...entries].sort((one, other) => one.seq - other.seq)
  const roots = new Map<EntryId, EntryId>()
  const corrections = new Map<EntryId, Numbered<EntryOf<'correction'>>[]>()
  const lines: Numbered[] = []
  for (const { seq, entry } of inOrder) {
    const root = entry.kind === 'correction' ? roots.get(entry.of) : undefined
    if (root === undefined) lines.push({ seq, entry })
    roots.set(entry.id, root ?? entry.id)
    if (root !== undefined && entry.kind === 'correction')
      corrections.set(root, [...(corrections.get(root) ?? []), { seq, entry }])
  }
  return lines
    .map(({ seq, entry }): Line => {
      const found = corrections.get(entry.id) ?? []
      return { seq, entry, corrections: found, when: (found.at(-1)?.entry.now ?? told(entry))?.when ?? null }
    })
    .sort((one, other) => compare(momentOf(one), momentOf(other)) || one.seq - other.seq)
}

/** What an entry tells that happened; null for those that tell of something else. */
const told = (entry: Entry): Happening | null =>
  entry.kind === 'event' ? entry : entry.kind === 'correction' ? entry.now : null

const momentOf = ({ when, entry }: Line): Instant => (when && beginning(when)) ?? entry.written

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The first moment it can have been; null when nobody knows. */
export function beginning(when: When): Instant | null {
  switch (when.type) {
    case 'exact':
      return when.at
    case 'about':
      return when.at.includes('T') ? (when.at as Instant) : midnight(when.at as LocalDate)
    case 'day':
      return midnight(when.on)
    case 'period':
      return midnight(when.from)
    case 'unknown':
      return null
  }
}

const midnight = (day: LocalDate): Instant => instantAt(day, 0, 0)
