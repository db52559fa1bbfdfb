import type { Instant } from '../time.ts'

// The part of DER (X.690) that time stamps and certificates are written in. Each reader throws Malformed for anything else.

/** Bytes that are not written as they must be. */
export class Malformed extends Error {}

/** One element: its first byte, what it holds, and all its bytes as they came. */
export type Der = { readonly tag: number; readonly body: Uint8Array; readonly whole: Uint8Array }

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  zero: 0xa0,
  one: 0xa1,
  two: 0xa2,
  three: 0xa3,
} as const

const MOST_LENGTH_BYTES = 4
const LONGEST_OID = 64

function elementAt(bytes: Uint8Array, from: number): Der {
  const [tag = 0, first] = bytes.subarray(from, from + 2)
  // tags of several bytes are nowhere in these forms
  if (first === undefined || (tag & 31) === 31) throw new Malformed()
  let [length, at] = [first, from + 2]
  if (first >= 0x80) {
    const digits = bytes.subarray(at, at + (first & 127))
    // neither without an end, nor longer than it need be
    if (digits.length === 0 || digits.length > MOST_LENGTH_BYTES || digits.length < (first & 127) || digits[0] === 0)
      throw new Malformed()
    length = digits.reduce((sum, digit) => sum * 256 + digit, 0)
    if (length < 0x80) throw new Malformed()
    at += digits.length
  }
  if (at + length > bytes.length) throw new Malformed()
  return { tag, body: bytes.subarray(at, at + length), whole: bytes.subarray(from, at + length) }
}

function elementsOf(bytes: Uint8Array): Der[] {
  const elements: Der[] = []
  for (let at = 0; at < bytes.length; ) {
    const element = elementAt(bytes, at)
    elements.push(element)
    at += element.whole.length
  }
  return elements
}

/** Exactly one element, to the last byte. */
export function readDer(bytes: Uint8Array): Der {
  const [element, ...more] = elementsOf(bytes)
  if (!element || more.length > 0) throw new Malformed()
  return element
}

/** `element`, which must be there and be of this kind. */
export function expected(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new Malformed()
  return element
}

/** What stands inside one that holds others. */
export const insideOf = (element: Der | undefined, tag: number = TAG.sequence): Der[] =>
  elementsOf(expected(element, tag).body)

/** The only one inside. */
export function onlyIn(element: Der | undefined, tag: number): Der {
  const [only, ...more] = insideOf(element, tag)
  if (!only || more.length > 0) throw new Malformed()
  return only
}

/** Takes the first of `elements` away when it is of this kind. */
export const taken = (elements: Der[], tag: number): Der | undefined =>
  elements[0]?.tag === tag ? elements.shift() : undefined

/** The bytes of a whole number, which is written as short as it can be. */
export function integerOf(element: Der | undefined): Uint8Array {
  const { body } = expected(element, TAG.integer)
  const [first, second = 0] = body
  if (first === undefined) throw new Malformed()
  const padded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)
  if (body.length > 1 && padded) throw new Malformed()
  return body
}

/** A small number that is not negative. */
export function countOf(element: Der | undefined): number {
  const bytes = integerOf(element)
  if (bytes.length > 4 || (bytes[0] ?? 0) >= 0x80) throw new Malformed()
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

export function booleanOf(element: Der | undefined): boolean {
  const [byte, ...more] = expected(element, TAG.boolean).body
  if (more.length > 0 || (byte !== 0 && byte !== 0xff)) throw new Malformed()
  return byte !== 0
}

/** `1.2.840.113549.1.1.11` */
export function oidOf(element: Der | undefined): string {
  const { body } = expected(element, TAG.oid)
  if (body.length > LONGEST_OID) throw new Malformed()
  // some are made of a random number of 128 bits
  const numbers: bigint[] = []
  let number = 0n
  let begun = false
  for (const byte of body) {
    if (!begun && byte === 0x80) throw new Malformed()
    number = number * 128n + BigInt(byte & 127)
    begun = byte >= 0x80
    if (begun) continue
    numbers.push(number)
    number = 0n
  }
  const [first, ...rest] = numbers
  if (first === undefined || begun) throw new Malformed()
  const top = first < 40n ? 0n : first < 80n ? 1n : 2n
  return [top, first - 40n * top, ...rest].join('.')
}

/** The bytes of a string of bits that is whole bytes. */
export function bitsOf(element: Der | undefined): Uint8Array {
  const { body } = expected(element, TAG.bits)
  if (body[0] !== 0) throw new Malformed()
  return body.subarray(1)
}

/** The first sixteen of named bits, the first of them the lowest. */
export function flagsOf(element: Der | undefined): number {
  const [unused = 8, ...bytes] = expected(element, TAG.bits).body
  if (unused > 7 || bytes.length > 2) throw new Malformed()
  return bytes.reduce((sum, byte, at) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) sum |= 1 << (8 * at + bit)
    return sum
  }, 0)
}

const UTC_TIME = 0x17
const GENERAL_TIME = 0x18
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A moment of either kind, in UTC; what is finer than a thousandth of a second is left out. */
export function timeOf(element: Der | undefined): Instant {
  const text = String.fromCharCode(...(element?.body ?? []))
  const general = element?.tag === GENERAL_TIME
  if (!general && element?.tag !== UTC_TIME) throw new Malformed()
  const form = general
    ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/
    : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
  const [, told = '', month = '', day = '', hours, minutes, seconds, fraction = ''] = form.exec(text) ?? []
  // RFC 5280: two digits from 50 on are of the twentieth century
  const year = general ? told : `${Number(told) < 50 ? 20 : 19}${told}`
  const most = MONTH_DAYS[Number(month) - 1] ?? 0
  const february29 = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  if (Number(day) < 1 || Number(day) > most || (month === '02' && day === '29' && !february29)) throw new Malformed()
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) throw new Malformed()
  return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z` as Instant
}
