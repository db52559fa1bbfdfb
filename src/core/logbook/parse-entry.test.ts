import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anEvent, entries } from '../../../tests/arrange/logbook-entries.ts'
import { LIMITS } from './entry.ts'
import { parseEntry } from './parse-entry.ts'

const faultAt = (value: unknown) => {
  const read = parseEntry(value)
  return read.ok ? null : read.error.at
}

test('what is written is read back', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      const read = parseEntry(JSON.parse(JSON.stringify(entry)))
      const sound = JSON.parse(JSON.stringify(entry), (_, value) =>
        typeof value === 'string' ? value.toWellFormed() : value,
      )
      expect(read).toEqual({ ok: true, value: sound })
    }),
  )
})

test('what a newer program has added is left out, and what is missing is empty', () => {
  const { felt, found, ...older } = anEvent('Et billede') as never as Record<string, unknown>
  expect(parseEntry({ ...older, mood: 3 })).toEqual({ ok: true, value: { ...older, felt, found } })
})

test('what was put into a package is told by names and its seal', () => {
  const { id, written, receipts } = anEvent('Et billede')
  const entry = { kind: 'package', id, written, receipts, package: 'k3v9x2mq', withMaterial: true, entries: [id] }
  expect(faultAt({ ...entry, seal: 'ab'.repeat(32) })).toBeNull()
  expect(faultAt({ ...entry, seal: 'AB'.repeat(32) })).toBe('seal')
  expect(faultAt({ ...entry, seal: 'ab'.repeat(32), package: '../x' })).toBe('package')
})

test('what is no entry is refused by the name of its field', () => {
  const entry = anEvent('Et billede')
  expect(faultAt(null)).toBe('')
  expect(faultAt({ ...entry, kind: 'rumour' })).toBe('kind')
  expect(faultAt({ ...entry, id: '../x' })).toBe('id')
  expect(faultAt({ ...entry, written: '2026-11-23' })).toBe('written')
  expect(faultAt({ ...entry, what: 'x'.repeat(LIMITS.text + 1) })).toBe('what')
  expect(faultAt({ ...entry, when: { type: 'exact', at: '2026-02-30T00:00:00.000Z' } })).toBe('when.at')
  expect(faultAt({ ...entry, when: { type: 'day', on: '2026-02-29' } })).toBe('when.on')
  expect(faultAt({ ...entry, when: { type: 'period', from: '2026-03-02', to: '2026-03-01' } })).toBe('when')
})
