import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Db, withDoor } from '../db.ts'
import { worksSomewhere } from './credentials.ts'

/** A key that lives in somebody's telephone or machine; here is only what recognises it. */
export type Passkey = {
  readonly id: string
  readonly account: AccountId
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
}

export type NewPasskey = Omit<Passkey, 'account'> & { readonly name: string }

export type PasskeyLine = {
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly usedAt: Instant | null
}

const MOST_PASSKEYS = 10

export const passkeyRow = (account: AccountId, key: NewPasskey, at: Instant) => ({
  id: key.id,
  account_id: account,
  public_key: Buffer.from(key.publicKey),
  counter: key.counter,
  transports: [...key.transports],
  name: key.name,
  created_at: at,
})

/** Of somebody who may still sign in. */
export const findPasskey = (db: Db, id: string): Promise<Passkey | null> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('passkey as p')
      .innerJoin('account as a', 'a.id', 'p.account_id')
      .select(['p.id', 'p.account_id', 'p.public_key', 'p.counter', 'p.transports'])
      .where('p.id', '=', id)
      .where(worksSomewhere)
      .where('a.exercise', '=', false)
      .executeTakeFirst()
    return row
      ? {
          id: row.id,
          account: row.account_id as AccountId,
          publicKey: new Uint8Array(row.public_key),
          counter: Number(row.counter),
          transports: row.transports,
        }
      : null
  })

export const touchPasskey = (db: Db, id: string, counter: number, at: Instant): Promise<void> =>
  withDoor(db, async (trx) => {
    await trx.updateTable('passkey').set({ counter, used_at: at }).where('id', '=', id).execute()
  })

export const passkeysOf = (db: Db, account: AccountId): Promise<PasskeyLine[]> =>
  withDoor(db, async (trx) => {
    const rows = await trx
      .selectFrom('passkey')
      .select(['id', 'name', 'created_at', 'used_at'])
      .where('account_id', '=', account)
      .orderBy('created_at')
      .execute()
    return rows.map(({ id, name, created_at, used_at }) => ({ id, name, createdAt: created_at, usedAt: used_at }))
  })

/** False when there are as many as there may be, or the key is somebody's already. */
export const addPasskey = (db: Db, account: AccountId, key: NewPasskey, at: Instant): Promise<boolean> =>
  withDoor(db, async (trx) => {
    const had = await trx.selectFrom('passkey').select('id').where('account_id', '=', account).execute()
    if (had.length >= MOST_PASSKEYS) return false
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('passkey')
      .values(passkeyRow(account, key, at))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  })

export const removePasskey = (db: Db, account: AccountId, id: string): Promise<void> =>
  withDoor(db, async (trx) => {
    await trx.deleteFrom('passkey').where('account_id', '=', account).where('id', '=', id).execute()
  })
