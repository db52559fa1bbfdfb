import { expect, test } from 'vitest'
import type { CardQuestion } from '#core/card/card.ts'
import type { Instant } from '#core/time.ts'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { type Answer, nameInPlan, readAnswer, readAnswers, situationOf, writeAnswer } from './answers.ts'

const words = { da: 'x', en: 'x' }
const question = (fact: string, ...values: (string | boolean)[]): CardQuestion => ({
  fact,
  ask: words,
  why: words,
  guide: true,
  ...(values.length > 0 && { options: values.map((value) => ({ value, words })) }),
})
const card = aCard({
  questions: [
    question('violence', true, false),
    question('kinds', 'threats', 'hate', 'bullying'),
    question('victims.age'),
    question('suspects.school', 'same', 'none'),
    question('victims.knownSince'),
  ],
})
const now = '2026-11-23T08:00:00.000Z' as Instant

test('what is written is read back', () => {
  const answers: Answer[] = [
    { fact: 'violence', value: false },
    { fact: 'kinds', value: ['threats', 'hate'] },
    { fact: 'victims.age', value: 13 },
    { fact: 'suspects.school' },
  ]
  expect(answers.map(writeAnswer)).toEqual([
    'violence=false',
    'kinds=threats,hate',
    'victims.age=13',
    'suspects.school=?',
  ])
  expect(readAnswers(answers.map(writeAnswer), card)).toEqual(answers)
})

test.each([
  'nothing=1',
  'violence=perhaps',
  'violence',
  'violence=',
  '=true',
  'kinds=murder',
  'victims.age=-1',
  'victims.age=121',
  'victims.age=1e2',
  'victims.age=12.5',
  'victims.name=Frida',
  '__proto__=1',
  'victims.__proto__=1',
  'victims.knownSince=2026-11-23',
  `kinds=${'x'.repeat(100_000)}`,
])('%.40s is left out', (text) => {
  expect(readAnswers([text], card)).toEqual([])
})

test('the last word on a fact counts, and unknown kinds among known ones are dropped', () => {
  expect(readAnswers(['violence=true', 'violence=false', 'kinds=murder,hate'], card)).toEqual([
    { fact: 'violence', value: false },
    { fact: 'kinds', value: ['hate'] },
  ])
})

test('an empty form is no answer, and «ved ikke» is one', () => {
  expect(readAnswer(question('victims.age'), ['', ' '])).toBeNull()
  expect(readAnswer(question('victims.age'), ['', '?'])).toEqual({ fact: 'victims.age' })
  expect(readAnswer(question('victims.age'), [' 0 '])).toEqual({ fact: 'victims.age', value: 0 })
})

test('answers are the facts of one of each', () => {
  expect(situationOf(readAnswers(['violence=false', 'victims.age=13', 'suspects.school=?'], card), now)).toEqual({
    at: now,
    violence: false,
    victims: [{ id: 'v1', age: 13 }],
    suspects: [{ id: 's1' }],
    items: [{ id: 'i1' }],
    postings: [{ id: 'p1' }],
  })
  expect(['violence', 'victims.age', 'postings.live'].map(nameInPlan)).toEqual([
    'violence',
    'victims.v1.age',
    'postings.p1.live',
  ])
})
