import { randomBytes } from 'node:crypto'
import { type Db, withLogbooks } from '../db.ts'

/** What the keys of access codes are bound to here; made the first time, told to everybody, and the same for ever. */
export const installationOf = (db: Db): Promise<string> =>
  withLogbooks(db, async (trx) => {
    const known = await trx.selectFrom('logbook_installation').select('id').executeTakeFirst()
    if (known) return known.id
    const id = randomBytes(16).toString('base64url')
    await trx
      .insertInto('logbook_installation')
      .values({ id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return (await trx.selectFrom('logbook_installation').select('id').executeTakeFirstOrThrow()).id
  })
