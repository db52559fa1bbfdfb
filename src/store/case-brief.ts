import type { Brief } from '#core/case/brief.ts'
import { briefOf } from '#core/case/brief.ts'
import type { CaseState } from '#core/case/state.ts'
import type { CaseId } from '#core/id.ts'
import { AHEAD } from './connection.ts'
import type { Trx } from './db.ts'
import { type CaseKey, type InstallationKey, open, seal, unwrapKey } from './seal.ts'

const place = (caseId: CaseId): string => `case_brief|${caseId}`

export const sealBrief = (key: CaseKey, caseId: CaseId, brief: Brief): Buffer =>
  seal(key, place(caseId), Buffer.from(JSON.stringify(brief)))

/** Writes what tells the case apart, sealed under its key. */
export async function keepBrief(trx: Trx, caseId: CaseId, key: CaseKey, state: CaseState): Promise<void> {
  const sealed = sealBrief(key, caseId, briefOf(state))
  await trx
    .insertInto('case_brief')
    .values({ case_id: caseId, institution_id: state.institution.id, sealed })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ sealed }))
    .modifyEnd(AHEAD)
    .execute()
}

/** Columns that open a brief. */
export type SealedBrief = {
  readonly id: string
  readonly sealed: Buffer | null
  readonly keyId: string | null
  readonly wrapped: Buffer | null
}

const NOTHING: Brief = { persons: [], kinds: [], ages: [] }

/** A case that has not been written in since briefs are kept has an empty one. */
export function openBrief(key: InstallationKey, { id, sealed, keyId, wrapped }: SealedBrief): Brief {
  if (!sealed || !keyId || !wrapped) return NOTHING
  const caseId = id as CaseId
  const caseKey = unwrapKey(key, caseId, { id: keyId, wrapped })
  return JSON.parse(open(caseKey, place(caseId), sealed).toString('utf8')) as Brief
}
