import { createHash, randomBytes } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { recordDoor } from './audit/record-door.ts'
import { type Db, withDoor, withDoorReader } from './db.ts'
import { toActor } from './people.ts'
import type { DB } from './schema.ts'

/** Somebody signed in. */
export type SignedIn = {
  readonly session: string
  readonly actor: Actor
  readonly language: Language | null
  /** When they last showed who they are; null in the exercise, where nobody has to. */
  readonly provedAt: Instant | null
}
export type Language = 'da' | 'en'

/** Minutes: how long a session lasts in all, and unused. Invented people may linger. */
const REAL = { longest: 8 * 60, idle: 30 } as const
const EXERCISE = { longest: 12 * 60, idle: 2 * 60 } as const
/** Whose a session was is known for a while after it has run out. */
const REMEMBERED = 24 * 60
/** `last_seen_at` is kept to the minute, so that reading a page seldom writes. */
const TOUCH_AFTER = 1

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
const newToken = (): string => randomBytes(32).toString('base64url')

/** How somebody came in; nothing of it in the exercise. */
export type CameIn = { readonly browser: string; readonly provedAt: Instant }

/** Signs somebody in, which is recorded in the same transaction. The token goes into their cookie and is nowhere else; here is only its hash. */
export async function startSession(
  db: Db,
  account: AccountId,
  at: Instant,
  how: CameIn | null = null,
): Promise<{ token: string; expires: Instant }> {
  const token = newToken()
  const expires = await withDoor(db, async (trx) => {
    await trx.deleteFrom('session').where('expires_at', '<', addMinutes(at, -REMEMBERED)).execute()
    const { exercise } = await trx
      .selectFrom('account')
      .select('exercise')
      .where('id', '=', account)
      .executeTakeFirstOrThrow()
    const expires_at = addMinutes(at, (exercise ? EXERCISE : REAL).longest)
    await trx
      .insertInto('session')
      .values({
        token_hash: hashOf(token),
        account_id: account,
        created_at: at,
        last_seen_at: at,
        expires_at,
        browser: how?.browser.slice(0, 100) ?? null,
        proved_at: how?.provedAt ?? null,
      })
      .execute()
    await recordDoor(trx, 'door.in', account, at)
    return expires_at
  })
  return { token, expires }
}

/** Whose token it is; null when it is nobody's, has expired, or has lain idle too long. */
export async function findSession(db: Db, token: string, at: Instant): Promise<SignedIn | null> {
  const row = await withDoorReader(db, (trx) =>
    trx
      .selectFrom('session as s')
      .innerJoin('account as a', 'a.id', 's.account_id')
      .select(['a.id', 'a.display_name', 'a.role', 'a.institution_id', 'a.exercise'])
      .select(['s.id as session', 's.language', 's.last_seen_at', 's.proved_at'])
      .where('s.token_hash', '=', hashOf(token))
      .where('s.expires_at', '>', at)
      .where('a.closed_at', 'is', null)
      .executeTakeFirst(),
  )
  if (!row) return null
  if (row.last_seen_at <= addMinutes(at, -(row.exercise ? EXERCISE : REAL).idle)) return null
  if (row.last_seen_at < addMinutes(at, -TOUCH_AFTER)) await touch(db, token, at)
  const { session, language, proved_at: provedAt } = row
  return { session, actor: toActor(row), language: language as Language | null, provedAt }
}

const touch = (db: Db, token: string, at: Instant) =>
  withDoor(db, (trx) =>
    trx.updateTable('session').set({ last_seen_at: at }).where('token_hash', '=', hashOf(token)).execute(),
  )

/** Who was signed in by a token that has run out by itself; null for one that is nobody's, or was ended by somebody. It opens nothing. */
export const endedSession = (db: Db, token: string): Promise<AccountId | null> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('session as s')
      .innerJoin('account as a', 'a.id', 's.account_id')
      .select('a.id')
      .where('s.token_hash', '=', hashOf(token))
      .where('a.closed_at', 'is', null)
      .executeTakeFirst()
    return row ? (row.id as AccountId) : null
  })

/** Signs out; the token is worth nothing from then on. */
export const endSession = (db: Db, token: string): Promise<void> =>
  withDoor(db, async (trx) => {
    const ended = await trx
      .deleteFrom('session')
      .where('token_hash', '=', hashOf(token))
      .returning('account_id')
      .executeTakeFirst()
    if (ended) await recordDoor(trx, 'door.out', ended.account_id as AccountId, null)
  })

/** The same session under a new token, of somebody who has shown again who they are. */
export async function renewSession(db: Db, session: string, at: Instant): Promise<string> {
  const token = newToken()
  await withDoor(db, async (trx) => {
    await trx
      .updateTable('session')
      .set({ token_hash: hashOf(token), proved_at: at, last_seen_at: at })
      .where('id', '=', session)
      .executeTakeFirstOrThrow()
  })
  return token
}

/** At whichever of their places somebody is who signs in by `owner`. */
export const ofPerson = (owner: AccountId) => (eb: ExpressionBuilder<DB, 'session'>) =>
  eb.or([
    eb('account_id', '=', owner),
    eb('account_id', 'in', eb.selectFrom('account').select('id').where('signs_in_as', '=', owner)),
  ])

export type SessionLine = {
  readonly session: string
  readonly browser: string | null
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

/** Where somebody is signed in, the latest first. */
export const sessionsOf = (db: Db, account: AccountId, at: Instant): Promise<SessionLine[]> =>
  withDoor(db, async (trx) => {
    const rows = await trx
      .selectFrom('session')
      .select(['id', 'browser', 'created_at', 'last_seen_at'])
      .where(ofPerson(account))
      .where('expires_at', '>', at)
      .where('last_seen_at', '>', addMinutes(at, -REAL.idle))
      .orderBy('last_seen_at', 'desc')
      .execute()
    return rows.map(({ id, browser, created_at, last_seen_at }) => ({
      session: id,
      browser,
      createdAt: created_at,
      lastSeenAt: last_seen_at,
    }))
  })

/** Ends one session of somebody's own, or all of them but one, or all. */
export const endSessions = (
  db: Db,
  account: AccountId,
  which: { only: string } | { but: string } | 'all',
): Promise<void> =>
  withDoor(db, async (trx) => {
    let ending = trx.deleteFrom('session').where(ofPerson(account))
    if (which !== 'all')
      ending = 'only' in which ? ending.where('id', '=', which.only) : ending.where('id', '<>', which.but)
    const { numDeletedRows } = await ending.executeTakeFirst()
    if (numDeletedRows > 0n) await recordDoor(trx, 'door.ended', account, null)
  })
