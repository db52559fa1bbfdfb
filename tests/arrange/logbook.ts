import type { Circle } from '#core/logbook/circle.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import type { Result } from '#core/result.ts'
import { foundCircle } from '#vault/circle.ts'
import { codeOf } from '#vault/code.ts'
import { type Keys, keysOf, secretsOfCode } from '#vault/keys.ts'
import { type Logbook, openLogbook, seal, takeIn, withMember, withoutMembers } from '#vault/logbook.ts'
import { anEvent } from './logbook-entries.ts'

/** Everything that a server holds of a logbook; the tests meddle with it. */
export type Held = { readonly circles: readonly Circle[]; readonly entries: readonly Envelope[] }

const INSTALLATION = 'proeve'

/** What went well; a test that gets anything else fails. */
export function sure<T>(result: Result<T, object>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(Object.values(result.error)[0])}`)
  return result.value
}

/** The keys of the code that `number` makes. */
export const keysFor = async (number: number): Promise<Keys> =>
  keysOf(await secretsOfCode(codeOf(new Uint8Array(24).fill(number)), INSTALLATION))

export async function open(keys: Keys, held: Held): Promise<Logbook> {
  return sure(await openLogbook(keys, held))
}

export const found = async (keys: Keys, name = 'Mor'): Promise<Held> => ({
  circles: [await foundCircle(keys, name)],
  entries: [],
})

export async function write(keys: Keys, held: Held, ...what: readonly string[]): Promise<Held> {
  let logbook = await open(keys, held)
  const entries = [...held.entries]
  for (const one of what) {
    const { envelope } = sure(await seal(keys, logbook, anEvent(one)))
    entries.push(envelope)
    logbook = sure(await takeIn(keys, logbook, { circles: [], entries: [envelope] }))
  }
  return { ...held, entries }
}

export async function letIn(by: Keys, held: Held, keys: Keys, name: string, keeper = true): Promise<Held> {
  const circle = await withMember(by, await open(by, held), { keys, name, keeper })
  return { ...held, circles: [...held.circles, circle] }
}

export async function shutOut(by: Keys, held: Held, ...slots: readonly number[]): Promise<Held> {
  const circle = await withoutMembers(by, await open(by, held), slots)
  return { ...held, circles: [...held.circles, circle] }
}

export const whatOf = ({ entries }: Logbook): readonly (string | null)[] =>
  entries.map(({ entry }) => (entry?.kind === 'event' ? entry.what : null))
