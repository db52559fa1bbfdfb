import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadCards } from '#store/cards.ts'
import { CARD, planAt } from '#store/office.ts'
import { given as aCase, eventsOf, id, LEADER, OPENED, TEACHER, type Told } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { Card } from '../card/card.ts'
import { addDays, addMonths, dateOf, instantAt, type LocalDate } from '../time.ts'
import { alarmAt, clocksOf } from './clocks.ts'
import type { Command } from './commands.ts'
import { decide } from './decide.ts'
import type { By, Happening } from './events.ts'
import { replay } from './evolve.ts'
import { type CaseState, decisionKey } from './state.ts'

const cards = await loadCards(fileURLToPath(new URL('../../../cards', import.meta.url)))
const card = cards.get(CARD)?.at(-1) as Card
const today = dateOf(MONDAY)
const noon = (day: LocalDate) => instantAt(day, 12, 0)

const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim', name: 'Frida', age: 13 }
const suspect = (who: string): Happening => ({ type: 'person-added', id: id(who), role: 'suspect', age: 14 })
const answered = (fact: string, value: string | readonly string[]): Happening => ({
  type: 'answer-recorded',
  fact,
  value,
})
const threats = [victim, answered('kinds', ['fake-profile']), suspect('s1')]
const sent: Happening = { type: 'step-done', step: 'send-referral', subject: 'v1', on: today }
const reason = 'Det er der god grund til.'

/** The real card’s clocks of a case on a day, by name. */
function clocks(told: readonly Told[], day = today) {
  const state = replay(eventsOf([OPENED, ...told])) as CaseState
  const all = clocksOf(card, state, planAt(card, state, noon(day)), noon(day))
  const named = (clock: string, subject?: string, against?: string) =>
    all.find((one) => one.clock === clock && one.subject === subject && one.against === against)
  return { all, named, state }
}

/** What a command leads to on a day. */
function asks(told: readonly Told[], command: Command, { by = TEACHER as By, day = today } = {}) {
  const { state } = clocks(told, day)
  const decided = decide(command, state, { card, plan: planAt(card, state, noon(day)) }, { at: noon(day), by })
  return decided.ok ? decided.value : decided.error
}

test('a receipt runs from the sending, is noted, and is late when it is', () => {
  const grooming = [victim, answered('kinds', ['grooming']), sent]
  const due = '2026-11-30' as LocalDate
  expect(clocks(grooming).named('referral-receipt', 'v1')).toMatchObject({ state: 'running', due })
  expect(clocks(grooming, addDays(due, 1)).named('referral-receipt', 'v1')).toMatchObject({ state: 'missed' })
  const met = { type: 'meet-clock', clock: 'referral-receipt', subject: 'v1' } as const
  expect(asks(grooming, { ...met, note: 'Kom med post' })).toMatchObject([
    { type: 'clock-met', clock: 'referral-receipt', subject: 'v1', on: today, note: 'Kom med post' },
  ])
  const noted = (on: LocalDate): Happening => ({ type: 'clock-met', clock: 'referral-receipt', subject: 'v1', on })
  expect(clocks([...grooming, noted(today)]).named('referral-receipt', 'v1')).toMatchObject({ state: 'met', on: today })
  expect(clocks([...grooming, noted(addDays(due, 1))]).named('referral-receipt', 'v1')?.state).toBe('missed')
  expect(asks([...grooming, noted(today)], met)).toMatchObject({ type: 'clock-settled' })
  expect(asks(grooming, { ...met, on: addDays(today, 1) })).toMatchObject({ type: 'date-in-future' })
})

test('a clock that a step ends is met by the step, and is remembered', () => {
  const grooming = [victim, answered('kinds', ['grooming'])]
  expect(clocks(grooming).named('referral-same-day', 'v1')).toMatchObject({ state: 'running', due: today })
  expect(asks(grooming, { type: 'meet-clock', clock: 'referral-same-day', subject: 'v1' })).toMatchObject({
    type: 'needs-step',
    step: 'send-referral',
  })
  expect(clocks([...grooming, sent]).named('referral-same-day', 'v1')).toMatchObject({ state: 'met', on: today })
  const late: Happening = { ...sent, on: addDays(today, 2) } as Happening
  expect(clocks([...grooming, late]).named('referral-same-day', 'v1')).toMatchObject({
    state: 'missed',
    on: addDays(today, 2),
  })
  const skipped: Happening = { type: 'step-skipped', step: 'send-referral', subject: 'v1', reason }
  expect(clocks([...grooming, skipped]).named('referral-same-day', 'v1')).toMatchObject({
    state: 'stopped',
    skipped: reason,
  })
})

test('prosecution is asked for against each suspect; at three and five months it is time to ask again', () => {
  const { named, all } = clocks([...threats, suspect('s2')])
  expect(all.filter(({ clock }) => clock === 'prosecution-request').map(({ against }) => against)).toEqual(['s1', 's2'])
  expect(named('prosecution-request', 'v1', 's1')).toMatchObject({ state: 'running', due: addMonths(today, 6) })
  expect([2, 3, 4, 5].map((months) => alarmAt(today, addMonths(today, months)))).toEqual([undefined, 3, 3, 5])
  expect(clocks(threats, addMonths(today, 5)).named('prosecution-request', 'v1', 's1')?.alarm).toBe(5)
  const met: Happening = {
    type: 'clock-met',
    clock: 'prosecution-request',
    subject: 'v1',
    against: id('s1'),
    on: today,
  }
  const both = clocks([...threats, suspect('s2'), met])
  expect(both.named('prosecution-request', 'v1', 's1')?.state).toBe('met')
  expect(both.named('prosecution-request', 'v1', 's2')?.state).toBe('running')
})

test('a clock is stopped or counted from another day with a reason, and the step’s deadline follows', () => {
  const ref = { clock: 'prosecution-request', subject: 'v1', against: id('s1') } as const
  expect(asks(threats, { type: 'stop-clock', ...ref, reason: 'Nej' })).toMatchObject({ type: 'too-few-words' })
  expect(asks(threats, { type: 'stop-clock', ...ref, reason })).toMatchObject([{ type: 'clock-stopped', ...ref }])
  const starts = addDays(today, -7)
  const due = addMonths(starts, 6)
  expect(asks(threats, { type: 'restart-clock', ...ref, starts, reason })).toMatchObject([
    { type: 'clock-restarted', ...ref, starts, due, reason },
  ])
  expect(asks(threats, { type: 'restart-clock', ...ref, starts: addDays(today, 1), reason })).toMatchObject({
    type: 'date-in-future',
  })
  const stopped: Happening = { type: 'clock-stopped', ...ref, reason }
  expect(clocks([...threats, stopped]).named(ref.clock, 'v1', 's1')?.state).toBe('stopped')
  const again: Happening = { type: 'clock-restarted', ...ref, starts, due, reason }
  expect(clocks([...threats, stopped, again]).named(ref.clock, 'v1', 's1')).toMatchObject({ state: 'running', due })

  const bullied = [victim, answered('bullyingFound', today)]
  const deadline = (told: readonly Told[]) =>
    planAt(card, clocks(told).state, MONDAY).steps.find((step) => step.id === 'action-plan')?.deadline
  expect(deadline(bullied)).toBe('2026-12-07')
  expect(deadline([...bullied, { type: 'clock-stopped', clock: 'action-plan', reason }])).toBeUndefined()
})

test('a word said of an earlier run does not hold for a later one', () => {
  const stopped: Happening = { type: 'clock-stopped', clock: 'complaint-answer', reason }
  const later = addDays(today, 30)
  expect(clocks([victim, answered('complaintReceived', today), stopped]).named('complaint-answer')?.state).toBe(
    'stopped',
  )
  const anew = [victim, answered('complaintReceived', today), stopped, answered('complaintReceived', later)]
  expect(clocks(anew, later).named('complaint-answer')?.state).toBe('running')
})

test('the complainant’s own time limit passes; nobody has missed it', () => {
  const answeredComplaint = [victim, answered('complaintReceived', today), answered('complaintAnswered', today)]
  expect(clocks(answeredComplaint, addDays(today, 40)).named('complaint-onward')?.state).toBe('passed')
})

test('a clock that does not run is not spoken of', () => {
  expect(asks([victim], { type: 'stop-clock', clock: 'action-plan', reason })).toMatchObject({ type: 'no-such-clock' })
  expect(aCase(victim).when({ type: 'meet-clock', clock: 'odd' })).toMatchObject({ error: { type: 'no-such-clock' } })
})

const exception: Told[] = [
  victim,
  [
    LEADER,
    {
      type: 'decision-proposed',
      decision: 'notTellingParents',
      subject: id('v1'),
      outcome: 'yes',
      reason,
      until: addDays(today, 5),
      urgent: false,
    },
  ],
  { type: 'decision-confirmed', proposal: 3 },
]
const look = { type: 'review-exception', subject: id('v1'), stays: true, next: addDays(today, 7), reason } as const

test('the leadership looks at an exception again: it stays until the next look', () => {
  expect(asks(exception, look)).toMatchObject({ type: 'leader-needed' })
  const { next: _, ...undated } = look
  expect(asks(exception, undated, { by: LEADER })).toMatchObject({ type: 'missing', field: 'next' })
  expect(asks([victim], look, { by: LEADER })).toMatchObject({ type: 'no-exception' })
  expect(asks(exception, { type: 'stop-clock', clock: 'exception-review', subject: 'v1', reason })).toMatchObject({
    type: 'needs-review',
  })
  expect(clocks(exception).named('exception-review', 'v1')?.due).toBe(addDays(today, 3))
  const [reviewed] = asks(exception, look, { by: LEADER }) as unknown as Happening[]
  expect(reviewed).toMatchObject({ type: 'exception-reviewed', stays: true, next: addDays(today, 7) })
  const after = clocks([...exception, [LEADER, reviewed as Happening]])
  expect(after.named('exception-review', 'v1')).toMatchObject({ state: 'running', due: addDays(today, 7) })
  expect(after.state.decisions[decisionKey('notTellingParents', 'v1')]?.standing).toMatchObject({
    outcome: 'yes',
    until: addDays(today, 7),
  })
})

test('or it ends, and the parents are involved', () => {
  const [ended] = asks(exception, { ...look, stays: false }, { by: LEADER }) as unknown as Happening[]
  expect(ended).toMatchObject({ type: 'exception-reviewed', stays: false })
  const after = clocks([...exception, [LEADER, ended as Happening]])
  expect(after.named('exception-review', 'v1')).toBeUndefined()
  expect(after.state.decisions[decisionKey('notTellingParents', 'v1')]?.standing).toMatchObject({
    outcome: 'no',
    reason,
  })
})
