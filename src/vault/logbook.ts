import type { Circle, Ending } from '#core/logbook/circle.ts'
import type { Entry } from '#core/logbook/entry.ts'
import type { Fault } from '#core/logbook/fault.ts'
import { parseCircle, parseEnvelope } from '#core/logbook/parse-sealed.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Checked, Inside, NewMember } from './circle.ts'
import * as circles from './circle.ts'
import { controlWord, readControlWord } from './control-word.ts'
import type { Keys } from './keys.ts'
import { type Opened, openNext } from './open.ts'
import { type Sealed, sealEntry, type TooLarge } from './seal.ts'

/** A logbook that has been opened with somebody's keys, all of it checked. */
export type Logbook = {
  readonly id: string
  /** Which member has opened it. */
  readonly slot: number
  readonly circles: readonly Checked[]
  readonly inside: Inside
  readonly entries: readonly Opened[]
}

/** What was handed over, not believed yet. */
export type Handed = { readonly circles: readonly unknown[]; readonly entries: readonly unknown[] }

/** What a device remembers of the last time, to know whether anything has gone. */
export type Seen = {
  readonly logbook: string
  readonly entries: Ending
  readonly circle: number
  readonly circleHash: string
}

/** What is wrong, and as much of the logbook as is sound; null when none of it is to be believed. */
export type Unsound = { readonly fault: Fault; readonly sound: Logbook | null }

/** Opens what the server, or the device itself, has handed over. */
export const openLogbook = (keys: Keys, handed: Handed, seen: Seen | null = null): Promise<Result<Logbook, Unsound>> =>
  takeIn(keys, null, handed, seen)

/** The logbook with what has come since: the circles and entries after those that it has. */
export async function takeIn(
  keys: Keys,
  known: Logbook | null,
  handed: Handed,
  seen: Seen | null = null,
): Promise<Result<Logbook, Unsound>> {
  const begun = await withCircles(keys, known, handed.circles)
  if (!begun.ok) return err({ fault: begun.error, sound: null })
  const entries = [...begun.value.entries]
  const logbook = { ...begun.value, entries }
  for (const value of handed.entries) {
    const envelope = parseEnvelope(value)
    const opened = envelope && (await openNext(logbook.circles, logbook.inside.epochs, endingOf(logbook), envelope))
    if (!opened?.ok) return err({ fault: opened?.error ?? { type: 'malformed' }, sound: logbook })
    entries.push(opened.value)
  }
  const fault = missing(logbook) ?? (seen && changedSince(seen, logbook))
  return fault ? err({ fault, sound: logbook }) : ok(logbook)
}

async function withCircles(
  keys: Keys,
  known: Logbook | null,
  handed: readonly unknown[],
): Promise<Result<Logbook, Fault>> {
  if (known && handed.length === 0) return ok(known)
  const checked = [...(known?.circles ?? [])]
  for (const value of handed) {
    const circle = parseCircle(value)
    if (!circle) return err({ type: 'malformed' })
    const next = await circles.checkNext(checked, circle)
    if (!next.ok) return next
    const rewritten = known && forks(circle.entries, known)
    if (rewritten) return err({ type: 'rewritten', seen: known.entries.length })
    checked.push(next.value)
  }
  const last = checked.at(-1)?.circle
  if (!last) return err({ type: 'malformed' })
  const slot = circles.slotOfKeys(checked, keys)
  if (!slot.ok) return slot
  const inside = await circles.unwrap(last, keys.identity)
  if (!inside.ok) return inside
  return ok({
    id: last.logbook,
    slot: slot.value,
    circles: checked,
    inside: inside.value,
    entries: known?.entries ?? [],
  })
}

/** Whether a new circle begins before what this device has already read under the one before it. */
function forks(at: Ending, known: Logbook): boolean {
  const { count, head } = endingOf(known)
  return at.count < count || (at.count === count && at.head !== head)
}

export const endingOf = ({ entries }: Pick<Logbook, 'entries'>): Ending => ({
  count: entries.length,
  head: entries.at(-1)?.hash ?? null,
})

/** A circle tells how many entries there were when it was made. */
function missing({ circles: checked, entries }: Logbook): Fault | null {
  const told = checked.at(-1)?.circle.entries.count ?? 0
  return entries.length < told ? { type: 'entry-missing', seq: entries.length + 1 } : null
}

function changedSince(seen: Seen, { id, circles: checked, entries }: Logbook): Fault | null {
  if (seen.logbook !== id) return { type: 'forged' }
  const { count, head } = seen.entries
  if (entries.length < count) return { type: 'rolled-back', seen: count, now: entries.length }
  if ((entries[count - 1]?.hash ?? null) !== head) return { type: 'rewritten', seen: count }
  if (checked.length < seen.circle) return { type: 'rolled-back', seen: count, now: entries.length }
  return checked[seen.circle - 1]?.hash === seen.circleHash ? null : { type: 'rewritten', seen: count }
}

export const seenOf = (logbook: Logbook): Seen => ({
  logbook: logbook.id,
  entries: endingOf(logbook),
  circle: logbook.circles.length,
  circleHash: newest(logbook).hash,
})

export const newest = ({ circles: checked }: Logbook): Checked => {
  const last = checked.at(-1)
  if (!last) throw new Error('a logbook has a circle')
  return last
}

export function seal(keys: Keys, logbook: Logbook, entry: Entry): Promise<Result<Sealed, TooLarge>> {
  const key = logbook.inside.epochs.at(-1)
  if (!key) throw new Error('a logbook has a key')
  return sealEntry(keys, newest(logbook), key, endingOf(logbook), entry)
}

export const withMember = (keys: Keys, logbook: Logbook, member: NewMember): Promise<Circle> =>
  circles.addMember(keys, newest(logbook), logbook.inside, endingOf(logbook), member)

export const withoutMembers = (keys: Keys, logbook: Logbook, slots: readonly number[]): Promise<Circle> =>
  circles.removeMembers(keys, newest(logbook), logbook.inside, endingOf(logbook), slots)

/** Each thing once, though a device may have sent it twice before it heard that it was written. */
export function entriesOf({ entries }: Logbook): readonly Opened[] {
  const told = new Set<string>()
  return entries.filter(({ by, entry }) => {
    const name = `${by} ${entry?.id}`
    if (!entry || !told.has(name)) return told.add(name)
    return false
  })
}

export type Compared = 'same' | 'other' | 'missing'

/** Whether the logbook still is what it was when the family noted `count` entries and this control word. */
export async function compare(logbook: Logbook, count: number, word: string): Promise<Compared> {
  if (count > logbook.entries.length) return 'missing'
  const then = await controlWord(endingOf({ entries: logbook.entries.slice(0, count) }))
  return then === readControlWord(word) ? 'same' : 'other'
}
