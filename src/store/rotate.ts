import { sql } from 'kysely'
import type { CaseId } from '#core/id.ts'
import { type Db, withKeeper } from './db.ts'
import { type InstallationKey, unwrapKey, wrapKey } from './seal.ts'

const AT_ONCE = 500

/**
 * Wraps every case's key by the newest of `key` that is not so yet, and answers how many that were. Cut off, it goes on where it
 * stopped: each opens with an older key until its turn.
 */
export async function rewrapKeys(db: Db, key: InstallationKey): Promise<number> {
  for (let count = 0; ; ) {
    const some = await withKeeper(db, async (trx) => {
      const rows = await trx
        .selectFrom('case_key')
        .select(['case_id', 'installation_key as id', 'wrapped'])
        .where('installation_key', '<>', key.id)
        .limit(AT_ONCE)
        .forUpdate()
        .execute()
      for (const { case_id, ...stored } of rows) {
        const caseId = case_id as CaseId
        const wrapped = wrapKey(key, caseId, unwrapKey(key, caseId, stored))
        await trx
          .updateTable('case_key')
          .set({ installation_key: key.id, wrapped })
          .where('case_id', '=', caseId)
          .execute()
      }
      return rows.length
    })
    if (some === 0) return count
    count += some
  }
}

/** Whether another program works with this database: it would not know a new key before it is started again. */
export const othersAtWork = (db: Db): Promise<boolean> =>
  withKeeper(db, async (trx) => {
    const { rows } = await sql<{ others: number }>`select count(*)::int as others from pg_stat_activity
      where datname = current_database() and application_name = 'actioncard' and pid <> pg_backend_pid()`.execute(trx)
    return (rows[0]?.others ?? 0) > 0
  })
