import { type RawBuilder, sql } from 'kysely'
import type { Card } from '#core/card/card.ts'
import type { Phase, Plan } from '#core/card/plan.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { replay } from '#core/case/evolve.ts'
import { type Actor, permit, viewOf } from '#core/case/permit.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { CaseState } from '#core/case/state.ts'
import { readableBy } from '#core/case/withhold.ts'
import { type CaseId, parseId } from '#core/id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addMinutes, dateOf, type Instant, type LocalDate, parseDate, parseInstant } from '#core/time.ts'
import { openBrief } from './case-brief.ts'
import { withReader } from './db.ts'
import { readStream } from './events.ts'
import { cardOf, type Office, planAt, scopeOf } from './office.ts'

/** One case as its page needs it, with the plan of this moment. */
export type CaseFolder = {
  readonly id: CaseId
  readonly state: CaseState
  readonly events: readonly CaseEvent[]
  readonly card: Card
  readonly plan: Plan
  readonly at: Instant
}

/** A case that the actor may not read is answered as one that is not there. */
export async function readCase(office: Office, actor: Actor, id: CaseId): Promise<Result<CaseFolder, Refusal>> {
  const at = office.now()
  const stream = await withReader(office.db, scopeOf(actor, at), (trx) => readStream(trx, office.key, id))
  const events = stream && readableBy(actor, stream.events)
  const state = events && replay(events)
  if (!state || !permit(actor, 'read', viewOf(state, at)).ok) return err({ type: 'no-such-case' })
  const card = cardOf(office, state)
  return ok({ id, state, events, card, plan: planAt(card, state, at), at })
}

/** A case on one line; nothing in it says who it is about. */
export type CaseLine = {
  readonly id: CaseId
  readonly number: string
  readonly institution: string
  readonly status: CaseState['status']
  readonly phase: Phase | null
  readonly doing: number
  readonly musts: number
  /** Decisions that await another's eyes. */
  readonly pending: number
  readonly due: LocalDate | null
  readonly followUpOn: LocalDate | null
  readonly openedAt: Instant
  readonly latestAt: Instant
  /** What waits for others. */
  readonly waiting: number
  /** From when the earliest time limit for asking for prosecution counts. */
  readonly prosecutionSince: LocalDate | null
  /** Decisions for the actor's eyes, and the actor's tasks. */
  readonly forMe: number
  /** Questions that wait for the actor's answer, and answers to the actor's not yet read. */
  readonly asked: number
  readonly answered: number
  /** Whether the actor is on it, or was asked. */
  readonly relation: 'member' | 'sparring' | null
  /** What kinds of violation, and how old the violated are. */
  readonly kinds: readonly string[]
  readonly ages: readonly number[]
}

/** What a list can be narrowed to. */
export const NEEDS = ['overdue', 'mine', 'others', 'quiet'] as const
export type Need = (typeof NEEDS)[number]
export const SORTS = ['latest', 'due'] as const
export type Sort = (typeof SORTS)[number]

export type ListAsked = {
  readonly status?: CaseState['status']
  readonly need?: Need
  readonly sort?: Sort
  /** `next` of the page before. */
  readonly after?: string
  readonly limit?: number
}

const MOST = 100

/** A case in which nothing has been written for so many days is quiet. */
export const QUIET_DAYS = 14

/** What the actor may see, the latest touched first unless asked otherwise; by due, what has no time limit comes last. */
export async function listCases(
  office: Office,
  actor: Actor,
  { status, need, sort = 'latest', after, limit = 20 }: ListAsked = {},
): Promise<{ readonly lines: readonly CaseLine[]; readonly next: string | null }> {
  if (actor.role === 'administrator' || actor.role === 'dpo') return { lines: [], next: null }
  const from = after === undefined ? null : readCursor(sort, after)
  const now = office.now()
  const take = Math.min(Math.max(limit, 1), MOST)
  const scope = scopeOf(actor, now)
  const rows = await withReader(office.db, scope, (trx) => {
    const ordered = (whose: RawBuilder<boolean>) =>
      trx
        .selectFrom('case_list as l')
        .selectAll('l')
        .where(whose)
        .$if(status !== undefined, (query) => query.where('l.status', '=', status ?? ''))
        .$if(need !== undefined, (query) => query.where(needs(need ?? 'mine', actor, now)))
        .$if(from !== null && sort === 'latest', (query) =>
          query.where(sql<boolean>`(l.latest_at, l.case_id) < (${from?.at}::timestamptz, ${from?.id}::uuid)`),
        )
        .$if(from !== null && sort === 'due', (query) =>
          query.where(sql<boolean>`${DUE} >= ${from?.due}::date and (${DUE} > ${from?.due}::date
            or (l.latest_at, l.case_id) < (${from?.at}::timestamptz, ${from?.id}::uuid))`),
        )
        .$if(sort === 'due', (query) => query.orderBy(DUE))
        .orderBy('l.latest_at', 'desc')
        .orderBy('l.case_id', 'desc')
        .limit(take + 1)
        .as('l')
    // an institution at a time, so that each is read along its index and no further than the page
    const elsewhere = sql<boolean>`l.case_id = any((select app_cases())::uuid[]) and l.institution_id <> all(${scope.institutions}::uuid[])`
    const page = scope.institutions.reduce(
      (sum, id) => sum.unionAll(trx.selectFrom(ordered(sql<boolean>`l.institution_id = ${id}::uuid`)).selectAll('l')),
      trx.selectFrom(ordered(elsewhere)).selectAll('l'),
    )
    return trx
      .selectFrom(page.as('l'))
      .innerJoin('institution as i', 'i.id', 'l.institution_id')
      .leftJoin('case_member as m', (join) =>
        join.onRef('m.case_id', '=', 'l.case_id').on('m.account_id', '=', actor.account),
      )
      .leftJoin('case_brief as b', 'b.case_id', 'l.case_id')
      .leftJoin('case_key as k', 'k.case_id', 'l.case_id')
      .select([
        'l.case_id as id',
        'l.number',
        'i.name as institution',
        'l.status',
        'l.phase',
        'l.doing',
        'l.musts',
        'l.pending',
        'l.due_on as due',
        'l.follow_up_on as followUpOn',
        'l.opened_at as openedAt',
        'l.latest_at as latestAt',
        'l.waiting',
        'l.prosecution_since as prosecutionSince',
        forActor(actor).as('forMe'),
        waits('question', actor).as('asked'),
        waits('answer', actor).as('answered'),
        'm.relation',
        'b.sealed',
        'k.installation_key as keyId',
        'k.wrapped',
      ])
      .where('i.exercise', '=', actor.exercise)
      .$if(sort === 'due', (query) => query.orderBy(DUE))
      .orderBy('l.latest_at', 'desc')
      .orderBy('l.case_id', 'desc')
      .limit(take + 1)
      .execute()
  })
  const lines = rows.slice(0, take).map((row) => {
    const { sealed, keyId, wrapped, ...line } = row
    const { kinds, ages } = openBrief(office.key, { id: row.id, sealed, keyId, wrapped })
    return { ...line, kinds, ages } as CaseLine
  })
  const last = lines.at(-1)
  const at = sort === 'due' ? `${last?.due ?? NEVER}_${last?.latestAt}` : last?.latestAt
  return { lines, next: rows.length > take && last ? `${at}_${last.id}` : null }
}

/** Without a time limit, after all that have one. */
const NEVER = '9999-12-31'
const DUE = sql<LocalDate>`coalesce(l.due_on, ${sql.lit(NEVER)}::date)`

/** Written after the last entry that somebody has seen. */
const UNREAD = (account: string) => sql<boolean>`t.number > coalesce(
  (select s.version from case_seen s where s.case_id = t.case_id and s.account_id = ${account}), 0)`

const waits = (kind: 'question' | 'answer', { account }: Actor) => sql<number>`(
  select count(*) from case_todo t where t.case_id = l.case_id and t.kind = ${kind} and t.account_id = ${account}
    and ${kind === 'answer' ? UNREAD(account) : sql`true`})`

/** What of the things that wait is for the actor. */
const isFor = ({ account, role }: Actor) => sql<boolean>`(
    (t.kind in ('task', 'question') and t.account_id = ${account})
    or (t.kind = 'answer' and t.account_id = ${account} and ${UNREAD(account)})
    or (t.kind = 'decision' and t.account_id <> ${account} and (t.by_leader or ${role === 'leader'}))
  )`

const forActor = (actor: Actor) =>
  sql<number>`(select count(*) from case_todo t where t.case_id = l.case_id and ${isFor(actor)})`

function needs(need: Need, actor: Actor, now: Instant) {
  switch (need) {
    case 'overdue':
      return sql<boolean>`l.due_on < ${dateOf(now)}::date`
    case 'mine':
      return sql<boolean>`l.case_id = any(array(select t.case_id from case_todo t where ${isFor(actor)}))`
    case 'others':
      return sql<boolean>`l.doing = 0 and l.waiting + l.pending > 0 and ${forActor(actor)} = 0`
    case 'quiet':
      return sql<boolean>`l.latest_at < ${addMinutes(now, -QUIET_DAYS * 24 * 60)}::timestamptz`
  }
}

const CURSORS: Readonly<Record<Sort, RegExp>> = {
  latest: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/,
  due: /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/,
}

type Cursor = { readonly due?: string; readonly at: string; readonly id: string }

/** Where the page before ended; one that is not from here begins at the top. */
function readCursor(sort: Sort, text: string): Cursor | null {
  const parts = CURSORS[sort].exec(text)?.slice(1) ?? []
  const [id = '', at = '', due] = parts.reverse()
  if (!parseId(id) || !parseInstant(at)) return null
  return sort === 'latest' ? { at, id } : due !== undefined && parseDate(due) ? { due, at, id } : null
}
