// What cards/README.md says of the card language is held to the language itself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkCard, FACT_NAMES } from '#core/card/check-card.ts'
import { parseExpression } from '#core/card/feel/parse.ts'
import { parseCard } from '#core/card/parse-card.ts'
import { root } from '#store/root.ts'
import { writtenCard } from './arrange/small-card.ts'

const readme = readFileSync(join(root, 'cards/README.md'), 'utf8')
const part = readme.slice(readme.indexOf('## Conditions'), readme.indexOf('## Trying'))
const table = part.slice(part.indexOf('| | examples |'), part.indexOf('`some`, `every`'))
const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string)

const OPERATORS = ['=', '>', '>=', '-']
const examples = spans(table).filter((code) => !OPERATORS.includes(code))

describe('the examples of conditions', () => {
  test('there are some', () => expect(examples.length).toBeGreaterThan(20))

  test.each(examples)('%s', (example) => {
    expect(parseExpression(example)).toMatchObject({ ok: true })
    const conditions = /[<>=(]| (in|and|between) |^if /.test(example) && !/^(date|\[)/.test(example)
    if (!conditions) return
    const card = writtenCard()
    card.steps[1].when[0].if = example
    const read = parseCard(card)
    expect(read.ok && checkCard(read.value)).toEqual([])
  })
})

test('what it advises to put in parentheses is refused without, or means something else', () => {
  expect(parseExpression('schools in ["one"] and doubt')).toMatchObject({ ok: false })
  expect(parseExpression('(schools in ["one"]) and doubt')).toMatchObject({ ok: true })
  expect(parseExpression('some v in victims satisfies v.age < 15 or doubt')).toMatchObject({ value: { is: 'some' } })
})

test('it names every fact', () => {
  const named = new Set(spans(part).flatMap((code) => code.split(/\s+/)))
  const missing = FACT_NAMES.filter((fact) => {
    const [, tail] = fact.split('.')
    return !named.has(fact) && !(tail && (named.has(tail) || named.has(`.${tail}`)))
  })
  expect(missing).toEqual([])
})
