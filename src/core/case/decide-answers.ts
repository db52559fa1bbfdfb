import type { Card } from '../card/card.ts'
import type { Words } from '../card/plan.ts'
import type { ListName } from '../card/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'
import type { LocalDate } from '../time.ts'
import type { AnswerGiven, Asking } from './commands.ts'
import type { Decided } from './decide.ts'
import { type AnswerRecorded, type AnswerValue, UNKNOWN } from './events.ts'
import { type Fact, fits, isDecided, parseFact, questionName } from './facts.ts'
import { LIMITS, past } from './limits.ts'
import type { Refusal } from './refusal.ts'
import type { CaseFile } from './state.ts'

/** Answers as events, leaving out those that say what is known already. All are right, or none is recorded. */
export function recordAnswers(given: readonly AnswerGiven[], state: CaseFile, card: Card, asking: Asking): Decided {
  if (given.length > LIMITS.answers) return err({ type: 'too-many', of: 'answers', limit: LIMITS.answers })
  const recorded: AnswerRecorded[] = []
  for (const answer of given) {
    const fact = checked(answer, state, asking)
    if (!fact.ok) return fact
    if (!same(state.answers[fact.value.key]?.value, answer.value)) recorded.push(asEvent(answer, card))
  }
  return ok(recorded)
}

function checked({ fact: name, value }: AnswerGiven, state: CaseFile, asking: Asking): Result<Fact, Refusal> {
  if (isDecided(name)) return err({ type: 'not-answered-but-decided', fact: name })
  const fact = parseFact(name)
  if (!fact) return err({ type: 'no-such-fact', fact: name.slice(0, LIMITS.name) })
  if (fact.list && !isOf(state, fact.list, fact.subject))
    return err({ type: 'no-such-subject', subject: fact.subject ?? '' })
  if (!fits(fact.type, value)) return err({ type: 'not-an-answer', fact: name })
  if (fact.type.type !== 'date' || value === UNKNOWN) return ok(fact)
  const day = past('answer', value as LocalDate, asking.at)
  return day.ok ? ok(fact) : day
}

/** Whether the list has the subject in it now. */
function isOf(state: CaseFile, list: ListName, subject: string | undefined): boolean {
  switch (list) {
    case 'victims':
      return state.persons.some((one) => one.id === subject && one.role === 'victim')
    case 'suspects':
      return state.persons.some((one) => one.id === subject && one.role === 'suspect')
    case 'items':
      return state.items.some((one) => one.id === subject)
    case 'postings':
      return state.postings.some((one) => one.id === subject)
  }
}

const same = (a: AnswerValue | undefined, b: AnswerValue): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b)

function asEvent({ fact, value }: AnswerGiven, card: Card): AnswerRecorded {
  const question: Words | undefined = card.questions.find((one) => one.fact === questionName(fact))?.ask
  return { type: 'answer-recorded', fact, value, ...(question && { question }) }
}
