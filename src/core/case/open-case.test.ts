import { expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { TEACHER } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { InstitutionId } from '../id.ts'
import type { AnswerGiven } from './commands.ts'
import { decideOpening } from './decide.ts'
import { LIMITS } from './limits.ts'

const opening = (answers: readonly AnswerGiven[]) => {
  const institution = { id: 'school' as InstitutionId, name: 'Højmark Skole' }
  const command = { type: 'open-case', number: '2026-001', institution, exercise: true, answers } as const
  return decideOpening(command, aCard(), { at: MONDAY, by: TEACHER })
}

test('a case opens with the opener on it, by the card of today', () => {
  expect(opening([])).toMatchObject({
    ok: true,
    value: [
      {
        type: 'case-opened',
        number: '2026-001',
        card: { id: 'digitale-kraenkelser', edition: 1 },
        at: MONDAY,
        shape: 1,
      },
      { type: 'professional-joined', who: TEACHER, by: TEACHER },
    ],
  })
})

test('the guide’s answers are carried over, with those they are about', () => {
  const opened = opening([
    { fact: 'postings.p1.live', value: true },
    { fact: 'victims.v1.age', value: 13 },
    { fact: 'violence', value: 'unknown' },
    { fact: 'items.i1.fake', value: false },
    { fact: 'suspects.s1.known', value: true },
  ])
  if (!opened.ok) throw new Error(opened.error.type)
  expect(opened.value.slice(2).map((event) => ('id' in event ? event.id : 'fact' in event ? event.fact : ''))).toEqual([
    'v1',
    's1',
    'i1',
    'p1',
    'postings.p1.live',
    'victims.v1.age',
    'violence',
    'items.i1.fake',
    'suspects.s1.known',
  ])
})

test('answers about others than the guide’s, wrong ones, and far too many are refused', () => {
  expect(opening([{ fact: 'victims.v2.age', value: 13 }])).toEqual({
    ok: false,
    error: { type: 'no-such-subject', subject: 'v2' },
  })
  expect(opening([{ fact: 'violence', value: 13 }])).toMatchObject({ error: { type: 'not-an-answer' } })
  const many = Array.from({ length: LIMITS.answers + 1 }, () => ({ fact: 'violence', value: true }))
  expect(opening(many)).toMatchObject({ error: { type: 'too-many' } })
})
