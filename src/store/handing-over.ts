import type { Actor } from '#core/case/permit.ts'
import type { AccountId, CaseId, CommandId } from '#core/id.ts'
import type { Noting } from './audit/record.ts'
import { readCase } from './cases.ts'
import { withReader } from './db.ts'
import { handle } from './handle.ts'
import { namedId } from './named-id.ts'
import { type Office, scopeOf } from './office.ts'

export type Held = { readonly id: CaseId; readonly number: string; readonly status: string }

export type Holder = { readonly account: AccountId; readonly name: string }

/** Those who are on cases of the leader's institution, also when their account has been closed. */
export const holders = (office: Office, leader: Actor): Promise<Holder[]> =>
  withReader(office.db, scopeOf(leader), async (trx) => {
    const rows = await trx
      .selectFrom('case_member as m')
      .innerJoin('account as a', 'a.id', 'm.account_id')
      .select(['a.id as account', 'a.display_name as name'])
      .distinct()
      .where('m.relation', '=', 'member')
      .where('m.institution_id', 'in', leader.institutions)
      .orderBy('a.display_name')
      .execute()
    return rows.map(({ account, name }) => ({ account: account as AccountId, name }))
  })

/** Those whose account has been closed, and who are still on open cases of the leader's institution. */
export const leftBehind = (office: Office, leader: Actor): Promise<{ name: string; cases: number }[]> =>
  withReader(office.db, scopeOf(leader), async (trx) => {
    const rows = await trx
      .selectFrom('case_member as m')
      .innerJoin('account as a', 'a.id', 'm.account_id')
      .innerJoin('case_list as l', 'l.case_id', 'm.case_id')
      .select(({ fn }) => ['a.id', 'a.display_name as name', fn.countAll().as('cases')])
      .where('m.relation', '=', 'member')
      .where('m.institution_id', 'in', leader.institutions)
      .where('a.closed_at', 'is not', null)
      .where('l.status', '=', 'open')
      .groupBy(['a.id', 'a.display_name'])
      .orderBy('a.display_name')
      .execute()
    return rows.map(({ name, cases }) => ({ name, cases: Number(cases) }))
  })

/** The cases of the leader's institution that somebody is on. */
export const casesHeldBy = (office: Office, leader: Actor, account: AccountId): Promise<Held[]> =>
  withReader(office.db, scopeOf(leader), async (trx) => {
    const rows = await trx
      .selectFrom('case_member as m')
      .innerJoin('case_list as l', 'l.case_id', 'm.case_id')
      .select(['l.case_id as id', 'l.number', 'l.status'])
      .where('m.account_id', '=', account)
      .where('m.relation', '=', 'member')
      .where('l.institution_id', 'in', leader.institutions)
      .orderBy('l.number')
      .execute()
    return rows.map((row) => ({ ...row, id: row.id as CaseId }))
  })

/** Whoever may not know of one of `cases`, as far as the leader may. */
export const shutOutOf = (office: Office, leader: Actor, cases: readonly CaseId[]): Promise<ReadonlySet<AccountId>> =>
  withReader(office.db, scopeOf(leader), async (trx) => {
    if (cases.length === 0) return new Set()
    const rows = await trx.selectFrom('case_exclusion').select('account_id').where('case_id', 'in', cases).execute()
    return new Set(rows.map((row) => row.account_id as AccountId))
  })

export type Handover = {
  /** Of the whole: sent twice it is done once. */
  readonly id: CommandId
  readonly from: AccountId
  readonly to: AccountId
  readonly cases: readonly CaseId[]
  readonly reason: string
}

/** What became of each case: taken over, or why not. */
export type HandedOver = { readonly id: CaseId; readonly number: string; readonly done: boolean }

/** Hands several cases over, one after the other, each in the name of the leader and recorded on the case itself. */
export async function handOverCases(
  office: Office,
  leader: Actor,
  handover: Handover,
  noting?: Noting,
): Promise<HandedOver[]> {
  const made: HandedOver[] = []
  for (const id of handover.cases) {
    const folder = await readCase(office, leader, id)
    if (!folder.ok) continue
    const { state } = folder.value
    const command = { type: 'hand-over', from: handover.from, account: handover.to, reason: handover.reason } as const
    const sent = { id: namedId<CommandId>(`${handover.id} ${id}`), seen: state.version, command }
    const handled = await handle(office, leader, id, sent, noting)
    made.push({ id, number: state.number, done: handled.type === 'done' })
  }
  return made
}
