import { sql } from 'kysely'
import { writeCheckpoint } from '#core/log/checkpoint.ts'
import { writeProof } from '#core/log/proof.ts'
import { consistencyPath, inclusionPath, joined, type Range, type Subtree, subtreesOf } from '#core/log/tree.ts'
import { type Db, type Trx, withLogger } from '../db.ts'
import { type Log, sha256 } from './key.ts'

/**
 * Adds a leaf in the caller's transaction and answers which it is. Everybody else who would add waits for the end of that
 * transaction, so it is the last thing to do in one; nothing about the leaf may be told before it is committed.
 */
export async function appendLeaf(trx: Trx, leaf: Uint8Array): Promise<number> {
  const { rows } = await sql<{ index: number }>`select log_append(${Buffer.from(leaf)}) as index`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('the log answered nothing')
  return row.index
}

/** How many leaves there are. */
export const sizeOf = (db: Db): Promise<number> => withLogger(db, sizeIn)

/** What the log says it holds, or held when it had `size` leaves: a signed checkpoint. Null when it never had so many. */
export const checkpoint = (db: Db, log: Log, size?: number): Promise<string | null> =>
  withLogger(db, async (trx) => {
    const most = await sizeIn(trx)
    const asked = size ?? most
    return asked > most ? null : signedAt(trx, log, asked)
  })

/** The proof that leaf `index` is in the log, under its newest checkpoint or that of `size`. Null when it is not under that. */
export const proofOf = (db: Db, log: Log, index: number, size?: number): Promise<string | null> =>
  withLogger(db, async (trx) => {
    const most = await sizeIn(trx)
    const asked = size ?? most
    if (asked > most || index >= asked) return null
    return proofUnder(trx, index, asked, await signedAt(trx, log, asked))
  })

/** The proof that leaf `index` is under the checkpoint of `size`, which it is. */
export async function proofUnder(trx: Trx, index: number, size: number, checkpoint: string): Promise<string> {
  return writeProof({ index, path: await hashesOf(trx, inclusionPath(index, size)), checkpoint })
}

/** The hashes that show how the log of `newer` leaves goes on from that of `older`. Null when there were never such two. */
export const continuation = (db: Db, older: number, newer: number): Promise<readonly Uint8Array[] | null> =>
  withLogger(db, async (trx) => {
    if (older < 1 || older > newer || newer > (await sizeIn(trx))) return null
    return hashesOf(trx, consistencyPath(older, newer))
  })

/** The same, in a transaction of the log's. */
export async function sizeIn(trx: Trx): Promise<number> {
  const { size } = await trx
    .selectFrom('log_leaf')
    .select(sql<number>`coalesce(max(index) + 1, 0)`.as('size'))
    .executeTakeFirstOrThrow()
  return size
}

/** The signed checkpoint of the tree of `size` leaves, which there is. */
export async function signedAt(trx: Trx, log: Log, size: number): Promise<string> {
  const [root] = await hashesOf(trx, [{ from: 0, to: size }])
  if (!root) throw new Error('a tree without a root')
  return log.signed(writeCheckpoint({ origin: log.key.name, size, root }))
}

/** The hash of each range, from the whole subtrees that are kept. */
async function hashesOf(trx: Trx, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const parts = ranges.map(subtreesOf)
  const wanted = parts.flat()
  const { rows } = await sql<Subtree & { hash: Buffer }>`
    select n.level, n.index, n.hash from log_node n
    join unnest(${wanted.map(({ level }) => level)}::int[], ${wanted.map(({ index }) => index)}::bigint[]) as w (level, index)
      on w.level = n.level and w.index = n.index`.execute(trx)
  const kept = new Map(rows.map(({ level, index, hash }) => [`${level} ${index}`, hash]))
  return parts.map((subtrees) =>
    joined(
      sha256,
      subtrees.map(({ level, index }) => {
        const hash = kept.get(`${level} ${index}`)
        if (!hash) throw new Error(`the log lacks subtree ${index} of level ${level}`)
        return hash
      }),
    ),
  )
}
