import { createHmac, hkdfSync } from 'node:crypto'
import type { InstallationKey } from '../seal.ts'

/** What signing in makes of the installation's key: one key for each use, so that none says anything about another. */
export type DoorKeys = {
  /** Of the installation's first key. */
  readonly id: string
  readonly pepper: Buffer
  readonly sealing: Buffer
  readonly hashing: Buffer
}

const made = new WeakMap<InstallationKey, DoorKeys>()

export function doorKeys(key: InstallationKey): DoorKeys {
  const known = made.get(key)
  if (known) return known
  // passwords cannot be hashed anew without their owners: what signing in is made of stays with the first key there was
  const { id, secret } = key.older.at(-1) ?? key
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `actioncard sign-in ${use}`, 32))
  const keys = { id, pepper: derive('pepper'), sealing: derive('sealing'), hashing: derive('hashing') }
  made.set(key, keys)
  return keys
}

/** What is looked up but need not be read: whoever has the database alone cannot try candidates. */
export const keyedHash = (keys: DoorKeys, use: string, text: string): Buffer =>
  createHmac('sha256', keys.hashing).update(`${use}|${text}`).digest()
