import type { Circle, Ending } from '#core/logbook/circle.ts'
import type { Entry } from '#core/logbook/entry.ts'
import { type Envelope, type Header, LARGEST_PADDED } from '#core/logbook/envelope.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Bytes, concat, fromBase64Url, randomBytes, sha256, toBase64Url, utf8 } from './bytes.ts'
import type { Checked } from './circle.ts'
import { hkdf, type Keys, sign } from './keys.ts'
import { canonical, digest, message } from './signed.ts'

/** A sealed entry, what it is committed to in the common log, and its hash. */
export type Sealed = { readonly envelope: Envelope; readonly commitment: string; readonly hash: string }

/** More than an entry holds; `over` is by how many bytes. */
export type TooLarge = { readonly type: 'too-large'; readonly over: number }

/** `entry` as the next in the chain, under the newest circle. */
export async function sealEntry(
  keys: Keys,
  { circle, hash: under }: Checked,
  key: Bytes,
  at: Ending,
  entry: Entry,
): Promise<Result<Sealed, TooLarge>> {
  const padded = pad(utf8(JSON.stringify(entry)))
  if (!padded.ok) return padded
  const { logbook, epoch, number } = circle
  const by = ownSlot(circle, keys)
  const header: Header = { v: 1, logbook, seq: at.count + 1, epoch, circle: number, under, prev: at.head, by }
  const iv = randomBytes(12)
  const ciphertext = await encrypt(await entryKey(key, header.seq), iv, header, padded.value)
  const open = { ...header, iv: toBase64Url(iv), ciphertext: toBase64Url(ciphertext) }
  const signedMessage = await messageOf(open)
  const envelope = { ...open, signature: await sign(keys.signer, signedMessage) }
  const { commitment } = await commitmentOf(key, envelope)
  return ok({ envelope, commitment, hash: await digest(signedMessage) })
}

const ownSlot = (circle: Circle, { verifier }: Keys): number => {
  const own = circle.slots.find((slot) => slot.verifier === verifier)
  if (!own) throw new Error('only a member writes')
  return own.slot
}

/** What is signed of an envelope, and what its hash is of. */
export async function messageOf({ signature: _, ...open }: Omit<Envelope, 'signature'> & { signature?: string }) {
  return message('entry', { ...open, ciphertext: await digest(bytesOf(open.ciphertext)) })
}

export const headerOf = ({ v, logbook, seq, epoch, circle, under, prev, by }: Envelope): Header => ({
  v,
  logbook,
  seq,
  epoch,
  circle,
  under,
  prev,
  by,
})

/**
 * What the common log keeps of an entry: a hash of the ciphertext's, salted so that nobody else can tell whose it is. The salt
 * comes of the logbook's own key, and is found again by whoever can read the entry.
 */
export async function commitmentOf(key: Bytes, envelope: Envelope): Promise<{ salt: string; commitment: string }> {
  const salt = await hkdf(key, bytesOf(envelope.iv), utf8(`salt/${envelope.seq}`), 32)
  const commitment = await digest(concat(salt, await sha256(bytesOf(envelope.ciphertext))))
  return { salt: toBase64Url(salt), commitment }
}

export const aadOf = (header: Header): Bytes => utf8(canonical(header))

const encrypt = async (key: CryptoKey, iv: Bytes, header: Header, plain: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aadOf(header) }, key, plain))

export const entryKey = async (key: Bytes, seq: number): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', await entrySecret(key, seq), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** The key of one entry, which opens no other and does not lead back to the logbook's. */
export const entrySecret = (key: Bytes, seq: number): Promise<Bytes> =>
  hkdf(key, new Uint8Array(), utf8(`entry/${seq}`), 32)

/** Empty for what is no base64url, which then opens with no key. */
export const bytesOf = (text: string): Bytes => fromBase64Url(text) ?? new Uint8Array()

const SMALLEST_PADDED = 1024
const END = 0x80

/** To 1 KiB, 2, 4, …, so that the size says little of what is written. */
export function pad(plain: Bytes): Result<Bytes, TooLarge> {
  const over = plain.length + 1 - LARGEST_PADDED
  if (over > 0) return err({ type: 'too-large', over })
  let size = SMALLEST_PADDED
  while (size < plain.length + 1) size *= 2
  const padded = new Uint8Array(size)
  padded.set(plain)
  padded[plain.length] = END
  return ok(padded)
}

/** Null when `padded` does not end as it must. */
export function unpad(padded: Bytes): Bytes | null {
  const end = padded.findLastIndex((byte) => byte !== 0)
  return end >= 0 && padded[end] === END ? padded.slice(0, end) : null
}
