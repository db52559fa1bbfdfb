import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, withDoor } from '../db.ts'

const ASKED_FOR = 15

/** What SAML providers have been asked and not yet answered; each can be answered once, whichever instance asked. */
export const samlRequests = (db: Db, now: () => Instant) => ({
  saveAsync: (id: string, value: string) =>
    withDoor(db, async (trx) => {
      const at = now()
      await trx.deleteFrom('saml_request').where('created_at', '<', addMinutes(at, -ASKED_FOR)).execute()
      const row = { id, value, created_at: at }
      await trx
        .insertInto('saml_request')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return { value, createdAt: new Date(at).getTime() }
    }),
  getAsync: (id: string) =>
    withDoor(db, async (trx) => {
      const row = await trx
        .selectFrom('saml_request')
        .select('value')
        .where('id', '=', id)
        .where('created_at', '>', addMinutes(now(), -ASKED_FOR))
        .executeTakeFirst()
      return row?.value ?? null
    }),
  removeAsync: (id: string | null) =>
    withDoor(db, async (trx) => {
      const removed = await trx
        .deleteFrom('saml_request')
        .where('id', '=', id ?? '')
        .returning('id')
        .executeTakeFirst()
      return removed?.id ?? null
    }),
})
