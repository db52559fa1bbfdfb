import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { found, type Held, keysFor, letIn, open, shutOut, sure, whatOf, write } from '../../tests/arrange/logbook.ts'
import { anEvent, entries } from '../../tests/arrange/logbook-entries.ts'
import { controlWord } from './control-word.ts'
import type { Keys } from './keys.ts'
import { compare, endingOf, entriesOf, openLogbook, seal, seenOf, takeIn } from './logbook.ts'
import { commitmentOf, pad, unpad } from './seal.ts'

let mor: Keys
let far: Keys
let barn: Keys
/** Mother writes, lets father in, both write. */
let held: Held

beforeAll(async () => {
  ;[mor, far, barn] = [await keysFor(1), await keysFor(2), await keysFor(3)]
  held = await write(mor, await found(mor), 'et', 'to')
  held = await write(far, await letIn(mor, held, far, 'Far'), 'tre')
  held = await write(mor, held, 'fire')
})

test('everyone in the circle reads everything, knows who wrote it, and what each is called', async () => {
  for (const [keys, slot] of [[mor, 1] as const, [far, 2] as const]) {
    const logbook = await open(keys, held)
    expect(whatOf(logbook)).toEqual(['et', 'to', 'tre', 'fire'])
    expect(logbook.entries.map(({ by }) => by)).toEqual([1, 1, 2, 1])
    expect(logbook.inside.names).toEqual({ 1: 'Mor', 2: 'Far' })
    expect(logbook.slot).toBe(slot)
  }
})

test('anything that an entry can say comes back as it was', async () => {
  const [logbook, theirs] = [await open(mor, held), await open(far, held)]
  await fc.assert(
    fc.asyncProperty(entries, async (entry) => {
      const { envelope } = sure(await seal(mor, logbook, entry))
      const taken = sure(await takeIn(far, theirs, { circles: [], entries: [envelope] }))
      const plain = JSON.parse(JSON.stringify(entry), (_, value) =>
        typeof value === 'string' ? value.toWellFormed() : value,
      )
      expect(taken.entries.at(-1)?.entry).toEqual(plain)
    }),
    { numRuns: 30 },
  )
})

test('the family sees that an entry was written by a program that this one does not understand', async () => {
  const logbook = await open(mor, held)
  const { envelope } = sure(await seal(mor, logbook, { ...anEvent('x'), kind: 'dream' } as never))
  expect(whatOf(await open(far, { ...held, entries: [...held.entries, envelope] }))).toEqual([
    'et',
    'to',
    'tre',
    'fire',
    null,
  ])
})

test('what is sent twice is told once', async () => {
  const logbook = await open(mor, held)
  const entry = anEvent('en gang')
  const once = sure(await seal(mor, logbook, entry))
  const first = sure(await takeIn(mor, logbook, { circles: [], entries: [once.envelope] }))
  const again = sure(await seal(mor, first, entry))
  const both = sure(await takeIn(mor, first, { circles: [], entries: [again.envelope] }))
  expect(both.entries).toHaveLength(6)
  expect(entriesOf(both)).toHaveLength(5)
})

test('the size says only how many kilobytes there are, doubling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      const plain = new Uint8Array(bytes)
      const padded = pad(plain)
      if (!padded.ok) throw new Error('too large')
      expect([1024, 2048, 4096, 8192]).toContain(padded.value.length)
      expect(unpad(padded.value)).toEqual(plain)
    }),
  )
  expect(pad(new Uint8Array(32 * 1024 - 1)).ok).toBe(true)
  expect(pad(new Uint8Array(32 * 1024 + 9))).toEqual({ ok: false, error: { type: 'too-large', over: 10 } })
  expect(unpad(new Uint8Array(1024))).toBe(null)
})

test('the control word is the same on every device, and another for every change', async () => {
  const [mine, theirs] = [await open(mor, held), await open(far, held)]
  const word = await controlWord(endingOf(mine))
  expect(word).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await controlWord(endingOf(theirs))).toBe(word)
  expect(await compare(mine, 4, word.toLowerCase())).toBe('same')
  expect(await compare(mine, 3, word)).toBe('other')
  expect(await compare(mine, 5, word)).toBe('missing')
})

test('the commitment of an entry is found again with the key, and tells apart what is alike', async () => {
  const logbook = await open(mor, held)
  const one = sure(await seal(mor, logbook, anEvent('x')))
  const other = sure(await seal(mor, logbook, anEvent('x')))
  expect(one.commitment).not.toBe(other.commitment)
  const [key] = (await open(far, held)).inside.epochs
  const again = key && (await commitmentOf(key, one.envelope))
  expect(again?.commitment).toBe(one.commitment)
})

test('somebody shut out reads nothing new, and the others everything; a new member reads also what is old', async () => {
  let after = await shutOut(mor, await letIn(mor, held, barn, 'Barn', false), 2)
  after = await write(barn, after, 'efter')
  expect(whatOf(await open(mor, after))).toEqual(['et', 'to', 'tre', 'fire', 'efter'])
  expect(whatOf(await open(barn, after))).toEqual(['et', 'to', 'tre', 'fire', 'efter'])
  const tried = await openLogbook(far, after)
  expect(tried.ok ? null : tried.error).toEqual({ fault: { type: 'shut-out' }, sound: null })
  const stranger = await openLogbook(await keysFor(9), after)
  expect(stranger.ok ? null : stranger.error.fault).toEqual({ type: 'not-member' })
})

test('a device that was away takes in what has come, in pieces or all at once', async () => {
  const early = await open(far, { circles: held.circles.slice(0, 2), entries: held.entries.slice(0, 3) })
  const later = await write(mor, await letIn(mor, held, barn, 'Barn'), 'fem')
  const handed = { circles: later.circles.slice(2), entries: later.entries.slice(3) }
  const taken = await takeIn(far, early, handed, seenOf(early))
  expect(taken.ok && taken.value).toEqual(await open(far, later))
})
