import { sql } from 'kysely'
import type { By, Keyholder } from '#core/case/events.ts'
import { ACCOUNT_ROLES, type AccountRole, type Actor, byOf } from '#core/case/permit.ts'
import type { AccountId, CaseId, InstitutionId } from '#core/id.ts'
import { type Db, withDoor, withReader } from './db.ts'
import type { Office } from './office.ts'

/** Columns that make an `Actor`. */
type AccountRow = {
  readonly id: string
  readonly display_name: string
  readonly role: string
  readonly institution_id: string | null
  readonly exercise: boolean
}

export const toActor = (row: AccountRow): Actor => ({
  account: row.id as AccountId,
  name: row.display_name,
  role: row.role as AccountRole,
  institutions: row.institution_id === null ? [] : [row.institution_id as InstitutionId],
  exercise: row.exercise,
})

/** Somebody by their account; null when there is none, or it has been closed. */
export async function actorOf(db: Db, account: AccountId): Promise<Actor | null> {
  const row = await withDoor(db, (trx) =>
    trx
      .selectFrom('account')
      .select(['id', 'display_name', 'role', 'institution_id', 'exercise'])
      .where('id', '=', account)
      .where('closed_at', 'is', null)
      .executeTakeFirst(),
  )
  return row ? toActor(row) : null
}

/** Whom the actor can put on a case or ask: the institution's professionals and leaders, the municipality's SSP consultants. */
export async function colleagues(office: Office, actor: Actor): Promise<By[]> {
  return (await accountsHere(office, actor)).flatMap((one) => byOf(one) ?? [])
}

/** Everybody with an account at the actor's institution or for all of the municipality: any of them can be a suspect. */
export async function keyholders(office: Office, actor: Actor): Promise<Keyholder[]> {
  const others = (await accountsHere(office, actor)).filter(({ account }) => account !== actor.account)
  return others.map(({ account, name }) => ({ account, name }))
}

const accountsHere = async (office: Office, { account, institutions, exercise }: Actor): Promise<Actor[]> =>
  (
    await withReader(office.db, { account, institutions }, (trx) =>
      trx
        .selectFrom('account')
        .select(['id', 'display_name', 'role', 'institution_id', 'exercise'])
        .where(sql<boolean>`(institution_id is null or institution_id = any (${[...institutions]}::uuid[]))`)
        .where('exercise', '=', exercise)
        .where('closed_at', 'is', null)
        .orderBy('display_name')
        .orderBy('id')
        .execute(),
    )
  ).map(toActor)

/** The municipality's other leaders, for a case that no leader of its own institution may know of; nobody for any other. */
export async function leadersElsewhere(office: Office, actor: Actor, caseId: CaseId): Promise<By[]> {
  const { account, institutions } = actor
  const { rows } = await withReader(office.db, { account, institutions }, (trx) =>
    sql<AccountRow>`
      select a.id, a.display_name, a.role, a.institution_id, a.exercise
      from case_stream s
      join institution i on i.id = s.institution_id
      join account a on a.municipality_id = i.municipality_id and a.role = 'leader' and a.exercise = s.exercise
        and a.closed_at is null and a.institution_id <> s.institution_id
      where s.case_id = ${caseId} and not app_is_excluded(s.case_id, a.id) and not exists (
        select from account h where h.institution_id = s.institution_id and h.role = 'leader' and h.closed_at is null
          and not app_is_excluded(s.case_id, h.id)
      )
      order by a.display_name, a.id`.execute(trx),
  )
  return rows.flatMap((row) => byOf(toActor(row)) ?? [])
}

export type ExerciseAccount = {
  readonly account: AccountId
  readonly name: string
  readonly role: AccountRole
  /** Null for the municipality's own people. */
  readonly institution: string | null
}

/** Everybody one can be in the exercise; the one each role is tried with comes first in their role. */
export async function exerciseAccounts(db: Db): Promise<ExerciseAccount[]> {
  const rows = await withDoor(db, (trx) =>
    trx
      .selectFrom('account as a')
      .leftJoin('institution as i', 'i.id', 'a.institution_id')
      .select(['a.id', 'a.display_name', 'a.role', 'i.name as institution'])
      .where('a.exercise', '=', true)
      .where('a.closed_at', 'is', null)
      .orderBy('a.created_at')
      .orderBy('a.id')
      .execute(),
  )
  return rows
    .map(({ id, display_name, role, institution }) => ({
      account: id as AccountId,
      name: display_name,
      role: role as AccountRole,
      institution,
    }))
    .sort((a, b) => ACCOUNT_ROLES.indexOf(a.role) - ACCOUNT_ROLES.indexOf(b.role))
}

/** Whether any real institution is here. */
export const anyReal = (db: Db): Promise<boolean> =>
  withDoor(db, async (trx) => {
    const found = await trx
      .selectFrom('institution')
      .select('id')
      .where('exercise', '=', false)
      .limit(1)
      .executeTakeFirst()
    return found !== undefined
  })
