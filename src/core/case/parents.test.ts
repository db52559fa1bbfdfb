import { expect, test } from 'vitest'
import { aCard } from '../../../tests/arrange/a-card.ts'
import { given, happens, id, isRefused, LEADER, TODAY, TOMORROW, type Told } from '../../../tests/arrange/case.ts'
import { MONDAY } from '../../../tests/arrange/people.ts'
import type { Happening } from './events.ts'
import { heldOut } from './parents.ts'
import { situationOf } from './situation-of.ts'
import { type CaseState, personOf } from './state.ts'

const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim', name: 'Frida' }
const parent = (who: string, custody?: 'yes' | 'no'): Happening => ({
  type: 'person-added',
  id: id(who),
  role: 'parent',
  of: id('v1'),
  ...(custody && { custody }),
})
const reason = 'Hun har fortalt, hvad der skete sidst.'

test('a parent is of one who is violated or suspected, with custody and address', () => {
  const add = { type: 'add-person', role: 'parent', of: id('v1'), custody: 'yes', protectedAddress: true } as const
  expect(given(victim).when(add)).toEqual(
    happens({
      type: 'person-added',
      id: id('f1'),
      role: 'parent',
      of: id('v1'),
      custody: 'yes',
      protectedAddress: true,
    }),
  )
  const witness: Happening = { type: 'person-added', id: id('w1'), role: 'witness' }
  expect(given(victim, witness).when({ ...add, of: id('w1') })).toEqual(
    isRefused({ type: 'not-that-role', field: 'of' }),
  )
  expect(given(victim).when({ ...add, custody: 'half' as never })).toEqual(
    isRefused({ type: 'not-an-option', field: 'custody' }),
  )
  expect(given().when({ type: 'add-person', role: 'victim', custody: 'yes' })).toEqual(
    happens({ type: 'person-added', id: id('v1'), role: 'victim' }),
  )
})

test('what was unknown is filled in; what was known is changed with a reason', () => {
  const change = { type: 'change-person', person: id('f1'), custody: 'no' } as const
  const changed: Happening = { type: 'person-changed', id: id('f1'), custody: 'no' }
  expect(given(victim, parent('f1')).when(change)).toEqual(happens(changed))
  expect(given(victim, parent('f1', 'yes')).when(change)).toEqual(isRefused({ type: 'missing', field: 'reason' }))
  expect(given(victim, parent('f1', 'yes')).when({ ...change, reason })).toEqual(happens({ ...changed, reason }))
  expect(given(victim, parent('f1', 'no')).when(change)).toEqual(isRefused({ type: 'nothing-changed' }))
})

const card = aCard({ laws: [{ ...(aCard().laws[0] as never as object), exception: true } as never] })
const propose = {
  type: 'propose-decision',
  decision: 'notTellingParents',
  subject: id('f1'),
  outcome: 'yes',
  reason,
  until: TOMORROW,
  basis: 'law',
  scope: 'Intet om sagen',
} as const

test('not telling one parent rests on a law of the card’s list, and says what it covers', () => {
  const frida = given(victim, parent('f1'))
  expect(frida.when(propose, { card })).toMatchObject({
    value: [{ subject: 'f1', basis: 'law', scope: propose.scope }],
  })
  const { basis: _, scope: __, ...bare } = propose
  expect(frida.when(bare, { card })).toEqual(isRefused({ type: 'missing', field: 'basis' }))
  expect(frida.when({ ...propose, scope: ' ' }, { card })).toEqual(isRefused({ type: 'missing', field: 'scope' }))
  expect(frida.when({ ...propose, basis: 'other' }, { card })).toEqual(
    isRefused({ type: 'not-an-option', field: 'basis' }),
  )
  expect(frida.when({ ...bare, outcome: 'no' }, { card })).toMatchObject({ ok: true })
})

const decided = (subject: string, proposal: number): Told[] => {
  const { type: _, ...said } = { ...propose, subject: id(subject) }
  return [{ type: 'decision-proposed', ...said, urgent: false }, [LEADER, { type: 'decision-confirmed', proposal }]]
}
const exceptionOf = (state: CaseState) => situationOf(state, MONDAY).victims?.[0]?.exceptionDecided

test('the plan knows an exception when no parent with custody is told', () => {
  const one = given(victim, parent('f1'), parent('f2'), ...decided('f1', 6)).state
  expect(exceptionOf(one)).toBeUndefined()
  expect([one, one].map((state, i) => heldOut(state, personOf(state, `f${i + 1}`) as never) !== undefined)).toEqual([
    true,
    false,
  ])
  expect(exceptionOf(given(victim, parent('f1'), parent('f2', 'no'), ...decided('f1', 6)).state)).toBe(TODAY)
  expect(exceptionOf(given(victim, parent('f1'), parent('f2'), ...decided('f1', 6), ...decided('f2', 8)).state)).toBe(
    TODAY,
  )
  expect(exceptionOf(given(victim, ...decided('v1', 4)).state)).toBe(TODAY)
})
