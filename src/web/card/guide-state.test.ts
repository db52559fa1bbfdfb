import { beforeAll, expect, test } from 'vitest'
import type { Card } from '#core/card/card.ts'
import type { Instant } from '#core/time.ts'
import { loadCards } from '#store/cards.ts'
import { front } from '#text/da/front.ts'
import { AT_START, type GuideState, minutesFor, moved, viewOf } from './guide-state.ts'

const now = '2026-11-23T08:00:00.000Z' as Instant
let card: Card

beforeAll(async () => {
  const found = (await loadCards('cards')).get('digitale-kraenkelser')?.at(-1)
  if (!found) throw new Error('no card')
  card = found
})

const questionAt = (state: GuideState) => viewOf(card, state, now).question ?? undefined
const answer = (state: GuideState, ...given: string[]) => moved(card, state, 'next', questionAt(state), given, now)
const back = (state: GuideState) => moved(card, state, 'back', questionAt(state), [], now)

/** Answers with `choose` until only the plan is left. */
function walk(choose: (fact: string) => string): GuideState {
  let state: GuideState = AT_START
  for (let step = 0; step < 100; step++) {
    const question = questionAt(state)
    if (!question) return state
    state = answer(state, choose(question.fact))
    expect(state.fault).toBeUndefined()
  }
  throw new Error('the guide does not end')
}

test('danger is asked for first, and the guide ends whatever is answered', () => {
  expect(questionAt(AT_START)?.fact).toBe('acuteDanger')
  expect(walk(() => '?').answers.length).toBeGreaterThan(5)
  const options = (fact: string) => card.questions.find((one) => one.fact === fact)?.options
  for (const pick of [0, -1]) {
    const facts = walk((fact) => String(options(fact)?.at(pick)?.value ?? '16')).answers.map(({ fact }) => fact)
    expect(new Set(facts).size).toBe(facts.length)
  }
})

test('questions that no longer decide anything are not asked', () => {
  const asked = (known: string) =>
    walk((fact) => (fact === 'suspects.known' ? known : fact === 'kinds' ? 'threats' : '?')).answers.map(
      ({ fact }) => fact,
    )
  expect(asked('true')).toContain('suspects.age')
  expect(asked('false')).not.toContain('suspects.age')
})

test('what was stepped back over is still there', () => {
  const first = answer(AT_START, 'true')
  const second = answer(first, 'false')
  const stepped = back(second)
  expect(stepped.answers).toEqual(first.answers)
  expect(viewOf(card, stepped, now).earlier).toEqual(second.answers.at(-1))
  expect(back(back(stepped)).answers).toEqual([])
})

test('a plan asked for early is left for the question it was asked from; a finished one for the last answer', () => {
  const first = answer(AT_START, 'false')
  const early = moved(card, first, 'plan', questionAt(first), [], now)
  expect(questionAt(early)).toBeUndefined()
  expect(back(early)).toEqual(first)
  const finished = walk(() => '?')
  expect(back(finished).answers.length).toBe(finished.answers.length - 1)
})

test('takes no longer than the front page says', () => {
  const most = walk(() => '?').answers.length
  expect(minutesFor(most)).toBeGreaterThanOrEqual(3)
  expect(minutesFor(most)).toBeLessThanOrEqual(4)
  expect(front.professionalHint).toContain('tre-fire minutter')
})

test('no answer, and an age that cannot be, are faults and change nothing', () => {
  expect(answer(AT_START)).toEqual({ ...AT_START, fault: 'missing' })
  const atAge = walkTo('victims.age')
  expect(answer(atAge, '200')).toEqual({ ...atAge, fault: 'not-age' })
  expect(answer(atAge, '')).toEqual({ ...atAge, fault: 'missing' })
})

function walkTo(fact: string): GuideState {
  let state: GuideState = AT_START
  while (questionAt(state)?.fact !== fact) state = answer(state, '?')
  return state
}
