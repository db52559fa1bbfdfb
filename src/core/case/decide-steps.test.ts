import { expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { aPlan, aStep, given, happens, id, isRefused, TODAY, TOMORROW } from '../../../tests/arrange/case.ts'
import type { PlanStep } from '../card/plan.ts'
import type { LocalDate } from '../time.ts'
import type { Happening } from './events.ts'

const IDS = ['uncover', 'talk-to-suspect', 'send-referral', 'decide-police', 'secure-evidence', 'follow-up']
const [first] = aCard().steps
const card = aCard({
  steps: IDS.map((step) => ({
    ...(first as NonNullable<typeof first>),
    id: step,
    contactsSuspect: step === 'talk-to-suspect',
  })),
})
const because = [{ words: { da: 'Politiet skal først svare', en: 'The police answer first' }, facts: [] }]
const stop = { id: 'never-contact-suspect-yet', because }
const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim' }
const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect' }
const done: Happening = { type: 'step-done', step: 'uncover', on: TODAY }
const skipped: Happening = { type: 'step-skipped', step: 'uncover', reason: 'Det er gjort før' }
const reason = 'Vi har allerede talt med dem.'

const withPlan = (...steps: PlanStep[]) => ({ card, plan: aPlan(steps) })
const uncover = withPlan(aStep('uncover'))

test('a step is marked done today, or on the day it was done, with a note', () => {
  expect(given().when({ type: 'mark-done', step: 'uncover' }, uncover)).toEqual(happens(done))
  const on = '2026-11-20' as LocalDate
  expect(given().when({ type: 'mark-done', step: 'uncover', on, note: ' Talt med Ida ' }, uncover)).toEqual(
    happens({ type: 'step-done', step: 'uncover', on, note: 'Talt med Ida' }),
  )
})

test('nothing has been done tomorrow, or before anybody remembers', () => {
  expect(given().when({ type: 'mark-done', step: 'uncover', on: TOMORROW }, uncover)).toEqual(
    isRefused({ type: 'date-in-future', field: 'on', latest: TODAY }),
  )
  expect(given().when({ type: 'mark-done', step: 'uncover', on: '1999-01-01' as LocalDate }, uncover)).toMatchObject({
    error: { type: 'date-too-early' },
  })
})

test('what doing it has shown is recorded with it, or nothing is', () => {
  const answers = [{ fact: 'evidence', value: 'secured' }]
  expect(given().when({ type: 'mark-done', step: 'uncover', answers }, uncover)).toEqual(
    happens({ type: 'answer-recorded', fact: 'evidence', value: 'secured' }, done),
  )
  const wrong = [{ fact: 'evidence', value: 'burnt' }]
  expect(given().when({ type: 'mark-done', step: 'uncover', answers: wrong }, uncover)).toEqual(
    isRefused({ type: 'not-an-answer', fact: 'evidence' }),
  )
})

test('what is done is not done again', () => {
  expect(given(done).when({ type: 'mark-done', step: 'uncover' }, uncover)).toEqual(
    isRefused({ type: 'already-marked', mark: 'done' }),
  )
  expect(given(skipped).when({ type: 'mark-done', step: 'uncover' }, uncover)).toEqual(happens(done))
})

test('a step that the card does not have is refused', () => {
  for (const type of ['mark-done', 'skip-step'] as const) {
    expect(given().when({ type, step: 'dance', reason }, uncover)).toEqual(
      isRefused({ type: 'no-such-step', step: 'dance' }),
    )
  }
})

test('a step for each person is marked for one that there is', () => {
  const plan = withPlan(aStep('secure-evidence', { subject: 'v1' }))
  const mark = { type: 'mark-done', step: 'secure-evidence' } as const
  expect(given(victim, suspect).when({ ...mark, subject: 'v1' }, plan)).toMatchObject({ value: [{ subject: 'v1' }] })
  expect(given(victim).when(mark, plan)).toEqual(isRefused({ type: 'needs-subject', step: 'secure-evidence' }))
  expect(given(victim).when({ ...mark, subject: 'v2' }, plan)).toEqual(
    isRefused({ type: 'no-such-subject', subject: 'v2' }),
  )
  expect(given(victim, suspect).when({ ...mark, subject: 's1' }, plan)).toEqual(
    isRefused({ type: 'no-such-subject', subject: 's1' }),
  )
})

test('a step for each person waits for somebody to mark it for; one for postings does not', () => {
  const each = (one: 'victim' | 'posting') => ({
    plan: aPlan([aStep('secure-evidence')]),
    card: aCard({ steps: card.steps.map((step) => ({ ...step, each: one })) }),
  })
  const mark = { type: 'mark-done', step: 'secure-evidence' } as const
  expect(given().when(mark, each('victim'))).toEqual(isRefused({ type: 'needs-subject', step: 'secure-evidence' }))
  expect(given().when(mark, each('posting'))).toMatchObject({ ok: true })
})

test('a step that the plan has left out may have been taken all the same', () => {
  expect(given().when({ type: 'mark-done', step: 'uncover' }, withPlan())).toEqual(happens(done))
})

test('a step that should wait, or has no bearing, is marked done only with the reason why', () => {
  for (const [status, type] of [
    ['wait', 'must-wait'],
    ['not-relevant', 'not-relevant'],
  ] as const) {
    const plan = withPlan(aStep('uncover', { status, because }))
    const mark = { type: 'mark-done', step: 'uncover' } as const
    expect(given().when(mark, plan)).toEqual(isRefused({ type, step: 'uncover', because }))
    expect(given().when({ ...mark, despite: 'Fordi' }, plan)).toEqual(
      isRefused({ type: 'too-few-words', field: 'despite', least: 3 }),
    )
    expect(given().when({ ...mark, despite: reason }, plan)).toEqual(
      happens({ type: 'step-done', step: 'uncover', on: TODAY, despite: reason }),
    )
  }
  expect(given().when({ type: 'mark-done', step: 'uncover', despite: reason }, uncover)).toEqual(happens(done))
})

test('contact with a suspect is never marked while the stop sign stands, whatever the reason', () => {
  const talk = { type: 'mark-done', step: 'talk-to-suspect', subject: 's1', despite: reason } as const
  const steps = [aStep('talk-to-suspect', { subject: 's1', status: 'wait' })]
  expect(given(suspect).when(talk, { card, plan: aPlan(steps, [stop]) })).toEqual(
    isRefused({ type: 'never-contact-suspect-yet', because }),
  )
  expect(given(suspect).when(talk, { card, plan: aPlan(steps) })).toMatchObject({ ok: true })
  expect(
    given().when({ type: 'mark-done', step: 'uncover' }, { card, plan: aPlan([aStep('uncover')], [stop]) }),
  ).toEqual(happens(done))
})

test('the notification is never blocked: not by the plan, not by a stop sign, not by a no', () => {
  const decided: Happening = {
    type: 'decision-proposed',
    decision: 'referral',
    outcome: 'no',
    reason,
    urgent: false,
  }
  for (const status of ['wait', 'ask', 'not-relevant'] as const) {
    const plan = aPlan([aStep('send-referral', { subject: 'v1', status })], [stop])
    expect(
      given(victim, decided).when({ type: 'mark-done', step: 'send-referral', subject: 'v1' }, { card, plan }),
    ).toEqual(happens({ type: 'step-done', step: 'send-referral', subject: 'v1', on: TODAY }))
  }
})

test('a decision is not made by a mark', () => {
  for (const type of ['mark-done', 'skip-step'] as const) {
    expect(given().when({ type, step: 'decide-police', reason }, withPlan(aStep('decide-police')))).toEqual(
      isRefused({ type: 'needs-decision', decision: 'police' }),
    )
  }
})

test('a step is skipped with a reason, once', () => {
  const skip = { type: 'skip-step', step: 'uncover', reason } as const
  expect(given().when(skip, uncover)).toEqual(happens({ type: 'step-skipped', step: 'uncover', reason }))
  expect(given().when({ ...skip, reason: '' }, uncover)).toEqual(isRefused({ type: 'missing', field: 'reason' }))
  expect(given(done).when(skip, uncover)).toEqual(isRefused({ type: 'already-marked', mark: 'done' }))
  expect(given(skipped).when(skip, uncover)).toEqual(isRefused({ type: 'already-marked', mark: 'skipped' }))
})

test('a mark is taken back with a reason', () => {
  const reopen = { type: 'reopen-step', step: 'uncover', reason } as const
  const reopened: Happening = { type: 'step-reopened', step: 'uncover', reason }
  expect(given(done).when(reopen)).toEqual(happens(reopened))
  expect(given().when(reopen)).toEqual(isRefused({ type: 'not-marked' }))
  expect(given(done, victim).when({ ...reopen, subject: 'v1' })).toEqual(happens(reopened))
  expect(given(done, reopened).when(reopen)).toEqual(isRefused({ type: 'not-marked' }))
  expect(given(done).when({ ...reopen, reason: 'Ups' })).toMatchObject({ error: { type: 'too-few-words' } })
})

test('notes and reasons have an end', () => {
  const text = 'ord '.repeat(3000)
  expect(given().when({ type: 'mark-done', step: 'uncover', note: text }, uncover)).toMatchObject({
    error: { type: 'too-long', field: 'note' },
  })
  expect(given().when({ type: 'mark-done', step: 'uncover', despite: text }, uncover)).toMatchObject({
    error: { type: 'too-long', field: 'despite' },
  })
})
