import { describe, expect, test } from 'vitest'
import { clause, type Written, writtenCard } from '../../../tests/arrange/small-card.ts'
import type { Fault } from './fault.ts'
import { parseCard } from './parse-card.ts'

/** The faults of the small card with `plant` in it. */
function faultsOf(plant: (card: Written) => void): readonly Fault[] {
  const card = writtenCard()
  plant(card)
  const read = parseCard(card)
  return read.ok ? [] : read.error
}

test('a card as written is read with its conditions, and what is left out filled in', () => {
  const read = parseCard(writtenCard())
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const [uncover, involve] = read.value.steps
  expect(uncover).toMatchObject({ when: [], unless: [], ask: [], wait: [], fulfilled: [], contactsSuspect: false })
  expect(involve?.when[0]).toEqual({
    if: { is: 'name', name: 'minor' },
    because: { da: 'minor (da)', en: 'minor' },
    rule: 1,
    law: ['law'],
  })
  expect(read.value.routes.referral.never).toEqual([])
  expect(JSON.parse(JSON.stringify(read.value))).toEqual(read.value)
})

const PLANTED: readonly [what: string, plant: (card: Written) => void, fault: Partial<Fault>][] = [
  [
    'a name misspelt',
    (card) => {
      card.steps[0].dutty = 'must'
    },
    { code: 'unknown-name', path: ['steps', 0, 'dutty'], found: 'dutty', nearest: 'duty' },
  ],
  [
    'a name misspelt at the root',
    (card) => {
      card.titel = card.title
    },
    { code: 'unknown-name', path: ['titel'], found: 'titel', nearest: 'title' },
  ],
  [
    'a name misspelt in a clause',
    (card) => {
      card.routes.police.levels[0].when[0].becuase = 'x'
    },
    { code: 'unknown-name', path: ['routes', 'police', 'levels', 0, 'when', 0, 'becuase'], nearest: 'because' },
  ],
  [
    'a name that is like nothing',
    (card) => {
      card.clocks[0].zzzzzzzz = 1
    },
    { code: 'unknown-name', path: ['clocks', 0, 'zzzzzzzz'], found: 'zzzzzzzz' },
  ],
  [
    'a value not among those allowed',
    (card) => {
      card.steps[1].phase = 'asess'
    },
    {
      code: 'not-allowed',
      path: ['steps', 1, 'phase'],
      expected: 'one of assess, document, stop, report, treat',
      found: 'asess',
      nearest: 'assess',
    },
  ],
  [
    'an advice that no level can give',
    (card) => {
      card.routes.police.levels[0].advice = 'no'
    },
    { code: 'not-allowed', path: ['routes', 'police', 'levels', 0, 'advice'], found: 'no' },
  ],
  [
    'each of something else',
    (card) => {
      card.steps[1].each = 'victims'
    },
    { code: 'not-allowed', path: ['steps', 1, 'each'], nearest: 'victim' },
  ],
  [
    'words without their English',
    (card) => {
      delete card.steps[0].words.title.en
    },
    { code: 'missing', path: ['steps', 0, 'words', 'title', 'en'], expected: 'string' },
  ],
  [
    'empty words',
    (card) => {
      card.title.da = ''
    },
    { code: 'wrong-type', path: ['title', 'da'], expected: 'string to have >=1 characters' },
  ],
  [
    'a part left out',
    (card) => {
      delete card.clocks[0].source
    },
    { code: 'missing', path: ['clocks', 0, 'source'], expected: 'object' },
  ],
  [
    'a text for a number',
    (card) => {
      card.clocks[0].length = 'ten'
    },
    { code: 'wrong-type', path: ['clocks', 0, 'length'], expected: 'number', found: 'ten' },
  ],
  [
    'an id with capitals',
    (card) => {
      card.steps[0].id = 'Uncover'
    },
    { code: 'wrong-type', path: ['steps', 0, 'id'], expected: 'an id of lower-case letters, digits and -' },
  ],
  [
    'a source without a month',
    (card) => {
      card.source.checked = 'last year'
    },
    { code: 'wrong-type', path: ['source', 'checked'], expected: 'a month or a day, as 2026-11 or 2026-11-22' },
  ],
  [
    'an address that is none',
    (card) => {
      card.contacts[0].url = 'not an address'
    },
    { code: 'wrong-type', path: ['contacts', 0, 'url'], expected: 'an address, as https://example.org/' },
  ],
  [
    'a phase too few',
    (card) => {
      card.phases.pop()
    },
    { code: 'wrong-type', path: ['phases'], expected: 'array to have exactly 5 items' },
  ],
  [
    'a condition that is no FEEL',
    (card) => {
      card.steps[1].when[0].if = 'each.age <'
    },
    { code: 'syntax', path: ['steps', 1, 'when', 0, 'if'], expected: expect.stringContaining('(at character 11') },
  ],
  [
    'a condition outside the subset',
    (card) => {
      card.definitions[0].is = 'count(victims[1])'
    },
    {
      code: 'syntax',
      path: ['definitions', 0, 'is'],
      expected: 'something of the subset; FilterExpression is outside it (at character 7: victims[1])',
    },
  ],
  [
    'a number for a condition',
    (card) => {
      card.warnings[1].when[0] = { ...clause('true'), if: 5 }
    },
    {
      code: 'wrong-type',
      path: ['warnings', 1, 'when', 0, 'if'],
      expected: 'a condition in FEEL, as text',
      found: '5',
    },
  ],
]

describe('a fault of form is reported where it stands', () => {
  test.each(PLANTED)('%s', (_what, plant, fault) => {
    const faults = faultsOf(plant)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject(fault)
    expect(faults[0]?.nearest).toBe(fault.nearest)
  })

  test('all of them at once', () => {
    const faults = faultsOf((card) => {
      for (const [, plant] of PLANTED.slice(0, 3)) plant(card)
    })
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'routes.police.levels.0.when.0.becuase',
      'steps.0.dutty',
      'titel',
    ])
  })

  test.each([undefined, null, 5, 'a card', []])('not a card at all: %j', (value) => {
    expect(parseCard(value)).toMatchObject({ ok: false, error: [{ path: [] }] })
  })
})
