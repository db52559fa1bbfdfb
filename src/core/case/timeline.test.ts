import { expect, test } from 'vitest'
import { aPlan, aStep, given, id, LEADER, TODAY, type Told } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { Situation } from '../card/situation.ts'
import { addDays, instantAt } from '../time.ts'
import type { Happening } from './events.ts'
import { changesSince, timeline } from './timeline.ts'

/** Uncovering is to be done until it is; with violence there is the emergency plan too. */
const planOf = ({ violence, done }: Situation) =>
  aPlan([
    aStep('uncover', { status: done?.some((mark) => mark.step === 'uncover') ? 'done' : 'do' }),
    ...(violence ? [aStep('emergency-plan')] : []),
  ])

const rows = (...told: Told[]) => timeline(given(...told).events, planOf)
const note: Happening = { type: 'note-written', text: 'Mor ringede.' }
const violence = (value: boolean): Happening => ({ type: 'answer-recorded', fact: 'violence', value })

test('the chronology is newest first, with who and when', () => {
  const [latest, ...earlier] = rows([LEADER, note])
  expect(latest).toMatchObject({ entry: 3, by: LEADER, event: note, correctedBy: [], changes: [] })
  expect(earlier.map((row) => [row.entry, row.event.type])).toEqual([
    [2, 'professional-joined'],
    [1, 'case-opened'],
  ])
})

test('a correction is shown with what it corrects, and that with its corrections', () => {
  const correction: Happening = { type: 'note-corrected', corrects: 3, text: 'Far ringede.', reason: 'Hørte forkert' }
  const [second, first, original] = rows(note, correction, correction)
  expect(second?.corrects).toEqual(original)
  expect(first?.corrects).toEqual(original)
  expect(original?.correctedBy).toEqual([4, 5])
})

test('an entry says what it changed in the plan', () => {
  const [done, answered] = rows(violence(true), { type: 'step-done', step: 'uncover', on: TODAY })
  expect(answered?.changes).toMatchObject([{ type: 'step-changed', step: 'emergency-plan', from: null, to: 'do' }])
  expect(done?.changes).toMatchObject([{ type: 'step-changed', step: 'uncover', from: 'do', to: 'done' }])
})

test('what one person does at one moment is one act, told with its last entry', () => {
  const { events } = given(violence(true), { type: 'step-done', step: 'uncover', on: TODAY }, note)
  const atOnce = events.map((event, index) => (index < 2 ? event : { ...event, at: MONDAY }))
  const [last, done, answered] = timeline(atOnce, planOf)
  expect(last?.changes).toMatchObject([
    { step: 'emergency-plan', from: null },
    { step: 'uncover', from: 'do', to: 'done' },
  ])
  expect([done?.changes, answered?.changes]).toEqual([[], []])
  const twoPeople = atOnce.map((event, index) => (index === 3 ? { ...event, by: LEADER } : event))
  expect(timeline(twoPeople, planOf).map((row) => row.changes.length)).toEqual([0, 1, 1, 0, 0])
})

test('of a long case the latest acts are told of, or all when asked for', () => {
  const { events } = given(...Array.from({ length: 50 }, (_, i) => violence(i % 2 === 0)))
  expect(timeline(events, planOf).filter((row) => row.changes.length > 0)).toHaveLength(40)
  expect(
    timeline(events, planOf, 3)
      .map((row) => row.changes.length)
      .slice(0, 5),
  ).toEqual([1, 1, 1, 0, 0])
  expect(timeline(events, planOf, Number.POSITIVE_INFINITY).filter((row) => row.changes.length > 0)).toHaveLength(50)
})

test('of acts that are not shown no plan is made', () => {
  let made = 0
  const counting = (situation: Situation) => {
    made += 1
    return planOf(situation)
  }
  const { events } = given(violence(true), note, note, note, note, note)
  expect(timeline(events, counting, 5)).toHaveLength(events.length)
  expect(made).toBe(0)
  timeline(events, counting, 6)
  expect(made).toBe(2)
})

test('what the passing of days has changed is no entry’s doing', () => {
  const byDay = ({ at }: Situation) => aPlan(at < MONDAY ? [] : [aStep('uncover')])
  const events = given(violence(true)).events.map((event, index) =>
    index < 2 ? { ...event, at: instantAt(addDays(TODAY, -3), 9, 0) } : { ...event, at: MONDAY },
  )
  expect(timeline(events, byDay)[0]?.changes).toEqual([])
})

test('what an entry replaces or settles stands beside it', () => {
  const proposed: Happening = {
    type: 'decision-proposed',
    decision: 'police',
    outcome: 'no',
    reason: 'Det er ikke strafbart',
    urgent: false,
  }
  const told = rows(
    { type: 'person-added', id: id('s1'), role: 'suspect' },
    { type: 'person-changed', id: id('s1'), role: 'cleared', reason: 'Var der ikke' },
    violence(true),
    violence(false),
    proposed,
    [LEADER, { type: 'decision-sent-back', proposal: 7, reason: 'Skriv mere om det' }],
    proposed,
    [LEADER, { type: 'decision-confirmed', proposal: 9 }],
  )
  const of = (entry: number) => told.find((row) => row.entry === entry)
  expect(of(4)?.formerPerson).toMatchObject({ role: 'suspect' })
  expect(of(5)?.formerAnswer).toBeUndefined()
  expect(of(6)?.formerAnswer).toBe(true)
  expect(of(8)?.proposal).toMatchObject({ outcome: 'no', entry: 7 })
  expect(of(10)?.proposal).toMatchObject({ entry: 9 })
})

test('since somebody looked, the plan has changed by what others did', () => {
  const { events } = given(violence(true), note)
  expect(changesSince(events, 2, MONDAY, planOf)).toMatchObject([{ step: 'emergency-plan', to: 'do' }])
  expect(changesSince(events, 3, MONDAY, planOf)).toEqual([])
  expect(changesSince(events, 0, MONDAY, planOf)).toEqual([])
})

test('an entry that gave somebody a role is superseded by the one that gave them another', () => {
  const told = rows(
    { type: 'person-added', id: id('s1'), role: 'suspect' },
    { type: 'person-changed', id: id('s1'), name: 'Villum' },
    { type: 'person-changed', id: id('s1'), role: 'cleared', reason: 'Han var ikke med.' },
  )
  expect(told.map((row) => row.superseded)).toEqual([undefined, undefined, 5, undefined, undefined])
})
