import { expect, test } from 'vitest'
import type { PlanStep } from '#core/card/plan.ts'
import { groupSteps, saySubjects, stepKey } from './step-groups.ts'

const step = (id: string, subject?: string, status: PlanStep['status'] = 'do'): PlanStep => ({
  id,
  ...(subject !== undefined && { subject }),
  phase: 'assess',
  status,
  duty: 'must',
  who: [],
  because: [],
})

test('the same step for several is one, unless some of them wait', () => {
  const steps = [step('send', 'v1'), step('uncover'), step('send', 's1'), step('send', 's2', 'wait')]
  expect(groupSteps(steps).map((group) => group.map(stepKey))).toEqual([
    ['send:v1', 'send:s1'],
    ['uncover'],
    ['send:s2'],
  ])
})

test('subjects are named as a sentence would', () => {
  const names: Record<string, string> = { v1: 'Frida', s1: 'Villum' }
  const name = (subject: string) => names[subject]
  expect(saySubjects([step('send', 'v1'), step('send', 's1')], name, 'da')).toBe('Frida og Villum')
  expect(saySubjects([step('send', 'v1'), step('send', 's9')], name, 'en')).toBe('Frida')
  expect(saySubjects([step('uncover')], name, 'da')).toBe('')
})
