import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Sha256 } from '#core/log/bytes.ts'
import { type LogKey, writeKey, writeNote } from '#core/log/note.ts'
import { type Trx, withLogger } from '../db.ts'
import type { Office } from '../office.ts'
import { type InstallationKey, open, seal } from '../seal.ts'

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** The log that this installation keeps. */
export type Log = {
  readonly key: LogKey
  /** The public key in one line, as it is published. */
  readonly published: string
  /** `text`, which ends its last line, as a note that the log has signed. */
  readonly signed: (text: string) => string
}

const RAW_BYTES = 32

const opened = new WeakMap<object, Promise<Log>>()

/** The log, its key made the first time there is none; `origin` is the public address that the log is then named after. */
export function openLog(office: Pick<Office, 'db' | 'key' | 'now'>, origin: string): Promise<Log> {
  const before = opened.get(office.db)
  if (before) return before
  const log = withLogger(office.db, async (trx) => (await readLog(trx, office.key)) ?? makeLog(trx, office, origin))
  opened.set(office.db, log)
  // asked again, it is tried again
  log.catch(() => opened.delete(office.db))
  return log
}

async function readLog(trx: Trx, key: InstallationKey): Promise<Log | null> {
  const row = await trx.selectFrom('log_key').selectAll().executeTakeFirst()
  if (!row) return null
  const opener = [key, ...key.older].find(({ id }) => id === row.installation_key)
  if (!opener) throw new Error(`the log's key is sealed by installation key ${row.installation_key}, not ${key.id}`)
  const der = open(opener.secret, placeOf(row.name), row.sealed)
  const publicKey = new Uint8Array(row.public_key)
  return logOf({ name: row.name, publicKey }, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
}

/** Of several who make it at once, one is kept, and all read that one. */
async function makeLog(trx: Trx, { key, now }: Pick<Office, 'key' | 'now'>, origin: string): Promise<Log> {
  const name = `${new URL(origin).host}/log/${randomBytes(4).toString('hex')}`
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await trx
    .insertInto('log_key')
    .values({
      name,
      public_key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-RAW_BYTES),
      installation_key: key.id,
      sealed: seal(key.secret, placeOf(name), privateKey.export({ format: 'der', type: 'pkcs8' })),
      made_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await readLog(trx, key)
  if (!made) throw new Error('the log has no key')
  return made
}

const placeOf = (name: string): string => `log_key|${name}`

const logOf = (key: LogKey, secret: KeyObject): Log => ({
  key,
  published: writeKey(sha256, key),
  signed: (text) => writeNote(sha256, text, key, sign(null, Buffer.from(text), secret)),
})
