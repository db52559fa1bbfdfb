import { expect, test } from 'vitest'
import {
  aPlan,
  aStep,
  COLLEAGUE,
  given,
  happens,
  isRefused,
  LEADER,
  NEXT_WEEK,
  TEACHER,
  TODAY,
} from '../../../tests/arrange/case.ts'
import { addDays } from '../time.ts'
import { pendingOf } from './decide-decisions.ts'
import type { DecisionProposed, Happening } from './events.ts'

const reason = 'Det er stoppet nu.'
const close = { type: 'close-case', outcome: reason, followUp: { none: reason } } as const
const closing = (more: Partial<DecisionProposed['closing']> = {}, rest: Partial<DecisionProposed> = {}) =>
  ({
    type: 'decision-proposed',
    decision: 'closing',
    outcome: 'yes',
    reason,
    closing: { followUp: { none: reason }, left: [], ...more },
    urgent: false,
    ...rest,
  }) satisfies Happening
const closed: Happening = { type: 'case-closed', outcome: reason, followUp: { none: reason }, left: [] }
const confirm = { type: 'confirm-decision', proposal: 3 } as const
const confirmed: Happening = { type: 'decision-confirmed', proposal: 3 }
const back = { type: 'send-back-decision', proposal: 3, reason } as const
const sentBack: Happening = { type: 'decision-sent-back', proposal: 3, reason }

test('closing is proposed with its outcome, and a follow-up or the reason for none', () => {
  expect(given().when(close)).toEqual(happens(closing()))
  const followUp = { on: NEXT_WEEK, what: 'Spørg klassen' }
  expect(given().when({ ...close, followUp })).toEqual(happens(closing({ followUp })))
  expect(given().when({ ...close, outcome: '' })).toEqual(isRefused({ type: 'missing', field: 'outcome' }))
  expect(given().when({ ...close, followUp: { none: 'Nej' } })).toEqual(
    isRefused({ type: 'too-few-words', field: 'followUp', least: 3 }),
  )
  expect(given().when({ ...close, followUp: { ...followUp, on: addDays(TODAY, -1) } })).toMatchObject({
    error: { type: 'date-too-early', field: 'on' },
  })
  expect(given(closing()).state.status).toBe('open')
})

test('duties still to do are listed, and each needs a reason, or one for all', () => {
  const plan = aPlan([
    aStep('uncover'),
    aStep('secure-evidence', { subject: 'v1' }),
    aStep('keep-logbook', { duty: 'should' }),
    aStep('handle-press', { status: 'wait' }),
    aStep('follow-up'),
  ])
  const left = [{ step: 'uncover' }, { step: 'secure-evidence', subject: 'v1' }]
  expect(given().when(close, { plan })).toEqual(isRefused({ type: 'steps-left', steps: left }))
  const one = { step: 'uncover', reason: 'Afdækket i en anden sag.' }
  expect(given().when({ ...close, left: [one] }, { plan })).toEqual(
    isRefused({ type: 'steps-left', steps: [{ step: 'secure-evidence', subject: 'v1' }] }),
  )
  expect(given().when({ ...close, left: [one], leftReason: reason }, { plan })).toEqual(
    happens(closing({ left: [one, { step: 'secure-evidence', subject: 'v1', reason }] })),
  )
  expect(given().when({ ...close, leftReason: 'Nej' }, { plan })).toEqual(
    isRefused({ type: 'too-few-words', field: 'left', least: 3 }),
  )
  expect(given().when({ ...close, leftReason: '  ' }, { plan })).toMatchObject({ error: { type: 'steps-left' } })
})

test('the case closes when another confirms it, one of the two a leader', () => {
  expect(given(closing()).when(confirm)).toEqual(isRefused({ type: 'own-proposal' }))
  expect(given(closing()).when(confirm, { by: COLLEAGUE })).toEqual(isRefused({ type: 'leader-needed' }))
  expect(given(closing()).when(confirm, { by: LEADER })).toEqual(happens(confirmed, closed))
  const { state } = given(closing(), [LEADER, confirmed], [LEADER, closed])
  expect(state).toMatchObject({ status: 'closed', decisions: { closing: { standing: { reason } } } })
  expect(pendingOf(state)).toEqual([])
})

test('what has become a duty since the proposal is taken first, or the proposal is sent back', () => {
  const plan = aPlan([aStep('uncover'), aStep('send-referral', { subject: 'v1' })])
  const explained = closing({ left: [{ step: 'uncover', reason }] })
  expect(given(explained).when(confirm, { by: LEADER, plan })).toEqual(
    isRefused({ type: 'steps-come', steps: [{ step: 'send-referral', subject: 'v1' }] }),
  )
  expect(given(explained).when(back, { by: LEADER, plan })).toEqual(happens(sentBack))
})

test('a leader alone closes at once, with a reason, and it is confirmed after', () => {
  const alone = 'Der er ikke andre på skolen i ferien.'
  const urgently = closing({}, { alone, urgent: true })
  expect(given().when({ ...close, alone }, { by: LEADER })).toEqual(happens(urgently, closed))
  expect(given().when({ ...close, alone })).toEqual(isRefused({ type: 'leader-needed' }))
  expect(given().when({ ...close, alone: 'Ferie' }, { by: LEADER })).toMatchObject({
    error: { type: 'too-few-words', field: 'alone' },
  })
  const done = given([LEADER, urgently], [LEADER, closed])
  expect(pendingOf(done.state)).toMatchObject([{ entry: 3, alone, by: LEADER }])
  expect(done.when(confirm, { by: LEADER })).toEqual(isRefused({ type: 'own-proposal' }))
  expect(done.when(confirm, { by: TEACHER })).toEqual(happens(confirmed))
  expect(done.when(back, { by: TEACHER })).toEqual(happens(sentBack, { type: 'case-reopened', reason }))
})

test('a case taken up again is no longer decided closed, and keeps what was sent back', () => {
  const reopened: Happening = { type: 'case-reopened', reason }
  const decided = given(closing(), [LEADER, confirmed], [LEADER, closed], reopened)
  expect(decided.state.decisions.closing).toEqual({})
  const urgently = closing({}, { alone: reason, urgent: true })
  const returned = given([LEADER, urgently], [LEADER, closed], sentBack, reopened)
  expect(returned.state).toMatchObject({ status: 'open', decisions: { closing: { sentBack: { why: reason } } } })
  expect(pendingOf(returned.state)).toEqual([])
})

test('a case closed by one person, before closing was a decision, reads as it did', () => {
  const { state } = given(closed)
  expect(state).toMatchObject({ status: 'closed', closing: { outcome: reason, by: TEACHER } })
  expect(given(closed, { type: 'case-reopened', reason }).state.status).toBe('open')
})
