import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type Instant, parseInstant } from '#core/time.ts'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { readAnswers } from './answers.ts'
import { Guide } from './guide.tsx'

const card = theCard()
const now = parseInstant('2026-11-23T08:10') as Instant

const planFor = (age: number) => {
  const answers = readAnswers(
    ['acuteDanger=false', 'violence=false', 'kinds=intimate-sharing', `victims.age=${age}`],
    card,
  )
  return render(<Guide card={card} state={{ answers, ahead: [], enough: true }} lang="da" now={now} />)
}

test('the plan names whom to call by the age of the violated', () => {
  expect(planFor(13)).toContain('116 111')
  expect(planFor(13)).not.toContain('Digitaltoffer.dk')
  expect(planFor(19)).toContain('Digitaltoffer.dk')
  expect(planFor(19)).not.toContain('116 111')
})
