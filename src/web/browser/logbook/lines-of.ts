import { chronology, type Line, type Numbered } from '#core/logbook/chronology.ts'
import { entriesOf, type Logbook } from '#vault/logbook.ts'

/** What stands in a logbook, each with its number; what could not be opened is left out. */
export const numberedIn = (logbook: Logbook): Numbered[] =>
  entriesOf(logbook).flatMap(({ entry, seq }) => (entry ? [{ seq, entry }] : []))

/** The same in the order in which it happened, corrections with what they correct. */
export const linesOf = (logbook: Logbook): readonly Line[] => chronology(numberedIn(logbook))
