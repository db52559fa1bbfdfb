import type { Circle } from '#core/logbook/circle.ts'
import type { Draft, EntryId, Receipt } from '#core/logbook/entry.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import { type Bytes, concat, fromBase64Url, randomBytes, textOf, toBase64Url, utf8 } from '../bytes.ts'
import { hkdf, type Secrets } from '../keys.ts'
import { type Logbook, type Seen, seenOf } from '../logbook.ts'
import type { PasskeyAnswer } from '../passkey.ts'
import type { Shelf } from './shelf.ts'

/** What a device remembers of a logbook. */
export type Copy = {
  readonly circles: readonly Circle[]
  readonly entries: readonly Envelope[]
  readonly leaves: readonly number[]
  readonly receipts: readonly Receipt[]
  readonly seen: Seen
  /** Whose copy it is: the member that opened it here. */
  readonly slot: number
}

/** A device that somebody has called their own and safe. All that it keeps is sealed under a key that cannot leave it. */
export type Device = {
  /** What it remembers; null when nothing, or when it cannot be read any more. */
  readonly recall: () => Promise<Copy | null>
  /** Keeps the logbook as it is now, and lets these drafts go, which are in it; all at once. */
  readonly remember: (
    open: { logbook: Logbook; leaves: readonly number[]; receipts: readonly Receipt[] },
    written?: readonly EntryId[],
  ) => Promise<void>
  /** What has been saved here and is not in the logbook yet, oldest first. */
  readonly waiting: () => Promise<readonly Draft[]>
  /** Saved when it resolves, with or without a network; what was half written of it is let go. */
  readonly save: (draft: Draft) => Promise<void>
  /** What is half written, whatever it looks like: a new entry, or a correction of `of`, each kept beside the others. Null lets go. */
  readonly keepWriting: (form: unknown, of?: EntryId | null) => Promise<void>
  readonly writing: (of?: EntryId | null) => Promise<unknown>
  /** All that is half written. */
  readonly writings: () => Promise<readonly unknown[]>
  /** So that a passkey opens the logbook here too: the secrets, locked with what only the passkey answers. */
  readonly keepLocked: (secrets: Secrets, by: PasskeyAnswer) => Promise<void>
  readonly dropLocked: () => Promise<void>
  /** Which passkey opens it here, if one does. */
  readonly passkey: () => Promise<Bytes | null>
  /** Null when it is another passkey's answer. */
  readonly unlock: (answer: Bytes) => Promise<Secrets | null>
  /** Erases everything. What is still waiting is lost: ask first. */
  readonly forget: () => Promise<void>
}

const KEY = 'key'
const LOCKED = 'locked'
const ENTRY = 'entry/'
const DRAFT = 'draft/'
const WRITING = 'writing'
const nameOf = (seq: number): string => `${ENTRY}${String(seq).padStart(7, '0')}`

/** The device whose things lie on `shelf`; its key is made the first time. */
export async function openDevice(shelf: Shelf): Promise<Device> {
  const key = await keyOn(shelf)
  const read = async (name: string) => unsealed(key, name, await shelf.get(name))
  const all = async (names: readonly string[]) => Promise.all(names.map(read))
  const seal = (name: string, value: unknown) => sealed(key, name, value)
  // one at a time, so that what was typed first does not come last, nor after all of it has been saved
  let typed: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = typed.then(work)
    typed = done.catch(() => undefined)
    return done
  }

  const recall = async (): Promise<Copy | null> => {
    const open = (await read('open')) as Omit<Copy, 'entries'> | null
    const entries = (await all(await shelf.list(ENTRY))) as (Envelope | null)[]
    if (!open || entries.length !== open.seen.entries.count || entries.includes(null)) return null
    return { ...open, entries: entries as Envelope[] }
  }

  return {
    recall,
    remember: async ({ logbook, leaves, receipts }, written = []) => {
      const before = (await read('open')) as Omit<Copy, 'entries'> | null
      if (before && isBehind(logbook, before.seen)) return shelf.put(without(await namesOf(written)))
      const kept = before && goesOn(before.seen, logbook) ? before.seen.entries.count : 0
      const changes = without(await namesOf(written))
      if (kept === 0) for (const name of await shelf.list(ENTRY)) changes[name] = undefined
      for (const { seq, envelope } of logbook.entries.slice(kept)) {
        changes[nameOf(seq)] = await seal(nameOf(seq), envelope)
      }
      const circles = logbook.circles.map(({ circle }) => circle)
      changes.open = await seal('open', { circles, leaves, receipts, seen: seenOf(logbook), slot: logbook.slot })
      await shelf.put(changes)
    },
    waiting: async () => (await all(await shelf.list(DRAFT))).filter((draft) => draft !== null) as Draft[],
    save: (draft) =>
      inTurn(async () => {
        const [known] = await namesOf([draft.id])
        const name = known ?? (await nextDraft(shelf, draft.id))
        await shelf.put({ [name]: await seal(name, draft), ...without(placesOf(draft)) })
      }),
    keepWriting: (form, of) =>
      inTurn(async () => {
        const name = placeOf(of)
        await shelf.put({ [name]: form === null ? undefined : await seal(name, form) })
      }),
    writing: (of) => inTurn(() => read(placeOf(of))),
    writings: () => inTurn(async () => (await all(await shelf.list(WRITING))).filter((form) => form !== null)),
    keepLocked: async (secrets, { id, answer }) => {
      const shown = Object.fromEntries(Object.entries(secrets).map(([name, bytes]) => [name, toBase64Url(bytes)]))
      const locked = await sealed(await lockOf(answer), LOCKED, shown)
      await shelf.put({ [LOCKED]: await seal(LOCKED, { id: toBase64Url(id), locked: toBase64Url(locked) }) })
    },
    dropLocked: async () => shelf.put({ [LOCKED]: undefined }),
    passkey: async () => partOf(await read(LOCKED), 'id'),
    unlock: async (answer) => {
      const locked = partOf(await read(LOCKED), 'locked')
      return locked && secretsFrom(await unsealed(await lockOf(answer), LOCKED, locked))
    },
    forget: shelf.forget,
  }

  async function namesOf(ids: readonly EntryId[]): Promise<readonly string[]> {
    const names = ids.length === 0 ? [] : await shelf.list(DRAFT)
    return names.filter((name) => ids.some((id) => name.endsWith(`/${id}`)))
  }
}

const without = (names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, undefined]))

/** Where a new entry lies while it is half written, or a correction of `of`. */
const placeOf = (of: EntryId | null = null): string => (of === null ? WRITING : `${WRITING}/${of}`)

/** Where `draft` lay while it was half written; only what is typed in one form lies anywhere. */
function placesOf(draft: Draft): readonly string[] {
  if (draft.kind === 'correction') return [placeOf(draft.of)]
  return draft.kind === 'event' ? [placeOf()] : []
}

/** Whether it is the same logbook as another page on this device has left here, from before. */
const isBehind = ({ id, circles, entries }: Logbook, { logbook, circle, entries: { count } }: Seen): boolean =>
  id === logbook && (entries.length < count || circles.length < circle)

/** Whether the entries that were kept are the first of this logbook. */
const goesOn = ({ entries: { count, head } }: Seen, { entries }: Logbook): boolean =>
  count > 0 && entries[count - 1]?.hash === head

/** In the order that they were saved. */
async function nextDraft(shelf: Shelf, id: EntryId): Promise<string> {
  const last = (await shelf.list(DRAFT)).at(-1)?.split('/')[1] ?? '0'
  return `${DRAFT}${String(Number(last) + 1).padStart(7, '0')}/${id}`
}

function secretsFrom(kept: unknown): Secrets | null {
  if (typeof kept !== 'object' || kept === null) return null
  const bytes = (name: keyof Secrets, length: number) => fromBase64Url(String(Reflect.get(kept, name)), length)
  const [locator, proof, unwrap, sign] = [
    bytes('locator', 16),
    bytes('proof', 32),
    bytes('unwrap', 32),
    bytes('sign', 32),
  ]
  return locator && proof && unwrap && sign ? { locator, proof, unwrap, sign } : null
}

/** Of two pages that make one at once, the later reads what the earlier has put there. */
async function keyOn(shelf: Shelf): Promise<CryptoKey> {
  const known = await shelf.get(KEY)
  if (known instanceof CryptoKey) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await shelf.put({ [KEY]: made })
  return made
}

const partOf = (kept: unknown, name: 'id' | 'locked'): Bytes | null => {
  const text: unknown = Reflect.get(Object(kept), name)
  return typeof text === 'string' ? fromBase64Url(text) : null
}

/** The key that a passkey's answer makes, which is never kept. */
async function lockOf(answer: Bytes): Promise<CryptoKey> {
  const bytes = await hkdf(answer, new Uint8Array(), utf8('actioncard/logbook/device-lock/v1'), 32)
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

const IV = 12

/** Under its own name, so that one thing is not taken for another. */
async function sealed(key: CryptoKey, name: string, value: unknown): Promise<Bytes> {
  const iv = randomBytes(IV)
  const how = { name: 'AES-GCM', iv, additionalData: utf8(name) }
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt(how, key, utf8(JSON.stringify(value)))))
}

async function unsealed(key: CryptoKey, name: string, kept: unknown): Promise<unknown> {
  if (!(kept instanceof Uint8Array)) return null
  const bytes = new Uint8Array(kept)
  const how = { name: 'AES-GCM', iv: bytes.slice(0, IV), additionalData: utf8(name) }
  try {
    return JSON.parse(textOf(new Uint8Array(await crypto.subtle.decrypt(how, key, bytes.slice(IV)))))
  } catch {
    return null
  }
}
