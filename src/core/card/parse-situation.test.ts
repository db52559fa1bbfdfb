import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant } from '#core/time.ts'
import { parseSituation } from './parse-situation.ts'

const NOW = '2026-11-23T07:10:00.000Z' as Instant
const STEPS = ['uncover', 'keep-logbook', 'talk-to-suspect', 'assess-help']

const read = (value: unknown) => parseSituation(value, NOW, STEPS)

/** The situation, or a failed test. */
function accepted(value: unknown) {
  const result = read(value)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Code and place of each fault: `wrong-type victims.0.age`. */
function faults(value: unknown): string[] {
  const result = read(value)
  return result.ok ? [] : result.error.map(({ code, path }) => `${code} ${path.join('.')}`.trim())
}

function onlyFault(value: unknown) {
  const result = read(value)
  if (result.ok) throw new Error('it was accepted')
  expect(result.error).toHaveLength(1)
  return result.error[0]
}

describe('what is not a situation', () => {
  test.each([null, undefined, 7, 'at: 2026', true, [], [{ at: '2026-11-23' }]])('%j', (value) => {
    expect(onlyFault(value)).toMatchObject({ code: 'wrong-type', path: [] })
  })
})

describe('the moment', () => {
  test('is now when it is left out', () => {
    expect(accepted({})).toEqual({ at: NOW })
  })

  test.each([
    ['2026-11-23T08:10', '2026-11-23T07:10:00.000Z'],
    ['2026-07-01T08:10', '2026-07-01T06:10:00.000Z'],
    ['2026-11-23T08:10Z', '2026-11-23T08:10:00.000Z'],
    ['2026-11-23T08:10+05:30', '2026-11-23T02:40:00.000Z'],
    ['2026-11-23 08:10:59', '2026-11-23T07:10:59.000Z'],
    ['2026-11-23', '2026-11-22T23:00:00.000Z'],
  ])('%s is %s', (at, instant) => {
    expect(accepted({ at }).at).toBe(instant)
  })

  test('in the hour that spring skips, it is the hour after', () => {
    expect(accepted({ at: '2026-03-29T02:30' }).at).toBe('2026-03-29T01:30:00.000Z')
  })

  test('in the hour that autumn has twice, it is one of the two', () => {
    expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(accepted({ at: '2026-10-25T02:30' }).at)
  })

  test.each([
    '2026-02-29T08:10',
    '2026-11-23T25:00',
    '2026-11-23T08:61',
    '2026-13-01',
    'i morgen',
    '',
    '1999-01-01T08:00',
    '2060-01-01T00:00',
  ])('%j is none', (at) => {
    expect(onlyFault({ at })).toMatchObject({ code: 'out-of-range', path: ['at'] })
  })

  test.each([null, 20261123, true])('%j is none either', (at) => {
    expect(faults({ at })).toEqual(['wrong-type at'])
  })
})

describe('unknown is a value', () => {
  test.each([null, 'unknown', undefined])('%j leaves a fact out, at every level', (nothing) => {
    const value = {
      violence: nothing,
      kinds: nothing,
      decisions: nothing,
      institution: { type: nothing },
      victims: [{ id: 'v1', age: nothing, parentsRisk: nothing, knownSince: nothing }],
      suspects: nothing,
      done: nothing,
      skipped: nothing,
    }
    expect(accepted(value)).toEqual({ at: NOW, institution: {}, victims: [{ id: 'v1' }] })
  })

  test('an empty list is known to be empty', () => {
    expect(accepted({ kinds: [], victims: [] })).toMatchObject({ kinds: [], victims: [] })
  })
})

describe('ages', () => {
  test.each([0, 120])('%i is one', (age) => {
    expect(accepted({ victims: [{ id: 'v1', age }] }).victims?.[0]?.age).toBe(age)
  })

  test.each([-1, 200, 121, 12.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is none', (age) => {
    const { code, path, expected } = onlyFault({ victims: [{ id: 'v1', age }] }) ?? {}
    expect(path).toEqual(['victims', 0, 'age'])
    expect(['out-of-range', 'wrong-type']).toContain(code)
    expect(expected).toBe('a whole number from 0 to 120')
  })

  test.each(['14', true, [14], { years: 14 }])('%j is not even a number', (age) => {
    expect(onlyFault({ suspects: [{ id: 's1', age }] })).toMatchObject({
      code: 'wrong-type',
      path: ['suspects', 0, 'age'],
      expected: 'a whole number from 0 to 120',
    })
  })
})

describe('days', () => {
  test.each(['2026-02-29', '2026-04-31', '2026-11-23T08:10', '23-11-2026', '2014-12-31', '2060-01-01', '', 'i går'])(
    '%j is none',
    (knownSince) => {
      expect(faults({ victims: [{ id: 'v1', knownSince }] })).toEqual(['out-of-range victims.0.knownSince'])
    },
  )

  test('a leap day in a leap year is one', () => {
    expect(accepted({ bullyingFound: '2028-02-29' }).bullyingFound).toBe('2028-02-29')
  })

  test('a number is none', () => {
    expect(faults({ bullyingFound: 20261123 })).toEqual(['wrong-type bullyingFound'])
  })
})

describe('wrong types and values', () => {
  test.each([
    [{ violence: 'yes' }, 'wrong-type violence'],
    [{ violence: 1 }, 'wrong-type violence'],
    [{ kinds: 'bullying' }, 'wrong-type kinds'],
    [{ kinds: ['bullying', 'mobning'] }, 'not-allowed kinds.1'],
    [{ kinds: [null] }, 'not-allowed kinds.0'],
    [{ evidence: 'secure' }, 'not-allowed evidence'],
    [{ evidence: 3 }, 'not-allowed evidence'],
    [{ schools: '__proto__' }, 'not-allowed schools'],
    [{ institution: 'folkeskole' }, 'wrong-type institution'],
    [{ institution: { type: 'universitet' } }, 'not-allowed institution.type'],
    [{ decisions: { police: 'yes' } }, 'not-allowed decisions.police'],
    [{ decisions: { referral: 'report' } }, 'not-allowed decisions.referral'],
    [{ decisions: [] }, 'wrong-type decisions'],
    [{ victims: { id: 'v1' } }, 'wrong-type victims'],
    [{ victims: ['v1'] }, 'wrong-type victims.0'],
    [{ victims: [null] }, 'wrong-type victims.0'],
    [{ victims: [{ age: 13 }] }, 'missing victims.0.id'],
    [{ victims: [{ id: 7 }] }, 'wrong-type victims.0.id'],
    [{ victims: [{ id: '' }] }, 'out-of-range victims.0.id'],
    [{ victims: [{ id: 'v 1' }] }, 'out-of-range victims.0.id'],
    [{ victims: [{ id: 'v:1' }] }, 'out-of-range victims.0.id'],
    [{ victims: [{ id: 'v'.repeat(65) }] }, 'out-of-range victims.0.id'],
    [{ done: 'uncover' }, 'wrong-type done'],
    [{ done: [7] }, 'wrong-type done.0'],
    [{ done: [{ step: 'uncover', on: '2026-02-30' }] }, 'out-of-range done.0.on'],
    [{ skipped: ['uncover'] }, 'wrong-type skipped'],
    [{ skipped: { uncover: 7 } }, 'wrong-type skipped.uncover'],
    [{ postings: [{ id: 'p1', platform: 4 }] }, 'wrong-type postings.0.platform'],
  ])('%j', (value, fault) => {
    expect(faults(value)).toEqual([fault])
  })

  test('the nearest allowed value is named', () => {
    expect(onlyFault({ kinds: ['sexstortion'] })).toMatchObject({ nearest: 'sextortion', found: 'sexstortion' })
    expect(onlyFault({ evidence: 'secure' })).toMatchObject({ nearest: 'secured' })
  })

  test('every fault is told, not only the first', () => {
    expect(faults({ violence: 1, victims: [{ id: 'v1', age: -1 }], kinds: ['x'] }).sort()).toEqual([
      'not-allowed kinds.0',
      'out-of-range victims.0.age',
      'wrong-type violence',
    ])
  })

  test('what stood there is quoted in a line, never whole', () => {
    const { found = '' } = onlyFault({ evidence: 'a\n'.repeat(50_000) }) ?? {}
    expect(found.length).toBeLessThan(100)
    expect(found).not.toContain('\n')
  })
})

describe('names of facts', () => {
  test.each([
    [{ acuteDangers: true }, ['acuteDangers'], 'acuteDanger'],
    [{ Violence: true }, ['Violence'], 'violence'],
    [{ victim: [] }, ['victim'], 'victims'],
    [{ victims: [{ id: 'v1', parentRisk: true }] }, ['victims', 0, 'parentRisk'], 'parentsRisk'],
    [{ suspects: [{ id: 's1', knwon: true }] }, ['suspects', 0, 'knwon'], 'known'],
    [{ items: [{ id: 'i1', ageAtTme: 13 }] }, ['items', 0, 'ageAtTme'], 'ageAtTime'],
    [{ postings: [{ id: 'p1', platfrom: 'x' }] }, ['postings', 0, 'platfrom'], 'platform'],
    [{ decisions: { polcie: 'no' } }, ['decisions', 'polcie'], 'police'],
    [{ institution: { typ: 'other' } }, ['institution', 'typ'], 'type'],
  ])('%j', (value, path, nearest) => {
    expect(onlyFault(value)).toMatchObject({ code: 'unknown-name', path, nearest })
  })

  test('one that is like nothing has no nearest', () => {
    expect(onlyFault({ zzzzzzzzzzzz: 1 })).not.toHaveProperty('nearest')
  })

  test('a fact of a suspect is not one of a victim', () => {
    expect(faults({ victims: [{ id: 'v1', staff: true }] })).toEqual(['unknown-name victims.0.staff'])
  })
})

describe('ids', () => {
  test('are used once in the whole situation', () => {
    expect(faults({ victims: [{ id: 'a' }, { id: 'a' }] })).toEqual(['duplicate victims.1.id'])
    expect(faults({ victims: [{ id: 'a' }], postings: [{ id: 'b' }, { id: 'a' }] })).toEqual([
      'duplicate postings.1.id',
    ])
  })

  test('differ by case', () => {
    expect(faults({ victims: [{ id: 'a' }], suspects: [{ id: 'A' }] })).toEqual([])
  })
})

describe('marks', () => {
  const people = { victims: [{ id: 'v1' }], suspects: [{ id: 's1' }] }

  test('are taken apart', () => {
    const situation = accepted({
      ...people,
      done: ['uncover', 'talk-to-suspect:s1', { step: 'assess-help:v1.parents', on: '2026-11-24' }],
      skipped: { 'keep-logbook:v1': 'one single event' },
    })
    expect(situation.done).toEqual([
      { step: 'uncover' },
      { step: 'talk-to-suspect', subject: 's1' },
      { step: 'assess-help', subject: 'v1.parents', on: '2026-11-24' },
    ])
    expect(situation.skipped).toEqual([{ step: 'keep-logbook', subject: 'v1', reason: 'one single event' }])
  })

  test('of a step that the card has not', () => {
    expect(onlyFault({ done: ['uncovr'] })).toMatchObject({ code: 'no-such', path: ['done', 0], nearest: 'uncover' })
    expect(onlyFault({ skipped: { 'keep-logbok': 'one event' } })).toMatchObject({
      code: 'no-such',
      path: ['skipped', 'keep-logbok'],
      nearest: 'keep-logbook',
    })
  })

  test('of somebody who is not there', () => {
    expect(onlyFault({ ...people, done: ['talk-to-suspect:s2'] })).toMatchObject({
      code: 'no-such',
      path: ['done', 0],
      found: 's2',
    })
    expect(onlyFault({ ...people, done: ['assess-help:s1.parents'] })).toMatchObject({ code: 'no-such' })
  })

  test('both done and skipped', () => {
    expect(onlyFault({ done: ['uncover'], skipped: { uncover: 'no need' } })).toMatchObject({
      code: 'contradiction',
      path: ['skipped', 'uncover'],
    })
  })

  test('skipped without a reason', () => {
    expect(faults({ skipped: { uncover: '' } })).toEqual(['missing skipped.uncover'])
    expect(faults({ skipped: { uncover: ' \t' } })).toEqual(['missing skipped.uncover'])
  })

  test('that no step could have', () => {
    expect(faults({ done: ['Uncover!'] })).toEqual(['out-of-range done.0'])
    expect(faults({ done: [''] })).toEqual(['out-of-range done.0'])
    expect(faults({ skipped: { '': 'why' } })).toEqual(['no-such skipped.'])
  })
})

describe('too much', () => {
  test('five hundred are let in, five hundred and one are not', () => {
    const people = (count: number) => ({ suspects: Array.from({ length: count }, (_, index) => ({ id: `s${index}` })) })
    expect(faults(people(500))).toEqual([])
    expect(faults(people(501))).toEqual(['too-much suspects'])
  })

  test('a hundred thousand marks or kinds', () => {
    expect(faults({ done: Array.from({ length: 100_000 }, () => 'uncover') })).toContain('too-much done')
    expect(faults({ kinds: Array.from({ length: 100_000 }, () => 'bullying') })).toContain('too-much kinds')
  })

  test('a hundred thousand skipped steps are refused before long', () => {
    const skipped = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`step-${index}`, 'why']))
    const started = performance.now()
    expect(read({ skipped }).ok).toBe(false)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('text without end', () => {
    expect(faults({ postings: [{ id: 'p1', platform: 'x'.repeat(2001) }] })).toEqual(['too-much postings.0.platform'])
    expect(faults({ skipped: { uncover: 'x'.repeat(2001) } })).toEqual(['too-much skipped.uncover'])
  })
})

describe('names that every object has', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('%s is no fact', (name) => {
    const value = JSON.parse(`{"${name}": {"violence": true}}`)
    expect(faults(value)).toEqual([`unknown-name ${name}`])
    expect(faults(JSON.parse(`{"victims": [{"id": "v1", "${name}": {"age": 3}}]}`))).toEqual([
      `unknown-name victims.0.${name}`,
    ])
    expect(({} as Record<string, unknown>).violence).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'toString'])('%s may be an id, and is then like any other', (id) => {
    const situation = accepted({ victims: [{ id, age: 13 }], done: [`assess-help:${id}`] })
    expect(situation.victims).toEqual([{ id, age: 13 }])
    expect(faults({ victims: [{ id: 'v1' }], done: [`assess-help:${id}`] })).toEqual(['no-such done.0'])
  })

  test('a skipped __proto__ skips nothing', () => {
    const result = read(JSON.parse('{"skipped": {"__proto__": "why"}}'))
    expect(result.ok ? (result.value.skipped ?? []) : []).toEqual([])
  })
})

test('a situation that was read is read again as itself', () => {
  const value = { at: '2026-11-23T08:10', violence: false, victims: [{ id: 'v1', age: 13, knownSince: '2026-11-23' }] }
  const { at, ...facts } = accepted(value)
  expect(at).toBe(parseInstant('2026-11-23T08:10'))
  expect(accepted({ at, ...facts })).toEqual({ at, ...facts })
})
