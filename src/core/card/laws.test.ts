import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { worlds } from '../../../tests/arrange/situations.ts'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { CHANGE } from '../../../tests/laws/change.ts'
import { FORM } from '../../../tests/laws/form.ts'
import type { Law } from '../../../tests/laws/law.ts'
import { SAFETY } from '../../../tests/laws/safety.ts'

const card = theCard()
const arbitrary = worlds(card)
const RUNS = 1500
/** With `LAW_RUNS=200000` that many situations more, each held to every law. */
const MORE = Number(process.env.LAW_RUNS ?? 0)
const AN_HOUR = 3_600_000

/** The same situations for every law, since making them is most of the work. */
const sample = fc.sample(arbitrary, RUNS)

function holds({ sentence, breach }: Law) {
  test(sentence, () => {
    for (const world of sample) {
      const found = breach(world, card)
      if (found !== undefined) throw new Error(`${found} in ${smallest(breach) ?? JSON.stringify(world.raw)}`)
    }
  })
}

/** A small situation that breaks the law too. */
function smallest(breach: Law['breach']): string | undefined {
  const keeps = fc.property(arbitrary, (world) => breach(world, card) === undefined)
  const { counterexample } = fc.check(keeps, { numRuns: RUNS, interruptAfterTimeLimit: 2000 })
  const world = counterexample?.[0]
  return world && `${JSON.stringify(world.raw)}, or there: ${breach(world, card)}`
}

describe('the shape of every plan', () => FORM.forEach(holds))
describe('what keeps children safe', () => SAFETY.forEach(holds))
describe('what a change of the situation may change', () => CHANGE.forEach(holds))

test('a case of sixty persons and forty postings keeps the laws too', () => {
  for (const world of fc.sample(worlds(card, 40), 20)) {
    const broken = [...FORM, ...SAFETY].flatMap(({ sentence, breach }) => {
      const found = breach(world, card)
      return found === undefined ? [] : [`${sentence}: ${found}`]
    })
    expect(broken).toEqual([])
  }
})

test.runIf(MORE > 0)(
  `all the laws over ${MORE} situations`,
  () => {
    const broken = new Map<string, { count: number; first: string }>()
    const property = fc.property(arbitrary, (world) => {
      for (const { sentence, breach } of [...FORM, ...SAFETY, ...CHANGE]) {
        const found = breach(world, card)
        if (found === undefined) continue
        const seen = broken.get(sentence)
        const first = seen?.first ?? `${found} in ${JSON.stringify(world.raw)}`
        broken.set(sentence, { count: (seen?.count ?? 0) + 1, first })
      }
    })
    fc.assert(property, { numRuns: MORE })
    expect(Object.fromEntries(broken)).toEqual({})
  },
  AN_HOUR,
)
