/** One way in: a code. */
export type Slot = {
  readonly slot: number
  /** `age1…`, which the logbook's keys are wrapped to. */
  readonly recipient: string
  /** The public key that what this one writes is checked by, base64url. */
  readonly verifier: string
  /** May let others in and shut them out. */
  readonly keeper: boolean
  /** This slot's own word, given where its code was made, that it belongs to this logbook. */
  readonly binding: string
}

/** Where the chain of entries ended; `head` is null when there were none. */
export type Ending = { readonly count: number; readonly head: string | null }

/** Kredsen: who belongs to a logbook, signed by a keeper of the circle before. Names are inside `keys`. */
export type Circle = {
  readonly v: 1
  /** A hash of `origin`, so that nobody but who founded it can begin this logbook. */
  readonly logbook: string
  readonly origin: { readonly verifier: string; readonly nonce: string }
  readonly number: number
  /** The hash of the circle before. */
  readonly prev: string | null
  /** One more for each time that somebody has been shut out. */
  readonly epoch: number
  /** The highest number that a slot has had. */
  readonly made: number
  /** Entries up to here are older than this circle; all after it, and before the next, are written under it. */
  readonly entries: Ending
  readonly slots: readonly Slot[]
  /** An age file to all the slots: the keys of every epoch so far, and what the members are called. */
  readonly keys: string
  readonly by: number
  readonly signature: string
}

export const MOST_SLOTS = 20

/** What a circle that may not follow the one before has broken. */
export type CircleRule =
  | 'order'
  | 'another-logbook'
  | 'not-founded-so'
  | 'not-by-a-keeper'
  | 'slot-changed'
  | 'slot-numbers'
  | 'same-key-twice'
  | 'no-keeper-left'
  | 'epoch'
  | 'entries'

export const slotOf = (circle: Circle, slot: number): Slot | undefined => circle.slots.find((one) => one.slot === slot)

/** Whose signature the circle must bear; null when nobody's will do. */
export function signerOf(previous: Circle | null, next: Circle): string | null {
  if (!previous) return next.origin.verifier
  const signer = slotOf(previous, next.by)
  return signer?.keeper ? signer.verifier : null
}

/** The rule that `next` breaks by coming after `previous` (null for the first); null when it breaks none. */
export function brokenRule(previous: Circle | null, next: Circle): CircleRule | null {
  const numbers = next.slots.map(({ slot }) => slot)
  if (numbers.some((slot, index) => slot <= (numbers[index - 1] ?? 0) || slot > next.made)) return 'slot-numbers'
  if (next.slots.length > MOST_SLOTS) return 'slot-numbers'
  if (!distinct(next.slots.map(({ verifier }) => verifier))) return 'same-key-twice'
  if (!distinct(next.slots.map(({ recipient }) => recipient))) return 'same-key-twice'
  if (!next.slots.some(({ keeper }) => keeper)) return 'no-keeper-left'
  return previous ? brokenAfter(previous, next) : brokenFirst(next)
}

function brokenFirst(first: Circle): CircleRule | null {
  const founder = slotOf(first, first.by)
  if (first.number !== 1 || first.prev !== null) return 'order'
  if (first.epoch !== 1) return 'epoch'
  if (first.entries.count !== 0 || first.entries.head !== null) return 'entries'
  return founder?.keeper && founder.verifier === first.origin.verifier ? null : 'not-founded-so'
}

function brokenAfter(previous: Circle, next: Circle): CircleRule | null {
  if (next.logbook !== previous.logbook || !same(next.origin, previous.origin)) return 'another-logbook'
  if (next.number !== previous.number + 1) return 'order'
  if (signerOf(previous, next) === null) return 'not-by-a-keeper'
  if (next.made < previous.made) return 'slot-numbers'
  for (const slot of next.slots) {
    const before = slotOf(previous, slot.slot)
    if (!before && slot.slot <= previous.made) return 'slot-numbers'
    if (before && !same(before, slot)) return 'slot-changed'
  }
  const removed = removedSince(previous, next).length > 0
  if (next.epoch !== previous.epoch + (removed ? 1 : 0)) return 'epoch'
  return follows(previous.entries, next.entries) ? null : 'entries'
}

/** A chain only grows. */
function follows(before: Ending, after: Ending): boolean {
  if ((after.count === 0) !== (after.head === null)) return false
  return after.count > before.count || (after.count === before.count && after.head === before.head)
}

export const removedSince = (previous: Circle, next: Circle): readonly Slot[] =>
  previous.slots.filter(({ slot }) => !slotOf(next, slot))

export const addedSince = (previous: Circle | null, next: Circle): readonly Slot[] =>
  next.slots.filter(({ slot }) => !previous || !slotOf(previous, slot))

const distinct = (list: readonly string[]): boolean => new Set(list).size === list.length

const same = <T extends object>(one: T, other: T): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => Reflect.get(other, name) === value)
