import { expect, test } from 'vitest'
import { openDevice } from '#vault/device/device.ts'
import { memoryShelf, type Shelf } from '#vault/device/shelf.ts'
import { found, keysFor, open } from '../../../../tests/arrange/logbook.ts'
import { anEvent } from '../../../../tests/arrange/logbook-entries.ts'
import type { Session } from './api.ts'
import { write } from './on-device.ts'

const noNetwork = async () => ({ type: 'unreachable' }) as const

/** A shelf that takes no more once it is `full`. */
function fillable(): { readonly shelf: Shelf; full: boolean } {
  const shelf = memoryShelf()
  const room = {
    full: false,
    shelf: {
      ...shelf,
      put: async (changes: Readonly<Record<string, unknown>>) => {
        if (room.full) throw new DOMException('no room', 'QuotaExceededError')
        return shelf.put(changes)
      },
    },
  }
  return room
}

async function onDevice(shelf: Shelf): Promise<Session> {
  const keys = await keysFor(1)
  const device = await openDevice(shelf)
  const logbook = await open(keys, await found(keys))
  return { send: noNetwork, keys, logbook, leaves: [], receipts: [], device, waiting: [], trouble: null }
}

test('without a network what is written waits on the device', async () => {
  const written = await write(await onDevice(fillable().shelf), anEvent('et'))
  expect(written).toMatchObject({ ok: true, value: { waiting: [{ what: 'et' }], trouble: { type: 'unreachable' } } })
})

test('what neither the device nor the server can take is not called kept', async () => {
  const room = fillable()
  const session = await onDevice(room.shelf)
  room.full = true
  expect(await write(session, anEvent('et'))).toEqual({ ok: false, error: { type: 'device' } })
  expect(await session.device?.waiting()).toEqual([])
})
