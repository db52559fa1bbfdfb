import { sql } from 'kysely'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Trx, withActor } from '../db.ts'
import { type Office, scopeOf } from '../office.ts'
import { FORM, type Link, type Outcome, type Purpose, type Who } from './chain.ts'

/** A link as it is kept: with its own hash, and who it was unless that has been forgotten. */
export type Recorded = Link & { readonly hash: string; readonly who: Who | null }

type Row = {
  readonly chain: string
  readonly seq: number
  readonly at: Instant
  readonly action: string
  readonly purpose: string
  readonly outcome: string
  readonly personal: Buffer
  readonly previous: Buffer
  readonly hash: Buffer
  readonly salt: Buffer | null
  readonly account: string | null
  readonly name: string | null
  readonly role: string | null
  readonly request: string | null
}

const MOST = 200

/** Who saw and did what in a case, newest first, below `before`; for somebody who may read the case. */
export const accessesOf = (
  office: Office,
  actor: Actor,
  caseId: CaseId,
  { before, limit = MOST }: { before?: number | undefined; limit?: number } = {},
): Promise<readonly Recorded[]> =>
  withActor(office.db, scopeOf(actor, office.now()), (trx) => newest(trx, caseId, before, limit))

/** The whole of a case's chain, oldest first. */
export const chainOf = (office: Office, actor: Actor, caseId: CaseId): Promise<readonly Recorded[]> =>
  withActor(office.db, scopeOf(actor), (trx) => whole(trx, caseId))

export const newest = async (trx: Trx, chain: string, before: number | undefined, limit: number): Promise<Recorded[]> =>
  (
    await links(trx)
      .where('e.chain', '=', chain)
      .$if(before !== undefined, (query) => query.where('e.seq', '<', before ?? 0))
      .orderBy('e.seq', 'desc')
      .limit(limit)
      .execute()
  ).map(toRecorded)

export const whole = async (trx: Trx, chain: string): Promise<Recorded[]> =>
  (await links(trx).where('e.chain', '=', chain).orderBy('e.seq').execute()).map(toRecorded)

export const links = (trx: Trx) =>
  trx
    .selectFrom('audit_entry as e')
    .leftJoin('audit_person as p', (join) => join.onRef('p.chain', '=', 'e.chain').onRef('p.seq', '=', 'e.seq'))
    .select([
      'e.chain',
      'e.seq',
      'e.at',
      'e.action',
      'e.purpose',
      'e.outcome',
      'e.personal',
      'e.previous',
      'e.hash',
      'p.salt',
      'p.account_id as account',
      'p.name',
      'p.role',
      sql<string | null>`p.request`.as('request'),
    ])

export function toRecorded(row: Row): Recorded {
  const { chain, seq, at, action, salt, account, name, role, request } = row
  const purpose = row.purpose as Purpose
  const outcome = row.outcome as Outcome
  const whole = salt && account !== null && name !== null && role !== null && request !== null
  return {
    form: FORM,
    chain,
    seq,
    at,
    action,
    purpose,
    outcome,
    personal: row.personal.toString('hex'),
    previous: row.previous.toString('hex'),
    hash: row.hash.toString('hex'),
    who: whole ? { salt: salt.toString('hex'), account, name, role, request } : null,
  }
}
