import { createHash, randomBytes } from 'node:crypto'
import type { AccountId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, withDoor } from '../db.ts'

const KNOWN_FOR = 180 * 24 * 60

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Remembers the browser that somebody has signed in with; the token goes into a cookie of its own. */
export async function rememberDevice(db: Db, account: AccountId, at: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await withDoor(db, async (trx) => {
    await trx.deleteFrom('known_device').where('expires_at', '<', at).execute()
    await trx
      .insertInto('known_device')
      .values({ token_hash: hashOf(token), account_id: account, expires_at: addMinutes(at, KNOWN_FOR) })
      .execute()
  })
  return token
}

/** Whether `token` is of a browser that this account, and no other, has been signed in with. */
export const isKnownDevice = (db: Db, account: AccountId, token: string, at: Instant): Promise<boolean> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('known_device')
      .select('account_id')
      .where('token_hash', '=', hashOf(token))
      .where('account_id', '=', account)
      .where('expires_at', '>', at)
      .executeTakeFirst()
    return row !== undefined
  })

export const forgetDevices = (db: Db, account: AccountId): Promise<void> =>
  withDoor(db, async (trx) => {
    await trx.deleteFrom('known_device').where('account_id', '=', account).execute()
  })
