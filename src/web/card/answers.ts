import type { Card, CardQuestion } from '#core/card/card.ts'
import type { FactValue } from '#core/card/plan.ts'
import type { Situation } from '#core/card/situation.ts'
import { CASE_FACTS, type FactType, LIST_FACTS, LISTS, type ListName, OLDEST } from '#core/card/vocabulary.ts'
import type { Instant } from '#core/time.ts'

/** One answer of the guide: a fact as the card asks for it (`victims.age`); without value it is *ved ikke*. */
export type Answer = { readonly fact: string; readonly value?: FactValue }

/** The guide knows one of each; a case can hold more. */
const THE_ONE: Readonly<Record<ListName, string>> = { victims: 'v1', suspects: 's1', items: 'i1', postings: 'p1' }

const UNKNOWN = '?'
/** Longer than any answer the guide can give. */
const LONGEST = 400

const isList = (name: string): name is ListName => (LISTS as readonly string[]).includes(name)

/** What kind of fact a question asks for; undefined for what the guide has no form for. */
export function factType(fact: string): FactType | undefined {
  const [list = '', name] = fact.split('.')
  if (name === undefined) return CASE_FACTS[fact]
  return isList(list) ? LIST_FACTS[list][name] : undefined
}

/** The name a plan has for it: `victims.age` is `victims.v1.age`. */
export function nameInPlan(fact: string): string {
  const [list = '', name] = fact.split('.')
  return name !== undefined && isList(list) ? `${list}.${THE_ONE[list]}.${name}` : fact
}

/** What the answers say, as a situation with one of each. */
export function situationOf(answers: readonly Answer[], at: Instant): Situation {
  const facts: Record<string, FactValue> = {}
  const each: Record<ListName, Record<string, FactValue>> = { victims: {}, suspects: {}, items: {}, postings: {} }
  for (const { fact, value } of answers) {
    if (value === undefined) continue
    const [list = '', name] = fact.split('.')
    if (name !== undefined && isList(list)) each[list][name] = value
    else facts[fact] = value
  }
  const lists = Object.fromEntries(LISTS.map((list) => [list, [{ id: THE_ONE[list], ...each[list] }]]))
  // Every name and value was checked against the vocabulary when it was read.
  return { at, ...facts, ...lists } as Situation
}

/** An answer as a form carries it: `victims.age=13`, `kinds=threats,hate`, `violence=?`. */
export function writeAnswer({ fact, value }: Answer): string {
  return `${fact}=${value === undefined ? UNKNOWN : Array.isArray(value) ? value.join(',') : String(value)}`
}

/** The answers that `texts` carry; whatever is not one is left out, and the last word on a fact counts. */
export function readAnswers(texts: readonly string[], card: Card): Answer[] {
  const read = new Map<string, Answer>()
  for (const text of texts) {
    const [fact = '', ...rest] = text.slice(0, LONGEST).split('=')
    const question = card.questions.find((one) => one.fact === fact)
    const answer = question && readAnswer(question, rest.join('=').split(','))
    if (answer) read.set(fact, answer)
  }
  return [...read.values()]
}

/** What was chosen or typed, as an answer to `question`; null when it is none. */
export function readAnswer({ fact, options = [] }: CardQuestion, given: readonly string[]): Answer | null {
  const type = factType(fact)
  const texts = given.map((text) => text.trim()).filter((text) => text !== '')
  const [first] = texts
  if (!type || first === undefined) return null
  if (first === UNKNOWN) return { fact }
  const optionOf = (text: string) => options.find((option) => String(option.value) === text)?.value
  switch (type.type) {
    case 'age': {
      const years = Number(first)
      return /^\d{1,3}$/.test(first) && years <= OLDEST ? { fact, value: years } : null
    }
    case 'choices': {
      const values = texts.flatMap((text) => optionOf(text) ?? [])
      return values.length > 0 ? { fact, value: values } : null
    }
    default: {
      const value = optionOf(first)
      return value === undefined ? null : { fact, value }
    }
  }
}
