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

test.each([
  ['secure-evidence', 'href="/hjaelp/beviser"'],
  ['support-deletion', 'href="/hjaelp/fjern"'],
  ['use-take-it-down', 'href="/hjaelp/fjern"'],
  ['use-stop-ncii', 'href="/hjaelp/fjern"'],
  ['talk-to-suspect', null],
])('%s leads to the guide of the one it is about, if there is one', (id, link) => {
  const step: PlanStep = { id, phase: 'stop', status: 'do', duty: 'should', who: ['victim'], because: [] }
  const html = render(
    <StepCard
      card={theCard()}
      group={[step]}
      lang="da"
      today={'2026-11-23' as LocalDate}
      nameSubject={() => undefined}
    />,
  )
  if (link) expect(html).toContain(link)
  else expect(html).not.toContain('/hjaelp/')
})
