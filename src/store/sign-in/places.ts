import { randomUUID } from 'node:crypto'
import type { Keyholder } from '#core/case/events.ts'
import type { AccountRole } from '#core/case/permit.ts'
import type { AccountId, InstitutionId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Db, withAdmin, withDoor } from '../db.ts'
import { noteOf } from './account-notes.ts'

/** Somebody at one place: an account of its own there, with the role they have there. */
export type WorkPlace = {
  readonly account: AccountId
  readonly role: AccountRole
  /** Null for the municipality as a whole. */
  readonly institution: string | null
  readonly municipality: string
}

/** The account that somebody signs in by, whichever of their places they are at. */
export const ownerOf = (db: Db, account: AccountId): Promise<AccountId> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('account')
      .select('signs_in_as')
      .where('id', '=', account)
      .executeTakeFirstOrThrow()
    return (row.signs_in_as ?? account) as AccountId
  })

/** Where somebody works who signs in by `owner`, the first place first; those that are closed left out. */
export const placesOf = (db: Db, owner: AccountId): Promise<WorkPlace[]> =>
  withDoor(db, async (trx) => {
    const rows = await trx
      .selectFrom('account as a')
      .innerJoin('municipality as m', 'm.id', 'a.municipality_id')
      .leftJoin('institution as i', 'i.id', 'a.institution_id')
      .select(['a.id', 'a.role', 'i.name as institution', 'm.name as municipality'])
      .where((eb) => eb.or([eb('a.id', '=', owner), eb('a.signs_in_as', '=', owner)]))
      .where('a.closed_at', 'is', null)
      .where('a.exercise', '=', false)
      .orderBy((eb) => eb('a.id', '<>', owner))
      .orderBy('a.created_at')
      .execute()
    return rows.map(({ id, role, institution, municipality }) => ({
      account: id as AccountId,
      role: role as AccountRole,
      institution,
      municipality,
    }))
  })

export type NewPlace = { readonly institution: InstitutionId | null; readonly role: AccountRole }

/** False when they are there already. Who may be put where is asked before. */
export const addPlace = (db: Db, by: Keyholder, owner: AccountId, place: NewPlace, at: Instant): Promise<boolean> =>
  withAdmin(db, async (trx) => {
    const person = await trx
      .selectFrom('account')
      .select(['municipality_id', 'display_name'])
      .where('id', '=', owner)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const there = await trx
      .selectFrom('account')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', owner), eb('signs_in_as', '=', owner)]))
      .where('institution_id', 'is not distinct from', place.institution)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (there) return false
    await trx
      .insertInto('account')
      .values({
        id: randomUUID(),
        ...person,
        institution_id: place.institution,
        role: place.role,
        signs_in_as: owner,
        created_at: at,
      })
      .execute()
    await noteOf(owner, 'place', by, at)(trx)
    return true
  })
