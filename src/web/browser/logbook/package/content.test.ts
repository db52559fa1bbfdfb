import { expect, test } from 'vitest'
import { chronology } from '#core/logbook/chronology.ts'
import type { EntryId } from '#core/logbook/entry.ts'
import type { Instant } from '#core/time.ts'
import { anEvent } from '../../../../../tests/arrange/logbook-entries.ts'
import { anEvidence } from '../../../../../tests/arrange/package.ts'
import { matchFiles } from './content.ts'
import { onPaper } from './paper.ts'

const file = (name: string, bytes: string) => new File([bytes], name)
const record = (id: string, name: string, size: number) => anEvidence({ id: id.repeat(16), name, size })

test('files that are chosen again find their records by name and size, then by name alone, each once', () => {
  const records = [record('a', 'IMG.png', 3), record('b', 'IMG.png', 5), record('c', 'other.mov', 9)]
  const [small, large, changed, stray] = [
    file('IMG.png', '123'),
    file('IMG.png', '12345'),
    file('other.mov', 'not nine bytes'),
    file('stray.png', '123'),
  ]
  const { pieces, unknown } = matchFiles(records, [large, stray, changed, small])
  expect(pieces.map((piece) => piece.file)).toEqual([small, large, changed])
  expect(pieces[1]?.file).toBe(large)
  expect(unknown).toEqual([stray])
})

test('a record whose file was not chosen is told in words alone', () => {
  const records = [record('a', 'IMG.png', 3)]
  expect(matchFiles(records, [])).toEqual({ pieces: [{ record: records[0], file: undefined }], unknown: [] })
})

test('on paper every time stands in full, and what was corrected beside how it stood first', () => {
  const at = '2026-11-20T20:15:00.000Z' as Instant
  const event = anEvent('Det var mandag', { when: { type: 'about', at } })
  const { kind: _, id: __, written, receipts, ...told } = event as Extract<typeof event, { kind: 'event' }>
  const id = 'c'.repeat(16) as EntryId
  const now = { ...told, what: 'Det var tirsdag' }
  const correction = { kind: 'correction' as const, id, written, receipts, of: event.id, why: 'glemt', now }
  const lines = chronology([
    { seq: 1, entry: event },
    { seq: 2, entry: correction },
  ])
  expect(onPaper(lines, (seq) => `nr ${seq}`, 'da').split('\n')).toEqual([
    'Punkt 1 · cirka 2026-11-20 21:15 (dansk tid)',
    '  Hvad: Det var tirsdag',
    '  Hvornår? cirka 2026-11-20 21:15 (dansk tid)',
    '  Rettet i punkt 2, 2026-11-23 08:10 (dansk tid), af nr 2, fordi: glemt',
    '  Sådan stod der først:',
    '    Hvad: Det var mandag',
    '    Hvornår? cirka 2026-11-20 21:15 (dansk tid)',
    '  Skrevet af nr 1 2026-11-23 08:10 (dansk tid)',
  ])
})
