import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, type Trx, withLogbooks } from '../db.ts'

/** One way into a logbook: hashes of what its code's keys find it by and prove it by. */
export type Way = { readonly slot: number; readonly keeper: boolean; readonly locator: Buffer; readonly proof: Buffer }

/** Who has shown the code of a way in. */
export type Member = { readonly logbook: Buffer; readonly slot: number; readonly keeper: boolean }

/** One transaction on the logbook that these hashes open; null, and nothing done, when they open none. */
export const withMember = <T>(
  db: Db,
  shown: Pick<Way, 'locator' | 'proof'>,
  work: (trx: Trx, member: Member) => Promise<T>,
): Promise<T | null> =>
  withLogbooks(db, async (trx) => {
    const member = await findMember(trx, shown)
    if (!member) return null
    await open(trx, member.logbook)
    return work(trx, member)
  })

/** A locator that nobody has takes as long as a proof that is wrong. */
async function findMember(trx: Trx, { locator, proof }: Pick<Way, 'locator' | 'proof'>): Promise<Member | null> {
  await sql`select set_config('app.locator', ${locator.toString('hex')}, true)`.execute(trx)
  const found = await trx.selectFrom('logbook_slot').selectAll().where('locator', '=', locator).executeTakeFirst()
  const same = timingSafeEqual(proof, found?.proof ?? randomBytes(proof.length))
  return found && same ? { logbook: found.logbook_id, slot: found.slot, keeper: found.keeper } : null
}

/** From here on the transaction sees this logbook, and no other. */
export const open = (trx: Trx, logbook: Buffer): Promise<unknown> =>
  sql`select set_config('app.logbook', ${logbook.toString('hex')}, true)`.execute(trx)

export async function addWays(trx: Trx, logbook: Buffer, ways: readonly Way[]): Promise<void> {
  if (ways.length === 0) return
  await trx
    .insertInto('logbook_slot')
    .values(ways.map((way) => ({ ...way, logbook_id: logbook })))
    .execute()
}

export async function removeWays(trx: Trx, logbook: Buffer, slots: readonly number[]): Promise<void> {
  if (slots.length === 0) return
  await trx.deleteFrom('logbook_slot').where('logbook_id', '=', logbook).where('slot', 'in', slots).execute()
}

/** Whether `error` says that there is such a logbook, or such a way in, already. */
export const isTaken = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === '23505'
