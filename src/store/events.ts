import { randomInt } from 'node:crypto'
import type { CaseEvent, EntryNumber } from '#core/case/events.ts'
import { upcast } from '#core/case/upcast.ts'
import type { CaseId, InstitutionId } from '#core/id.ts'
import { AHEAD } from './connection.ts'
import type { Trx } from './db.ts'
import {
  type CaseKey,
  decodePayload,
  encodePayload,
  type InstallationKey,
  newCaseKey,
  unwrapKey,
  wrapKey,
} from './seal.ts'

/** One case's stream, opened for reading and appending in the transaction it was read in. */
export type Stream = {
  readonly caseId: CaseId
  readonly institution: InstitutionId
  readonly version: EntryNumber
  readonly key: CaseKey
  readonly events: readonly CaseEvent[]
}

/** The stream as it stands, or null when there is none that the actor may see. With `lock` others wait to append. */
export async function readStream(
  trx: Trx,
  key: InstallationKey,
  caseId: CaseId,
  { lock = false } = {},
): Promise<Stream | null> {
  // a row that is waited for is read anew, and what hangs on it is not: so first the waiting, then all of it at one moment
  if (lock)
    await trx
      .selectFrom('case_stream')
      .select('version')
      .where('case_id', '=', caseId)
      .forUpdate()
      .modifyEnd(AHEAD)
      .execute()
  const rows = await trx
    .selectFrom('case_stream as s')
    .innerJoin('case_key as k', 'k.case_id', 's.case_id')
    .innerJoin('case_event as e', 'e.case_id', 's.case_id')
    .select(['s.institution_id', 's.version as latest', 'k.installation_key as id', 'k.wrapped'])
    .select(['e.version', 'e.type', 'e.shape', 'e.at', 'e.payload'])
    .where('s.case_id', '=', caseId)
    .orderBy('e.version')
    .execute()
  const [stream] = rows
  if (!stream) return null
  const caseKey = unwrapKey(key, caseId, stream)
  const events = rows.map(({ version, type, shape, at, payload }) =>
    upcast({ ...(decodePayload(caseKey, { caseId, version }, payload) as object), type, shape, at } as never),
  )
  return { caseId, institution: stream.institution_id as InstitutionId, version: stream.latest, key: caseKey, events }
}

/** Begins a stream, and answers its key. `number` is unique in its institution. */
export async function beginStream(
  trx: Trx,
  key: InstallationKey,
  begun: { caseId: CaseId; institution: InstitutionId; number: string; exercise: boolean },
  events: readonly CaseEvent[],
): Promise<CaseKey> {
  const { caseId, institution, number, exercise } = begun
  const caseKey = newCaseKey()
  await trx
    .insertInto('case_stream')
    .values({ case_id: caseId, institution_id: institution, number, exercise, version: events.length })
    .execute()
  await trx
    .insertInto('case_key')
    .values({
      case_id: caseId,
      institution_id: institution,
      installation_key: key.id,
      wrapped: wrapKey(key, caseId, caseKey),
    })
    .execute()
  await insert(trx, { caseId, institution, version: 0, key: caseKey }, events)
  return caseKey
}

/** Adds events after `stream.version`; false when somebody else has been there since it was read, and nothing is added. */
export async function append(trx: Trx, stream: Stream, events: readonly CaseEvent[]): Promise<boolean> {
  const moved = await trx
    .updateTable('case_stream')
    .set({ version: stream.version + events.length })
    .where('case_id', '=', stream.caseId)
    .where('version', '=', stream.version)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) return false
  await insert(trx, stream, events)
  return true
}

async function insert(trx: Trx, stream: Omit<Stream, 'events'>, events: readonly CaseEvent[]): Promise<void> {
  const { caseId, institution, key } = stream
  const rows = events.map(({ type, shape, at, ...payload }, index) => {
    const version = stream.version + index + 1
    return {
      case_id: caseId,
      institution_id: institution,
      version,
      type,
      shape,
      at,
      account_id: payload.by.function === 'family' ? null : payload.by.account,
      payload: encodePayload(key, { caseId, version }, payload),
    }
  })
  await trx.insertInto('case_event').values(rows).modifyEnd(AHEAD).execute()
}

const FEWEST_DIGITS = 4
/** Draws of one length before the next is a digit longer. */
const DRAWS = 8

/**
 * A number of the institution's year that nobody has had, `2026-4817`: drawn, so that it says nothing of how many others
 * there are. A transaction that is left gives it back.
 */
export async function takeNumber(trx: Trx, institution: InstitutionId, year: number): Promise<string> {
  for (let draw = 0; ; draw++) {
    const least = 10 ** (FEWEST_DIGITS - 1 + Math.floor(draw / DRAWS))
    const number = `${year}-${randomInt(least, 10 * least)}`
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('case_number')
      .values({ institution_id: institution, number })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return number
  }
}
