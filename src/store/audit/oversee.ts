import { sql } from 'kysely'
import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Trx, withOverseer } from '../db.ts'
import type { Office } from '../office.ts'
import { links, newest, type Recorded, toRecorded, whole } from './read.ts'
import { DOOR } from './record-door.ts'

const MOST = 200

/** A case as its overseer may know it. */
export type OverseenCase = {
  readonly id: CaseId
  /** Null for one that has been deleted. */
  readonly number: string | null
  readonly institution: string
}

export type Overview = {
  readonly cases: readonly (OverseenCase & Counts)[]
  readonly people: readonly ({ readonly account: AccountId; readonly name: string; readonly role: string } & Counts)[]
}

type Counts = { readonly accesses: number; readonly refused: number; readonly latest: Instant }

/** The cases and people of the overseer's institutions that there have been look-ups of and by, the latest first. */
export const overview = ({ db }: Office, { account }: Actor): Promise<Overview> =>
  withOverseer(db, account, async (trx) => {
    const cases = await sql<OverseenCase & Counts>`
      select e.case_id as id, s.number, i.name as institution, count(*)::int as accesses,
        (count(*) filter (where e.outcome = 'refused'))::int as refused, max(e.at) as latest
      from audit_entry e
      join institution i on i.id = e.institution_id
      left join case_stream s on s.case_id = e.case_id
      where e.case_id is not null
      group by e.case_id, s.number, i.name
      order by latest desc, id limit ${MOST}`.execute(trx)
    const people = await sql<Overview['people'][number]>`
      select p.account_id as account, (array_agg(p.name order by e.at desc))[1] as name,
        (array_agg(p.role order by e.at desc))[1] as role, count(*)::int as accesses,
        (count(*) filter (where e.outcome = 'refused'))::int as refused, max(e.at) as latest
      from audit_person p
      join audit_entry e on e.chain = p.chain and e.seq = p.seq
      where e.chain <> ${DOOR}
      group by p.account_id
      order by latest desc, account limit ${MOST}`.execute(trx)
    return { cases: cases.rows, people: people.rows }
  })

/** Who saw one case, newest first, below `before`; null when it is not the overseer's. */
export const overseeCase = (
  { db }: Office,
  { account }: Actor,
  id: CaseId,
  before?: number,
): Promise<{ readonly of: OverseenCase; readonly entries: readonly Recorded[] } | null> =>
  withOverseer(db, account, async (trx) => {
    const of = await overseenCase(trx, id)
    return of && { of, entries: await newest(trx, id, before, MOST) }
  })

/** The whole chain of one case, oldest first; null when it is not the overseer's. */
export const overseeChain = ({ db }: Office, { account }: Actor, id: CaseId): Promise<readonly Recorded[] | null> =>
  withOverseer(db, account, async (trx) => ((await overseenCase(trx, id)) ? whole(trx, id) : null))

async function overseenCase(trx: Trx, id: CaseId): Promise<OverseenCase | null> {
  const { rows } = await sql<OverseenCase>`
    select e.case_id as id, s.number, i.name as institution
    from audit_entry e
    join institution i on i.id = e.institution_id
    left join case_stream s on s.case_id = e.case_id
    where e.chain = ${id} and e.case_id is not null limit 1`.execute(trx)
  return rows[0] ?? null
}

/** The latest sign-ins, below `before`; nothing for who oversees less than a municipality. */
export const overseeDoor = ({ db }: Office, { account }: Actor, before?: number): Promise<readonly Recorded[]> =>
  withOverseer(db, account, (trx) => newest(trx, DOOR, before, MOST))

/** The whole chain of sign-ins, of other municipalities without names. */
export const overseeDoorChain = ({ db }: Office, { account }: Actor): Promise<readonly Recorded[]> =>
  withOverseer(db, account, (trx) => whole(trx, DOOR))

/** A look-up of one person, and the number of the case it was in. */
export type LookUp = Recorded & { readonly caseId: CaseId | null; readonly number: string | null }

/** What one person has looked at, newest first; empty when nothing of it is the overseer's. */
export const overseePerson = ({ db }: Office, { account }: Actor, person: AccountId): Promise<readonly LookUp[]> =>
  withOverseer(db, account, async (trx) => {
    const rows = await links(trx)
      .leftJoin('case_stream as s', 's.case_id', 'e.case_id')
      .select(['e.case_id as caseId', 's.number'])
      .where('p.account_id', '=', person)
      .orderBy('e.at', 'desc')
      .orderBy('e.seq', 'desc')
      .limit(MOST)
      .execute()
    return rows.map((row) => ({ ...toRecorded(row), caseId: row.caseId as CaseId | null, number: row.number }))
  })
