import { createHash, randomBytes } from 'node:crypto'
import { OID_OF } from '#core/stamp/crypto.ts'
import { TAG } from '#core/stamp/der.ts'

/** A question to a time-stamping authority (RFC 3161), and what its answer must repeat. */
export type StampRequest = { readonly der: Uint8Array; readonly nonce: Uint8Array }

/** Asks for a stamp on `data`, of which only the hash is sent; under `policy`, where one is demanded. */
export function stampRequest(data: Uint8Array, policy?: string): StampRequest {
  const nonce = randomBytes(16)
  // a positive integer of this length, in one way only
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const hashedBy = element(TAG.sequence, oid(OID_OF.sha256), element(NULL))
  const imprint = element(TAG.sequence, hashedBy, element(TAG.octets, createHash('sha256').update(data).digest()))
  const parts = [VERSION_1, imprint, ...(policy ? [oid(policy)] : []), element(TAG.integer, nonce), WITH_CERTIFICATES]
  return { der: element(TAG.sequence, ...parts), nonce }
}

const NULL = 0x05
const LONGEST = 0xff

/** All that is asked is short. */
function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  if (body.length > LONGEST) throw new Error('a question longer than any')
  return Buffer.concat([Buffer.of(tag, ...(body.length < 0x80 ? [] : [0x81]), body.length), body])
}

const VERSION_1 = element(TAG.integer, Buffer.of(1))
const WITH_CERTIFICATES = element(TAG.boolean, Buffer.of(0xff))

/** Throws for what is no object identifier, as a policy that was configured wrongly. */
function oid(text: string): Buffer {
  if (!/^[0-2](\.(0|[1-9]\d{0,38}))+$/.test(text)) throw new Error(`no object identifier: ${text}`)
  const [top = 0n, next = 0n, ...rest] = text.split('.').map(BigInt)
  if (top < 2n && next > 39n) throw new Error(`no object identifier: ${text}`)
  const numbers = [40n * top + next, ...rest]
  return element(TAG.oid, Buffer.concat(numbers.map(base128)))
}

function base128(number: bigint): Buffer {
  const digits = [Number(number % 128n)]
  for (let left = number / 128n; left > 0n; left /= 128n) digits.unshift(Number(left % 128n) + 128)
  return Buffer.from(digits)
}
