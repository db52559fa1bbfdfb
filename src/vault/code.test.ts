import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, groupsOf, makeCode, parseCode, SYMBOLS, secretOf } from './code.ts'

const numbers = fc.uint8Array({ minLength: 24, maxLength: 24 })
const faultOf = (text: string) => {
  const parsed = parseCode(text)
  return parsed.ok ? null : parsed.error
}

test('a code is five groups of five, and no two are the same', () => {
  const codes = Array.from({ length: 200 }, makeCode)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(new Set(codes).size).toBe(200)
  expect(groupsOf(codes[0] as never)).toHaveLength(5)
})

test('a code is read back however it is written', () => {
  const spoken = (code: string) =>
    fc.tuple(fc.constantFrom('', ' ', '-', ' – ', '\n', '\u00a0', '.'), fc.boolean()).map(([between, small]) => {
      const written = code.replaceAll('-', between).replaceAll('0', 'o').replaceAll('V', 'u')
      return small ? written.toLowerCase().replaceAll('1', 'l') : written.toUpperCase().replaceAll('1', 'I')
    })
  fc.assert(
    fc.property(
      numbers.map(codeOf).chain((code) => fc.tuple(fc.constant(code), spoken(code))),
      ([code, written]) => {
        expect(parseCode(written)).toEqual({ ok: true, value: code })
      },
    ),
  )
})

test('every single mistake is found, and every two symbols that have changed places', () => {
  fc.assert(
    fc.property(numbers.map(codeOf), (code) => {
      const symbols = [...code.replaceAll('-', '')]
      for (let at = 0; at < symbols.length; at++) {
        for (const other of SYMBOLS) {
          if (other === symbols[at]) continue
          expect(faultOf(symbols.with(at, other).join(''))).toEqual({ type: 'check' })
        }
        for (let to = at + 1; to < symbols.length; to++) {
          if (symbols[at] === symbols[to]) continue
          const swapped = symbols.with(at, symbols[to] ?? '').with(to, symbols[at] ?? '')
          expect(faultOf(swapped.join(''))).toEqual({ type: 'check' })
        }
      }
    }),
    { numRuns: 10 },
  )
})

test('what is wrong is said by its place', () => {
  const code = codeOf(new Uint8Array(24).fill(7))
  expect(code).toMatch(/^(77777-){4}7777.$/)
  expect(faultOf(code.replace(/^(77777-7)7/, '$1æ'))).toEqual({ type: 'not-a-symbol', found: 'Æ', group: 2, place: 2 })
  expect(faultOf(code.slice(0, -3))).toEqual({ type: 'too-short', symbols: 22, expected: 25 })
  expect(faultOf(`${code} 7`)).toEqual({ type: 'too-long', symbols: 26, expected: 25 })
  expect(faultOf('')).toEqual({ type: 'too-short', symbols: 0, expected: 25 })
})

test('two codes have two secrets of 120 bits', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const [a, b] = [codeOf(one), codeOf(other)]
      expect(secretOf(a)).toHaveLength(15)
      expect(String(secretOf(a)) === String(secretOf(b))).toBe(a === b)
    }),
  )
  const last = codeOf(new Uint8Array(24).fill(0).with(23, 1))
  expect([...secretOf(last)]).toEqual([...new Array(14).fill(0), 1])
})
