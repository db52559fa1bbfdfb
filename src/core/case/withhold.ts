import type { CaseEvent, EntryNumber } from './events.ts'
import { type Actor, mayReadNote } from './permit.ts'

/** The case as somebody may read it: a note that is not for them, and what corrects it, has no content and no row. */
export function readableBy(actor: Pick<Actor, 'account' | 'role'>, events: readonly CaseEvent[]): CaseEvent[] {
  const withheld = new Set<EntryNumber>()
  return events.map((event, index) => {
    const hidden =
      (event.type === 'note-written' && !mayReadNote(actor, event)) ||
      (event.type === 'note-corrected' && withheld.has(event.corrects))
    if (!hidden) return event
    withheld.add(index + 1)
    const { at, by, shape } = event
    return { type: 'note-withheld', at, by, shape }
  })
}
