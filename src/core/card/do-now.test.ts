import { expect, test } from 'vitest'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { dateOf, type Instant, parseInstant } from '../time.ts'
import { doNow } from './do-now.ts'
import { makePlan } from './make-plan.ts'
import { parseSituation } from './parse-situation.ts'

const card = theCard()
const AT = parseInstant('2026-11-23T08:10') as Instant

function nowIn(told: Record<string, unknown>) {
  const steps = card.steps.map(({ id }) => id)
  const parsed = parseSituation({ kinds: ['intimate-sharing'], ...told }, AT, steps)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return doNow(card, makePlan(card, parsed.value), dateOf(parsed.value.at))
}

test('whether anybody is in danger is found out before anything else, for as long as nobody knows', () => {
  expect(nowIn({})[0]).toMatchObject({ id: 'safety-first', status: 'ask' })
  expect(nowIn({ acuteDanger: true })[0]).toMatchObject({ id: 'safety-first', status: 'do' })
  expect(nowIn({ acuteDanger: false }).map(({ id }) => id)).not.toContain('safety-first')
})

test('nothing else that is only a question stands among what to do now', () => {
  const asked = nowIn({ acuteDanger: true, victims: [{ id: 'v1' }] }).filter(({ status }) => status !== 'do')
  expect(asked).toEqual([])
})

test('what is due today goes before other duties, and duties before good advice', () => {
  const now = nowIn({ acuteDanger: false, violence: true, victims: [{ id: 'v1', age: 13, knownSince: '2026-11-23' }] })
  const weight = now.map(({ deadline, duty }) =>
    deadline && deadline <= '2026-11-23' ? 0 : { must: 1, should: 2, may: 3 }[duty],
  )
  expect(new Set(weight).size).toBeGreaterThan(2)
  expect(weight).toEqual(weight.toSorted())
})
