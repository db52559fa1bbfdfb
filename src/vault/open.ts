import { type Circle, type Ending, slotOf } from '#core/logbook/circle.ts'
import type { Entry } from '#core/logbook/entry.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import type { Fault } from '#core/logbook/fault.ts'
import { parseEntry } from '#core/logbook/parse-entry.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Bytes, textOf } from './bytes.ts'
import type { Checked } from './circle.ts'
import { isSignedBy } from './keys.ts'
import { aadOf, bytesOf, entryKey, headerOf, messageOf, unpad } from './seal.ts'
import { digest } from './signed.ts'

/** An entry that has been checked and opened. */
export type Opened = {
  readonly seq: number
  readonly hash: string
  readonly by: number
  /** Null for what a member has written with a program that this one does not understand. */
  readonly entry: Entry | null
  readonly envelope: Envelope
}

/** `envelope` as the next after `at`, if it is that: in its place, by a member of the circle then in force, whole and readable. */
export async function openNext(
  circles: readonly Checked[],
  epochs: readonly Bytes[],
  at: Ending,
  envelope: Envelope,
): Promise<Result<Opened, Fault>> {
  const checked = await checkEnvelope(circles, at, envelope)
  if (!checked.ok) return checked
  const { seq, by } = envelope
  const unreadable = err({ type: 'entry-unreadable', seq } as const)
  const key = epochs[envelope.epoch - 1]
  const padded = key && (await decrypt(key, envelope))
  const plain = padded && unpad(padded)
  if (!plain) return unreadable
  return ok({ seq, hash: checked.value, by, entry: read(plain), envelope })
}

/** All that can be checked without a key, as the server does too; answers the hash. */
export async function checkEnvelope(
  circles: readonly Checked[],
  at: Ending,
  envelope: Envelope,
): Promise<Result<string, Fault>> {
  const { seq, by } = envelope
  if (seq !== at.count + 1) return err({ type: 'entry-missing', seq: at.count + 1 })
  const known = inForce(circles, seq)
  if (!known || envelope.logbook !== known.circle.logbook) return err({ type: 'forged' })
  if (envelope.prev !== at.head) return err({ type: 'entry-chain', seq })
  if (envelope.circle !== known.circle.number || envelope.under !== known.hash)
    return err({ type: 'entry-circle', seq })
  if (envelope.epoch !== known.circle.epoch) return err({ type: 'entry-circle', seq })
  const writer = slotOf(known.circle, by)
  if (!writer) return err({ type: 'entry-author', seq })
  const signedMessage = await messageOf(envelope)
  if (!(await isSignedBy(writer.verifier, signedMessage, envelope.signature)))
    return err({ type: 'entry-signature', seq })
  const hash = await digest(signedMessage)
  return agrees(circles, { count: seq, head: hash }) ? ok(hash) : err({ type: 'entry-chain', seq })
}

export const hashOfEnvelope = async (envelope: Envelope): Promise<string> => digest(await messageOf(envelope))

/** The newest circle that is older than entry `seq`. */
const inForce = (circles: readonly Checked[], seq: number): Checked | undefined =>
  circles.findLast(({ circle }) => circle.entries.count < seq)

/** Whether the circles made right after this entry say that it ended so. */
const agrees = (circles: readonly { readonly circle: Circle }[], { count, head }: Ending): boolean =>
  circles.every(({ circle }) => circle.entries.count !== count || circle.entries.head === head)

async function decrypt(epochKey: Bytes, envelope: Envelope): Promise<Bytes | null> {
  const key = await entryKey(epochKey, envelope.seq)
  const how = { name: 'AES-GCM', iv: bytesOf(envelope.iv), additionalData: aadOf(headerOf(envelope)) }
  const plain = await crypto.subtle.decrypt(how, key, bytesOf(envelope.ciphertext)).catch(() => null)
  return plain && new Uint8Array(plain)
}

function read(plain: Bytes): Entry | null {
  try {
    const parsed = parseEntry(JSON.parse(textOf(plain)))
    return parsed.ok ? parsed.value : null
  } catch {
    return null
  }
}
