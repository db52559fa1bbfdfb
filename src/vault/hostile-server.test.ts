// A server that does what it likes with everything it holds, and a member who has been shut out and helps it.
import { Decrypter } from 'age-encryption'
import { beforeAll, expect, test } from 'vitest'
import type { Circle } from '#core/logbook/circle.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import type { Fault } from '#core/logbook/fault.ts'
import { found, type Held, keysFor, letIn, open, shutOut, sure, whatOf, write } from '../../tests/arrange/logbook.ts'
import { anEvent } from '../../tests/arrange/logbook-entries.ts'
import { randomBytes } from './bytes.ts'
import { addMember, foundCircle, hashOfCircle, unwrap } from './circle.ts'
import type { Keys } from './keys.ts'
import { endingOf, newest, openLogbook, seal, seenOf, takeIn, withMember, withoutMembers } from './logbook.ts'
import { bytesOf, sealEntry } from './seal.ts'

let mor: Keys
let far: Keys
let barn: Keys
/** The server's own keys. */
let eve: Keys
/** Mother and father, a child let in, father shut out: four circles, seven entries. */
let held: Held
/** As it was before father was shut out. */
let before: Held

beforeAll(async () => {
  ;[mor, far, barn, eve] = [await keysFor(1), await keysFor(2), await keysFor(3), await keysFor(31)]
  held = await write(mor, await found(mor), 'et', 'to')
  held = await write(far, await letIn(mor, held, far, 'Far'), 'tre')
  before = await write(barn, await letIn(far, held, barn, 'Barn', false), 'fire', 'fem')
  held = await write(mor, await shutOut(mor, before, 2), 'seks', 'syv')
})

const faultOf = async (given: { circles: readonly unknown[]; entries: readonly unknown[] }): Promise<Fault | null> => {
  const opened = await openLogbook(mor, given)
  return opened.ok ? null : opened.error.fault
}
const withEntry = (index: number, change: Partial<Envelope>): Held => {
  const entry = { ...held.entries[index], ...change } as Envelope
  return { ...held, entries: held.entries.with(index, entry) }
}
const withCircle = (index: number, change: Partial<Circle>): Held => {
  const circle = { ...held.circles[index], ...change } as Circle
  return { ...held, circles: held.circles.with(index, circle) }
}
/** With one bit of it turned, which still is base64url. */
const flipped = (text: string): string => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)

test('nothing has happened to it: the family reads it all', async () => {
  expect(whatOf(await open(mor, held))).toEqual(['et', 'to', 'tre', 'fire', 'fem', 'seks', 'syv'])
  expect(whatOf(await open(barn, held))).toHaveLength(7)
})

test('a change in any part of an entry is found, and what comes before it is still read', async () => {
  const entry = held.entries[3]
  if (!entry) throw new Error('no entry')
  const changes: [Partial<Envelope>, Fault['type']][] = [
    [{ v: 2 as never }, 'malformed'],
    [{ logbook: flipped(entry.logbook) }, 'forged'],
    [{ seq: 9 }, 'entry-missing'],
    [{ epoch: 2 }, 'entry-circle'],
    [{ circle: 2 }, 'entry-circle'],
    [{ under: flipped(entry.under) }, 'entry-circle'],
    [{ prev: flipped(entry.prev ?? '') }, 'entry-chain'],
    [{ by: 1 }, 'entry-signature'],
    [{ by: 7 }, 'entry-author'],
    [{ iv: flipped(entry.iv) }, 'entry-signature'],
    [{ ciphertext: flipped(entry.ciphertext) }, 'entry-signature'],
    [{ signature: flipped(entry.signature) }, 'entry-signature'],
    [{ note: 'more' } as never, 'malformed'],
  ]
  for (const [change, type] of changes) {
    const opened = await openLogbook(mor, withEntry(3, change))
    expect([change, opened.ok ? null : opened.error.fault.type]).toEqual([change, type])
    expect(opened.ok ? null : opened.error.sound && whatOf(opened.error.sound)).toEqual(['et', 'to', 'tre'])
  }
})

test('a change in any part of a circle is found', async () => {
  const circle = held.circles[2]
  if (!circle) throw new Error('no circle')
  const [one, ...others] = circle.slots
  if (!one) throw new Error('no slot')
  const changes: [Partial<Circle>, Fault['type']][] = [
    [{ logbook: flipped(circle.logbook) }, 'circle-rule'],
    [{ origin: { ...circle.origin, nonce: flipped(circle.origin.nonce) } }, 'circle-rule'],
    [{ number: 2 }, 'circle-rule'],
    [{ prev: flipped(circle.prev ?? '') }, 'circle-chain'],
    [{ epoch: 2 }, 'circle-rule'],
    [{ made: 4 }, 'circle-signature'],
    [{ entries: { count: 2, head: circle.entries.head } }, 'circle-rule'],
    [{ entries: { ...circle.entries, head: flipped(circle.entries.head ?? '') } }, 'circle-signature'],
    [{ slots: others }, 'circle-rule'],
    [{ slots: [{ ...one, recipient: eve.recipient }, ...others] }, 'circle-rule'],
    [{ slots: [...others, one] }, 'circle-rule'],
    [{ keys: flipped(circle.keys) }, 'circle-signature'],
    [{ by: 1 }, 'circle-signature'],
    [{ signature: flipped(circle.signature) }, 'circle-signature'],
  ]
  for (const [change, type] of changes)
    expect([change, (await faultOf(withCircle(2, change)))?.type]).toEqual([change, type])
})

test('entries swapped, left out, repeated or moved are found', async () => {
  const [a, b, c, ...rest] = held.entries
  expect(await faultOf({ ...held, entries: [a, c, b, ...rest] })).toEqual({ type: 'entry-missing', seq: 2 })
  expect(await faultOf({ ...held, entries: [a, c, ...rest] })).toEqual({ type: 'entry-missing', seq: 2 })
  expect(await faultOf({ ...held, entries: [a, a, b, c, ...rest] })).toEqual({ type: 'entry-missing', seq: 2 })
  const moved = [a, { ...c, seq: 2 }, ...rest]
  expect(await faultOf({ ...held, entries: moved })).toEqual({ type: 'entry-chain', seq: 2 })
  const replayed = [a, { ...a, seq: 2, prev: b?.prev }, c, ...rest]
  expect(await faultOf({ ...held, entries: replayed })).toEqual({ type: 'entry-signature', seq: 2 })
})

test('what is left out before the newest circle is found without remembering anything', async () => {
  expect(await faultOf({ ...held, entries: held.entries.slice(0, 4) })).toEqual({ type: 'entry-missing', seq: 5 })
})

test('a roll-back is found by a device that remembers, whether of entries or of the circle', async () => {
  const seen = seenOf(await open(mor, held))
  const shorter = { ...held, entries: held.entries.slice(0, 6) }
  expect(await faultOf(shorter)).toBe(null)
  const fault = async (given: Held) => {
    const opened = await openLogbook(mor, given, seen)
    return opened.ok ? null : opened.error.fault
  }
  expect(await fault(held)).toBe(null)
  expect(await fault(shorter)).toEqual({ type: 'rolled-back', seen: 7, now: 6 })
  expect(await fault(before)).toEqual({ type: 'rolled-back', seen: 7, now: 5 })
  const other = await write(mor, shorter, 'en anden')
  expect(await fault(other)).toEqual({ type: 'rewritten', seen: 7 })
  const parted = await write(mor, await shutOut(mor, before, 3), 'seks', 'syv')
  expect(await fault(parted)).toEqual({ type: 'rewritten', seen: 7 })
})

test('a server lets nobody in by itself: not by a circle of its own, nor by a slot put into one', async () => {
  const mine = await open(mor, held)
  const last = newest(mine)
  const member = { keys: eve, name: 'Mor', keeper: true }
  const bySelf = await addMember(eve, last, { epochs: [randomBytes(32)], names: {} }, endingOf(mine), member)
  expect(await faultOf({ ...held, circles: [...held.circles, { ...bySelf, by: 1 }] })).toMatchObject({
    type: 'circle-signature',
  })
  const genuine = await withMember(mor, mine, member)
  const injected = {
    ...genuine,
    slots: genuine.slots.map((slot) => (slot.slot === 4 ? { ...slot, recipient: far.recipient } : slot)),
  }
  expect(await faultOf({ ...held, circles: [...held.circles, injected] })).toMatchObject({ type: 'circle-signature' })
})

test('a slot whose own key has not said that it belongs here is refused, though a keeper signed for it', async () => {
  const mine = await open(mor, held)
  const borrowed = { ...eve, signer: mor.signer }
  const circle = await withMember(mor, mine, { keys: borrowed, name: 'X', keeper: false })
  expect(await faultOf({ ...held, circles: [...held.circles, circle] })).toMatchObject({ type: 'binding', slot: 4 })
})

test('who may only write cannot let anybody in or shut anybody out', async () => {
  const childs = await withoutMembers(barn, await open(barn, held), [1])
  expect(await faultOf({ ...held, circles: [...held.circles, childs] })).toMatchObject({ rule: 'no-keeper-left' })
  const another = await withMember(barn, await open(barn, held), { keys: eve, name: 'Ven', keeper: true })
  expect(await faultOf({ ...held, circles: [...held.circles, another] })).toMatchObject({ rule: 'not-by-a-keeper' })
})

test('a forged logbook, made for a code that the server knows the public keys of, is told from the family’s own', async () => {
  const forged = await foundCircle(eve, 'Mor')
  const hash = await hashOfCircle(forged)
  const inside = sure(await unwrap(forged, eve.identity))
  const victim = { ...mor, signer: eve.signer }
  const atStart = { count: 0, head: null }
  const withVictim = await addMember(eve, { circle: forged, hash }, inside, atStart, {
    keys: victim,
    name: 'Mor',
    keeper: true,
  })
  expect(await faultOf({ circles: [forged, withVictim], entries: [] })).toMatchObject({ type: 'binding', slot: 2 })
  const own = held.circles[0]
  const renamed = { ...forged, logbook: own?.logbook ?? '' }
  expect(await faultOf({ circles: [renamed], entries: [] })).toEqual({ type: 'forged' })
  const posing = { ...mor, signer: eve.signer }
  const refounded = {
    ...(await foundCircle(posing, 'Mor')),
    origin: own?.origin,
    logbook: own?.logbook,
    slots: own?.slots,
  }
  expect(await faultOf({ circles: [refounded], entries: [] })).toEqual({ type: 'circle-signature', number: 1 })
  expect(await faultOf({ circles: [], entries: [] })).toEqual({ type: 'malformed' })
})

test('somebody shut out has no key to what came after, even with everything that the server holds', async () => {
  const [, , , latest] = held.circles
  const decrypter = new Decrypter()
  decrypter.addIdentity(far.identity)
  await expect(decrypter.decrypt(bytesOf(latest?.keys ?? ''))).rejects.toThrow()
  const old = await open(far, before)
  const taken = await takeIn(far, old, { circles: [], entries: held.entries.slice(5) })
  expect(taken.ok ? null : taken.error.fault).toMatchObject({ type: 'entry-circle' })
})

test('somebody shut out writes nothing more, by the old circle or the new, with the server’s help or without', async () => {
  const old = await open(far, before)
  const { envelope } = sure(await seal(far, old, anEvent('for sent')))
  const entries = [...held.entries.slice(0, 5), envelope]
  expect(await faultOf({ ...held, entries })).toEqual({ type: 'entry-circle', seq: 6 })
  const mine = await open(mor, held)
  const key = old.inside.epochs[0] ?? randomBytes(32)
  const pretending = { ...newest(mine), circle: { ...newest(mine).circle, slots: old.circles[2]?.circle.slots ?? [] } }
  const under = sure(await sealEntry(far, pretending, key, endingOf(mine), anEvent('for sent')))
  expect(await faultOf({ ...held, entries: [...held.entries, under.envelope] })).toEqual({
    type: 'entry-author',
    seq: 8,
  })
})

test('a member who writes with another key than the circle’s is found', async () => {
  const mine = await open(mor, held)
  const sealed = sure(await sealEntry(mor, newest(mine), randomBytes(32), endingOf(mine), anEvent('x')))
  const entries = [...held.entries, sealed.envelope]
  expect(await faultOf({ ...held, entries })).toEqual({ type: 'entry-unreadable', seq: 8 })
})

test('a device that has read on is not led back to where somebody was shut out', async () => {
  const ahead = await open(barn, await write(barn, before, 'seks hos barnet'))
  const taken = await takeIn(barn, ahead, { circles: held.circles.slice(3), entries: [] })
  expect(taken.ok ? null : taken.error.fault).toEqual({ type: 'rewritten', seen: 6 })
})
