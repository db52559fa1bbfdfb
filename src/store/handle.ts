import { sql } from 'kysely'
import {
  type AnswerGiven,
  type Asking,
  type Command,
  type CommandOf,
  holdsAnyway,
  type Sent,
} from '#core/case/commands.ts'
import { decide, decideOpening } from '#core/case/decide.ts'
import type { By, CaseEvent, CaseInstitution, EntryNumber, Keyholder } from '#core/case/events.ts'
import { evolve, replay } from '#core/case/evolve.ts'
import { type Actor, byOf, permit, viewOf } from '#core/case/permit.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseState } from '#core/case/state.ts'
import { readableBy } from '#core/case/withhold.ts'
import type { AccountId, CaseId, CommandId, InstitutionId, PersonId } from '#core/id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { dateOf, type LocalDate, yearOf } from '#core/time.ts'
import { type Noting, recordIn } from './audit/record.ts'
import { project } from './case-list.ts'
import { AHEAD } from './connection.ts'
import { type Trx, withActor } from './db.ts'
import { append, beginStream, readStream, takeNumber } from './events.ts'
import { cardOf, newestCard, type Office, planAt, scopeOf } from './office.ts'
import { colleagues, keyholders, leadersElsewhere } from './people.ts'

/** What a page may ask: people are named by account, and looked up here. */
export type Request =
  | Exclude<Command, Named>
  | { readonly type: 'add-member'; readonly account: AccountId }
  | { readonly type: 'set-task'; readonly what: string; readonly account: AccountId; readonly on: LocalDate }
  | { readonly type: 'give-task'; readonly task: string; readonly account: AccountId; readonly reason: string }
  | {
      readonly type: 'hand-over'
      readonly from: AccountId
      readonly account: AccountId
      readonly reason: string
    }
  | { readonly type: 'ask-sparring'; readonly account: AccountId; readonly question: string }
  | { readonly type: 'exclude-colleague'; readonly account: AccountId; readonly person: PersonId }
  | (Omit<CommandOf<'add-person'>, 'staff'> & { readonly staff?: AccountId })

/** Commands that name somebody to work with. */
type Named = CommandOf<
  'add-member' | 'ask-sparring' | 'set-task' | 'give-task' | 'hand-over' | 'exclude-colleague' | 'add-person'
>

export type OpeningRequest = {
  readonly id: CommandId
  /** The actor's first when left out. */
  readonly institution?: InstitutionId
  readonly answers: readonly AnswerGiven[]
  /** The suspect's own account, when they have one here. */
  readonly staff?: AccountId
}

/** An event with its number. */
export type Entry = { readonly entry: EntryNumber; readonly event: CaseEvent }

export type Handled =
  | { readonly type: 'done'; readonly caseId: CaseId; readonly version: EntryNumber }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Others have written since the asker looked; nothing was done. */
  | { readonly type: 'changed'; readonly version: EntryNumber; readonly events: readonly Entry[] }

const refused = (refusal: Refusal): Handled => ({ type: 'refused', refusal })

/** One command on one case: load, permit, decide, append, project and record, all in one transaction. */
export async function handle(
  office: Office,
  actor: Actor,
  caseId: CaseId,
  sent: Sent<Request>,
  noting?: Noting,
): Promise<Handled> {
  const by = byOf(actor)
  if (!by) return refused({ type: 'no-such-case' })
  const command = await resolve(office, actor, caseId, sent.command)
  if (!command.ok) return refused(command.error)
  const at = office.now()
  return withActor(office.db, scopeOf(actor, at), async (trx) => {
    const handled = await handleIn(trx, office, actor, caseId, { ...sent, command: command.value }, { at, by })
    if (handled.type === 'done' && noting) await recordIn(trx, { ...noting, actor, at, outcome: 'done', caseId })
    return handled
  })
}

async function handleIn(
  trx: Trx,
  office: Office,
  actor: Actor,
  caseId: CaseId,
  { id, seen, command }: Sent<Command>,
  asking: Asking,
): Promise<Handled> {
  const stream = await readStream(trx, office.key, caseId, { lock: true })
  const readable = stream && readableBy(actor, stream.events)
  const state = readable && replay(readable)
  if (!stream || !state || !permit(actor, 'read', viewOf(state, asking.at)).ok) return refused({ type: 'no-such-case' })
  const answered = await answeredBefore(trx, actor, id)
  if (answered) return answered
  const permitted = permit(actor, command.type, viewOf(state, asking.at))
  if (!permitted.ok) return refused(permitted.error)
  const meanwhile = changed(readable, seen)
  if (meanwhile.events.length > 0 && !holdsAnyway(command.type)) return meanwhile
  const card = cardOf(office, state)
  const plan = planAt(card, state, asking.at)
  const decided = decide(command, state, { card, plan }, asking)
  if (!decided.ok) return refused(decided.error)
  const events = decided.value
  const after = events.reduce<CaseState>(evolve, state)
  if (events.length > 0) {
    if (!(await append(trx, stream, events))) throw new Error('the stream moved although it was locked')
    await project(trx, caseId, state, after, {
      card,
      plan: planAt(card, after, asking.at),
      at: asking.at,
      key: stream.key,
    })
  }
  return remember(trx, actor, id, { type: 'done', caseId, version: after.version })
}

/** What others have written since, as far as the asker may read it. */
const changed = (events: readonly CaseEvent[], seen: number): Extract<Handled, { type: 'changed' }> => ({
  type: 'changed',
  version: events.length,
  events: events
    .map((event, index) => ({ entry: index + 1, event }))
    .slice(seen)
    .filter(({ event }) => event.type !== 'note-withheld'),
})

/** Opens a case with what the guide was told; recorded in the same transaction. */
export async function openCase(
  office: Office,
  actor: Actor,
  request: OpeningRequest,
  noting?: Noting,
): Promise<Handled> {
  const by = byOf(actor)
  const at = office.now()
  const institutionId = request.institution ?? actor.institutions[0]
  if (!by || !institutionId) return refused({ type: 'not-permitted', action: 'open-case' })
  const view = {
    institution: institutionId,
    exercise: actor.exercise,
    members: [],
    sparring: [],
    excluded: [],
    glass: [],
  }
  const permitted = permit(actor, 'open-case', view)
  if (!permitted.ok) return refused(permitted.error)
  const scope = { account: actor.account, institutions: [institutionId] }
  const staff = request.staff && (await keyholder(office, actor, request.staff))
  if (request.staff && !staff) return refused({ type: 'no-such-account' })
  return rolledBackIfRefused((refuse) =>
    withActor(office.db, scope, async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${request.id}, 0))`.execute(trx)
      const answered = await answeredBefore(trx, actor, request.id)
      if (answered) return answered
      const institution = await institutionOf(trx, institutionId, actor)
      if (!institution) return refuse({ type: 'not-permitted', action: 'open-case' })
      const number = await takeNumber(trx, institutionId, yearOf(dateOf(at)))
      const { answers } = request
      const card = newestCard(office)
      const { exercise } = actor
      const asked = { type: 'open-case', number, institution, exercise, answers, ...(staff && { staff }) } as const
      const decided = decideOpening(asked, card, { at, by })
      if (!decided.ok) return refuse(decided.error)
      const caseId = crypto.randomUUID() as CaseId
      const begun = { caseId, institution: institutionId, number, exercise: actor.exercise }
      const key = await beginStream(trx, office.key, begun, decided.value)
      const state = replay(decided.value) as CaseState
      await project(trx, caseId, null, state, { card, plan: planAt(card, state, at), at, key })
      const done = await remember(trx, actor, request.id, { type: 'done', caseId, version: state.version })
      if (noting) await recordIn(trx, { ...noting, actor, at, outcome: 'done', caseId })
      return done
    }),
  )
}

/** A refused opening gives its number back: the transaction is left by throwing. */
export async function rolledBackIfRefused(
  work: (refuse: (refusal: Refusal) => never) => Promise<Handled>,
): Promise<Handled> {
  let refusal: Refusal | undefined
  try {
    return await work((because) => {
      refusal = because
      throw new Error('refused')
    })
  } catch (error) {
    if (refusal) return refused(refusal)
    throw error
  }
}

/** The institution as a case remembers it; null when the actor trains and it does not, or the other way round. */
async function institutionOf(trx: Trx, id: InstitutionId, actor: Actor): Promise<CaseInstitution | null> {
  const found = await trx
    .selectFrom('institution')
    .select(['name', 'type'])
    .where('id', '=', id)
    .where('exercise', '=', actor.exercise)
    .executeTakeFirst()
  return found ? { id, name: found.name, type: found.type as NonNullable<CaseInstitution['type']> } : null
}

async function answeredBefore(trx: Trx, actor: Actor, id: CommandId): Promise<Handled | null> {
  const found = await trx
    .selectFrom('case_command')
    .select(['case_id', 'version'])
    .where('account_id', '=', actor.account)
    .where('command_id', '=', id)
    .executeTakeFirst()
  return found ? { type: 'done', caseId: found.case_id as CaseId, version: found.version } : null
}

async function remember(
  trx: Trx,
  actor: Actor,
  id: CommandId,
  done: Extract<Handled, { type: 'done' }>,
): Promise<Handled> {
  await trx
    .insertInto('case_command')
    .values({ account_id: actor.account, command_id: id, case_id: done.caseId, version: done.version })
    .modifyEnd(AHEAD)
    .execute()
  return done
}

/** The same command with whoever it names looked up. */
async function resolve(
  office: Office,
  actor: Actor,
  caseId: CaseId,
  request: Request,
): Promise<Result<Command, Refusal>> {
  const unknown = err({ type: 'no-such-account' } as const)
  if (request.type === 'readmit-colleague') return ok(request)
  if (request.type === 'add-person') {
    const { staff: account, ...rest } = request
    if (account === undefined) return ok(rest)
    const staff = await keyholder(office, actor, account)
    return staff ? ok({ ...rest, staff }) : unknown
  }
  if (!('account' in request)) return ok(request)
  if (request.type === 'exclude-colleague') {
    const who = await keyholder(office, actor, request.account)
    return who ? ok({ type: 'exclude-colleague', who, person: request.person }) : unknown
  }
  const { account, ...rest } = request
  const known = (people: readonly By[]) => people.find((one) => one.account === account)
  const who =
    known(await colleagues(office, actor)) ??
    (rest.type === 'add-member' ? known(await leadersElsewhere(office, actor, caseId)) : undefined)
  if (!who) return unknown
  switch (rest.type) {
    case 'add-member':
      return ok({ type: 'add-member', who })
    case 'ask-sparring':
      return ok({ ...rest, of: who })
    case 'set-task':
      return ok({ ...rest, owner: who })
    case 'give-task':
    case 'hand-over':
      return ok({ ...rest, to: who })
  }
}

const keyholder = async (office: Office, actor: Actor, account: AccountId): Promise<Keyholder | undefined> =>
  (await keyholders(office, actor)).find((one) => one.account === account)
