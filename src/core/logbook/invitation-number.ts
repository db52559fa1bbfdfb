/** Invitationsnummer: what a school gives a family to reach it by, `7K3M-9QXT-…`; says nothing about anybody, and is no key. */
export type InvitationNumber = string & { readonly __invitationNumber: true }

/** Crockford's: no I, L, O or U. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
const BETWEEN = /[\s\p{Pd}.,_/\u00ad\u200b-\u200d\u2060\ufeff]/gu
const LENGTH = 16

/** The number of sixteen random bytes, of which the lowest five bits count. */
export function invitationNumber(random: Uint8Array): InvitationNumber {
  if (random.length !== LENGTH) throw new Error(`a number is made of ${LENGTH} bytes`)
  return grouped(Array.from(random, (byte) => SYMBOLS.charAt(byte & 31)).join(''))
}

/** `text` as a number: in capitals or not, with any spaces and dashes, O for 0, I or L for 1. Null when it cannot be one. */
export function parseInvitationNumber(text: string): InvitationNumber | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(BETWEEN, '')
  const symbols = Array.from(plain, (char) => READ_AS[char] ?? char)
  const right = symbols.length === LENGTH && symbols.every((char) => SYMBOLS.includes(char))
  return right ? grouped(symbols.join('')) : null
}

const grouped = (symbols: string): InvitationNumber => (symbols.match(/.{4}/g) ?? []).join('-') as InvitationNumber
