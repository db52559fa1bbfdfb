import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '#core/case/permit.ts'
import { commitmentTo, SALT_BYTES } from '#core/log/commitment.ts'
import { parseProof, writeProof } from '#core/log/proof.ts'
import type { Instant } from '#core/time.ts'
import type { Logged } from '../audit/check-chain.ts'
import { type Db, type Trx, withActor, withLogger, withOverseer } from '../db.ts'
import { type Office, scopeOf } from '../office.ts'
import { type Log, sha256 } from './key.ts'
import { appendLeaf, proofOf } from './log.ts'
import { stampOver } from './stamps.ts'

/** So many in one transaction: whoever else would add to the log waits for it. */
const AT_ONCE = 200

/**
 * Brings the ends of the audit chains into the log, each as a commitment, and answers how many that were. Only chains that have
 * grown after `since` are looked at; all of them when it is null. The exercise's are left out: they are forgotten again.
 */
export async function commitHeads(db: Db, since: Instant | null): Promise<number> {
  for (let count = 0; ; ) {
    const some = await withLogger(db, (trx) => commitSome(trx, since))
    count += some
    if (some < AT_ONCE) return count
  }
}

async function commitSome(trx: Trx, since: Instant | null): Promise<number> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(2026117) as mine`.execute(trx)
  if (!rows[0]?.mine) return 0
  const heads = await sql<{ chain: string; seq: number; hash: Buffer }>`
    select e.chain, e.seq, e.hash from audit_entry e
    join (
      select chain, max(seq) as seq from audit_entry where at >= coalesce(${since}::timestamptz, '-infinity') group by chain
    ) newest on newest.chain = e.chain and newest.seq = e.seq
    where not exists (select from log_audit_head h where h.chain = e.chain and h.seq = e.seq)
    limit ${AT_ONCE}`.execute(trx)
  for (const { chain, seq, hash } of heads.rows) {
    const salt = randomBytes(SALT_BYTES)
    const leaf = await appendLeaf(trx, commitmentTo(sha256, salt, hash))
    await trx.insertInto('log_audit_head').values({ chain, seq, salt, leaf }).execute()
  }
  return heads.rows.length
}

/**
 * How the newest end of a chain that is in the log stands there, under the first checkpoint with a stamp, or the newest where
 * none has one; for whoever may see the chain. Null when it is not in the log yet.
 */
export async function loggedHead(
  { db }: Pick<Office, 'db'>,
  log: Log,
  actor: Actor,
  chain: string,
): Promise<Logged | null> {
  const find = (trx: Trx) => newestEnd(trx, chain)
  const end = await (actor.role === 'dpo' ? withOverseer(db, actor.account, find) : withActor(db, scopeOf(actor), find))
  if (!end) return null
  const stamp = await stampOver(db, end.leaf)
  const proof = await proofOf(db, log, end.leaf, stamp?.size)
  const parsed = proof === null ? null : parseProof(proof)
  if (!parsed) throw new Error('what is in the log has no proof')
  return {
    seq: end.seq,
    proof: writeProof({ ...parsed, extra: end.salt }),
    key: log.published,
    ...(stamp && { stamp: stamp.token.toString('base64') }),
  }
}

type LoggedEnd = { readonly seq: number; readonly salt: Buffer; readonly leaf: number }

async function newestEnd(trx: Trx, chain: string): Promise<LoggedEnd | null> {
  const ends = trx.selectFrom('log_audit_head').select(['seq', 'salt', 'leaf']).where('chain', '=', chain)
  return (await ends.orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null
}
