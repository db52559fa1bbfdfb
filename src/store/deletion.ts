import { sql } from 'kysely'
import type { Basis } from '#core/case/deletion.ts'
import { reasoned } from '#core/case/limits.ts'
import { type Actor, permit, viewOf } from '#core/case/permit.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseId } from '#core/id.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Instant } from '#core/time.ts'
import { type Noting, recordIn } from './audit/record.ts'
import { type CaseFolder, readCase } from './cases.ts'
import { becomeKeeper, type Trx, withActor, withKeeper, withOverseer } from './db.ts'
import { rememberDeletion } from './deletion-file.ts'
import { type Office, scopeOf } from './office.ts'
import { open, seal } from './seal.ts'

/** One leader's wish that a case be deleted. */
export type Wish = {
  readonly caseId: CaseId
  readonly number: string
  readonly institution: string
  readonly account: string
  readonly name: string
  readonly basis: Basis
  readonly reason: string
  readonly at: Instant
}

const context = (caseId: string) => `case_deletion|${caseId}`

/** A leader asks that a closed case be deleted; recorded in the same transaction. */
export async function askDeletion(
  office: Office,
  leader: Actor,
  caseId: CaseId,
  { basis, reason }: { readonly basis: Basis; readonly reason: string },
  noting: Noting,
): Promise<Result<void, Refusal>> {
  const folder = await deletable(office, leader, caseId)
  if (!folder.ok) return folder
  const why = reasoned('reason', reason)
  if (!why.ok) return why
  const at = office.now()
  return withActor(office.db, scopeOf(leader, at), async (trx) => {
    const added = await trx
      .insertInto('case_deletion')
      .values({
        case_id: caseId,
        institution_id: folder.value.state.institution.id,
        account_id: leader.account,
        name: leader.name,
        basis,
        reason: seal(office.key.secret, context(caseId), Buffer.from(why.value)),
        at,
      })
      .onConflict((conflict) => conflict.column('case_id').doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) return err({ type: 'nothing-changed' })
    await recordIn(trx, { ...noting, actor: leader, at, outcome: 'done', caseId })
    return ok(undefined)
  })
}

async function deletable(office: Office, leader: Actor, caseId: CaseId): Promise<Result<CaseFolder, Refusal>> {
  const folder = await readCase(office, leader, caseId)
  if (!folder.ok) return folder
  const { state, at } = folder.value
  const permitted = permit(leader, 'delete-case', viewOf(state, at))
  if (!permitted.ok) return permitted
  return state.status === 'closed' ? folder : err({ type: 'case-open' })
}

/** The wish that stands for a case, as somebody who may see it knows it. */
export const wishFor = async (office: Office, leader: Actor, caseId: CaseId): Promise<Wish | null> =>
  withActor(office.db, scopeOf(leader, office.now()), async (trx) => {
    const [wish] = await wishes(trx, office, caseId)
    return wish ?? null
  })

/** All that wait for the officer's yes or no. */
export const overseenWishes = (office: Office, officer: Actor): Promise<readonly Wish[]> =>
  withOverseer(office.db, officer.account, (trx) => wishes(trx, office))

async function wishes(trx: Trx, office: Office, caseId?: CaseId): Promise<Wish[]> {
  const rows = await trx
    .selectFrom('case_deletion as d')
    .innerJoin('case_stream as s', 's.case_id', 'd.case_id')
    .innerJoin('institution as i', 'i.id', 'd.institution_id')
    .select(['d.case_id', 's.number', 'i.name as institution', 'd.account_id', 'd.name', 'd.basis', 'd.reason', 'd.at'])
    .$if(caseId !== undefined, (query) => query.where('d.case_id', '=', caseId ?? ''))
    .orderBy('d.at')
    .execute()
  return rows.map(({ case_id, account_id, basis, reason, ...rest }) => ({
    ...rest,
    caseId: case_id as CaseId,
    account: account_id,
    basis: basis as Basis,
    reason: opened(office, case_id, reason),
  }))
}

function opened({ key }: Office, caseId: string, sealed: Buffer): string {
  for (const { secret } of [key, ...key.older])
    try {
      return open(secret, context(caseId), sealed).toString('utf8')
    } catch {
      // sealed under another of the keys
    }
  throw new Error('the reason for a deletion was sealed under another installation’s key')
}

/** The case stays: said by anybody who could have agreed, or by who asked. */
export async function keepCase(office: Office, actor: Actor, caseId: CaseId, noting: Noting): Promise<boolean> {
  const at = office.now()
  const work = async (trx: Trx) => {
    const gone = await trx.deleteFrom('case_deletion').where('case_id', '=', caseId).executeTakeFirst()
    if (gone.numDeletedRows === 0n) return false
    await recordIn(trx, { ...noting, actor, at, outcome: 'done', caseId })
    return true
  }
  if (actor.role === 'dpo') return withOverseer(office.db, actor.account, work)
  return (await deletable(office, actor, caseId)).ok && withActor(office.db, scopeOf(actor, at), work)
}

/**
 * The second of two says yes: the key is destroyed and the case's rows are gone, in one transaction with the line in the ledger and
 * the last link of the record of who saw it; then the line is written outside the database.
 */
export async function confirmDeletion(
  office: Office,
  actor: Actor,
  caseId: CaseId,
  noting: Noting,
): Promise<Result<void, Refusal>> {
  const wish = await wishSeenBy(office, actor, caseId)
  if (!wish.ok) return wish
  if (wish.value.account === actor.account) return err({ type: 'own-proposal' })
  const at = office.now()
  const done = await withKeeper(office.db, async (trx) => {
    await becomeKeeper(trx, caseId)
    const { rows } = await sql<Asked>`
      select d.institution_id, s.exercise, s.number, d.basis, d.account_id as asked_by, d.name as asked_name, d.at as asked_at,
        coalesce((select array_agg(x.account_id) from case_exclusion x), '{}') as excluded
      from case_deletion d join case_stream s on s.case_id = d.case_id where d.case_id = ${caseId}`.execute(trx)
    const [asked] = rows
    if (!asked || asked.asked_by === actor.account) return false
    const { seq, hash } = await recordIn(trx, { ...noting, actor, at, outcome: 'done', caseId })
    await becomeKeeper(trx, caseId)
    const line = { case_id: caseId, ...asked, confirmed_by: actor.account, confirmed_name: actor.name, deleted_at: at }
    await trx
      .insertInto('deletion_ledger')
      .values({ ...line, entries: seq, head: Buffer.from(hash, 'hex') })
      .execute()
    await sql`select delete_case(${caseId})`.execute(trx)
    return true
  })
  if (!done) return err({ type: 'nothing-changed' })
  await rememberDeletion(office, caseId)
  return ok(undefined)
}

type Asked = {
  readonly institution_id: string
  readonly exercise: boolean
  readonly number: string
  readonly basis: string
  readonly asked_by: string
  readonly asked_name: string
  readonly asked_at: Instant
  readonly excluded: string[]
}

async function wishSeenBy(office: Office, actor: Actor, caseId: CaseId): Promise<Result<Wish, Refusal>> {
  if (actor.role === 'dpo') {
    const found = (await overseenWishes(office, actor)).find((one) => one.caseId === caseId)
    return found ? ok(found) : err({ type: 'no-such-case' })
  }
  const folder = await deletable(office, actor, caseId)
  if (!folder.ok) return folder
  const wish = await wishFor(office, actor, caseId)
  return wish ? ok(wish) : err({ type: 'nothing-changed' })
}

/** What is left of a case: that it was, who two deleted it, on what basis, and where its record of access ended. */
export type Tombstone = {
  readonly number: string
  readonly institution: string
  readonly basis: Basis
  readonly askedName: string
  readonly confirmedName: string
  readonly deletedAt: Instant
  readonly entries: number
  readonly head: string
}

const MOST = 200

async function tombstones(trx: Trx): Promise<Tombstone[]> {
  const rows = await trx
    .selectFrom('deletion_ledger as l')
    .innerJoin('institution as i', 'i.id', 'l.institution_id')
    .select(['l.number', 'i.name as institution', 'l.basis', 'l.asked_name as askedName', 'l.entries', 'l.head'])
    .select(['l.confirmed_name as confirmedName', 'l.deleted_at as deletedAt'])
    .orderBy('l.deleted_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...row, basis: row.basis as Basis, head: row.head.toString('hex') }))
}

/** The deleted cases of a leader's institution, or of what an officer oversees, the latest first. */
export const deletedCases = (office: Office, actor: Actor): Promise<readonly Tombstone[]> =>
  actor.role === 'dpo'
    ? withOverseer(office.db, actor.account, tombstones)
    : withActor(office.db, scopeOf(actor), tombstones)
