import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { becomeRecorder, type Db, type Trx, withDoor } from '../db.ts'
import { BEFORE_FIRST, FORM, hashOf, type Link, type Who } from './chain.ts'

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
  const { rows } = await sql<Place & { now: Instant }>`
    select d.display_name as name, d.role, d.municipality_id, d.institution_id, coalesce(d.exercise, false) as exercise, now() as now
    from (select) as one left join account d on d.id = ${account}`.execute(trx)
  const place = rows[0]
  if (!place || place.exercise) return
  const head = await sql<{ seq: number; hash: Buffer }>`select * from audit_head(${DOOR})`.execute(trx)
  const { seq = 0, hash } = head.rows[0] ?? {}
  const salt = randomBytes(16).toString('hex')
  const { name, role, municipality_id, institution_id } = place
  const who: Who = { salt, account: account ?? '', name: name ?? '', role: role ?? '', request: crypto.randomUUID() }
  const link: Link = {
    form: FORM,
    chain: DOOR,
    seq: seq + 1,
    at: at ?? place.now,
    action,
    purpose: 'own-work',
    outcome: action === 'door.failed' ? 'refused' : 'done',
    personal: hashOf(who),
    previous: hash?.toString('hex') ?? BEFORE_FIRST,
  }
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  const { at: moment, purpose, outcome } = link
  await trx
    .insertInto('audit_entry')
    .values({
      chain: DOOR,
      seq: link.seq,
      case_id: null,
      institution_id,
      municipality_id,
      exercise: false,
      at: moment,
      action,
      purpose,
      outcome,
      personal: bytes(link.personal),
      previous: bytes(link.previous),
      hash: bytes(hashOf(link)),
    })
    .execute()
  if (account === null || municipality_id === null) return
  const where = { chain: DOOR, seq: link.seq, case_id: null, institution_id, municipality_id, exercise: false }
  await trx
    .insertInto('audit_person')
    .values({ ...where, salt: bytes(salt), account_id: account, name: who.name, role: who.role, request: who.request })
    .execute()
}

type Place = {
  readonly name: string | null
  readonly role: string | null
  readonly municipality_id: string | null
  readonly institution_id: string | null
  readonly exercise: boolean
}

/** An attempt that failed, whoever's account it was aimed at, if anybody's. */
export const recordFailure = (db: Db, at: Instant): Promise<void> =>
  withDoor(db, (trx) => recordDoor(trx, 'door.failed', null, at))
