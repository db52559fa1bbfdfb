import { expect, test } from 'vitest'
import type { EntryOf } from '#core/logbook/entry.ts'
import { found, keysFor, letIn, open, whatOf, write } from '../../../tests/arrange/logbook.ts'
import { anEvent } from '../../../tests/arrange/logbook-entries.ts'
import { codeOf } from '../code.ts'
import { secretsOfCode } from '../keys.ts'
import { openLogbook, seenOf } from '../logbook.ts'
import { openDevice } from './device.ts'
import { browserShelf, hasShelf, memoryShelf, type Shelf } from './shelf.ts'

/** In a browser its own database, elsewhere the one that is gone with the page. */
const inBrowser = typeof indexedDB !== 'undefined'
const aShelf = async (): Promise<Shelf> => {
  if (!inBrowser) return memoryShelf()
  await (await browserShelf()).forget()
  return browserShelf()
}
const outside = { leaves: [], receipts: [] }

/** Everything on the shelf, as text. */
async function lying(shelf: Shelf): Promise<string> {
  const values = await Promise.all((await shelf.list('')).map((name) => shelf.get(name)))
  const text = (value: unknown) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : '')
  return `${(await shelf.list('')).join()} ${values.map(text).join(' ')}`
}

test('a device remembers a logbook and where it had come to, and takes in what is new', async () => {
  const mor = await keysFor(1)
  const shelf = await aShelf()
  const device = await openDevice(shelf)
  expect(await device.recall()).toBe(null)
  const early = await write(mor, await found(mor), 'et', 'to')
  await device.remember({ logbook: await open(mor, early), ...outside })
  const later = await write(mor, await letIn(mor, early, await keysFor(2), 'Far'), 'tre')
  const logbook = await open(mor, later)
  await device.remember({ logbook, leaves: [4, 5, 6], receipts: [] })
  const copy = await (await openDevice(shelf)).recall()
  expect(copy).toMatchObject({ leaves: [4, 5, 6], seen: seenOf(logbook) })
  const again = copy && (await openLogbook(mor, copy, copy.seen))
  expect(again?.ok && whatOf(again.value)).toEqual(['et', 'to', 'tre'])
})

test('a device that turns to another logbook has nothing left of the first', async () => {
  const [mor, far] = [await keysFor(1), await keysFor(2)]
  const device = await openDevice(await aShelf())
  await device.remember({ logbook: await open(mor, await write(mor, await found(mor), 'et', 'to', 'tre')), ...outside })
  await device.remember({ logbook: await open(far, await write(far, await found(far), 'andet')), ...outside })
  const copy = await device.recall()
  const again = copy && (await openLogbook(far, copy, copy.seen))
  expect(again?.ok && whatOf(again.value)).toEqual(['andet'])
})

test('what is saved waits in its order until it is in the logbook, and a change of it keeps its place', async () => {
  const device = await openDevice(await aShelf())
  const [one, two] = [anEvent('et'), anEvent('to')]
  await device.keepWriting({ what: 'halvt skr' })
  expect(await device.writing()).toEqual({ what: 'halvt skr' })
  await device.save(one)
  expect(await device.writing()).toBe(null)
  await device.save(two)
  await device.save({ ...one, written: two.written })
  expect((await device.waiting()).map(({ id }) => id)).toEqual([one.id, two.id])
  const mor = await keysFor(1)
  await device.remember({ logbook: await open(mor, await found(mor)), ...outside }, [one.id])
  expect((await device.waiting()).map(({ id }) => id)).toEqual([two.id])
})

test('what is half written of one entry is not lost to another, and goes when that entry is saved', async () => {
  const shelf = await aShelf()
  const device = await openDevice(shelf)
  const [one, two] = [anEvent('et'), anEvent('to')]
  // not waited for: the last that was typed is what lies there
  for (const typed of ['h', 'ha', 'halv']) void device.keepWriting(typed)
  void device.keepWriting('en rettelse', one.id)
  void device.keepWriting('en anden', two.id)
  expect(await device.writings()).toEqual(['halv', 'en rettelse', 'en anden'])
  expect([await device.writing(), await device.writing(one.id)]).toEqual(['halv', 'en rettelse'])
  await device.save(anEvent('tre'))
  expect(await device.writings()).toEqual(['en rettelse', 'en anden'])
  void device.keepWriting('en rettelse til', one.id)
  const { id, written } = anEvent('fire')
  await device.save({ kind: 'correction', id, written, of: one.id, why: 'husket', now: two as EntryOf<'event'> })
  expect(await device.writings()).toEqual(['en anden'])
  await device.keepWriting(null, two.id)
  expect(await shelf.list('writing')).toEqual([])
})

test('nothing lies there in the clear, and what was put under one name does not open under another', async () => {
  const shelf = await aShelf()
  const device = await openDevice(shelf)
  const secrets = await secretsOfCode(codeOf(new Uint8Array(24).fill(9)), 'proeve')
  await device.save(anEvent('Hemmelighed'))
  await device.keepWriting('Hemmelighed')
  const [answer, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  await device.keepLocked(secrets, { id: other, answer })
  expect(await device.passkey()).toEqual(other)
  expect(await device.unlock(answer)).toEqual(secrets)
  expect(await device.unlock(other)).toBe(null)
  expect(await lying(shelf)).not.toMatch(/Hemmelighed|locator|kind/)
  await shelf.put({ writing: await shelf.get('locked') })
  expect(await device.writing()).toBe(null)
  const key = await shelf.get('key')
  expect(key instanceof CryptoKey && key.extractable).toBe(false)
  await device.dropLocked()
  expect([await device.passkey(), await device.unlock(answer)]).toEqual([null, null])
})

test('a device that is forgotten has nothing, and cannot read what somebody copied from it', async () => {
  const shelf = await aShelf()
  const device = await openDevice(shelf)
  await device.keepWriting('Hemmelighed')
  const copied = await shelf.get('writing')
  await device.forget()
  if (inBrowser) expect(await hasShelf()).toBe(false)
  const after = inBrowser ? await browserShelf() : shelf
  expect(await after.list('')).toEqual([])
  const anew = await openDevice(after)
  await after.put({ writing: copied })
  expect(await anew.writing()).toBe(null)
})

test('nothing is acknowledged that is not committed, though it has been put', async () => {
  if (!inBrowser) return
  const device = await openDevice(await aShelf())
  const { put } = IDBObjectStore.prototype
  // the battery dies after the request has succeeded, and before all of it is kept
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    const request = put.call(this, value, key)
    request.addEventListener('success', () => request.transaction?.abort())
    return request
  }
  try {
    const saved = await device.save(anEvent('et')).then(
      () => 'acknowledged',
      () => 'refused',
    )
    expect(saved).toBe('refused')
  } finally {
    IDBObjectStore.prototype.put = put
  }
  expect(await device.waiting()).toEqual([])
})

test('a page that has fallen behind another does not take back what the device remembers', async () => {
  const mor = await keysFor(1)
  const device = await openDevice(await aShelf())
  const early = await write(mor, await found(mor), 'et')
  const late = await write(mor, early, 'to')
  await device.save(anEvent('venter'))
  const [draft] = await device.waiting()
  await device.remember({ logbook: await open(mor, late), ...outside })
  await device.remember({ logbook: await open(mor, early), ...outside }, draft ? [draft.id] : [])
  expect((await device.recall())?.seen.entries.count).toBe(2)
  expect(await device.waiting()).toEqual([])
})
