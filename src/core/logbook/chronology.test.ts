import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anEvent, entries } from '../../../tests/arrange/logbook-entries.ts'
import type { Instant, LocalDate } from '../time.ts'
import { beginning, chronology, type Numbered } from './chronology.ts'
import type { Entry, EntryId, EntryOf } from './entry.ts'

const numbered = (list: readonly Entry[]): Numbered[] => list.map((entry, index) => ({ seq: index + 1, entry }))
const correcting = (of: EntryId, now: Entry): EntryOf<'correction'> => {
  const { id, written, receipts, kind, ...told } = now as EntryOf<'event'>
  return { kind: 'correction', id, written, receipts, of, why: 'Jeg huskede forkert', now: told }
}
const on = (day: string) => ({ when: { type: 'day', on: day as LocalDate } }) as const

test('things stand in the order that they happened, not that they were written', () => {
  const later = anEvent('senere', on('2026-11-20'))
  const earlier = anEvent('tidligere', { when: { type: 'about', at: '2026-11-19T20:00:00.000Z' as Instant } })
  const between = anEvent('imellem', {
    when: { type: 'period', from: '2026-11-20' as LocalDate, to: '2026-11-30' as LocalDate },
  })
  const lines = chronology(numbered([later, earlier, between]))
  expect(lines.map(({ entry }) => entry.id)).toEqual([earlier.id, later.id, between.id])
})

test('a correction stands beside what it corrects, which moves to its right time; so does a correction of a correction', () => {
  const first = anEvent('billedet', on('2026-11-20'))
  const second = anEvent('beskeden', on('2026-11-18'))
  const correction = correcting(first.id, anEvent('billedet', on('2026-11-19')))
  const again = correcting(correction.id, anEvent('billedet', on('2026-11-17')))
  const lines = chronology(numbered([first, second, correction, again]))
  expect(lines.map(({ entry }) => entry.id)).toEqual([first.id, second.id])
  expect(lines[0]?.corrections.map(({ seq }) => seq)).toEqual([3, 4])
  expect(lines[0]?.when).toEqual(on('2026-11-17').when)
})

test('a correction of what is not there is shown by itself', () => {
  const lost = correcting('nowhere-to-be-found-0' as EntryId, anEvent('x', on('2026-11-17')))
  expect(chronology(numbered([lost]))).toEqual([{ seq: 1, entry: lost, corrections: [], when: on('2026-11-17').when }])
})

test('what has no known time stands where it was written', () => {
  const unknown = anEvent('engang', { written: '2026-11-19T12:00:00.000Z' as Instant })
  const lines = chronology(numbered([anEvent('a', on('2026-11-20')), unknown, anEvent('b', on('2026-11-18'))]))
  expect(lines[1]?.entry).toEqual(unknown)
})

test('nothing is lost or told twice, and the order is that of the beginnings', () => {
  const list = fc.uniqueArray(entries, { selector: ({ id }) => id, maxLength: 12 })
  const corrected = list.map((all) =>
    all.map((entry, index) =>
      entry.kind === 'correction' ? { ...entry, of: all[(index * 7) % all.length]?.id ?? entry.of } : entry,
    ),
  )
  fc.assert(
    fc.property(corrected, (all) => {
      const lines = chronology(numbered(all))
      const shown = lines.flatMap(({ seq, corrections }) => [seq, ...corrections.map((one) => one.seq)])
      expect(shown.sort((a, b) => a - b)).toEqual(all.map((_, index) => index + 1))
      const moments = lines.map(({ when, entry }) => (when && beginning(when)) ?? entry.written)
      expect(moments).toEqual([...moments].sort())
    }),
  )
})
