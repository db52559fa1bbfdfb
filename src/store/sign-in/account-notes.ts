import type { Keyholder } from '#core/case/events.ts'
import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Db, type Trx, withDoor } from '../db.ts'

/** What has been done to an account: by an administrator, or by the one whose it is. */
export type AccountChange = 'reset' | 'renewed' | 'signed-out' | 'closed' | 'reopened' | 'place' | 'password' | 'second'

export type AccountNote = {
  readonly what: AccountChange
  readonly at: Instant
  readonly by: string
  readonly bySelf: boolean
}

/** Notes it in the transaction that does it. */
export const noteOf = (account: AccountId, what: AccountChange, by: Keyholder, at: Instant) => (trx: Trx) =>
  trx
    .insertInto('account_note')
    .values({ account_id: account, what, at, by_name: by.name, by_self: by.account === account })
    .execute()

export const noteOn = async (
  db: Db,
  account: AccountId,
  what: AccountChange,
  by: Keyholder,
  at: Instant,
): Promise<void> => {
  await withDoor(db, noteOf(account, what, by, at))
}

const MOST_SHOWN = 20

/** The latest first. */
export const notesOn = (db: Db, account: AccountId): Promise<AccountNote[]> =>
  withDoor(db, async (trx) => {
    const rows = await trx
      .selectFrom('account_note')
      .select(['what', 'at', 'by_name', 'by_self'])
      .where('account_id', '=', account)
      .orderBy('seq', 'desc')
      .limit(MOST_SHOWN)
      .execute()
    return rows.map(({ what, at, by_name, by_self }) => ({
      what: what as AccountChange,
      at,
      by: by_name,
      bySelf: by_self,
    }))
  })
