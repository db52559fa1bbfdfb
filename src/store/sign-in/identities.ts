import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountRole } from '#core/case/permit.ts'
import type { AccountId } from '#core/id.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Instant } from '#core/time.ts'
import { type Db, withAdmin, withDoor } from '../db.ts'

/** Somebody whom a provider vouches for. The two together are who it is: a subject is only ever one provider's. */
export type Vouched = {
  readonly issuer: string
  readonly subject: string
  readonly municipality: string
  readonly institution: string | null
  readonly role: AccountRole
  readonly name: string
}

/** Their account, made the first time and brought up to date each time after. */
export const admit = (db: Db, who: Vouched, at: Instant): Promise<Result<AccountId, 'closed' | 'no-place'>> =>
  withAdmin(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${who.issuer}\n${who.subject}`}, 0))`.execute(trx)
    if (!(await isRealPlace())) return err('no-place')
    const row = { institution_id: who.institution, display_name: who.name, role: who.role }
    const known = await trx
      .selectFrom('identity as n')
      .innerJoin('account as a', 'a.id', 'n.account_id')
      .select(['a.id', 'a.closed_at', 'a.municipality_id'])
      .where('n.issuer', '=', who.issuer)
      .where('n.subject', '=', who.subject)
      .executeTakeFirst()
    if (known) {
      if (known.closed_at !== null) return err('closed')
      if (known.municipality_id !== who.municipality) return err('no-place')
      await trx.updateTable('account').set(row).where('id', '=', known.id).execute()
      return ok(known.id as AccountId)
    }
    const id = randomUUID() as AccountId
    await trx
      .insertInto('account')
      .values({ id, municipality_id: who.municipality, ...row, created_at: at })
      .execute()
    await trx
      .insertInto('identity')
      .values({ issuer: who.issuer, subject: who.subject, account_id: id, created_at: at })
      .execute()
    return ok(id)

    async function isRealPlace(): Promise<boolean> {
      const municipality = trx.selectFrom('municipality').select('id').where('id', '=', who.municipality)
      if (!(await municipality.where('exercise', '=', false).executeTakeFirst())) return false
      if (who.institution === null) return true
      const institution = trx.selectFrom('institution').select('id').where('id', '=', who.institution)
      const found = await institution
        .where('municipality_id', '=', who.municipality)
        .where('exercise', '=', false)
        .executeTakeFirst()
      return found !== undefined
    }
  })

/** Who vouched for somebody; null for one who signs in here. */
export const issuerOf = (db: Db, account: AccountId): Promise<string | null> =>
  withDoor(db, async (trx) => {
    const row = await trx
      .selectFrom('identity as n')
      .innerJoin('account as a', (join) =>
        join.on((eb) => eb('n.account_id', '=', eb.fn.coalesce('a.signs_in_as', 'a.id'))),
      )
      .select('n.issuer')
      .where('a.id', '=', account)
      .executeTakeFirst()
    return row?.issuer ?? null
  })
