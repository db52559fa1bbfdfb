import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { InstallationKey } from '../seal.ts'

type OneDoor = {
  /** Of the installation's key that they are made of. */
  readonly id: string
  readonly pepper: Buffer
  readonly sealing: KeyObject
  readonly hashing: Buffer
}

/** What signing in makes of the installation's key: one key for each use, so that none says anything about another. */
export type DoorKeys = OneDoor & {
  /** Made of the keys before it: what could not be made anew without its owner opens with them. */
  readonly older: readonly OneDoor[]
}

const made = new WeakMap<InstallationKey, DoorKeys>()

export function doorKeys(key: InstallationKey): DoorKeys {
  const known = made.get(key)
  if (known) return known
  const keys = { ...doorOf(key), older: key.older.map(doorOf) }
  made.set(key, keys)
  return keys
}

function doorOf({ id, secret }: Pick<InstallationKey, 'id' | 'secret'>): OneDoor {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `actioncard sign-in ${use}`, 32))
  return { id, pepper: derive('pepper'), sealing: createSecretKey(derive('sealing')), hashing: derive('hashing') }
}

/** All there are, the one in use first. */
export const doorsOf = (keys: DoorKeys): readonly OneDoor[] => [keys, ...keys.older]

/** The one that something was made with. Throws when this installation has never had it. */
export function doorWith(keys: DoorKeys, id: string | null): OneDoor {
  const door = doorsOf(keys).find((one) => one.id === id)
  if (!door) throw new Error(`made with installation key ${id}, which is not here`)
  return door
}

/** What is looked up but need not be read: whoever has the database alone cannot try candidates. */
export const keyedHash = (keys: Pick<DoorKeys, 'hashing'>, use: string, text: string): Buffer =>
  createHmac('sha256', keys.hashing).update(`${use}|${text}`).digest()
