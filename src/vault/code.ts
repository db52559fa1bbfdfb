import { err, ok, type Result } from '#core/result.ts'
import { type Bytes, randomBytes } from './bytes.ts'

/** An access code (da: adgangskode til logbogen) as it is shown, `SD5J6-JHC7E-YPA6R-412CK-M20T7`: 24 random symbols and a check symbol. */
export type Code = string & { readonly __code: true }

/** What is wrong with a code as typed; groups and places are counted from 1. */
export type CodeFault =
  | { readonly type: 'not-a-symbol'; readonly found: string; readonly group: number; readonly place: number }
  | { readonly type: 'too-short'; readonly symbols: number; readonly expected: number }
  | { readonly type: 'too-long'; readonly symbols: number; readonly expected: number }
  /** Every symbol could be right, but not all of them together: one is mistaken, or two have changed places. */
  | { readonly type: 'check' }

/** Crockford's: no I, L, O or U. */
export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 5
const RANDOM = 24
const LENGTH = RANDOM + 1

/** What people read as one of the symbols. */
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
const BETWEEN = /[\s\p{Pd}.,_/\u00ad\u200b-\u200d\u2060\ufeff]/u

export const makeCode = (): Code => codeOf(randomBytes(RANDOM))

/** The code of 24 numbers, of which the lowest five bits count. */
export function codeOf(numbers: Uint8Array): Code {
  if (numbers.length !== RANDOM) throw new Error(`a code is made of ${RANDOM} symbols`)
  const values = Array.from(numbers, (number) => number & 31)
  return show([...values, weigh(values)])
}

/** `text` as a code: in capitals or not, with any spaces and dashes, O for 0, I or L for 1, and U for V. */
export function parseCode(text: string): Result<Code, CodeFault> {
  const values: number[] = []
  for (const char of text.normalize('NFKC').toUpperCase()) {
    if (BETWEEN.test(char)) continue
    const value = SYMBOLS.indexOf(READ_AS[char] ?? char)
    if (value < 0) {
      const group = Math.floor(values.length / GROUP) + 1
      return err({ type: 'not-a-symbol', found: char, group, place: (values.length % GROUP) + 1 })
    }
    values.push(value)
  }
  if (values.length !== LENGTH) {
    const type = values.length < LENGTH ? 'too-short' : 'too-long'
    return err({ type, symbols: values.length, expected: LENGTH })
  }
  return weigh(values.slice(0, RANDOM)) === values[RANDOM] ? ok(show(values)) : err({ type: 'check' })
}

export const groupsOf = (code: Code): readonly string[] => code.split('-')

/** The 120 random bits of a code, which the keys are made from. */
export function secretOf(code: Code): Bytes {
  const values = Array.from(code.replaceAll('-', ''), (char) => SYMBOLS.indexOf(char))
  let bits = 0n
  for (const value of values.slice(0, RANDOM)) bits = (bits << 5n) | BigInt(value)
  return Uint8Array.from({ length: (RANDOM * 5) / 8 }, (_, index) => Number((bits >> BigInt(8 * (14 - index))) & 255n))
}

function show(values: readonly number[]): Code {
  const symbols = values.map((value) => SYMBOLS.charAt(value)).join('')
  return (symbols.match(/.{5}/g) ?? []).join('-') as Code
}

/**
 * The check symbol: the sum of the symbols, each multiplied by a power of its own of a generator of GF(32) (x⁵ + x² + 1). It
 * misses no single mistake and no two symbols that have changed places.
 */
function weigh(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const doubled = (sum ^ value) << 1
    return doubled & 32 ? doubled ^ 0b100101 : doubled
  }, 0)
}
