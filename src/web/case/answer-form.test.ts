import { expect, test } from 'vitest'
import type { AnswerValue } from '#core/case/events.ts'
import { readAnswers } from './answer-form.ts'

const AGE = 'victims.v1.age'
const SINCE = 'victims.v1.knownSince'

function read(fact: string, sent: readonly string[], recorded?: AnswerValue) {
  const typed = new URLSearchParams([['asked', fact], ...sent.map((text) => [fact, text])])
  const { answers, faults } = readAnswers(typed, 'da', () => recorded)
  return faults.length > 0 ? 'fault' : answers[0]?.value
}

test.each<[string, readonly string[], AnswerValue | undefined, unknown]>([
  ['an age written wins over a tick that was left', ['13', 'unknown'], undefined, 13],
  ['and over one that was recorded', ['13', 'unknown'], 'unknown', 13],
  ['a tick wins over the age that stood there', ['13', 'unknown'], 13, 'unknown'],
  ['a corrected age wins over both', ['14', 'unknown'], 13, 14],
  ['a tick alone is *unknown*', ['', 'unknown'], 13, 'unknown'],
  ['what is no age is refused, and not taken for *unknown*', ['tretten', 'unknown'], undefined, 'fault'],
  ['nothing is nothing', [''], 13, undefined],
])('%s', (_, sent, recorded, becomes) => {
  expect(read(AGE, sent, recorded)).toBe(becomes)
})

test('a day is read the same way', () => {
  expect(read(SINCE, ['20-11-2026', 'unknown'], 'unknown')).toBe('2026-11-20')
  expect(read(SINCE, ['2026-11-20', 'unknown'], '2026-11-20')).toBe('unknown')
})
