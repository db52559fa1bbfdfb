import { expect, test } from 'vitest'
import { COLLEAGUE, given, happens, id, isRefused, SSP, TEACHER } from '../../../tests/arrange/case.ts'
import { type Happening, PERSON_ROLES } from './events.ts'
import { LIMITS } from './limits.ts'

const victim = (name: string, number = 1): Happening => ({
  type: 'person-added',
  id: id(`v${number}`),
  role: 'victim',
  name,
})
const suspect: Happening = { type: 'person-added', id: id('s1'), role: 'suspect' }

test('a colleague is put on the case once', () => {
  expect(given().when({ type: 'add-member', who: COLLEAGUE })).toEqual(
    happens({ type: 'professional-joined', who: COLLEAGUE }),
  )
  expect(given().when({ type: 'add-member', who: TEACHER })).toEqual(isRefused({ type: 'already-member' }))
})

test('an SSP consultant is asked, not put on; and nobody else is asked', () => {
  expect(given().when({ type: 'add-member', who: SSP })).toEqual(isRefused({ type: 'not-that-role', field: 'role' }))
  const question = 'Hvordan samarbejder vi?'
  expect(given().when({ type: 'ask-sparring', of: SSP, question })).toEqual(
    happens({ type: 'sparring-asked', of: SSP, question }),
  )
  expect(given().when({ type: 'ask-sparring', of: COLLEAGUE, question })).toEqual(
    isRefused({ type: 'not-that-role', field: 'of' }),
  )
  expect(given().when({ type: 'ask-sparring', of: SSP, question: '' })).toEqual(
    isRefused({ type: 'missing', field: 'question' }),
  )
})

test('one asked twice is asked again, and stands there once', () => {
  const asked: Happening = { type: 'sparring-asked', of: SSP, question: 'Hvad nu?' }
  expect(given(asked, asked).state.sparring).toEqual([SSP])
})

test('each person gets an id of their own, by the role they came in with', () => {
  for (const [role, first] of [
    ['victim', 'v1'],
    ['suspect', 's1'],
    ['witness', 'w1'],
    ['holder', 'h1'],
  ] as const) {
    expect(given().when({ type: 'add-person', role })).toEqual(happens({ type: 'person-added', id: id(first), role }))
  }
  expect(given(victim('Frida')).when({ type: 'add-person', role: 'victim', name: ' Ellen ', age: 12 })).toEqual(
    happens({ type: 'person-added', id: id('v2'), role: 'victim', name: 'Ellen', age: 12 }),
  )
})

test('a number is not used again when somebody has changed role', () => {
  const changed: Happening = { type: 'person-changed', id: id('s1'), role: 'witness', reason: 'Var der ikke selv' }
  expect(given(suspect, changed).when({ type: 'add-person', role: 'suspect' })).toMatchObject({ value: [{ id: 's2' }] })
})

test('a parent is the parent of somebody on the case, and nobody else is', () => {
  const parent = { type: 'add-person', role: 'parent' } as const
  expect(given(victim('Frida')).when({ ...parent, of: id('v1') })).toEqual(
    happens({ type: 'person-added', id: id('f1'), role: 'parent', of: id('v1') }),
  )
  expect(given().when(parent)).toEqual(isRefused({ type: 'missing', field: 'of' }))
  expect(given().when({ ...parent, of: id('v1') })).toEqual(isRefused({ type: 'no-such-subject', subject: 'v1' }))
  expect(given(victim('Frida')).when({ type: 'add-person', role: 'witness', of: id('v1') })).toEqual(
    isRefused({ type: 'not-that-role', field: 'of' }),
  )
})

test('nobody comes in as cleared, or in a role that there is not', () => {
  for (const role of ['cleared', 'culprit'] as never[]) {
    expect(given().when({ type: 'add-person', role })).toEqual(isRefused({ type: 'not-that-role', field: 'role' }))
  }
})

test('ages that nobody has and names without end are refused', () => {
  const range = isRefused({ type: 'out-of-range', field: 'age', least: 0, most: 120 })
  for (const age of [-1, 121, 12.5, Number.NaN])
    expect(given().when({ type: 'add-person', role: 'victim', age })).toEqual(range)
  const name = 'x'.repeat(LIMITS.name + 1)
  expect(given().when({ type: 'add-person', role: 'victim', name })).toEqual(
    isRefused({ type: 'too-long', field: 'name', limit: LIMITS.name, length: LIMITS.name + 1 }),
  )
})

test('a case holds many persons, items and postings, and not without end', () => {
  const persons = Array.from({ length: LIMITS.persons }, (_, i) => victim('N', i + 1))
  expect(given(...persons).when({ type: 'add-person', role: 'victim' })).toEqual(
    isRefused({ type: 'too-many', of: 'persons', limit: LIMITS.persons }),
  )
  const items = Array.from(
    { length: LIMITS.items },
    (_, i): Happening => ({ type: 'item-added', id: `i${i}`, description: '' }),
  )
  expect(given(...items).when({ type: 'add-item', description: 'x' })).toMatchObject({ error: { of: 'items' } })
  const postings = items.map((one, i): Happening => ({ ...one, type: 'posting-added', id: `p${i}` }) as Happening)
  expect(given(...postings).when({ type: 'add-posting', description: 'x' })).toMatchObject({
    error: { of: 'postings' },
  })
})

test('a name or role is changed with a reason, by an added entry', () => {
  const reason = 'Det var en anden elev.'
  const change = { type: 'change-person', person: id('s1'), reason } as const
  expect(given(suspect).when({ ...change, role: 'cleared', name: 'Villum' })).toEqual(
    happens({ type: 'person-changed', id: id('s1'), role: 'cleared', name: 'Villum', reason }),
  )
  const cleared = given(suspect, { type: 'person-changed', id: id('s1'), role: 'cleared', reason })
  expect(cleared.state.persons).toMatchObject([{ id: 's1', role: 'cleared', was: ['suspect'] }])
  expect(given(victim('Frida')).when({ ...change, person: id('v1'), name: 'Freja' })).toEqual(
    happens({ type: 'person-changed', id: id('v1'), name: 'Freja', reason }),
  )
})

test('a change without reason, of nothing, of nobody, or to an impossible role is refused', () => {
  const change = { type: 'change-person', person: id('v1'), reason: 'Rettet efter samtale.' } as const
  const frida = given(victim('Frida'))
  expect(frida.when({ ...change, role: 'witness', reason: 'Fejl' })).toEqual(
    isRefused({ type: 'too-few-words', field: 'reason', least: 3 }),
  )
  expect(frida.when({ ...change, name: 'Frida', role: 'victim' })).toEqual(isRefused({ type: 'nothing-changed' }))
  expect(frida.when({ ...change, person: id('v9') })).toEqual(isRefused({ type: 'no-such-subject', subject: 'v9' }))
  for (const role of ['cleared', 'parent', 'culprit'] as never[]) {
    expect(frida.when({ ...change, role })).toEqual(isRefused({ type: 'not-that-role', field: 'role' }))
  }
  const parent: Happening = { type: 'person-added', id: id('f1'), role: 'parent', of: id('v1') }
  for (const role of PERSON_ROLES.filter((one) => one !== 'parent')) {
    expect(given(victim('Frida'), parent).when({ ...change, person: id('f1'), role })).toMatchObject({ ok: false })
  }
})

test('a name is written where there was none, without a reason', () => {
  const name = { type: 'change-person', person: id('s1'), name: 'Villum' } as const
  expect(given(suspect).when(name)).toEqual(happens({ type: 'person-changed', id: id('s1'), name: 'Villum' }))
  expect(given(suspect).when({ ...name, role: 'witness' })).toEqual(isRefused({ type: 'missing', field: 'reason' }))
  expect(given(victim('Frida')).when({ ...name, person: id('v1') })).toEqual(
    isRefused({ type: 'missing', field: 'reason' }),
  )
})

test('an item or a posting can be described anew', () => {
  const told: Happening[] = [
    { type: 'item-added', id: 'i1', description: '' },
    { type: 'posting-added', id: 'p1', description: 'En gruppe' },
  ]
  const describe = { type: 'describe', id: 'i1', description: ' Et foto ' } as const
  const described: Happening = { type: 'thing-described', id: 'i1', description: 'Et foto' }
  expect(given(...told).when(describe)).toEqual(happens(described))
  expect(given(...told, described).state).toMatchObject({
    items: [{ description: 'Et foto' }],
    postings: [{ description: 'En gruppe' }],
  })
  expect(given(...told, described).when(describe)).toEqual(isRefused({ type: 'nothing-changed' }))
  expect(given().when(describe)).toEqual(isRefused({ type: 'no-such-subject', subject: 'i1' }))
  expect(given(...told).when({ ...describe, description: '' })).toEqual(
    isRefused({ type: 'missing', field: 'description' }),
  )
})

test('items and postings are told in words', () => {
  const description = 'Et foto, ét sted'
  expect(given().when({ type: 'add-item', description })).toEqual(
    happens({ type: 'item-added', id: 'i1', description }),
  )
  expect(given().when({ type: 'add-posting', description })).toEqual(
    happens({ type: 'posting-added', id: 'p1', description }),
  )
  const missing = isRefused({ type: 'missing', field: 'description' })
  expect(given().when({ type: 'add-item', description: '' })).toEqual(missing)
  expect(given().when({ type: 'add-posting', description: ' ' })).toEqual(missing)
})
