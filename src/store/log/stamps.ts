import { sql } from 'kysely'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, type Trx, withLogger } from '../db.ts'
import { askStamp, type StampService } from '../stamp/ask.ts'
import type { StampFault } from '../stamp/check.ts'
import type { Log } from './key.ts'
import { proofUnder, signedAt, sizeIn } from './log.ts'

/** A stamp on a checkpoint, as it is kept. */
export type LogStamp = {
  readonly size: number
  /** The authority's time, and until when its certificates hold. */
  readonly at: Instant
  readonly until: Instant
  /** What was stamped, to the byte. */
  readonly checkpoint: string
  /** The authority's answer, DER. */
  readonly token: Buffer
}

/** One a checkpoint, and no more often than this. */
const BETWEEN_MINUTES = 60
/** The same checkpoint is stamped again when its stamp's certificates have less than this left. */
const RENEW_MINUTES = 90 * 24 * 60

export type Stamping =
  | { readonly type: 'stamped'; readonly size: number; readonly at: Instant }
  /** Too soon, nothing new, or another instance is at it. */
  | { readonly type: 'not-due' }
  | { readonly type: 'failed'; readonly fault: StampFault | 'unreachable' }

/** Has the newest checkpoint stamped, when it is time. Any number of instances may ask at once. */
export const stampNewest = (db: Db, log: Log, service: StampService, now: () => Instant): Promise<Stamping> =>
  withLogger(db, async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(2026116) as mine`.execute(trx)
    if (!rows[0]?.mine) return { type: 'not-due' }
    const size = await sizeIn(trx)
    const last = await stamps(trx).orderBy('at', 'desc').orderBy('size', 'desc').limit(1).executeTakeFirst()
    if (size === 0 || (last && !isDue(last, size, now()))) return { type: 'not-due' }
    const checkpoint = await signedAt(trx, log, size)
    const stamped = await askStamp(service, Buffer.from(checkpoint), now)
    if (!stamped.ok) return { type: 'failed', fault: stamped.error }
    const { stamp, answer } = stamped.value
    const row = { size, at: stamp.at, until: stamp.until, checkpoint, token: Buffer.from(answer) }
    await trx.insertInto('log_stamp').values(row).execute()
    return { type: 'stamped', size, at: stamp.at }
  })

const isDue = (last: LogStamp, size: number, now: Instant): boolean =>
  now >= addMinutes(last.at, BETWEEN_MINUTES) && (size > last.size || last.until < addMinutes(now, RENEW_MINUTES))

const stamps = (trx: Trx) => trx.selectFrom('log_stamp').select(['size', 'at', 'until', 'checkpoint', 'token'])

/** The first stamp on a checkpoint that leaf `index` is under: the earliest time by which it was there. */
export const stampOver = (db: Db, index: number): Promise<LogStamp | null> =>
  withLogger(db, (trx) => firstOver(trx, index))

async function firstOver(trx: Trx, index: number): Promise<LogStamp | null> {
  const found = await stamps(trx).where('size', '>', index).orderBy('size').orderBy('at').limit(1).executeTakeFirst()
  return found ?? null
}

/** A leaf, the first stamp over it, and the proof that it is under what was stamped. */
export type StampedLeaf = { readonly index: number; readonly stamp: LogStamp; readonly proof: string }

/** Those of the leaves that are under a stamp by now. */
export const stampedLeaves = (db: Db, indexes: readonly number[]): Promise<readonly StampedLeaf[]> =>
  withLogger(db, async (trx) => {
    const stamped: StampedLeaf[] = []
    for (const index of indexes) {
      const stamp = await firstOver(trx, index)
      if (stamp) stamped.push({ index, stamp, proof: await proofUnder(trx, index, stamp.size, stamp.checkpoint) })
    }
    return stamped
  })

/** The newest stamps, newest first. */
export const newestStamps = (db: Db, limit: number): Promise<readonly LogStamp[]> =>
  withLogger(db, (trx) => stamps(trx).orderBy('at', 'desc').orderBy('size', 'desc').limit(limit).execute())
