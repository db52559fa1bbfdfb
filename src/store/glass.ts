import { breakGlass as decideGlass, GLASS_HOURS } from '#core/case/decide-glass.ts'
import { type By, type GlassPurpose, type Happening, SHAPE } from '#core/case/events.ts'
import { evolve, replay } from '#core/case/evolve.ts'
import { type Actor, byOf, permit, viewOf } from '#core/case/permit.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseState } from '#core/case/state.ts'
import { readableBy } from '#core/case/withhold.ts'
import type { CaseId, InstitutionId } from '#core/id.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { type Noting, recordIn } from './audit/record.ts'
import { project } from './case-list.ts'
import { readCase } from './cases.ts'
import { type Trx, withActor, withOverseer, withReader } from './db.ts'
import { append, readStream } from './events.ts'
import { type Handled, rolledBackIfRefused } from './handle.ts'
import { cardOf, type Office, planAt, scopeOf } from './office.ts'
import { countGuess, countOfAccount, giveBack } from './sign-in/attempts.ts'
import { doorKeys } from './sign-in/keys.ts'

export type GlassRequest = {
  readonly institution: InstitutionId
  readonly number: string
  readonly purpose: GlassPurpose
  readonly reason: string
}

/** Wrong numbers that one may ask by before the next has to wait (docs/decisions/0013). */
const FREE_NUMBERS = 5

/**
 * Lets somebody without a relation to a case read it for some hours. A case that is not there, and one they may not know of, are
 * answered alike; one that they can read already is answered as done, and nothing is written.
 */
export async function breakGlass(
  office: Office,
  actor: Actor,
  { institution, number, purpose, reason }: GlassRequest,
  noting: Noting,
): Promise<Handled> {
  const by = byOf(actor)
  const at = office.now()
  const decided = decideGlass({ type: 'break-glass', purpose, reason }, { at })
  if (!by) return refused({ type: 'no-such-case' })
  if (!decided.ok) return refused(decided.error)
  const already = await readableAs(office, actor, institution, number)
  if (already) return already
  const counts = [countOfAccount(doorKeys(office.key), 'glass', actor.account, FREE_NUMBERS)]
  const until = await countGuess(office.db, counts, at)
  if (until) return refused({ type: 'guess-later', until })
  const broken = await breakNow(office, actor, by, { institution, number, purpose }, decided.value, noting)
  if (broken.type === 'done') await giveBack(office.db, counts, at)
  return broken
}

/** Looks the number up and lets in, in one transaction. */
async function breakNow(
  office: Office,
  actor: Actor,
  by: By,
  { institution, number, purpose }: Omit<GlassRequest, 'reason'>,
  decided: readonly Happening[],
  noting: Noting,
): Promise<Handled> {
  const at = office.now()
  const scope = { ...scopeOf(actor, at), glass: { institution, number } }
  return rolledBackIfRefused((refuse) =>
    withActor(office.db, scope, async (trx) => {
      const caseId = await named(trx, institution, number)
      if (!caseId) return refuse({ type: 'no-such-case' })
      const until = addMinutes(at, GLASS_HOURS * 60)
      const row = { case_id: caseId, account_id: actor.account, institution_id: institution, name: actor.name }
      await trx
        .insertInto('case_glass')
        .values({ ...row, role: actor.role, purpose, at, until })
        .execute()
      const stream = await readStream(trx, office.key, caseId, { lock: true })
      const state = stream && replay(readableBy(actor, stream.events))
      if (!stream || !state || !permit(actor, 'break-glass', viewOf(state, at)).ok)
        return refuse({ type: 'no-such-case' })
      const events = decided.map((happening) => ({ ...happening, at, by, shape: SHAPE }))
      await append(trx, stream, events)
      const after = events.reduce<CaseState>(evolve, state)
      const card = cardOf(office, state)
      await project(trx, caseId, state, after, { card, plan: planAt(card, after, at), at, key: stream.key })
      await recordIn(trx, { ...noting, actor, at, outcome: 'done', caseId })
      return { type: 'done', caseId, version: after.version }
    }),
  )
}

const refused = (refusal: Refusal): Handled => ({ type: 'refused', refusal })

async function named(trx: Trx, institution: InstitutionId, number: string): Promise<CaseId | null> {
  const found = await trx
    .selectFrom('case_stream')
    .select('case_id')
    .where('institution_id', '=', institution)
    .where('number', '=', number)
    .executeTakeFirst()
  return (found?.case_id as CaseId | undefined) ?? null
}

async function readableAs(
  office: Office,
  actor: Actor,
  institution: InstitutionId,
  number: string,
): Promise<Handled | null> {
  const caseId = await withActor(office.db, scopeOf(actor, office.now()), (trx) => named(trx, institution, number))
  const folder = caseId && (await readCase(office, actor, caseId))
  return folder?.ok ? { type: 'done', caseId: folder.value.id, version: folder.value.state.version } : null
}

export type Broken = {
  readonly caseId: CaseId
  readonly number: string
  readonly name: string
  readonly role: string
  readonly purpose: GlassPurpose
  readonly at: Instant
  readonly until: Instant
  readonly seenAt: Instant | null
}

const MOST = 50

const broken = (trx: Trx) =>
  trx
    .selectFrom('case_glass as g')
    .innerJoin('case_stream as s', 's.case_id', 'g.case_id')
    .select(['g.case_id as caseId', 's.number', 'g.name', 'g.role', 'g.purpose', 'g.at', 'g.until'])
    .select('g.seen_at as seenAt')
    .orderBy('g.at', 'desc')
    .limit(MOST)

/** What a leader has not seen yet, the latest first. */
export const unseenGlass = async (office: Office, leader: Actor): Promise<readonly Broken[]> =>
  (await withReader(office.db, scopeOf(leader, office.now()), (trx) =>
    broken(trx)
      .where('g.seen_at', 'is', null)
      .where('g.account_id', '<>', leader.account)
      .where('s.exercise', '=', leader.exercise)
      .execute(),
  )) as Broken[]

/** Where emergency access was taken in what somebody oversees, the latest first. */
export const overseenGlass = async ({ db }: Office, { account }: Actor): Promise<readonly Broken[]> =>
  (await withOverseer(db, account, (trx) => broken(trx).execute())) as Broken[]

export type Place = { readonly id: InstitutionId; readonly name: string }

/** The institutions of somebody's municipality. */
export const placesOf = async (office: Office, actor: Actor): Promise<readonly Place[]> =>
  (await withReader(office.db, scopeOf(actor), (trx) =>
    trx
      .selectFrom('institution as i')
      .innerJoin('account as a', 'a.municipality_id', 'i.municipality_id')
      .select(['i.id', 'i.name'])
      .where('a.id', '=', actor.account)
      .where('i.exercise', '=', actor.exercise)
      .orderBy('i.name')
      .execute(),
  )) as Place[]
