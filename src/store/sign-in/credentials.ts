import { randomInt } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import type { AccountId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import { type Db, type Trx, withDoor } from '../db.ts'
import type { DB } from '../schema.ts'
import { open, seal } from '../seal.ts'
import { type DoorKeys, doorsOf, doorWith, keyedHash } from './keys.ts'
import { hashPassword, isPassword } from './password.ts'

/** What somebody signs in with here; null parts are not in use. */
export type Credential = {
  readonly account: AccountId
  readonly login: string
  readonly passwordHash: string
  /** The installation's key that the hash is peppered from. */
  readonly pepperedBy: string
  readonly totp: boolean
  readonly passkeys: number
  readonly recoveryCodes: number
}

/** However it is written: case and spaces say nothing. */
export const loginOf = (written: string): string => written.normalize('NFC').trim().toLowerCase()

export const LOGIN = { least: 3, most: 200 } as const

export const credentialByLogin = (db: Db, login: string): Promise<Credential | null> => find(db, { login })
export const credentialOf = (db: Db, account: AccountId): Promise<Credential | null> => find(db, { account })

/** Whether any of the places of whoever signs in by `a` is open. */
export const worksSomewhere = (eb: ExpressionBuilder<DB & { a: DB['account'] }, 'a'>) =>
  eb.exists(
    eb
      .selectFrom('account as w')
      .select('w.id')
      .where((at) => at.or([at('w.id', '=', at.ref('a.id')), at('w.signs_in_as', '=', at.ref('a.id'))]))
      .where('w.closed_at', 'is', null),
  )

const find = (db: Db, by: { login: string } | { account: AccountId }): Promise<Credential | null> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('credential as c')
      .innerJoin('account as a', 'a.id', 'c.account_id')
      .select((eb) => [
        'c.account_id',
        'c.login',
        'c.password_hash',
        'c.installation_key',
        eb('c.totp_sealed', 'is not', null).as('totp'),
        eb
          .selectFrom('passkey as p')
          .whereRef('p.account_id', '=', 'a.id')
          .select(eb.fn.countAll().as('n'))
          .as('passkeys'),
        eb
          .selectFrom('recovery_code as r')
          .whereRef('r.account_id', '=', 'a.id')
          .select(eb.fn.countAll().as('n'))
          .as('codes'),
      ])
      .where(worksSomewhere)
      .where('a.exercise', '=', false)
      .where('login' in by ? 'c.login' : 'c.account_id', '=', 'login' in by ? by.login : by.account)
      .executeTakeFirst()
    return row
      ? {
          account: row.account_id as AccountId,
          login: row.login,
          passwordHash: row.password_hash,
          pepperedBy: row.installation_key,
          totp: Boolean(row.totp),
          passkeys: Number(row.passkeys),
          recoveryCodes: Number(row.codes),
        }
      : null
  })

export const changePassword = (
  db: Db,
  keys: DoorKeys,
  account: AccountId,
  passwordHash: string,
  at: Instant,
): Promise<void> =>
  withDoor(db, async (trx) => {
    await trx
      .updateTable('credential')
      .set({ password_hash: passwordHash, installation_key: keys.id, changed_at: at })
      .where('account_id', '=', account)
      .execute()
  })

/** Whether `password` is theirs; one hashed with an older key is hashed anew, now that it is known. */
export async function isTheirPassword(
  db: Db,
  keys: DoorKeys,
  credential: Credential,
  password: string,
): Promise<boolean> {
  const { account, passwordHash, pepperedBy } = credential
  if (!(await isPassword(doorWith(keys, pepperedBy), passwordHash, password))) return false
  if (pepperedBy !== keys.id) {
    const hashed = await hashPassword(keys, password)
    await withDoor(db, (trx) =>
      trx
        .updateTable('credential')
        .set({ password_hash: hashed, installation_key: keys.id })
        .where('account_id', '=', account)
        .where('password_hash', '=', passwordHash)
        .execute(),
    )
  }
  return true
}

const PERIOD = 30

/** The app that shows codes is told this; nobody is told again. */
export type TotpSecret = string & { readonly __totpSecret: true }

const totp = (secret: TotpSecret, login = ''): TOTP =>
  new TOTP({ issuer: 'Actioncard', label: login, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD })

export const newTotpSecret = (): TotpSecret => new Secret({ size: 20 }).base32 as TotpSecret

/** The address that a code app reads from a picture. */
export const totpAddress = (secret: TotpSecret, login: string): string => totp(secret, login).toString()

/** The period that `code` is of, one before or after now allowed for a clock that is not quite right; null when it is none. */
export function totpStep(secret: TotpSecret, code: string, at: Instant): number | null {
  const timestamp = new Date(at).getTime()
  const delta = /^\d{6}$/.test(code) ? totp(secret).validate({ token: code, timestamp, window: 1 }) : null
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
}

export const sealTotp = (keys: DoorKeys, account: AccountId, secret: TotpSecret): Buffer =>
  seal(keys.sealing, `totp|${account}`, Buffer.from(secret))

const openTotp = (keys: DoorKeys, account: AccountId, { sealed, key }: { sealed: Buffer; key: string | null }) =>
  open(doorWith(keys, key).sealing, `totp|${account}`, sealed).toString('utf8') as TotpSecret

/**
 * Seals the secrets of code apps by the newest of `keys`, and answers how many that were, and how many passwords wait for their owners
 * to sign in.
 */
export const renewSeals = (db: Db, keys: DoorKeys): Promise<{ sealed: number; waiting: number }> =>
  withDoor(db, async (trx) => {
    const rows = await trx
      .selectFrom('credential')
      .select(['account_id', 'totp_sealed', 'totp_key'])
      .where('totp_sealed', 'is not', null)
      .where('totp_key', 'is distinct from', keys.id)
      .forUpdate()
      .execute()
    for (const { account_id, totp_sealed, totp_key } of rows) {
      const account = account_id as AccountId
      if (!totp_sealed) continue
      const secret = openTotp(keys, account, { sealed: totp_sealed, key: totp_key })
      await trx
        .updateTable('credential')
        .set({ totp_sealed: sealTotp(keys, account, secret), totp_key: keys.id })
        .where('account_id', '=', account)
        .execute()
    }
    const { waiting } = await trx
      .selectFrom('credential')
      .select((eb) => eb.fn.countAll().as('waiting'))
      .where('installation_key', '<>', keys.id)
      .executeTakeFirstOrThrow()
    return { sealed: rows.length, waiting: Number(waiting) }
  })

/** Whether `code` is right and has not been used: of two who send the same one, the first. */
export const useTotp = (db: Db, keys: DoorKeys, account: AccountId, code: string, at: Instant): Promise<boolean> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('credential')
      .select(['totp_sealed', 'totp_key'])
      .where('account_id', '=', account)
      .executeTakeFirst()
    if (!row?.totp_sealed) return false
    const secret = openTotp(keys, account, { sealed: row.totp_sealed, key: row.totp_key })
    const step = totpStep(secret, code, at)
    if (step === null) return false
    const { numUpdatedRows } = await trx
      .updateTable('credential')
      .set({ totp_step: step })
      .where('account_id', '=', account)
      .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
      .executeTakeFirst()
    return numUpdatedRows === 1n
  })

/** Puts a code app in use, or takes it out of use. */
export const setTotp = (
  db: Db,
  keys: DoorKeys,
  account: AccountId,
  use: { secret: TotpSecret; step: number } | null,
): Promise<void> =>
  withDoor(db, async (trx) => {
    const totp_sealed = use && sealTotp(keys, account, use.secret)
    await trx
      .updateTable('credential')
      .set({ totp_sealed, totp_key: use && keys.id, totp_step: use?.step ?? null })
      .where('account_id', '=', account)
      .execute()
  })

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODES = 8

/** Codes for the day when the telephone is gone; each is good once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: CODES }, () => [group(), group(), group()].join('-'))

const group = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

const codeHash = (keys: Pick<DoorKeys, 'hashing'>, account: AccountId, code: string): Buffer =>
  keyedHash(keys, `recovery ${account}`, code.toLowerCase().replace(/[^a-z0-9]/g, ''))

export const recoveryRows = (keys: DoorKeys, account: AccountId, codes: readonly string[]) =>
  codes.map((code) => ({ account_id: account, hash: codeHash(keys, account, code) }))

export const useRecoveryCode = (db: Db, keys: DoorKeys, account: AccountId, code: string): Promise<boolean> =>
  withDoor(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('recovery_code')
      .where('account_id', '=', account)
      .where(
        'hash',
        'in',
        doorsOf(keys).map((door) => codeHash(door, account, code)),
      )
      .executeTakeFirst()
    return numDeletedRows === 1n
  })

/** New codes; the old ones are good for nothing from then on. */
export const replaceRecoveryCodes = async (db: Db, keys: DoorKeys, account: AccountId): Promise<string[]> => {
  const codes = newRecoveryCodes()
  await withDoor(db, async (trx: Trx) => {
    await trx.deleteFrom('recovery_code').where('account_id', '=', account).execute()
    await trx
      .insertInto('recovery_code')
      .values(recoveryRows(keys, account, codes))
      .execute()
  })
  return codes
}
