import { sql } from 'kysely'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { becomeRecorder, type Db, type Trx, withRecorder } from '../db.ts'
import { addLink, type End, type Head, type Place } from './add-link.ts'
import type { Outcome, Purpose } from './chain.ts'

/** Something that somebody did or tried, by the name the route has for it. */
export type Access = {
  readonly actor: Actor
  readonly at: Instant
  /** `case.read`. */
  readonly action: string
  readonly outcome: Outcome
  /** The case asked for, whether there is such a one or not; null when it was about none. */
  readonly caseId: CaseId | null
  /** Leads to the same request in the operator's log. */
  readonly request: string
}

/** What the record says of a request: by what name, and which line of the operator's log. */
export type Noting = Pick<Access, 'action' | 'request'>

/** Adds to the case's chain; to the account's own when there is no such case. Done when this resolves, and not undone by anybody. */
export const recordAccess = (db: Db, access: Access): Promise<void> =>
  withRecorder(db, access.actor, access.caseId, async (trx) => {
    await add(trx, access)
  })

/** The same as the last thing of a transaction that has written something: neither is there without the other. */
export async function recordIn(trx: Trx, access: Access): Promise<Head> {
  await becomeRecorder(trx, access.actor.account, access.caseId)
  return add(trx, access)
}

async function add(trx: Trx, access: Access): Promise<Head> {
  const { seq, hash, ...place } = await placeOf(trx, access)
  const { actor, request, at, action, outcome } = access
  const { account, name, role } = actor
  const said = { at, action, outcome, purpose: purposeOf(access, place) }
  return addLink(trx, place, { seq, hash }, said, { account, name, role, request })
}

/** Where it is recorded, and what the actor was to the case at that moment. */
type Standing = Place & {
  readonly relation: string | null
  /** Let in for some hours, in an emergency. */
  readonly glass: boolean
  /** Whether a data protection officer with the actor's account would watch over it. */
  readonly overseen: boolean
}

/** Where it is recorded, and the chain's end there, to which nobody else adds before this transaction is over. */
async function placeOf(trx: Trx, { actor, caseId, at }: Access): Promise<Standing & End> {
  const { rows } = await sql<Standing & End>`
    select place.*, last.seq, last.hash from (
    select s.case_id as chain, s.case_id as "caseId", s.institution_id as institution, i.municipality_id as municipality,
      s.exercise, m.relation, exists (
        select from case_glass g where g.case_id = s.case_id and g.account_id = ${actor.account} and g.until > ${at}
      ) as glass, exists (
        select from account a where a.id = ${actor.account} and a.municipality_id = i.municipality_id
          and a.exercise = s.exercise and (a.institution_id is null or a.institution_id = s.institution_id)
      ) as overseen
    from case_stream s
    join institution i on i.id = s.institution_id
    left join case_member m on m.case_id = s.case_id and m.account_id = ${actor.account}
    where s.case_id = ${caseId}
    union all
    select a.id, null, a.institution_id, a.municipality_id, a.exercise, null, false, true
    from account a where a.id = ${actor.account}
    order by "caseId" nulls last limit 1
    ) place left join lateral audit_head(place.chain) last on true`.execute(trx)
  const place = rows[0]
  if (!place) throw new Error('nobody has the account that would be recorded')
  return place
}

function purposeOf({ actor, action }: Access, place: Standing): Purpose {
  const { caseId, relation, institution, exercise, overseen, glass } = place
  if (actor.role === 'dpo') return overseen && action.startsWith('audit.') ? 'oversight' : 'none'
  if (caseId === null) return 'own-work'
  if (actor.exercise !== exercise) return 'none'
  if (relation === 'member' && actor.role !== 'administrator') return 'member'
  if (relation === 'sparring' && actor.role === 'ssp') return 'sparring'
  const works = actor.institutions.some((one) => one === institution)
  if (actor.role === 'leader' && works) return 'leadership'
  return glass && actor.role !== 'administrator' ? 'emergency' : 'none'
}
