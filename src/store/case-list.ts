import { createHash } from 'node:crypto'
import type { Card } from '#core/card/card.ts'
import type { Plan } from '#core/card/plan.ts'
import { type CaseClock, clocksOf } from '#core/case/clocks.ts'
import { pendingOf } from '#core/case/decide-decisions.ts'
import { summaryOf } from '#core/case/progress.ts'
import type { CaseState } from '#core/case/state.ts'
import type { CaseId } from '#core/id.ts'
import type { InvitationNumber } from '#core/logbook/invitation-number.ts'
import type { Instant } from '#core/time.ts'
import { keepBrief } from './case-brief.ts'
import { AHEAD } from './connection.ts'
import type { Trx } from './db.ts'
import type { CaseKey } from './seal.ts'

/** What a case's lines are made from: its card, and the plan of the moment. */
type Standing = { readonly card: Card; readonly plan: Plan; readonly at: Instant; readonly key: CaseKey }

/** Brings the case's line in lists, what waits in it, and who is on it, from `before` (null: the case is new) to `state`. */
export async function project(
  trx: Trx,
  caseId: CaseId,
  before: CaseState | null,
  state: CaseState,
  { card, plan, at, key }: Standing,
): Promise<void> {
  await keepLine(trx, caseId, state, plan, clocksOf(card, state, plan, at))
  await keepTodo(trx, caseId, state)
  await keepBrief(trx, caseId, key, state)
  await keepOut(trx, caseId, before, state)
  await glassSeen(trx, caseId, before, state)
  await keepInvitations(trx, caseId, before, state)
  for (const relation of ['members', 'sparring'] as const) {
    const were = new Set(before?.[relation].map(({ account }) => account))
    for (const { account } of state[relation].filter((by) => !were.has(by.account)))
      await join(trx, caseId, state, account, relation === 'members' ? 'member' : relation)
  }
  const still = new Set(state.members.map(({ account }) => account))
  const left = before?.members.filter(({ account }) => !still.has(account)) ?? []
  for (const { account } of left)
    await trx.deleteFrom('case_member').where('case_id', '=', caseId).where('account_id', '=', account).execute()
}

async function keepLine(
  trx: Trx,
  caseId: CaseId,
  state: CaseState,
  plan: Plan,
  clocks: readonly CaseClock[],
): Promise<void> {
  const { phase, doing, musts, due, waiting, prosecutionSince } = summaryOf(plan, clocks, state.tasks)
  const open = state.status === 'open'
  const now = {
    status: state.status,
    phase,
    doing,
    musts,
    waiting,
    pending: pendingOf(state).length,
    due_on: open ? due : null,
    prosecution_since: open ? prosecutionSince : null,
    follow_up_on: state.followUp && 'on' in state.followUp ? state.followUp.on : null,
    latest_at: state.latest.at,
  }
  await trx
    .insertInto('case_list')
    .values({
      case_id: caseId,
      institution_id: state.institution.id,
      number: state.number,
      opened_at: state.opened.at,
      ...now,
    })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(now))
    .modifyEnd(AHEAD)
    .execute()
}

/** What waits for somebody: proposals for another's eyes, tasks for their owner, questions for the one asked, answers for the asker. */
async function keepTodo(trx: Trx, caseId: CaseId, state: CaseState): Promise<void> {
  await trx.deleteFrom('case_todo').where('case_id', '=', caseId).modifyEnd(AHEAD).execute()
  const decisions = pendingOf(state).map(({ entry, by }) => ({ kind: 'decision', number: entry, by }))
  const tasks = state.tasks
    .filter(({ done }) => !done)
    .map(({ set, owner }) => ({ kind: 'task', number: set.entry, by: owner }))
  const questions = state.questions.map(({ entry, of, by, answered }) =>
    answered ? { kind: 'answer', number: answered.entry, by } : { kind: 'question', number: entry, by: of },
  )
  const rows = [...decisions, ...tasks, ...questions].map(({ kind, number, by }) => ({
    case_id: caseId,
    institution_id: state.institution.id,
    kind,
    number,
    account_id: by.account,
    by_leader: by.function === 'leader',
  }))
  if (rows.length > 0) await trx.insertInto('case_todo').values(rows).modifyEnd(AHEAD).execute()
}

/** Whoever is shut out loses what they had of the case with the row that says so. */
async function keepOut(trx: Trx, caseId: CaseId, before: CaseState | null, state: CaseState): Promise<void> {
  const accounts = (of: CaseState | null) => of?.excluded.map(({ who }) => who.account) ?? []
  const [were, are] = [accounts(before), accounts(state)]
  for (const account of are.filter((one) => !were.includes(one))) {
    const row = { case_id: caseId, account_id: account, institution_id: state.institution.id, since: state.latest.at }
    await trx.insertInto('case_exclusion').values(row).execute()
  }
  const again = were.filter((one) => !are.includes(one))
  if (again.length > 0)
    await trx.deleteFrom('case_exclusion').where('case_id', '=', caseId).where('account_id', 'in', again).execute()
}

/** That the leadership has seen who was let in in an emergency. */
async function glassSeen(trx: Trx, caseId: CaseId, before: CaseState | null, state: CaseState): Promise<void> {
  const known = new Set(before?.glass.filter(({ seen }) => seen).map(({ entry }) => entry))
  for (const { by, at, seen } of state.glass.filter((one) => one.seen && !known.has(one.entry)))
    await trx
      .updateTable('case_glass')
      .set({ seen_at: seen?.at ?? null })
      .where('case_id', '=', caseId)
      .where('account_id', '=', by.account)
      .where('at', '=', at)
      .execute()
}

/** What an invitation's number leads to; whether it has been taken up is written where it is shown (family.ts). */
async function keepInvitations(trx: Trx, caseId: CaseId, before: CaseState | null, state: CaseState): Promise<void> {
  const known = new Map(before?.invitations.map((one) => [one.id, one]))
  for (const { id, number, until, ended } of state.invitations) {
    const was = known.get(id)
    if (!was) {
      const row = { number: numberHash(number), case_id: caseId, institution_id: state.institution.id }
      await trx
        .insertInto('case_invitation')
        .values({ ...row, invitation: id, until })
        .execute()
    } else if (ended && !was.ended)
      await trx
        .updateTable('case_invitation')
        .set({ ended: true })
        .where('case_id', '=', caseId)
        .where('invitation', '=', id)
        .execute()
  }
}

/** What is kept of an invitation's number: whoever has the database cannot use it. */
export const numberHash = (number: InvitationNumber): Buffer => createHash('sha256').update(number).digest()

async function join(
  trx: Trx,
  caseId: CaseId,
  state: CaseState,
  account: string,
  relation: 'member' | 'sparring',
): Promise<void> {
  await trx
    .insertInto('case_member')
    .values({
      case_id: caseId,
      account_id: account,
      institution_id: state.institution.id,
      relation,
      since: state.latest.at,
    })
    .execute()
}
