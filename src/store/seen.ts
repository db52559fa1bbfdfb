import { sql } from 'kysely'
import type { EntryNumber } from '#core/case/events.ts'
import type { Actor } from '#core/case/permit.ts'
import type { CaseId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { withMarker } from './db.ts'
import { type Office, scopeOf } from './office.ts'

/** So long what is new stays new, also when the page is loaded again. */
const NEW_FOR = 30

/**
 * Remembers that the actor has now read a case up to `version`, and answers how far they had read before that;
 * `version` itself when nothing in it is new to them.
 */
export const readUpTo = (office: Office, actor: Actor, caseId: CaseId, version: EntryNumber): Promise<EntryNumber> =>
  withMarker(office.db, scopeOf(actor, office.now()), async (trx) => {
    const now = office.now()
    const { before } = await trx
      .insertInto('case_seen')
      .values({ account_id: actor.account, case_id: caseId, version, before_version: version, at: now })
      .onConflict((conflict) =>
        conflict.columns(['account_id', 'case_id']).doUpdateSet({
          before_version: sql<number>`case
            when case_seen.version < ${version} then case_seen.version
            when case_seen.at < ${addMinutes(now, -NEW_FOR)} then ${version}
            else case_seen.before_version end`,
          at: sql<Instant>`case when case_seen.version < ${version} then ${now}::timestamptz else case_seen.at end`,
          version: sql<number>`greatest(case_seen.version, ${version})`,
        }),
      )
      .returning('before_version as before')
      .executeTakeFirstOrThrow()
    return before
  })
