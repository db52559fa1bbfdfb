import type { AccountRole, Actor } from '#core/case/permit.ts'
import type { AccountId, InstitutionId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Db, withAdmin } from '../db.ts'
import { invite, type NewInvitation } from './joining.ts'

export type Place = { readonly id: InstitutionId; readonly name: string }

/** Where an administrator lets people in: an institution's own there, the municipality's in all of them. */
export type Ground = {
  readonly municipality: string
  /** Whether they administer the municipality as a whole. */
  readonly whole: boolean
  readonly institutions: readonly Place[]
}

export type OpenInvitation = {
  readonly name: string
  readonly role: AccountRole
  readonly institution: string | null
  readonly expires: Instant
}

/** Null for one who is no administrator of anything real. */
export const groundOf = (db: Db, actor: Actor): Promise<Ground | null> =>
  withAdmin(db, async (trx) => {
    if (actor.role !== 'administrator' || actor.exercise) return null
    const account = await trx
      .selectFrom('account')
      .select(['municipality_id', 'institution_id'])
      .where('id', '=', actor.account)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (!account) return null
    const institutions = await trx
      .selectFrom('institution')
      .select(['id', 'name'])
      .where('municipality_id', '=', account.municipality_id)
      .$if(account.institution_id !== null, (query) => query.where('id', '=', account.institution_id ?? ''))
      .orderBy('name')
      .execute()
    return {
      municipality: account.municipality_id,
      whole: account.institution_id === null,
      institutions: institutions.map(({ id, name }) => ({ id: id as InstitutionId, name })),
    }
  })

/** SSP works for the municipality as a whole, pupils' own staff at an institution; the others at either. */
export function mayInvite(ground: Ground, { role, institution }: Omit<NewInvitation, 'name'>): boolean {
  if (institution === null) return ground.whole && role !== 'professional' && role !== 'leader'
  return role !== 'ssp' && ground.institutions.some(({ id }) => id === institution)
}

export const inviteTo = (db: Db, by: AccountId, ground: Ground, to: NewInvitation, at: Instant): Promise<string> => {
  if (!mayInvite(ground, to)) throw new Error('nobody may be invited there by this administrator')
  return invite(db, by, ground.municipality, to, at)
}

export const openInvitations = (db: Db, ground: Ground, at: Instant): Promise<OpenInvitation[]> =>
  withAdmin(db, async (trx) => {
    const rows = await trx
      .selectFrom('invitation as v')
      .leftJoin('institution as i', 'i.id', 'v.institution_id')
      .select(['v.display_name', 'v.role', 'v.expires_at', 'v.institution_id', 'i.name as institution'])
      .where('v.municipality_id', '=', ground.municipality)
      .where('v.expires_at', '>', at)
      .orderBy('v.created_at', 'desc')
      .execute()
    return rows
      .filter(({ institution_id: at }) => ground.whole || ground.institutions.some(({ id }) => id === at))
      .map(({ display_name: name, role, expires_at: expires, institution }) => ({
        name,
        role: role as AccountRole,
        institution,
        expires,
      }))
  })
