import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { makePlan } from '#core/card/make-plan.ts'
import { instantAt, type LocalDate } from '#core/time.ts'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { PlanPrint } from './plan-print.tsx'

test('paper says what a step waits for, and what the card advises', () => {
  const card = theCard()
  const today = '2026-11-23' as LocalDate
  const plan = makePlan(card, {
    at: instantAt(today, 8, 10),
    kinds: ['intimate-sharing'],
    victims: [{ id: 'v1', age: 13 }],
    suspects: [{ id: 's1', known: true, age: 14, school: 'same' }],
  })
  const html = render(<PlanPrint card={card} plan={plan} lang="da" today={today} nameSubject={() => undefined} />)
  expect(html).toContain('Vent, til politiet siger, at I må.')
  expect(html).toMatch(/Politi: <strong>Støt og anbefal/)
})

test('paper leaves no heading empty', () => {
  const card = theCard()
  const today = '2026-11-23' as LocalDate
  const plan = makePlan(card, { at: instantAt(today, 8, 10), kinds: ['bullying'], victims: [{ id: 'v1', age: 30 }] })
  expect(plan.clocks).toEqual([])
  const html = render(<PlanPrint card={card} plan={plan} lang="da" today={today} nameSubject={() => undefined} />)
  expect(html).toMatch(/Frister<\/h2><p>Ingen frister løber\.<\/p>/)
  expect(html).not.toContain('<ul></ul>')
})
