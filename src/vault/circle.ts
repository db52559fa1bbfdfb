import { Decrypter, Encrypter } from 'age-encryption'
import { addedSince, brokenRule, type Circle, type Ending, type Slot, signerOf, slotOf } from '#core/logbook/circle.ts'
import type { Fault } from '#core/logbook/fault.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Bytes, fromBase64Url, randomBytes, sha256, textOf, toBase64Url } from './bytes.ts'
import { isSignedBy, type Keys, sign } from './keys.ts'
import { digest, message } from './signed.ts'

/** What only members read of a circle: the keys of all epochs, the first first, and what the slots are called. */
export type Inside = { readonly epochs: readonly Bytes[]; readonly names: Readonly<Record<number, string>> }

/** A circle that has been checked, and its hash. */
export type Checked = { readonly circle: Circle; readonly hash: string }

export type NewMember = { readonly keys: Keys; readonly name: string; readonly keeper: boolean }

const unsigned = ({ signature: _, ...circle }: Circle): Omit<Circle, 'signature'> => circle
const messageOf = (circle: Omit<Circle, 'signature'>): Bytes => message('circle', circle)
export const hashOfCircle = (circle: Circle): Promise<string> => digest(messageOf(unsigned(circle)))

const bind = (keys: Keys, logbook: string): Promise<string> => sign(keys.signer, message('binding', { logbook }))

async function nameOf(origin: Circle['origin']): Promise<string> {
  return toBase64Url((await sha256(message('origin', origin))).subarray(0, 16))
}

/** The first circle of a new logbook, with whoever founds it alone. */
export async function foundCircle(keys: Keys, name: string): Promise<Circle> {
  const origin = { verifier: keys.verifier, nonce: toBase64Url(randomBytes(16)) }
  const logbook = await nameOf(origin)
  const slots = [await slotFor(keys, logbook, 1, true)]
  const inside = { epochs: [randomBytes(32)], names: { 1: name } }
  const entries = { count: 0, head: null }
  const circle = { v: 1, logbook, origin, number: 1, prev: null, epoch: 1, made: 1, entries, slots, by: 1 } as const
  return signed(keys, circle, inside)
}

/** The next circle, with one member more. */
export async function addMember(keys: Keys, last: Checked, inside: Inside, at: Ending, member: NewMember) {
  const slot = last.circle.made + 1
  const slots = [...last.circle.slots, await slotFor(member.keys, last.circle.logbook, slot, member.keeper)]
  const names = { ...inside.names, [slot]: member.name }
  return next(keys, last, at, { slots, made: slot }, { ...inside, names })
}

/** The next circle, without these slots: what is written from now on has a key that they never get. */
export async function removeMembers(
  keys: Keys,
  last: Checked,
  inside: Inside,
  at: Ending,
  removed: readonly number[],
): Promise<Circle> {
  const slots = last.circle.slots.filter(({ slot }) => !removed.includes(slot))
  const change = { slots, made: last.circle.made, epoch: last.circle.epoch + 1 }
  return next(keys, last, at, change, { ...inside, epochs: [...inside.epochs, randomBytes(32)] })
}

function next(
  keys: Keys,
  { circle, hash }: Checked,
  entries: Ending,
  change: Pick<Circle, 'slots' | 'made'> & { epoch?: number },
  inside: Inside,
): Promise<Circle> {
  const { v, logbook, origin, epoch } = circle
  const by = circle.slots.find(({ verifier }) => verifier === keys.verifier)?.slot ?? 0
  return signed(
    keys,
    { v, logbook, origin, epoch, number: circle.number + 1, prev: hash, entries, by, ...change },
    inside,
  )
}

async function slotFor(keys: Keys, logbook: string, slot: number, keeper: boolean): Promise<Slot> {
  return { slot, recipient: keys.recipient, verifier: keys.verifier, keeper, binding: await bind(keys, logbook) }
}

async function signed(keys: Keys, open: Omit<Circle, 'keys' | 'signature'>, inside: Inside): Promise<Circle> {
  const circle = { ...open, keys: await wrap(open.slots, inside) }
  return { ...circle, signature: await sign(keys.signer, messageOf(circle)) }
}

/** Filled up with spaces, so that the size says little of how many names there are and how long. */
const STEP = 1024

async function wrap(slots: readonly Slot[], { epochs, names }: Inside): Promise<string> {
  const encrypter = new Encrypter()
  for (const { recipient } of slots) encrypter.addRecipient(recipient)
  const text = JSON.stringify({ epochs: epochs.map(toBase64Url), names })
  return toBase64Url(await encrypter.encrypt(text.padEnd(Math.ceil((text.length + 1) / STEP) * STEP)))
}

/** What a member reads in a circle that has been checked. */
export async function unwrap(circle: Circle, identity: string): Promise<Result<Inside, Fault>> {
  const unreadable = err({ type: 'keys-unreadable', number: circle.number } as const)
  const file = fromBase64Url(circle.keys)
  if (!file) return unreadable
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    const { epochs, names } = JSON.parse(textOf(await decrypter.decrypt(file)))
    const keys: (Bytes | null)[] = epochs.map((key: unknown) => fromBase64Url(String(key), 32))
    if (keys.length !== circle.epoch || keys.includes(null)) return unreadable
    const called = Object.entries(names).map(([slot, name]) => [slot, String(name).toWellFormed()])
    return ok({ epochs: keys as Bytes[], names: Object.fromEntries(called) })
  } catch {
    // another's key, a cut or altered file, or no such thing inside
    return unreadable
  }
}

/** `circle` as the next after those that have been checked, if it is that. */
export async function checkNext(checked: readonly Checked[], circle: Circle): Promise<Result<Checked, Fault>> {
  const { number } = circle
  const last = checked.at(-1) ?? null
  const rule = brokenRule(last?.circle ?? null, circle)
  if (rule) return err({ type: 'circle-rule', number, rule })
  if (circle.logbook !== (await nameOf(circle.origin))) return err({ type: 'forged' })
  if (circle.prev !== (last?.hash ?? null)) return err({ type: 'circle-chain', number })
  const signer = signerOf(last?.circle ?? null, circle)
  const signedMessage = messageOf(unsigned(circle))
  if (!signer || !(await isSignedBy(signer, signedMessage, circle.signature)))
    return err({ type: 'circle-signature', number })
  for (const { slot, verifier, binding } of addedSince(last?.circle ?? null, circle)) {
    const bound = await isSignedBy(verifier, message('binding', { logbook: circle.logbook }), binding)
    if (!bound) return err({ type: 'binding', number, slot })
  }
  return ok({ circle, hash: await digest(signedMessage) })
}

/** Which slot of the newest circle these keys are; a fault when none. */
export function slotOfKeys(checked: readonly Checked[], { verifier, recipient }: Keys): Result<number, Fault> {
  const isMine = (slot: Slot) => slot.verifier === verifier && slot.recipient === recipient
  const mine = checked.flatMap(({ circle }) => circle.slots).find(isMine)
  const newest = checked.at(-1)?.circle
  if (!mine || !newest) return err({ type: 'not-member' })
  return slotOf(newest, mine.slot) ? ok(mine.slot) : err({ type: 'shut-out' })
}
