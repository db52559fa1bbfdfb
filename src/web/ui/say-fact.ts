import type { Card } from '#core/card/card.ts'
import type { FactUse } from '#core/card/plan.ts'
import { formText, guideText, planText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'

const COUNTED = new Set(['age', 'ageAtTime'])

/** `victims.v1.age` as the card asks it: `victims.age`. */
export function questionOf(card: Card, fact: string) {
  const parts = fact.split('.')
  const name = parts.length === 3 ? `${parts[0]}.${parts[2]}` : fact
  return card.questions.find((question) => question.fact === name)
}

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
