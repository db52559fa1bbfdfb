// Two devices of a family, each with a network now and then, on a real server; a code is revoked in between. Whatever the order:
// what a device has acknowledged comes to be in the logbook, once; everybody in the circle ends with the same; and who has been
// shut out never reads what was written after.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { installationOf } from '#store/logbook/installation.ts'
import { makeCode } from '#vault/code.ts'
import { type Device, openDevice } from '#vault/device/device.ts'
import { memoryShelf } from '#vault/device/shelf.ts'
import type { Keys } from '#vault/keys.ts'
import {
  addMember,
  createLogbook,
  keysOfCode,
  openLogbook,
  removeMembers,
  type Session,
} from '#web/browser/logbook/api.ts'
import { fresh, openKept, write as writeKept } from '#web/browser/logbook/on-device.ts'
import type { Send } from '#web/browser/logbook/send.ts'
import { testDatabase } from '../arrange/database.ts'
import { sure, whatOf } from '../arrange/logbook.ts'
import { anEvent } from '../arrange/logbook-entries.ts'
import { aLogbookSite, type LogbookSite } from '../arrange/logbook-site.ts'

const database = testDatabase()
let site: LogbookSite
let installation: string

beforeAll(async () => {
  site = aLogbookSite(database.db())
  installation = await installationOf(database.db())
})

/** How a request goes: there and back, lost on the way there, or done and the answer lost. */
type Network = 'up' | 'down' | 'deaf'

/** Somebody's telephone: what is on its shelf outlives the page that is open on it. */
type Phone = {
  readonly keys: Keys
  readonly device: Device
  network: Network
  kept: Session | null
  readonly acknowledged: string[]
}

async function aPhone(keys: Keys): Promise<Phone> {
  return { keys, device: await openDevice(memoryShelf()), network: 'up', kept: null, acknowledged: [] }
}

const sendOf =
  (phone: Phone): Send =>
  async (path, body) => {
    if (phone.network === 'down') return { type: 'unreachable' }
    const heard = await site.send(path, body)
    return phone.network === 'deaf' ? { type: 'unreachable' } : heard
  }

async function reopen(phone: Phone): Promise<void> {
  const opened = await openKept(sendOf(phone), phone.keys, phone.device)
  phone.kept = opened.ok ? opened.value : null
}

async function write(phone: Phone, what: string): Promise<void> {
  if (!phone.kept) return
  const written = await writeKept(phone.kept, anEvent(what))
  phone.acknowledged.push(what)
  phone.kept = written.ok ? written.value : phone.kept
}

async function retry(phone: Phone): Promise<void> {
  if (!phone.kept) return
  phone.kept = await fresh(phone.kept)
}

type Step =
  | { readonly do: 'write' | 'retry' | 'close' | 'open' | 'together'; readonly who: 0 | 1 }
  | { readonly do: 'network'; readonly who: 0 | 1; readonly to: Network }
  | { readonly do: 'revoke' }

const who = fc.constantFrom<0 | 1>(0, 1)
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), who }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('retry', 'close', 'open', 'together'), who }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('network' as const),
        who,
        to: fc.constantFrom<Network>('up', 'down', 'deaf'),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'revoke' as const }) },
  ),
  { minLength: 4, maxLength: 14 },
) as fc.Arbitrary<Step[]>

test('nothing acknowledged is lost or doubled, all who belong end alike, and nobody shut out reads anything new', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const [mor, far, revoked] = await Promise.all([1, 2, 3].map(() => keysOfCode(makeCode(), installation)))
      if (!mor || !far || !revoked) throw new Error('no keys')
      // so many logbooks from one address would have to wait
      site.later(60)
      let keeper: Session = sure(await createLogbook(site.send, mor, 'Mor'))
      keeper = sure(await addMember(keeper, far, 'Far', false))
      keeper = sure(await addMember(keeper, revoked, 'Lækket', true))
      const phones = [await aPhone(mor), await aPhone(far)] as const
      for (const phone of phones) await reopen(phone)
      let spy: Session | null = sure(await openLogbook(site.send, revoked))
      let readBefore: readonly (string | null)[] = []

      for (const [number, step] of taken.entries()) {
        if (step.do === 'revoke') {
          if (!spy) continue
          spy = sure(await openLogbook(site.send, revoked))
          readBefore = whatOf(spy.logbook)
          sure(await removeMembers(sure(await openLogbook(site.send, mor)), [3]))
          const late = await openLogbook(site.send, revoked)
          expect(late).toEqual({ ok: false, error: { type: 'no-entry' } })
          spy = null
          continue
        }
        const phone = phones[step.who]
        if (step.do === 'network') phone.network = step.to
        if (step.do === 'write') await write(phone, `${step.who}-${number}`)
        if (step.do === 'retry') await retry(phone)
        if (step.do === 'close') phone.kept = null
        if (step.do === 'open') await reopen(phone)
        if (step.do === 'together') await Promise.all(phones.map((one, index) => write(one, `${index}-${number}`)))
      }

      for (const phone of [...phones, ...phones]) {
        phone.network = 'up'
        await reopen(phone)
      }
      const [one, other] = phones.map(({ kept }) => kept && whatOf(kept.logbook))
      expect(one).toEqual(other)
      const acknowledged = phones.flatMap((phone) => phone.acknowledged)
      expect([...(one ?? [])].sort()).toEqual([...acknowledged].sort())
      for (const phone of phones) {
        expect(await phone.device.waiting()).toEqual([])
        const own = one?.filter((what) => phone.acknowledged.includes(what ?? ''))
        expect(own).toEqual(phone.acknowledged)
      }
      if (spy) return
      // what the revoked code opened is what had been written by then: all later has a key that it never got
      const entries = phones[0].kept?.logbook.entries ?? []
      expect(entries.filter(({ envelope }) => envelope.epoch === 1)).toHaveLength(readBefore.length)
    }),
    { numRuns: 25 },
  )
})
