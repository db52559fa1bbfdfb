import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '../log/bytes.ts'
import { countOf, insideOf, integerOf, Malformed, oidOf, readDer, timeOf } from './der.ts'

const der = (hex: string) => readDer(fromHex(hex.replaceAll(' ', '')) ?? new Uint8Array())
const time = (text: string, tag = '18') =>
  timeOf(der(`${tag} ${text.length.toString(16).padStart(2, '0')} ${Buffer.from(text).toString('hex')}`))

test('whatever bytes come, they are read or malformed, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        const { whole, tag } = readDer(bytes)
        expect(whole).toHaveLength(bytes.length)
        if (tag === 0x30) insideOf(readDer(bytes))
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed)
      }
    }),
  )
})

test.each([
  ['nothing', ''],
  ['a tag alone', '30'],
  ['less than it says', '04 02 01'],
  ['more than it says', '04 01 01 00'],
  ['a length without end', '30 80 00 00'],
  ['a length written too long', '04 81 01 00'],
  ['a length with a zero before', '04 82 00 80'],
  ['a length that is not there', '04 84 01 01'],
  ['a length of eight bytes', '04 88 00 00 00 00 00 00 00 01 00'],
  ['a tag of several bytes', '1f 81 01 00'],
])('not DER: %s', (_, hex) => {
  expect(() => der(hex)).toThrow(Malformed)
})

test('numbers and names are written in one way', () => {
  expect(oidOf(der('06 09 2a 86 48 86 f7 0d 01 01 0b'))).toBe('1.2.840.113549.1.1.11')
  expect(oidOf(der('06 03 88 37 03'))).toBe('2.999.3')
  expect(oidOf(der('06 03 55 1d 25'))).toBe('2.5.29.37')
  expect(countOf(der('02 02 00 80'))).toBe(128)
  for (const hex of ['02 00', '02 02 00 7f', '02 02 ff 80']) expect(() => integerOf(der(hex))).toThrow(Malformed)
  for (const hex of ['02 01 ff', '02 05 01 00 00 00 00']) expect(() => countOf(der(hex))).toThrow(Malformed)
  for (const hex of ['06 00', '06 02 80 01', '06 01 81']) expect(() => oidOf(der(hex))).toThrow(Malformed)
})

test('a moment is one that there is, in UTC', () => {
  expect(time('20261122163328Z')).toBe('2026-11-22T16:33:28.000Z')
  expect(time('20261122163328.12345Z')).toBe('2026-11-22T16:33:28.123Z')
  expect(time('20240229000000Z')).toBe('2024-02-29T00:00:00.000Z')
  expect(time('491231235959Z', '17')).toBe('2049-12-31T23:59:59.000Z')
  expect(time('500101000000Z', '17')).toBe('1950-01-01T00:00:00.000Z')
  for (const wrong of [
    '20261122163328',
    '202611221633Z',
    '20261122163328+0100',
    '20261322163328Z',
    '20260230000000Z',
    '20250229000000Z',
    '20261100000000Z',
    '20261122240000Z',
    '20261122236000Z',
  ])
    expect(() => time(wrong)).toThrow(Malformed)
  expect(() => time('20261122163328Z', '17')).toThrow(Malformed)
  expect(() => time('20261122163328Z', '04')).toThrow(Malformed)
})
