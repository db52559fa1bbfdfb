import { sql } from 'kysely'
import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { becomeRecorder, type Db, type Trx, withDoor } from '../db.ts'
import { addLink, type End } from './add-link.ts'

/** The chain of all sign-ins of the installation. */
export const DOOR = '00000000-0000-4000-8000-00000000d002'

/** In, out, sessions ended from elsewhere, and an attempt that failed. */
export type DoorAction = 'door.in' | 'door.out' | 'door.ended' | 'door.failed'

/** The last thing of a transaction at the door; nothing of invented people, and nobody's name when it failed. */
export async function recordDoor(
  trx: Trx,
  action: DoorAction,
  account: AccountId | null,
  at: Instant | null,
): Promise<void> {
  await becomeRecorder(trx, account ?? '', DOOR)
  const { rows } = await sql<Knocking>`
    select d.display_name as name, d.role, d.municipality_id as municipality, d.institution_id as institution,
      coalesce(d.exercise, false) as exercise, now() as now
    from (select) as one left join account d on d.id = ${account}`.execute(trx)
  const [found] = rows
  if (!found || found.exercise) return
  const end = await sql<End>`select * from audit_head(${DOOR})`.execute(trx)
  const { name, role, municipality, institution, exercise, now } = found
  const place = { chain: DOOR, caseId: null, institution, municipality, exercise }
  const outcome = action === 'door.failed' ? 'refused' : 'done'
  const who = { account: account ?? '', name: name ?? '', role: role ?? '', request: crypto.randomUUID() }
  await addLink(trx, place, end.rows[0] ?? NOT_BEGUN, { at: at ?? now, action, purpose: 'own-work', outcome }, who)
}

const NOT_BEGUN: End = { seq: null, hash: null }

/** Nulls for one whom nobody knows. */
type Knocking = {
  readonly name: string | null
  readonly role: string | null
  readonly municipality: string | null
  readonly institution: string | null
  readonly exercise: boolean
  readonly now: Instant
}

/** An attempt that failed, whoever's account it was aimed at, if anybody's. */
export const recordFailure = (db: Db, at: Instant): Promise<void> =>
  withDoor(db, (trx) => recordDoor(trx, 'door.failed', null, at))
