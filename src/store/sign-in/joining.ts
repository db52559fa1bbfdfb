import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountRole } from '#core/case/permit.ts'
import type { AccountId, InstitutionId } from '#core/id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Db, type Trx, withAdmin, withDoor } from '../db.ts'
import { noteOf } from './account-notes.ts'
import { newRecoveryCodes, recoveryRows, sealTotp, type TotpSecret } from './credentials.ts'
import type { DoorKeys } from './keys.ts'
import { type NewPasskey, passkeyRow } from './passkeys.ts'

/** What somebody will prove themselves with, as they have chosen it the first time. */
export type Proof = {
  readonly account: AccountId
  readonly login: string
  readonly passwordHash: string
  readonly second: { readonly secret: TotpSecret; readonly step: number } | { readonly passkey: NewPasskey }
}

/** The first administrator's answer to a new installation. */
export type Founding = {
  readonly code: string
  readonly municipality: string
  readonly institution: { readonly name: string; readonly type: string }
  readonly name: string
}

export type Joined = Result<{ readonly recoveryCodes: readonly string[] }, 'gone' | 'login-taken'>

const SET_UP_MINUTES = 24 * 60
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const FOUNDING_LOCK = 7_210_301

/** However it is written down: case, spaces and dashes say nothing. */
const codeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(`set-up ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
    .digest()

const isAdministered = async (trx: Trx): Promise<boolean> => {
  const found = await trx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator')
    .where('exercise', '=', false)
    .where('closed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** A code for whoever started the program, as long as no real institution has an administrator; else null. */
export const makeSetUpCode = (db: Db, at: Instant): Promise<string | null> =>
  withAdmin(db, async (trx) => {
    await trx.deleteFrom('set_up_code').where('expires_at', '<', at).execute()
    if (await isAdministered(trx)) return null
    const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const code = letters.replace(/(.{4})(?!$)/g, '$1-')
    const row = { code_hash: codeHash(code), expires_at: addMinutes(at, SET_UP_MINUTES) }
    await trx.insertInto('set_up_code').values(row).execute()
    return code
  })

/** Whether there is anything to set up. */
export const needsFounding = (db: Db): Promise<boolean> => withDoor(db, async (trx) => !(await isAdministered(trx)))

export const isSetUpCode = (db: Db, code: string, at: Instant): Promise<boolean> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('set_up_code')
      .select('expires_at')
      .where('code_hash', '=', codeHash(code))
      .where('expires_at', '>', at)
      .executeTakeFirst()
    return row !== undefined
  })

/** Makes the municipality, the institution and the first administrator, all or none; of two at once, the first. */
export const found = (db: Db, keys: DoorKeys, founding: Founding, proof: Proof, at: Instant): Promise<Joined> =>
  joining(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${FOUNDING_LOCK}::bigint)`.execute(trx)
    const { numDeletedRows } = await trx
      .deleteFrom('set_up_code')
      .where('code_hash', '=', codeHash(founding.code))
      .where('expires_at', '>', at)
      .executeTakeFirst()
    if (numDeletedRows !== 1n || (await isAdministered(trx))) return err('gone')
    await trx.deleteFrom('set_up_code').execute()
    const municipality = { id: randomUUID(), name: founding.municipality }
    await trx.insertInto('municipality').values(municipality).execute()
    await trx
      .insertInto('institution')
      .values({ id: randomUUID(), municipality_id: municipality.id, ...founding.institution })
      .execute()
    const who = { municipality_id: municipality.id, institution_id: null, display_name: founding.name }
    return addAccount(trx, keys, { ...who, role: 'administrator' }, proof, at)
  })

const INVITED_FOR = 7 * 24 * 60

export type NewInvitation = {
  readonly institution: InstitutionId | null
  readonly name: string
  readonly role: AccountRole
}

export type Invitation = {
  readonly name: string
  readonly role: AccountRole
  /** Null for the municipality's own people. */
  readonly institution: string | null
  readonly municipality: string
  readonly expires: Instant
  /** Somebody who is here already and chooses anew how to sign in; null for one who joins. */
  readonly renews: { readonly account: AccountId; readonly login: string } | null
}

export const tokenHash = (token: string): Buffer => createHash('sha256').update(`invitation ${token}`).digest()

export const newInvitationToken = (): string => randomBytes(24).toString('base64url')

/** A link's secret for somebody to come in by, once. */
export async function invite(
  db: Db,
  by: AccountId,
  municipality: string,
  to: NewInvitation,
  at: Instant,
): Promise<string> {
  const token = newInvitationToken()
  await withAdmin(db, (trx) =>
    trx
      .insertInto('invitation')
      .values({
        token_hash: tokenHash(token),
        municipality_id: municipality,
        institution_id: to.institution,
        display_name: to.name,
        role: to.role,
        invited_by: by,
        created_at: at,
        expires_at: addMinutes(at, INVITED_FOR),
      })
      .execute(),
  )
  return token
}

export const findInvitation = (db: Db, token: string, at: Instant): Promise<Invitation | null> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('invitation as v')
      .innerJoin('municipality as m', 'm.id', 'v.municipality_id')
      .leftJoin('institution as i', 'i.id', 'v.institution_id')
      .leftJoin('credential as c', 'c.account_id', 'v.account_id')
      .select(['v.display_name', 'v.role', 'v.expires_at', 'm.name as municipality', 'i.name as institution'])
      .select(['v.account_id', 'c.login'])
      .where('v.token_hash', '=', tokenHash(token))
      .where('v.expires_at', '>', at)
      .executeTakeFirst()
    if (!row) return null
    const { display_name: name, role, municipality, institution, expires_at: expires } = row
    const { account_id, login } = row
    const renews = account_id && login ? { account: account_id as AccountId, login } : null
    return { name, role: role as AccountRole, institution, municipality, expires, renews }
  })

/** Takes the invitation and makes the account, both or neither; of two at once, the first. */
export const accept = (db: Db, keys: DoorKeys, token: string, proof: Proof, at: Instant): Promise<Joined> =>
  joining(db, async (trx) => {
    const row = await trx
      .deleteFrom('invitation')
      .where('token_hash', '=', tokenHash(token))
      .where('expires_at', '>', at)
      .where('account_id', 'is', null)
      .returning(['municipality_id', 'institution_id', 'display_name', 'role'])
      .executeTakeFirst()
    return row ? addAccount(trx, keys, row, proof, at) : err('gone')
  })

/** The same person with another password and another second factor; what they had is good for nothing. Of two at once, the first. */
export const renew = (db: Db, keys: DoorKeys, token: string, proof: Proof, at: Instant): Promise<Joined> =>
  withDoor(db, async (trx) => {
    const { account, login, passwordHash, second } = proof
    const row = await trx
      .deleteFrom('invitation')
      .where('token_hash', '=', tokenHash(token))
      .where('account_id', '=', account)
      .where('expires_at', '>', at)
      .returning('display_name')
      .executeTakeFirst()
    if (!row) return err('gone')
    await trx.deleteFrom('credential').where('account_id', '=', account).execute()
    await trx.deleteFrom('passkey').where('account_id', '=', account).execute()
    await trx.deleteFrom('recovery_code').where('account_id', '=', account).execute()
    await noteOf(account, 'renewed', { account, name: row.display_name }, at)(trx)
    return addProof(trx, keys, { account, login, passwordHash, second }, at)
  })

type Who = {
  readonly municipality_id: string
  readonly institution_id: string | null
  readonly display_name: string
  readonly role: string
}

async function addAccount(trx: Trx, keys: DoorKeys, who: Who, proof: Proof, at: Instant): Promise<Joined> {
  await trx
    .insertInto('account')
    .values({ id: proof.account, ...who, created_at: at })
    .execute()
  return addProof(trx, keys, proof, at)
}

async function addProof(trx: Trx, keys: DoorKeys, proof: Proof, at: Instant): Promise<Joined> {
  const { account, login, passwordHash, second } = proof
  await trx
    .insertInto('credential')
    .values({
      account_id: account,
      login,
      password_hash: passwordHash,
      installation_key: keys.id,
      totp_sealed: 'secret' in second ? sealTotp(keys, account, second.secret) : null,
      totp_key: 'secret' in second ? keys.id : null,
      totp_step: 'secret' in second ? second.step : null,
      changed_at: at,
    })
    .execute()
  if ('passkey' in second)
    await trx
      .insertInto('passkey')
      .values(passkeyRow(account, second.passkey, at))
      .execute()
  const recoveryCodes = newRecoveryCodes()
  await trx
    .insertInto('recovery_code')
    .values(recoveryRows(keys, account, recoveryCodes))
    .execute()
  return ok({ recoveryCodes })
}

/** A refusal undoes what was begun. */
async function joining(db: Db, work: (trx: Trx) => Promise<Joined>): Promise<Joined> {
  try {
    return await withAdmin(db, work)
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown }
    if (code === '23505' && constraint === 'credential_login_key') return err('login-taken')
    throw error
  }
}
