import canonicalize from 'canonicalize'
import type { Envelope } from '#core/logbook/envelope.ts'
import { type Bytes, fromBase64Url, sha256, textOf, toBase64Url } from '../bytes.ts'
import type { Opened } from '../open.ts'
import { aadOf, bytesOf, entrySecret, headerOf, unpad } from '../seal.ts'

/** An entry as it was sealed, and the key of that one entry: enough to see that it says what the package says. */
export type SealedEntry = { readonly envelope: Envelope; readonly key: string }

/** What lies in a package for an entry beside what it says. */
const BESIDE: readonly string[] = ['number', 'writer', 'hash', 'sealed']

/** For a package: the key opens this entry and no other. Null when what is told of it is not word for word what was sealed. */
export async function disclosed(
  { envelope }: Pick<Opened, 'envelope'>,
  epochKey: Bytes,
  told: object,
): Promise<SealedEntry | null> {
  const sealed = { envelope, key: toBase64Url(await entrySecret(epochKey, envelope.seq)) }
  return (await says(sealed, told)) ? sealed : null
}

/** Whether what is sealed says what `told` says, as that stands in a package. */
export async function says({ envelope, key }: SealedEntry, told: object): Promise<boolean> {
  const plain = await opened(envelope, key)
  if (!plain) return false
  const { receipts: _, ...said } = plain as { receipts?: unknown }
  const here = Object.entries(told).filter(([name]) => !BESIDE.includes(name))
  try {
    return canonicalize(spare(said)) === canonicalize(spare(Object.fromEntries(here)))
  } catch (error) {
    // nested deeper than anybody writes
    if (error instanceof RangeError) return false
    throw error
  }
}

/** What the receipt of an entry is of: the hash of its ciphertext. */
export const hashOfCiphertext = ({ envelope }: SealedEntry): Promise<Bytes> => sha256(bytesOf(envelope.ciphertext))

async function opened({ ciphertext, iv, ...rest }: Envelope, key: string): Promise<object | null> {
  const secret = fromBase64Url(key, 32)
  if (!secret) return null
  try {
    const algorithm = { name: 'AES-GCM', iv: bytesOf(iv), additionalData: aadOf(headerOf({ ciphertext, iv, ...rest })) }
    const own = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt'])
    const padded = new Uint8Array(await crypto.subtle.decrypt(algorithm, own, bytesOf(ciphertext)))
    const plain = unpad(padded)
    const said: unknown = plain && JSON.parse(textOf(plain))
    return typeof said === 'object' && !Array.isArray(said) ? said : null
  } catch {
    return null
  }
}

/** Without what is empty, which a program may leave out or fill in when it reads an entry. */
function spare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spare)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).map(([name, inner]) => [name, spare(inner)] as const)
  return Object.fromEntries(kept.filter(([, inner]) => !isEmpty(inner)))
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const HEADER: Readonly<Record<string, readonly string[]>> = {
  v: ['number'],
  logbook: ['string'],
  seq: ['number'],
  epoch: ['number'],
  circle: ['number'],
  under: ['string'],
  prev: ['string', 'object'],
  by: ['number'],
  iv: ['string'],
  ciphertext: ['string'],
  signature: ['string'],
}

/** Null for what is no such thing; nothing in a package is believed before it is checked. */
export function readSealed(value: unknown): SealedEntry | null {
  const { envelope, key } = (value ?? {}) as { envelope?: unknown; key?: unknown }
  if (typeof envelope !== 'object' || envelope === null || typeof key !== 'string') return null
  const fields = envelope as Readonly<Record<string, unknown>>
  const fits = Object.entries(HEADER).every(([name, types]) => types.includes(typeof fields[name]))
  return fits && (fields.prev === null || typeof fields.prev === 'string')
    ? { envelope: envelope as Envelope, key }
    : null
}
