import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { PlanStep } from '#core/card/plan.ts'
import type { LocalDate } from '#core/time.ts'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { StepCard } from './step-card.tsx'

test('a step that waits for the police and for a decision says both', () => {
  const step: PlanStep = {
    id: 'talk-to-suspect',
    subject: 's1',
    phase: 'stop',
    status: 'wait',
    duty: 'should',
    who: ['leader'],
    because: [],
    waitsFor: ['policeClearedContact', 'decide-pedagogical'],
  }
  const html = render(
    <StepCard
      card={theCard()}
      group={[step]}
      lang="da"
      today={'2026-11-23' as LocalDate}
      nameSubject={() => undefined}
    />,
  )
  expect(html).toContain('Vent, til politiet siger, at I må.')
  expect(html).toContain('Vent, til det er gjort: Beslut: hvad gør skolen selv?')
})
