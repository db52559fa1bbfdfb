import { expect, test } from 'vitest'
import { fits, parseFact, questionName, readAnswer } from './facts.ts'

test('what a form sends is read as the answer it stands for', () => {
  expect(readAnswer('violence', 'true')).toBe(true)
  expect(readAnswer('violence', ' false ')).toBe(false)
  expect(readAnswer('violence', 'unknown')).toBe('unknown')
  expect(readAnswer('violence', ['true', 'false'])).toBe(false)
  expect(readAnswer('violence', [])).toBe('')
  expect(readAnswer('victims.v1.age', '13')).toBe(13)
  expect(readAnswer('victims.v1.age', 'unknown')).toBe('unknown')
  expect(readAnswer('kinds', 'grooming')).toEqual(['grooming'])
  expect(readAnswer('kinds', ['grooming', 'threats'])).toEqual(['grooming', 'threats'])
  expect(readAnswer('kinds', ['unknown', 'threats'])).toBe('unknown')
  expect(readAnswer('bullyingFound', '2026-11-23')).toBe('2026-11-23')
})

test('what fits nothing comes back as it is, and is refused', () => {
  for (const [fact, text] of [
    ['violence', 'perhaps'],
    ['victims.v1.age', '-1'],
    ['victims.v1.age', '13 years'],
    ['nothing', 'x'],
  ] as const) {
    const value = readAnswer(fact, text)
    expect(value).toBe(text)
    const type = parseFact(fact)?.type
    expect(type ? fits(type, value) : false).toBe(false)
  }
})

test('the card asks the same of each', () => {
  expect(questionName('victims.v1.age')).toBe('victims.age')
  expect(questionName('violence')).toBe('violence')
  expect(questionName('institution.type')).toBe('institution.type')
  expect(parseFact('victims.v1.age')).toMatchObject({ key: 'v1.age', list: 'victims', subject: 'v1' })
  expect(parseFact('institution.type')).toMatchObject({ key: 'institution.type' })
})
