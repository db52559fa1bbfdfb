import { expect, test } from 'vitest'
import { theCard } from '../../../../tests/arrange/the-card.ts'
import { proveCard } from './prove.ts'

const LONGEST = 180_000

test(
  'the released card: no dead end, nothing unreachable, no contradiction',
  () => {
    const { findings, situations } = proveCard(theCard())
    expect(findings).toEqual([])
    expect(situations).toBeGreaterThan(100_000)
  },
  LONGEST,
)
