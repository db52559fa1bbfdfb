import { expect, test } from 'vitest'
import { given, happens, isRefused, SSP, TEACHER } from '../../../tests/arrange/case.ts'
import { questionsFor } from './decide-sparring.ts'
import type { Happening } from './events.ts'

const asked: Happening = { type: 'sparring-asked', of: SSP, question: 'Hvem taler med hvem?' }
const answer = { type: 'answer-sparring', question: 3, text: 'I taler med den ene.' } as const
const answered: Happening = { type: 'sparring-answered', question: 3, text: answer.text }

test('the consultant who was asked answers, once', () => {
  expect(given(asked).when(answer, { by: SSP })).toEqual(happens(answered))
  const none = isRefused({ type: 'no-such-question' })
  expect(given(asked).when(answer, { by: TEACHER })).toEqual(none)
  expect(given().when(answer, { by: SSP })).toEqual(none)
  expect(given(asked, [SSP, answered]).when(answer, { by: SSP })).toEqual(none)
  expect(given(asked).when({ ...answer, text: ' ' }, { by: SSP })).toEqual(
    isRefused({ type: 'missing', field: 'text' }),
  )
})

test('a question waits until it is answered; another may be asked of the same', () => {
  const twice = given(asked, asked, [SSP, answered]).state
  expect(twice.sparring).toEqual([SSP])
  expect(questionsFor(twice, SSP.account).map(({ entry }) => entry)).toEqual([4])
  expect(twice.questions[0]?.answered).toMatchObject({ entry: 5, by: SSP })
})
