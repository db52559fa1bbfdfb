import type { CaseEvent, EntryNumber } from './events.ts'
import { type Actor, mayReadNote } from './permit.ts'

type Reader = Pick<Actor, 'account' | 'role'>

/** Whether an entry is not for the reader: a note for others, or what corrects one of those `withheld` before it. */
export const isWithheld = (reader: Reader, event: CaseEvent, withheld: ReadonlySet<EntryNumber>): boolean =>
  (event.type === 'note-written' && !mayReadNote(reader, event)) ||
  (event.type === 'note-corrected' && withheld.has(event.corrects))

/** The case as somebody may read it: what is not for them has no content and no row. */
export function readableBy(reader: Reader, events: readonly CaseEvent[]): CaseEvent[] {
  const withheld = new Set<EntryNumber>()
  return events.map((event, index) => {
    if (!isWithheld(reader, event, withheld)) return event
    withheld.add(index + 1)
    const { at, by, shape } = event
    return { type: 'note-withheld', at, by, shape }
  })
}
