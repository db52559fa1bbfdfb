import type { Card, CardQuestion } from '#core/card/card.ts'
import { makePlan } from '#core/card/make-plan.ts'
import type { Plan } from '#core/card/plan.ts'
import type { Instant } from '#core/time.ts'
import { type Answer, factType, nameInPlan, readAnswer, situationOf } from './answers.ts'

/** Where somebody is in the guide. What was stepped back over is kept in `ahead`, so that nothing is typed twice. */
export type GuideState = {
  readonly answers: readonly Answer[]
  readonly ahead: readonly Answer[]
  /** The plan is asked for before the last question. */
  readonly enough: boolean
  readonly fault?: 'missing' | 'not-age'
}

/** To read a question, think, and press, when one is upset and on a telephone. */
const SECONDS_EACH = 12

export const minutesFor = (questions: number): number => Math.round((questions * SECONDS_EACH) / 60)

export const AT_START: GuideState = { answers: [], ahead: [], enough: false }

export type GuideView = {
  readonly plan: Plan
  /** Null when the plan is what is left to show. */
  readonly question: CardQuestion | null
  /** What was answered before stepping back over it. */
  readonly earlier: Answer | undefined
  readonly number: number
  /** About how many questions are left, this one included. */
  readonly left: number
}

/** Questions of the guide that still decide something, in the card's order. */
function openQuestions(card: Card, plan: Plan, answers: readonly Answer[]): CardQuestion[] {
  const deciding = new Set(plan.questions)
  const answered = new Set(answers.map(({ fact }) => fact))
  return card.questions.filter(
    ({ fact, guide }) => guide && factType(fact) && deciding.has(nameInPlan(fact)) && !answered.has(fact),
  )
}

export function viewOf(card: Card, state: GuideState, now: Instant): GuideView {
  const plan = makePlan(card, situationOf(state.answers, now))
  const open = openQuestions(card, plan, state.answers)
  const question = state.enough ? null : (open[0] ?? null)
  return {
    plan,
    question,
    earlier: state.ahead.find(({ fact }) => fact === question?.fact),
    number: state.answers.length + 1,
    left: open.length,
  }
}

/** Where a press of a button leads. `question` is the one on the page, undefined when the page shows the plan. */
export function moved(
  card: Card,
  state: GuideState,
  go: string | null,
  question: CardQuestion | undefined,
  given: readonly string[],
  now: Instant,
): GuideState {
  const { answers, ahead } = state
  if (go === 'plan') return { answers, ahead, enough: true }
  if (go === 'back') {
    // A plan asked for early is left for the question it was asked from.
    const early = !question && viewOf(card, { answers, ahead, enough: false }, now).question
    return early ? { answers, ahead, enough: false } : steppedBack(state)
  }
  return question ? answered(state, question, given) : state
}

/** The state after an answer to `question`; the same one with a fault when it is none. */
function answered(state: GuideState, question: CardQuestion, given: readonly string[]): GuideState {
  const answer = readAnswer(question, given)
  if (!answer) {
    const typed = given.some((text) => text.trim() !== '')
    return { ...state, fault: typed && factType(question.fact)?.type === 'age' ? 'not-age' : 'missing' }
  }
  return {
    answers: [...state.answers, answer],
    ahead: state.ahead.filter(({ fact }) => fact !== answer.fact),
    enough: false,
  }
}

function steppedBack({ answers, ahead }: GuideState): GuideState {
  const last = answers.at(-1)
  return last ? { answers: answers.slice(0, -1), ahead: [...ahead, last], enough: false } : AT_START
}
