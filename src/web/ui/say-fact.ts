import type { Card } from '#core/card/card.ts'
import { withoutId } from '#core/card/fact-name.ts'
import type { FactUse } from '#core/card/plan.ts'
import { formText, guideText, planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'

const COUNTED = new Set(['age', 'ageAtTime'])

/** The question that the card has for a fact of a plan. */
export const questionOf = (card: Card, fact: string) =>
  card.questions.find((question) => question.fact === withoutId(fact))

/** A fact as it was asked and answered, in words; null for what nobody was asked. */
export function sayFact(
  card: Card,
  use: FactUse,
  lang: Lang,
): { readonly asked: string; readonly answer: string } | null {
  const question = questionOf(card, use.name)
  return question ? { asked: say(question.ask, lang), answer: sayAnswer(card, use, lang) } : null
}

export function sayAnswer(card: Card, { name, value }: FactUse, lang: Lang): string {
  if (value === undefined || value === null) return planText(lang).notAnswered
  if (Array.isArray(value)) return value.map((one) => sayAnswer(card, { name, value: one }, lang)).join(' · ')
  const option = questionOf(card, name)?.options?.find((given) => given.value === value)
  if (option) return say(option.words, lang)
  if (typeof value === 'boolean') return value ? formText(lang).yes : formText(lang).no
  const unit = COUNTED.has(name.split('.').at(-1) ?? '') ? ` ${guideText(lang).years}` : ''
  return `${value}${unit}`
}
