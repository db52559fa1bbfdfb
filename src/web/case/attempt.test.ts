import { expect, test } from 'vitest'
import { faultsOf, readDay } from './attempt.ts'

test.each([
  ['2026-11-23', '2026-11-23'],
  ['23-11-2026', '2026-11-23'],
  ['3. 1. 2027', '2027-01-03'],
  [' ', undefined],
  ['31-02-2026', null],
  ['i morgen', null],
])('%j is the day %s', (typed, day) => {
  expect(readDay(typed)).toBe(day)
})

test('a refusal stands beside its field, its question, or its form', () => {
  expect(faultsOf({ type: 'missing', field: 'reason' }, 'skip', 'da')).toEqual([
    { field: 'skip-reason', says: 'Skriv hvorfor.' },
  ])
  expect(faultsOf({ type: 'not-an-answer', fact: 'victims.v1.age' }, 'answers', 'en')[0]?.field).toBe('victims.v1.age')
  expect(faultsOf({ type: 'own-proposal' }, 'confirm', 'da')[0]?.field).toBe('confirm')
})
