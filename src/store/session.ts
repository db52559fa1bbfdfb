import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, withDoor } from './db.ts'
import { toActor } from './people.ts'

/** Somebody signed in. */
export type SignedIn = { readonly actor: Actor; readonly language: Language | null }
export type Language = 'da' | 'en'

const LONGEST = 12 * 60
const LONGEST_IDLE = 2 * 60
/** `last_seen_at` is kept to the minute, so that reading a page seldom writes. */
const TOUCH_AFTER = 1

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Signs somebody in. The token goes into their cookie and is nowhere else; here is only its hash. */
export async function startSession(
  db: Db,
  account: AccountId,
  at: Instant,
): Promise<{ token: string; expires: Instant }> {
  const token = randomBytes(32).toString('base64url')
  const expires = addMinutes(at, LONGEST)
  await withDoor(db, async (trx) => {
    await trx.deleteFrom('session').where('expires_at', '<', at).execute()
    await trx
      .insertInto('session')
      .values({ token_hash: hashOf(token), account_id: account, created_at: at, last_seen_at: at, expires_at: expires })
      .execute()
  })
  return { token, expires }
}

/** Whose token it is; null when it is nobody's, has expired, or has lain idle too long. */
export const findSession = (db: Db, token: string, at: Instant): Promise<SignedIn | null> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('session as s')
      .innerJoin('account as a', 'a.id', 's.account_id')
      .select(['a.id', 'a.display_name', 'a.role', 'a.institution_id', 'a.exercise', 's.language', 's.last_seen_at'])
      .where('s.token_hash', '=', hashOf(token))
      .where('s.expires_at', '>', at)
      .where('s.last_seen_at', '>', addMinutes(at, -LONGEST_IDLE))
      .where('a.closed_at', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    if (row.last_seen_at < addMinutes(at, -TOUCH_AFTER)) {
      await trx.updateTable('session').set({ last_seen_at: at }).where('token_hash', '=', hashOf(token)).execute()
    }
    return { actor: toActor(row), language: row.language as Language | null }
  })

/** Signs out; the token is worth nothing from then on. */
export const endSession = (db: Db, token: string): Promise<void> =>
  withDoor(db, async (trx) => {
    await trx.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute()
  })
