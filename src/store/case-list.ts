import type { Card } from '#core/card/card.ts'
import type { Plan } from '#core/card/plan.ts'
import { type CaseClock, clocksOf } from '#core/case/clocks.ts'
import { pendingOf } from '#core/case/decide-decisions.ts'
import { summaryOf } from '#core/case/progress.ts'
import type { CaseState } from '#core/case/state.ts'
import type { CaseId } from '#core/id.ts'
import type { Instant } from '#core/time.ts'
import type { Trx } from './db.ts'

/** Brings the case's line in lists, and who is on it, from `before` (null: the case is new) to `state`. */
export async function project(
  trx: Trx,
  caseId: CaseId,
  before: CaseState | null,
  state: CaseState,
  { card, plan, at }: { readonly card: Card; readonly plan: Plan; readonly at: Instant },
): Promise<void> {
  await keepLine(trx, caseId, state, plan, clocksOf(card, state, plan, at))
  for (const relation of ['members', 'sparring'] as const) {
    const joined = state[relation].slice(before?.[relation].length ?? 0)
    for (const { account } of joined)
      await join(trx, caseId, state, account, relation === 'members' ? 'member' : relation)
  }
}

async function keepLine(
  trx: Trx,
  caseId: CaseId,
  state: CaseState,
  plan: Plan,
  clocks: readonly CaseClock[],
): Promise<void> {
  const { phase, doing, musts, due } = summaryOf(plan, clocks)
  const now = {
    status: state.status,
    phase,
    doing,
    musts,
    pending: pendingOf(state).length,
    due_on: state.status === 'open' ? due : null,
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
    .execute()
}

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
