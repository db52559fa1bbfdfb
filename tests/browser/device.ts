import { openDevice } from '#vault/device/device.ts'
import { browserShelf } from '#vault/device/shelf.ts'
import { anEvent } from '../arrange/logbook-entries.ts'

/** Saves one thing after the other, and tells of each that it has been acknowledged. */
const saveForEver = async (tell: (id: string) => Promise<void>): Promise<void> => {
  const device = await openDevice(await browserShelf())
  for (let number = 1; ; number++) {
    const draft = anEvent(`${number} ${'x'.repeat(number % 4000)}`, { id: crypto.randomUUID() as never })
    await device.save(draft)
    await tell(draft.id)
  }
}

const saved = async (): Promise<readonly string[]> =>
  (await (await openDevice(await browserShelf())).waiting()).map(({ id }) => id)

Object.assign(globalThis, { saveForEver, saved })
