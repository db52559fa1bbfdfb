import { expect, test } from 'vitest'
import { type Instant, withOffset } from '#core/time.ts'
import { type Evidence, keepsCopyByDefault, recognise } from './evidence.ts'
import { parseEntry } from './parse-entry.ts'

const EVIDENCE: Evidence = {
  id: 'Zm9yIG9uZSB0ZXN0IQ',
  name: 'IMG_0042.PNG',
  size: 12,
  type: 'image/png',
  modified: '2026-11-22T13:04:05.000+01:00',
  sha256: 'ab'.repeat(32),
  words: { what: 'en besked', whereFound: 'Snapchat', takenBy: 'mor', form: 'screenshot', whereKept: 'min telefon' },
}

/** An entry of the logbook about `evidence`, as a device has written it. */
const entryOf = (evidence: unknown) => ({
  kind: 'evidence',
  id: EVIDENCE.id,
  written: '2026-11-22T12:05:00.000Z',
  receipts: [],
  evidence,
  about: null,
})

test('what was written is read again, also through JSON', () => {
  expect(parseEntry(JSON.parse(JSON.stringify(entryOf(EVIDENCE))))).toEqual({ ok: true, value: entryOf(EVIDENCE) })
  const { sha256: _, ...unread } = EVIDENCE
  expect(parseEntry(entryOf(unread))).toEqual({ ok: true, value: entryOf(unread) })
})

test.each([
  ['evidence.sha256', { ...EVIDENCE, sha256: 'AB'.repeat(32) }],
  ['evidence.sha256', { ...EVIDENCE, sha256: 'ab' }],
  ['evidence.modified', { ...EVIDENCE, modified: '2026-11-22T13:04:05' }],
  ['evidence.size', { ...EVIDENCE, size: -1 }],
  ['evidence.words.form', { ...EVIDENCE, words: { ...EVIDENCE.words, form: 'photo' } }],
  ['evidence', { ...EVIDENCE, bytes: 'aGVq' }],
  ['evidence', 'evidence'],
])('a fault is told by its field, %s', (at, value) => {
  expect(parseEntry(entryOf(value))).toEqual({ ok: false, error: { type: 'no-entry', at } })
})

test('no copy is kept of what may be sexual material of a minor, unless somebody chooses to', () => {
  expect([true, undefined, false].map(keepsCopyByDefault)).toEqual([false, false, true])
})

test('a file is the same by its bytes, not by its name', () => {
  expect(recognise(EVIDENCE, 'ab'.repeat(32))).toBe('same')
  expect(recognise(EVIDENCE, 'cd'.repeat(32))).toBe('other')
  expect(recognise({ ...EVIDENCE, sha256: undefined }, 'ab'.repeat(32))).toBe('not-fingerprinted')
})

test.each([
  [60, '2026-11-22T13:04:05.000+01:00'],
  [0, '2026-11-22T12:04:05.000+00:00'],
  [-210, '2026-11-22T08:34:05.000-03:30'],
  [720, '2026-11-23T00:04:05.000+12:00'],
])('a time is written with the offset of the device, %i minutes', (minutes, written) => {
  expect(withOffset('2026-11-22T12:04:05.000Z' as Instant, minutes)).toBe(written)
})
