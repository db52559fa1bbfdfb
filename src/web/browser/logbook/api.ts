import type { Circle } from '#core/logbook/circle.ts'
import type { Draft, Receipt } from '#core/logbook/entry.ts'
import { LIMITS } from '#core/logbook/entry.ts'
import type { Fault } from '#core/logbook/fault.ts'
import { parseCircle, parseEnvelope } from '#core/logbook/parse-sealed.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Bytes, sha256, toBase64Url } from '#vault/bytes.ts'
import { foundCircle, hashOfCircle } from '#vault/circle.ts'
import type { Code } from '#vault/code.ts'
import type { Device } from '#vault/device/device.ts'
import { type Keys, keysOf, secretsOfCode } from '#vault/keys.ts'
import {
  type Logbook,
  newest,
  type Seen,
  seal,
  takeIn,
  type Unsound,
  withMember,
  withoutMembers,
} from '#vault/logbook.ts'
import { hashOfEnvelope } from '#vault/open.ts'
import type { TooLarge } from '#vault/seal.ts'
import type { Said } from '../../logbook/answers.ts'
import type { Heard, Send } from './send.ts'

/** A logbook that is open on this device. */
export type Session = {
  readonly send: Send
  readonly keys: Keys
  readonly logbook: Logbook
  /** Where each entry stands in the common log. */
  readonly leaves: readonly number[]
  /** Got since the last entry was written; they go into the next. */
  readonly receipts: readonly Receipt[]
  /** Keeps a copy of it; null on any device that nobody has called safe. */
  readonly device: Device | null
  /** Safe on the device and not with the server yet, oldest first. */
  readonly waiting: readonly Draft[]
  /** Why what is open may not be all of it, or should not be gone on with. */
  readonly trouble: Failure | null
}

export type Failure =
  /** Nothing is lost by trying again. */
  | { readonly type: 'unreachable' }
  | { readonly type: 'busy' }
  /** What was written is neither on the device nor with the server. */
  | { readonly type: 'device' }
  | { readonly type: 'wait'; readonly seconds: number }
  /** No such logbook, or the code does not open it (any more). */
  | { readonly type: 'no-entry' }
  | { readonly type: 'refused'; readonly fault: string }
  /** What was handed over is not the family's logbook as it was written. */
  | ({ readonly type: 'unsound' } & Unsound)
  | TooLarge

/** So often does one who writes give way to another before giving up. */
const ATTEMPTS = 10

export const keysOfCode = async (code: Code, installation: string): Promise<Keys> =>
  keysOf(await secretsOfCode(code, installation))

const nothingYet = { leaves: [], receipts: [], device: null, waiting: [], trouble: null }

/** Begins a logbook for whoever has these keys, and opens it. */
export async function createLogbook(send: Send, keys: Keys, name: string): Promise<Result<Session, Failure>> {
  const circle = await foundCircle(keys, name)
  const said = await send('/logbog/ny', { circle, ways: [await wayOf(keys, 1)] })
  if (said.type !== 'done') return err(failureOf(said))
  return taken({ send, keys, ...nothingYet }, null, { circles: [circle], entries: [] }, null)
}

/** Opens the logbook of these keys; `seen` is what this device remembers, if it does. */
export const openLogbook = (send: Send, keys: Keys, seen: Seen | null = null): Promise<Result<Session, Failure>> =>
  fetchInto({ send, keys, ...nothingYet }, null, seen)

/** The session with what others have written since. */
export const sync = (session: Session): Promise<Result<Session, Failure>> => fetchInto(session, session.logbook, null)

/** Writes `draft` at the end, once, however often it is tried: on top of what others have written meanwhile. */
export async function append(session: Session, draft: Draft): Promise<Result<Session, Failure>> {
  return onTop(session, async (now) => {
    if (has(now.logbook, draft)) return { type: 'over', result: ok(now) }
    const entry = { ...draft, receipts: now.receipts.slice(-LIMITS.receipts) }
    const sealed = await seal(now.keys, now.logbook, entry)
    if (!sealed.ok) return { type: 'over', result: sealed }
    const { envelope, commitment } = sealed.value
    const said = await now.send('/logbog/skriv', { ...shown(now.keys), envelope, commitment })
    if (said.type !== 'written') return { type: 'said', said }
    const receipts = said.proof === null ? [] : [{ of: envelope.seq, proof: said.proof }]
    const after = { ...now, leaves: [...now.leaves, said.leaf], receipts }
    return { type: 'over', result: await taken(after, now.logbook, { circles: [], entries: [envelope] }, null) }
  })
}

/** Lets somebody in, by keys that were made here for them. */
export const addMember = (session: Session, keys: Keys, name: string, keeper: boolean) =>
  changeCircle(session, async (now) => {
    if (newest(now.logbook).circle.slots.some(({ verifier }) => verifier === keys.verifier)) return null
    const circle = await withMember(now.keys, now.logbook, { keys, name, keeper })
    return { circle, ways: [await wayOf(keys, circle.made)] }
  })

/** Shuts these slots out of everything later; what they have read they have read. */
export const removeMembers = (session: Session, slots: readonly number[]) =>
  changeCircle(session, async (now) => {
    if (!newest(now.logbook).circle.slots.some(({ slot }) => slots.includes(slot))) return null
    return { circle: await withoutMembers(now.keys, now.logbook, slots), ways: [] }
  })

/** Forgets the logbook on the server, for everybody in it. */
export async function forget({ send, keys }: Session): Promise<Result<void, Failure>> {
  const said = await send('/logbog/slet', shown(keys))
  return said.type === 'done' ? ok(undefined) : err(failureOf(said))
}

type Change = { readonly circle: Circle; readonly ways: readonly object[] }

/** `make` answers null when it is done already. */
const changeCircle = (session: Session, make: (now: Session) => Promise<Change | null>) =>
  onTop(session, async (now) => {
    const change = await make(now)
    if (!change) return { type: 'over', result: ok(now) }
    const said = await now.send('/logbog/kreds', { ...shown(now.keys), ...change })
    if (said.type !== 'done') return { type: 'said', said }
    const handed = { circles: [change.circle], entries: [] }
    return { type: 'over', result: await taken(now, now.logbook, handed, null) }
  })

type Tried =
  | { readonly type: 'over'; readonly result: Result<Session, Failure> }
  | { readonly type: 'said'; readonly said: Heard }

/** Tries again, on top of what has come, as long as somebody else was first. */
async function onTop(session: Session, attempt: (now: Session) => Promise<Tried>): Promise<Result<Session, Failure>> {
  let now = session
  for (let left = ATTEMPTS; left > 0; left--) {
    const tried = await attempt(now)
    if (tried.type === 'over') return tried.result
    if (tried.said.type !== 'changed') return err(failureOf(tried.said))
    const synced = await sync(now)
    if (!synced.ok) return synced
    now = synced.value
  }
  return err({ type: 'busy' })
}

type Outside = Omit<Session, 'logbook'>

async function fetchInto(
  outside: Outside,
  known: Logbook | null,
  seen: Seen | null,
): Promise<Result<Session, Failure>> {
  const handed = { circles: [] as Circle[], entries: [] as object[] }
  const leaves = [...outside.leaves]
  // the last that is known is asked for again: were it gone, the server would seem to have nothing new
  const overlap = { circles: Math.min(1, known?.circles.length ?? 0), entries: Math.min(1, known?.entries.length ?? 0) }
  for (let more = true; more; ) {
    const circles = (known?.circles.length ?? 0) - overlap.circles + handed.circles.length
    const after = (known?.entries.length ?? 0) - overlap.entries + handed.entries.length
    const said = await outside.send('/logbog/hent', { ...shown(outside.keys), circles, after })
    if (said.type !== 'logbook') return err(failureOf(said))
    handed.circles.push(...said.circles)
    handed.entries.push(...said.entries)
    leaves.push(...said.leaves.slice(leaves.length - after))
    more = said.more && said.entries.length > 0
  }
  const gone = known && (await goneSince(known, handed))
  if (gone) return err({ type: 'unsound', fault: gone, sound: known })
  const news = { circles: handed.circles.slice(overlap.circles), entries: handed.entries.slice(overlap.entries) }
  return taken({ ...outside, leaves }, known, news, seen)
}

/** What is wrong when the last that is known is not the first that was handed over. */
async function goneSince(
  known: Logbook,
  handed: { readonly circles: readonly unknown[]; readonly entries: readonly unknown[] },
): Promise<Fault | null> {
  const seen = known.entries.length
  const rolledBack = { type: 'rolled-back', seen, now: Math.max(0, seen - 1) } as const
  const circle = parseCircle(handed.circles[0])
  if (!circle) return rolledBack
  if ((await hashOfCircle(circle)) !== newest(known).hash) return { type: 'rewritten', seen }
  const last = known.entries.at(-1)
  if (!last) return null
  const envelope = parseEnvelope(handed.entries[0])
  if (!envelope) return rolledBack
  return (await hashOfEnvelope(envelope)) === last.hash ? null : { type: 'rewritten', seen }
}

async function taken(
  outside: Outside,
  known: Logbook | null,
  handed: { readonly circles: readonly unknown[]; readonly entries: readonly unknown[] },
  seen: Seen | null,
): Promise<Result<Session, Failure>> {
  const logbook = await takeIn(outside.keys, known, handed, seen)
  return logbook.ok
    ? ok({ ...outside, logbook: logbook.value, trouble: null })
    : err({ type: 'unsound', ...logbook.error })
}

const has = ({ entries, slot }: Logbook, { id }: Draft): boolean =>
  entries.some(({ by, entry }) => by === slot && entry?.id === id)

export const shown = ({ locator, proof }: Keys) => ({ locator: toBase64Url(locator), proof: toBase64Url(proof) })

async function wayOf({ locator, proof }: Keys, slot: number) {
  const hashed = async (bytes: Bytes) => toBase64Url(await sha256(bytes))
  return { slot, locator: await hashed(locator), proof: await hashed(proof) }
}

function failureOf(said: Exclude<Heard, { type: 'done' | 'written' | 'logbook' }> | Said): Failure {
  switch (said.type) {
    case 'unreachable':
    case 'no-entry':
    case 'wait':
    case 'refused':
      return said
    case 'changed':
      return { type: 'busy' }
    default:
      return { type: 'refused', fault: said.type }
  }
}
