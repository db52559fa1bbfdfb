import type { Circle, Ending } from '#core/logbook/circle.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import type { LocalDate } from '#core/time.ts'
import { type Db, type Trx, withLogbooks } from '../db.ts'
import { appendLeaf } from '../log/log.ts'
import { addWays, isTaken, open, removeWays, type Way } from './member.ts'

/** Where a logbook has come to; whoever has it locked is the only one who writes. */
export type State = { readonly circle: number; readonly ending: Ending }

/** A sealed entry as it is kept, and its place in the common log. */
export type Kept = { readonly envelope: Envelope; readonly leaf: number }

/** False when there is such a logbook, or such a way in, already. */
export async function beginLogbook(db: Db, circle: Circle, ways: readonly Way[], on: LocalDate): Promise<boolean> {
  const id = Buffer.from(circle.logbook, 'base64url')
  try {
    await withLogbooks(db, async (trx) => {
      await open(trx, id)
      await trx.insertInto('logbook').values({ id, begun_on: on, circle: circle.number }).execute()
      await keepCircle(trx, id, circle)
      await addWays(trx, id, ways)
    })
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

/** Where it has come to. Nobody else writes before this transaction is over; with `to` write, nobody else reads it either. */
export async function stateOf(trx: Trx, logbook: Buffer, to: 'read' | 'write'): Promise<State> {
  const query = trx.selectFrom('logbook').select(['circle', 'entries', 'head']).where('id', '=', logbook)
  const { circle, entries, head } = await (to === 'write'
    ? query.forUpdate()
    : query.forShare()
  ).executeTakeFirstOrThrow()
  return { circle, ending: { count: entries, head: head?.toString('base64url') ?? null } }
}

/** The circles after number `after`, the first first. */
export async function circlesAfter(trx: Trx, logbook: Buffer, after: number): Promise<readonly Circle[]> {
  const rows = await trx
    .selectFrom('logbook_circle')
    .select('circle')
    .where('logbook_id', '=', logbook)
    .where('number', '>', after)
    .orderBy('number')
    .execute()
  return rows.map(({ circle }) => circle as Circle)
}

/** The entries after number `after`, at most so many. */
export async function entriesAfter(trx: Trx, logbook: Buffer, after: number, most: number): Promise<readonly Kept[]> {
  const rows = await trx
    .selectFrom('logbook_entry')
    .select(['envelope', 'leaf'])
    .where('logbook_id', '=', logbook)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(most)
    .execute()
  return rows.map(({ envelope, leaf }) => ({ envelope: envelope as Envelope, leaf }))
}

/** Where entry `seq` stands in the common log, if it is the one with this hash. */
export async function leafOf(trx: Trx, logbook: Buffer, seq: number, hash: string): Promise<number | null> {
  const found = await trx
    .selectFrom('logbook_entry')
    .select('leaf')
    .where('logbook_id', '=', logbook)
    .where('seq', '=', seq)
    .where('hash', '=', Buffer.from(hash, 'base64url'))
    .executeTakeFirst()
  return found?.leaf ?? null
}

/** Where each of these entries stands in the common log. */
export const leavesOf = (
  trx: Trx,
  logbook: Buffer,
  seqs: readonly number[],
): Promise<readonly { readonly seq: number; readonly leaf: number }[]> =>
  trx
    .selectFrom('logbook_entry')
    .select(['seq', 'leaf'])
    .where('logbook_id', '=', logbook)
    .where('seq', 'in', [...seqs])
    .execute()

/** Adds the next entry to a locked logbook, and its commitment to the common log. The last thing in a transaction. */
export async function addEntry(
  trx: Trx,
  logbook: Buffer,
  envelope: Envelope,
  hash: string,
  commitment: Uint8Array,
): Promise<number> {
  const head = Buffer.from(hash, 'base64url')
  await trx.updateTable('logbook').set({ entries: envelope.seq, head }).where('id', '=', logbook).execute()
  const leaf = await appendLeaf(trx, commitment)
  const row = { logbook_id: logbook, seq: envelope.seq, hash: head, envelope: JSON.stringify(envelope), leaf }
  await trx.insertInto('logbook_entry').values(row).execute()
  return leaf
}

/** Puts the next circle in force in a locked logbook: whoever is no longer in it is not let in again. */
export async function addCircle(
  trx: Trx,
  logbook: Buffer,
  circle: Circle,
  added: readonly Way[],
  removed: readonly number[],
): Promise<void> {
  await trx.updateTable('logbook').set({ circle: circle.number }).where('id', '=', logbook).execute()
  await keepCircle(trx, logbook, circle)
  await removeWays(trx, logbook, removed)
  await addWays(trx, logbook, added)
}

/** Nothing is left of it but commitments in the common log, which say nothing. */
export async function forgetLogbook(trx: Trx, logbook: Buffer): Promise<void> {
  await trx.deleteFrom('logbook').where('id', '=', logbook).execute()
}

async function keepCircle(trx: Trx, logbook: Buffer, circle: Circle): Promise<void> {
  const row = { logbook_id: logbook, number: circle.number, circle: JSON.stringify(circle) }
  await trx.insertInto('logbook_circle').values(row).execute()
}
