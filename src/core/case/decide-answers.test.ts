import { expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { given, happens, id, isRefused, TODAY, TOMORROW } from '../../../tests/arrange/case.ts'
import type { AnswerValue, Happening } from './events.ts'
import { LIMITS } from './limits.ts'

const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim' }
const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect' }
const item: Happening = { type: 'item-added', id: 'i1', description: '' }
const posting: Happening = { type: 'posting-added', id: 'p1', description: '' }
const everything = given(victim, suspect, item, posting)
const record = (fact: string, value: AnswerValue) => ({ type: 'record-answers', answers: [{ fact, value }] }) as const

test('an answer is recorded with the question as the card words it', () => {
  const ask = { da: 'Hvor gammel?', en: 'How old?' }
  const card = aCard({ questions: [{ fact: 'victims.age', ask, why: ask, guide: true }] })
  expect(everything.when(record('victims.v1.age', 13), { card })).toEqual(
    happens({ type: 'answer-recorded', fact: 'victims.v1.age', value: 13, question: ask }),
  )
})

test('facts of all kinds can be answered, and *ved ikke* to all of them', () => {
  const answers: [string, AnswerValue][] = [
    ['violence', true],
    ['kinds', ['grooming', 'threats']],
    ['schools', 'one'],
    ['bullyingFound', TODAY],
    ['institution.leaderReports', true],
    ['items', 'none'],
    ['victims.v1.parentsRisk', false],
    ['suspects.s1.school', 'same'],
    ['items.i1.ageAtTime', 17],
    ['postings.p1.platform', 'snapchat'],
  ]
  for (const [fact, value] of answers) {
    expect(everything.when(record(fact, value))).toEqual(happens({ type: 'answer-recorded', fact, value }))
    expect(everything.when(record(fact, 'unknown'))).toMatchObject({ ok: true, value: [{ value: 'unknown' }] })
  }
})

test('what does not answer the question is refused', () => {
  const wrong: [string, AnswerValue][] = [
    ['violence', 'yes'],
    ['kinds', ['grooming', 'grooming']],
    ['kinds', 'grooming'],
    ['kinds', ['murder']],
    ['schools', 'three'],
    ['schools', true],
    ['bullyingFound', '2026-02-30'],
    ['bullyingFound', '2014-12-31'],
    ['bullyingFound', 5],
    ['items', 'many'],
    ['victims.v1.age', -1],
    ['victims.v1.age', 200],
    ['victims.v1.age', '13'],
    ['postings.p1.platform', ''],
    ['postings.p1.platform', 'x'.repeat(101)],
    ['postings.p1.platform', 7],
  ]
  for (const [fact, value] of wrong) {
    expect(everything.when(record(fact, value))).toEqual(isRefused({ type: 'not-an-answer', fact }))
  }
})

test('facts and persons that there are not are refused', () => {
  for (const fact of [
    'toString',
    'victims.v1.name',
    'victims..age',
    'nobody.v1.age',
    'victims.v1.age.x',
    '__proto__',
  ]) {
    expect(everything.when(record(fact, true))).toEqual(isRefused({ type: 'no-such-fact', fact }))
  }
  for (const [fact, subject] of [
    ['victims.v2.age', 'v2'],
    ['victims.s1.age', 's1'],
    ['suspects.v1.age', 'v1'],
    ['items.p1.ageAtTime', 'p1'],
    ['postings.i1.live', 'i1'],
  ] as const) {
    expect(everything.when(record(fact, 3))).toEqual(isRefused({ type: 'no-such-subject', subject }))
  }
})

test('what is decided is not answered', () => {
  for (const fact of ['decisions.police', 'victims.v1.exceptionDecided']) {
    expect(everything.when(record(fact, 'yes'))).toEqual(isRefused({ type: 'not-answered-but-decided', fact }))
  }
})

test('a day to come has not been', () => {
  expect(everything.when(record('bullyingFound', TOMORROW))).toEqual(
    isRefused({ type: 'date-in-future', field: 'answer', latest: TODAY }),
  )
})

test('what is known already is not recorded again; a new answer stands beside the old', () => {
  const known = given({ type: 'answer-recorded', fact: 'violence', value: true })
  expect(known.when(record('violence', true))).toEqual(happens())
  expect(known.when(record('violence', false))).toMatchObject({ value: [{ value: false }] })
})

test('either all answers are recorded or none', () => {
  const answers = [
    { fact: 'violence', value: true },
    { fact: 'schools', value: 'three' },
  ]
  expect(everything.when({ type: 'record-answers', answers })).toMatchObject({ ok: false })
  const many = Array.from({ length: LIMITS.answers + 1 }, () => ({ fact: 'violence', value: true }))
  expect(everything.when({ type: 'record-answers', answers: many })).toEqual(
    isRefused({ type: 'too-many', of: 'answers', limit: LIMITS.answers }),
  )
})
