import { expect, test } from 'vitest'
import { COLLEAGUE, given, LEADER, SSP, TEACHER } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { AccountId, InstitutionId } from '../id.ts'
import type { By } from './events.ts'
import { ACCOUNT_ROLES, type AccountRole, type Action, type Actor, byOf, permit, viewOf } from './permit.ts'

const SCHOOL = 'school' as InstitutionId
const ELSEWHERE = 'elsewhere' as InstitutionId
const view = viewOf(given({ type: 'sparring-asked', of: SSP, question: 'Hvad nu?' }).state, MONDAY)

const actor = (account: string, role: AccountRole, institutions = [SCHOOL], exercise = false): Actor => ({
  account: account as AccountId,
  name: account,
  role,
  institutions,
  exercise,
})

const ACTIONS: Action[] = [
  'read',
  'open-case',
  'write-note',
  'correct-note',
  'mark-done',
  'close-case',
  'confirm-decision',
]

/** Who, and what of `ACTIONS` they may. */
const MATRIX: [string, Actor, Action[]][] = [
  ['a professional on the case', actor(TEACHER.account, 'professional'), ACTIONS],
  ['one of the school who is not on it', actor(COLLEAGUE.account, 'professional'), ['open-case']],
  ['one of another school', actor(COLLEAGUE.account, 'professional', [ELSEWHERE]), []],
  ['the leader', actor(LEADER.account, 'leader'), ACTIONS],
  ['the leader of another school', actor('other', 'leader', [ELSEWHERE]), []],
  ['the SSP consultant who was asked', actor(SSP.account, 'ssp', []), ['read', 'write-note', 'correct-note']],
  ['the SSP consultant who was not', actor('other', 'ssp', [SCHOOL]), []],
  ['the administrator', actor(TEACHER.account, 'administrator'), []],
  ['the data protection officer', actor(TEACHER.account, 'dpo'), []],
  ['somebody who trains', actor(TEACHER.account, 'professional', [SCHOOL], true), []],
  ['a leader who trains', actor(LEADER.account, 'leader', [SCHOOL], true), []],
]

test.each(MATRIX)('%s', (_, who, may) => {
  for (const action of ACTIONS) {
    const permitted = permit(who, action, view)
    expect([action, permitted.ok]).toEqual([action, may.includes(action)])
    if (!permitted.ok) expect(permitted.error).toEqual({ type: 'not-permitted', action })
  }
})

test('only who has a function in cases signs entries', () => {
  const functions = ACCOUNT_ROLES.map((role) => byOf(actor('somebody', role))?.function ?? null)
  expect(functions).toEqual(['professional', 'leader', 'ssp', null, null] satisfies (By['function'] | null)[])
})
