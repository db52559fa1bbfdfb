import { expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import {
  COLLEAGUE,
  given,
  happens,
  id,
  isRefused,
  LEADER,
  NEXT_WEEK,
  TEACHER,
  TODAY,
  type Told,
} from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { CommandOf } from './commands.ts'
import { pendingOf } from './decide-decisions.ts'
import type { DecisionProposed, Happening } from './events.ts'
import { situationOf } from './situation-of.ts'
import { inForce } from './state.ts'

const reason = 'Det er groft, og hun er bange.'
type Proposing = Omit<CommandOf<'propose-decision'>, 'type' | 'reason'> & { reason?: string }
const propose = (asked: Proposing): CommandOf<'propose-decision'> => ({ type: 'propose-decision', reason, ...asked })
const proposed = (more: Partial<DecisionProposed> = {}): DecisionProposed => ({
  type: 'decision-proposed',
  decision: 'police',
  outcome: 'report',
  reason,
  urgent: false,
  ...more,
})
const confirmed: Happening = { type: 'decision-confirmed', proposal: 3 }
const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim' }
const decisionsIn = (...told: Told[]) => situationOf(given(...told).state, MONDAY).decisions

test('a decision is proposed with its outcome and reason', () => {
  expect(given().when(propose({ decision: 'police', outcome: 'report' }))).toEqual(happens(proposed()))
})

test('every decision needs a reason of a few words, also a no', () => {
  for (const outcome of ['report', 'no'] as const) {
    expect(given().when(propose({ decision: 'police', outcome, reason: '' }))).toEqual(
      isRefused({ type: 'missing', field: 'reason' }),
    )
    expect(given().when(propose({ decision: 'police', outcome, reason: 'Nej tak' }))).toEqual(
      isRefused({ type: 'too-few-words', field: 'reason', least: 3 }),
    )
  }
})

test('a later has a day to be taken up again', () => {
  const later = { decision: 'pedagogical', outcome: 'later' } as const
  expect(given().when(propose(later))).toEqual(isRefused({ type: 'missing', field: 'until' }))
  expect(given().when(propose({ ...later, until: '2026-11-22' as typeof TODAY }))).toEqual(
    isRefused({ type: 'date-too-early', field: 'until', earliest: TODAY }),
  )
  expect(given().when(propose({ ...later, until: '2046-11-22' as typeof TODAY }))).toMatchObject({
    error: { type: 'date-too-far' },
  })
  expect(given().when(propose({ ...later, until: NEXT_WEEK }))).toEqual(
    happens(proposed({ ...later, until: NEXT_WEEK })),
  )
  const yes = { decision: 'pedagogical', outcome: 'yes' } as const
  expect(given().when(propose({ ...yes, until: NEXT_WEEK }))).toEqual(happens(proposed(yes)))
})

test('an outcome belongs to its decision', () => {
  for (const [decision, outcome] of [
    ['police', 'yes'],
    ['referral', 'report'],
    ['notTellingParents', 'later'],
    ['nothing', 'yes'],
  ] as [never, never][]) {
    expect(given(victim).when(propose({ decision, outcome, subject: id('v1') }))).toEqual(
      isRefused({ type: 'not-an-outcome', decision }),
    )
  }
})

test('not telling parents is about one victim and is reviewed; the other decisions are about nobody', () => {
  const card = aCard({ laws: aCard().laws.map((law) => ({ ...law, exception: true })) })
  const rests = { basis: 'law', scope: 'Intet om sagen' } as const
  const except = { decision: 'notTellingParents', outcome: 'yes', subject: id('v1'), ...rests } as const
  expect(given(victim).when(propose({ ...except, until: NEXT_WEEK }), { card })).toEqual(
    happens(proposed({ ...except, until: NEXT_WEEK })),
  )
  expect(given(victim).when(propose(except), { card })).toEqual(isRefused({ type: 'missing', field: 'until' }))
  expect(given(victim).when(propose({ ...except, outcome: 'no' }))).toMatchObject({ ok: true })
  expect(given().when(propose(except))).toEqual(isRefused({ type: 'no-such-subject', subject: 'v1' }))
  const { subject: _, ...nobody } = except
  expect(given(victim).when(propose(nobody))).toEqual(isRefused({ type: 'no-such-subject', subject: '' }))
  const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect' }
  expect(given(suspect).when(propose({ ...except, subject: id('s1') }))).toMatchObject({ ok: false })
  expect(given(victim).when(propose({ decision: 'police', outcome: 'no', subject: id('v1') }))).toEqual(
    isRefused({ type: 'no-such-subject', subject: 'v1' }),
  )
})

test('it counts when another has confirmed it, and not before', () => {
  expect(decisionsIn(proposed())).toEqual({})
  expect(given(proposed()).when({ type: 'confirm-decision', proposal: 3 }, { by: LEADER })).toEqual(happens(confirmed))
  expect(decisionsIn(proposed(), [LEADER, confirmed])).toEqual({ police: 'report' })
})

test('four eyes: nobody confirms or sends back their own, not even the leader', () => {
  for (const by of [TEACHER, LEADER]) {
    const own = given([by, proposed()])
    expect(own.when({ type: 'confirm-decision', proposal: 3 }, { by })).toEqual(isRefused({ type: 'own-proposal' }))
    expect(own.when({ type: 'send-back-decision', proposal: 3, reason }, { by })).toEqual(
      isRefused({ type: 'own-proposal' }),
    )
  }
})

test('the leadership takes part: one of the two is a leader', () => {
  const confirm = { type: 'confirm-decision', proposal: 3 } as const
  expect(given(proposed()).when(confirm, { by: COLLEAGUE })).toEqual(isRefused({ type: 'leader-needed' }))
  expect(given([LEADER, proposed()]).when(confirm, { by: COLLEAGUE })).toEqual(happens(confirmed))
})

test('sent back with a reason, it counts no more; the one that stood before does', () => {
  const back: Happening = { type: 'decision-sent-back', proposal: 5, reason }
  const before: Told[] = [proposed(), [LEADER, confirmed], proposed({ outcome: 'no' })]
  const asked = given(...before)
  expect(asked.when({ type: 'send-back-decision', proposal: 5, reason }, { by: LEADER })).toEqual(happens(back))
  expect(asked.when({ type: 'send-back-decision', proposal: 5, reason: 'Nej' }, { by: LEADER })).toMatchObject({
    error: { type: 'too-few-words' },
  })
  const after = given(...before, [LEADER, back])
  expect(after.state.decisions.police?.sentBack).toMatchObject({ outcome: 'no', why: reason, entry: 5 })
  expect(inForce(after.state.decisions.police)?.outcome).toBe('report')
  expect(given(...before, [LEADER, back], proposed()).state.decisions.police?.sentBack).toBeUndefined()
})

test('only what is pending is confirmed: not a former one, not twice', () => {
  const none = isRefused({ type: 'no-such-proposal' })
  expect(given().when({ type: 'confirm-decision', proposal: 3 }, { by: LEADER })).toEqual(none)
  expect(
    given(proposed(), [LEADER, confirmed]).when({ type: 'confirm-decision', proposal: 3 }, { by: LEADER }),
  ).toEqual(none)
  const replaced = given(proposed(), proposed({ outcome: 'no' }), proposed({ decision: 'referral', outcome: 'yes' }))
  expect(replaced.when({ type: 'confirm-decision', proposal: 3 }, { by: LEADER })).toEqual(none)
  expect(pendingOf(replaced.state).map((one) => one.entry)).toEqual([4, 5])
})

test('what is urgent counts at once and awaits confirmation all the same', () => {
  const urgent = { decision: 'emergencyPlan', outcome: 'yes', urgent: true } as const
  expect(given().when(propose(urgent))).toEqual(happens(proposed(urgent)))
  expect(decisionsIn(proposed(urgent))).toEqual({ emergencyPlan: 'yes' })
  expect(decisionsIn(proposed(urgent), [LEADER, { type: 'decision-sent-back', proposal: 3, reason }])).toEqual({})
})

test('urgent are the emergency plan, the notification, and the police when there is danger', () => {
  const danger: Happening = { type: 'answer-recorded', fact: 'acuteDanger', value: true }
  const violence: Happening = { type: 'answer-recorded', fact: 'violence', value: true }
  const urgent = (decision: never, outcome: never, ...told: Told[]) =>
    given(victim, ...told).when(
      propose({
        decision,
        outcome,
        urgent: true,
        until: NEXT_WEEK,
        ...(decision === 'notTellingParents' && { subject: id('v1') }),
      }),
    ).ok
  const of = (decision: string, outcome: string, ...told: Told[]) =>
    urgent(decision as never, outcome as never, ...told)
  expect(of('referral', 'yes')).toBe(true)
  expect(of('referral', 'no')).toBe(false)
  expect(of('emergencyPlan', 'later')).toBe(false)
  expect(of('police', 'report')).toBe(false)
  expect(of('police', 'report', danger)).toBe(true)
  expect(of('police', 'support', violence)).toBe(true)
  expect(of('police', 'no', danger)).toBe(false)
  expect(of('pedagogical', 'yes', danger)).toBe(false)
  expect(of('notTellingParents', 'yes', danger)).toBe(false)
  expect(given().when(propose({ decision: 'police', outcome: 'report', urgent: true }))).toEqual(
    isRefused({ type: 'not-urgent', decision: 'police' }),
  )
})

const card = aCard({ steps: [{ ...(aCard().steps[0] as object), id: 'cooperate-schools', law: ['law'] }] } as never)
const share = {
  decision: 'sharing',
  outcome: 'yes',
  whom: 'Engvang Skole',
  told: 'At der går et billede rundt',
  purpose: 'At de kan stoppe det hos sig',
  consent: 'given',
  basis: 'law',
} as const

test('sharing says with whom, what, for what, by what right and with what consent; each is its own decision', () => {
  const first = { ...share, subject: 'd1' as never }
  expect(given().when(propose(share), { card })).toEqual(happens(proposed(first)))
  for (const field of ['whom', 'told', 'purpose', 'basis', 'consent'] as const) {
    const { [field]: _, ...without } = share
    expect(given().when(propose(without), { card })).toEqual(isRefused({ type: 'missing', field }))
  }
  expect(given().when(propose({ ...share, basis: 'another' }), { card })).toEqual(
    isRefused({ type: 'not-an-option', field: 'basis' }),
  )
  const { basis: _, consent: __, ...no } = { ...share, outcome: 'no' } as const
  expect(given().when(propose(no), { card })).toEqual(happens(proposed({ ...no, subject: 'd1' as never })))
  const both = given(proposed(first)).when(propose({ ...share, whom: 'PPR' }), { card })
  expect(both).toMatchObject({ value: [{ subject: 'd2' }] })
  expect(given(proposed(first)).when(propose({ ...share, subject: 'd1' as never }), { card })).toMatchObject({
    ok: true,
  })
  expect(given().when(propose({ ...share, subject: 'd9' as never }), { card })).toEqual(
    isRefused({ type: 'no-such-subject', subject: 'd9' }),
  )
})

test('telling the surroundings says whom and what; not telling needs only its reason', () => {
  const tell = {
    decision: 'surroundings',
    outcome: 'yes',
    whom: 'Forældrene i 6.a',
    told: 'At vi har hånd om det',
  } as const
  expect(given().when(propose(tell))).toEqual(happens(proposed(tell)))
  expect(given().when(propose({ ...tell, whom: '' }))).toEqual(isRefused({ type: 'missing', field: 'whom' }))
  expect(given().when(propose({ decision: 'surroundings', outcome: 'no' }))).toMatchObject({ ok: true })
  expect(given().when(propose({ decision: 'surroundings', outcome: 'later' }))).toEqual(
    isRefused({ type: 'missing', field: 'until' }),
  )
})

test('closing is not proposed by a form of another decision', () => {
  expect(given().when(propose({ decision: 'closing', outcome: 'yes' }))).toEqual(
    isRefused({ type: 'not-an-outcome', decision: 'closing' }),
  )
})
