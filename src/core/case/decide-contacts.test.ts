import { expect, test } from 'vitest'
import { given, happens, id, isRefused, LEADER, TODAY, TOMORROW, type Told } from '../../../tests/arrange/case.ts'
import type { Happening } from './events.ts'

const victim: Happening = { type: 'person-added', id: id('v1'), role: 'victim', name: 'Frida' }
const parent = (who: string): Happening => ({
  type: 'person-added',
  id: id(who),
  role: 'parent',
  of: id('v1'),
  custody: 'yes',
})
const log = { type: 'log-contact', with: 'f1', channel: 'phone', outcome: 'reached' } as const
const notTelling = (subject: string): Told[] => [
  {
    type: 'decision-proposed',
    decision: 'notTellingParents',
    subject: id(subject),
    outcome: 'yes',
    reason: 'Det er der god grund til.',
    until: TOMORROW,
    urgent: false,
  },
]

test('a contact is logged with one person, or one outside the case', () => {
  const logged = { type: 'contact-logged', with: id('f1'), channel: 'phone', outcome: 'reached', on: TODAY } as const
  const frida = given(victim, parent('f1'), parent('f2'))
  expect(frida.when(log)).toEqual(happens(logged))
  expect(frida.when({ ...log, with: 'police', note: 'Sag 12' })).toEqual(
    happens({ ...logged, with: 'police', note: 'Sag 12' }),
  )
})

test('with nobody, in no known way, or tomorrow is refused', () => {
  const frida = given(victim, parent('f1'))
  expect(frida.when({ ...log, with: '' })).toEqual(isRefused({ type: 'missing', field: 'with' }))
  for (const [field, change] of [
    ['with', { with: 'f9' }],
    ['channel', { channel: 'smoke' as never }],
    ['outcome', { outcome: 'odd' as never }],
  ] as const)
    expect(frida.when({ ...log, ...change })).toEqual(isRefused({ type: 'not-an-option', field }))
  expect(frida.when({ ...log, on: TOMORROW })).toMatchObject({ error: { type: 'date-in-future' } })
})

test.each(['v1', 'f1'])('contact with a parent held out by a decision on %s is explained', (subject) => {
  const held = given(victim, parent('f1'), parent('f2'), ...notTelling(subject), [
    LEADER,
    { type: 'decision-confirmed', proposal: 6 },
  ])
  expect(held.when(log)).toEqual(isRefused({ type: 'missing', field: 'note' }))
  expect(held.when({ ...log, note: 'Hun ringede selv' })).toMatchObject({ ok: true })
  expect(held.when({ ...log, with: 'f2' }).ok).toBe(subject === 'f1')
})

test('a contact can be corrected, and logged on a closed case', () => {
  const logged: Happening = { type: 'contact-logged', with: 'police', channel: 'phone', outcome: 'reached', on: TODAY }
  const correct = { type: 'correct-note', corrects: 3, text: 'Det var i går', reason: 'Huskede forkert' } as const
  expect(given(logged).when(correct)).toMatchObject({ ok: true })
  const closed: Happening = { type: 'case-closed', outcome: 'x', followUp: { none: 'x' }, left: [] }
  expect(given(victim, parent('f1'), closed).when(log)).toMatchObject({ ok: true })
})
