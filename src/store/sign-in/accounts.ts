import type { Keyholder } from '#core/case/events.ts'
import type { AccountRole } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, type Trx, withAdmin, withDoor } from '../db.ts'
import { ofPerson } from '../session.ts'
import { noteOf } from './account-notes.ts'
import type { Ground } from './administering.ts'
import { newInvitationToken, tokenHash } from './joining.ts'

/** An account as its administrator sees it: who and where, how they sign in, and nothing of any case. */
export type AccountLine = {
  readonly account: AccountId
  readonly name: string
  readonly role: AccountRole
  /** Null for the municipality as a whole. */
  readonly institution: string | null
  readonly closedAt: Instant | null
  /** The account they sign in by, when that is another of theirs. */
  readonly signsInAs: AccountId | null
  /** With a password here, by an identity provider, or not at all yet. */
  readonly signsIn: 'here' | 'elsewhere' | 'nothing'
  readonly login: string | null
  readonly app: boolean
  readonly passkeys: number
}

/** Those whom the administrator of `ground` answers for, by name. */
export const accountsIn = (db: Db, ground: Ground): Promise<AccountLine[]> =>
  withDoor(db, async (trx) => {
    const rows = await trx
      .selectFrom('account as a')
      .leftJoin('institution as i', 'i.id', 'a.institution_id')
      .leftJoin('credential as c', (join) =>
        join.on((eb) => eb('c.account_id', '=', eb.fn.coalesce('a.signs_in_as', 'a.id'))),
      )
      .select([
        'a.id',
        'a.display_name',
        'a.role',
        'a.institution_id',
        'i.name as institution',
        'a.closed_at',
        'a.signs_in_as',
      ])
      .select((eb) => [
        'c.login',
        eb('c.totp_sealed', 'is not', null).as('app'),
        eb
          .selectFrom('passkey as p')
          .whereRef('p.account_id', '=', 'c.account_id')
          .select(eb.fn.countAll().as('n'))
          .as('passkeys'),
        eb
          .exists(eb.selectFrom('identity as n').whereRef('n.account_id', '=', 'a.id').select('n.subject'))
          .as('vouched'),
      ])
      .where('a.municipality_id', '=', ground.municipality)
      .where('a.exercise', '=', false)
      .orderBy('a.display_name')
      .orderBy('a.created_at')
      .execute()
    return rows
      .filter((row) => ground.whole || ground.institutions.some(({ id }) => id === row.institution_id))
      .map((row) => ({
        account: row.id as AccountId,
        name: row.display_name,
        role: row.role as AccountRole,
        institution: row.institution,
        closedAt: row.closed_at,
        signsInAs: row.signs_in_as as AccountId | null,
        signsIn: row.login !== null ? 'here' : row.vouched ? 'elsewhere' : 'nothing',
        login: row.login,
        app: Boolean(row.app),
        passkeys: Number(row.passkeys),
      }))
  })

const RESET_FOR = 24 * 60

/**
 * Takes the second factors and the codes for a bad day away, ends every session, and answers the secret of a link by which
 * the same person, and nobody's administrator, chooses anew. From now on nothing but the link opens the account.
 */
export const resetSignIn = (db: Db, by: Keyholder, owner: AccountId, at: Instant): Promise<string> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('account')
      .select(['municipality_id', 'institution_id', 'display_name', 'role'])
      .where('id', '=', owner)
      .executeTakeFirstOrThrow()
    const secondless = { totp_sealed: null, totp_key: null, totp_step: null }
    await trx.updateTable('credential').set(secondless).where('account_id', '=', owner).execute()
    await trx.deleteFrom('passkey').where('account_id', '=', owner).execute()
    await trx.deleteFrom('recovery_code').where('account_id', '=', owner).execute()
    await trx.deleteFrom('invitation').where('account_id', '=', owner).execute()
    await endAll(trx, owner)
    const token = newInvitationToken()
    await trx
      .insertInto('invitation')
      .values({
        ...row,
        token_hash: tokenHash(token),
        account_id: owner,
        invited_by: by.account,
        created_at: at,
        expires_at: addMinutes(at, RESET_FOR),
      })
      .execute()
    await noteOf(owner, 'reset', by, at)(trx)
    return token
  })

/** Signs somebody out everywhere; they can sign in again. */
export const signOutEverywhere = (db: Db, by: Keyholder, owner: AccountId, at: Instant): Promise<void> =>
  withDoor(db, async (trx) => {
    await endAll(trx, owner)
    await noteOf(owner, 'signed-out', by, at)(trx)
  })

/** Ends an account at one place: no session and no sign-in goes there any more. What they wrote in cases stays theirs. */
export async function closeAccount(db: Db, by: Keyholder, account: AccountId, at: Instant): Promise<void> {
  await withAdmin(db, async (trx) => {
    await trx
      .updateTable('account')
      .set({ closed_at: at })
      .where('id', '=', account)
      .where('closed_at', 'is', null)
      .execute()
    await trx.deleteFrom('invitation').where('account_id', '=', account).execute()
    await noteOf(account, 'closed', by, at)(trx)
  })
  await withDoor(db, async (trx) => {
    await trx.deleteFrom('session').where('account_id', '=', account).execute()
    await trx.deleteFrom('known_device').where('account_id', '=', account).execute()
  })
}

/** One closed by mistake, or of somebody who is back. How they signed in before is good again. */
export const reopenAccount = (db: Db, by: Keyholder, account: AccountId, at: Instant): Promise<void> =>
  withAdmin(db, async (trx) => {
    await trx.updateTable('account').set({ closed_at: null }).where('id', '=', account).execute()
    await noteOf(account, 'reopened', by, at)(trx)
  })

/** Every session, at whichever place, and every browser that somebody is known from. */
async function endAll(trx: Trx, owner: AccountId): Promise<void> {
  await trx.deleteFrom('session').where(ofPerson(owner)).execute()
  await trx.deleteFrom('known_device').where('account_id', '=', owner).execute()
}
