import { describe, expect, test } from 'vitest'
import { clause, step, type Written, warning, writtenCard } from '../../../tests/arrange/small-card.ts'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { checkCard } from './check-card.ts'
import type { Fault } from './fault.ts'
import { parseCard } from './parse-card.ts'

/** What is wrong with the small card with `plant` in it. */
function faultsOf(plant: (card: Written) => void): readonly Fault[] {
  const written = writtenCard()
  plant(written)
  const card = parseCard(written)
  if (!card.ok) throw new Error(`a fault of form: ${JSON.stringify(card.error)}`)
  return checkCard(card.value)
}

/** The same with a condition in the clause of a step for each victim. */
const asking = (condition: string) =>
  faultsOf((card) => {
    card.steps[1].when[0].if = condition
  })
const AT = ['steps', 1, 'when', 0, 'if']

test('a sound card has no faults, nor has the released one', () => {
  expect(faultsOf(() => {})).toEqual([])
  expect(checkCard(theCard())).toEqual([])
})

describe('ids used twice', () => {
  test.each(['steps', 'warnings', 'clocks', 'kinds', 'laws', 'contacts', 'platforms'])('%s', (list) => {
    const planted = (card: Written) => card[list].push(structuredClone(card[list][0]))
    const count = writtenCard()[list].length
    const [fault] = faultsOf(planted)
    expect(fault).toEqual({
      code: 'duplicate',
      path: [list, count, 'id'],
      expected: 'an id used once',
      found: writtenCard()[list][0].id,
    })
  })

  test('a way to get something removed, and a device', () => {
    const faults = faultsOf((card) => {
      card.removal.ways.push(structuredClone(card.removal.ways[0]))
      card.evidence.devices[2].id = 'iphone'
    })
    expect(faults.map(({ code, path, found }) => [code, path, found])).toEqual([
      ['duplicate', ['evidence', 'devices', 2, 'id'], 'iphone'],
      ['duplicate', ['removal', 'ways', 1, 'id'], 'report'],
    ])
  })

  test('a phase', () => {
    const faults = faultsOf((card) => {
      card.phases[4].id = 'assess'
    })
    expect(faults).toEqual([expect.objectContaining({ code: 'duplicate', path: ['phases', 4, 'id'], found: 'assess' })])
  })

  test.each(['reported', 'victims', 'today'])('a definition called %s', (name) => {
    const faults = faultsOf((card) => card.definitions.push({ name, is: 'true' }))
    expect(faults).toContainEqual({
      code: 'duplicate',
      path: ['definitions', 2, 'name'],
      expected: 'a name of its own',
      found: name,
    })
  })

  test('a definition may be called what every object has', () => {
    expect(faultsOf((card) => card.definitions.push({ name: 'constructor', is: 'true' }))).toEqual([])
  })
})

describe('references that lead nowhere', () => {
  const CASES: readonly [
    what: string,
    plant: (card: Written) => void,
    path: Fault['path'],
    kind: string,
    near: string,
  ][] = [
    ['a law of a step', (card) => card.steps[0].law.push('lov'), ['steps', 0, 'law'], 'a law', 'law'],
    [
      'a law of a clause',
      (card) => card.steps[1].when[0].law.push('lav'),
      ['steps', 1, 'when', 0, 'law'],
      'a law',
      'law',
    ],
    ['a law of a stop sign', (card) => card.warnings[1].law.push('lar'), ['warnings', 1, 'law'], 'a law', 'law'],
    [
      'a law of a clock',
      (card) => {
        card.clocks[0].law = ['laws']
      },
      ['clocks', 0, 'law'],
      'a law',
      'law',
    ],
    [
      'a contact',
      (card) => card.steps[3].words.contacts.push('lien'),
      ['steps', 3, 'words', 'contacts'],
      'a contact',
      'line',
    ],
    ...(
      [
        ['law', ['lov'], 'a law', 'law'],
        ['contacts', ['lien'], 'a contact', 'line'],
        ['clock', 'plan-do', 'a clock', 'plan-due'],
        ['step', 'uncovr', 'a step', 'uncover'],
        ['insteadOf', 'uncovr', 'a step', 'uncover'],
      ] as const
    ).map(([field, value, kind, near]): (typeof CASES)[number] => [
      `the ${field} of a way`,
      (card) => {
        card.removal.ways[0][field] = value
      },
      ['removal', 'ways', 0, field],
      kind,
      near,
    ]),
    [
      'a way that waits for none',
      (card) => {
        card.removal.ways[0].wait = [{ ...clause('true'), for: ['repot'] }]
      },
      ['removal', 'ways', 0, 'wait', 0, 'for'],
      'a way',
      'report',
    ],
    [
      'a law of a notice',
      (card) => {
        card.removal.notice[0].law = 'lov'
      },
      ['removal', 'notice', 0, 'law'],
      'a law',
      'law',
    ],
    [
      'whom evidence is handed in to',
      (card) => card.evidence.handIn.contacts.push('lien'),
      ['evidence', 'handIn', 'contacts'],
      'a contact',
      'line',
    ],
    [
      'a clock',
      (card) => {
        card.steps[3].clock = 'plan-do'
      },
      ['steps', 3, 'clock'],
      'a clock',
      'plan-due',
    ],
    [
      'a step waited for',
      (card) => {
        card.steps[4].wait[0].for = ['uncovr']
      },
      ['steps', 4, 'wait', 0, 'for'],
      'a step, or policeClearedContact',
      'uncover',
    ],
    [
      'a fact to be known first',
      (card) => {
        card.steps[1].ask[0].missing = ['each.exceptionDecide']
      },
      ['steps', 1, 'ask', 0, 'missing'],
      'a fact',
      'each.exceptionDecided',
    ],
    [
      'a fact of another',
      (card) => {
        card.steps[1].ask[0].missing = ['each.staff']
      },
      ['steps', 1, 'ask', 0, 'missing'],
      'a fact',
      '',
    ],
    [
      'a rule',
      (card) => {
        card.steps[1].when[0].rule = 2
      },
      ['steps', 1, 'when', 0, 'rule'],
      'a rule',
      '1',
    ],
    [
      'a step forbidden',
      (card) => {
        card.warnings[1].forbids = ['talk-to-suspects']
      },
      ['warnings', 1, 'forbids'],
      'a step',
      'talk-to-suspect',
    ],
    ['an opposite', (card) => card.opposites.push(['plan', 'plans']), ['opposites', 0], 'a step', 'plan'],
    [
      'the fact of a question',
      (card) => {
        card.questions[0].fact = 'victim.age'
      },
      ['questions', 0, 'fact'],
      'a fact',
      'victims.age',
    ],
  ]

  test.each(CASES)('%s', (_what, plant, path, what, near) => {
    const faults = faultsOf(plant)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ code: 'no-such', path, expected: `the id of ${what}` })
    expect(faults[0]?.nearest ?? '').toBe(near)
  })
})

describe('conditions that ask for what is not there', () => {
  test.each([
    ['each.agee < 18', 'a known name, not agee (age?)'],
    ['each.known', 'a known name, not known'],
    ['each.constructor != null', 'a known name, not constructor'],
    ['constructor != null', 'a known name, not constructor'],
    ['victimz = []', 'a known name, not victimz (victims?)'],
    ['raported', 'a known name, not raported (reported?)'],
    ['some v in victims satisfies v.ages < 18', 'a known name, not ages (age?)'],
    ['some v in victims satisfies w.age < 18', 'a known name, not w'],
    ['decisions.polise = "no"', 'a known name, not polise (police?)'],
    ['advice.polic = "no"', 'a known name, not polic (police?)'],
    ['decisions.police = "reprot"', 'a known name, not reprot (report?)'],
    ['advice.police in ("yes", "mayby")', 'a known name, not mayby'],
    ['list contains(kinds, "threat")', 'a known name, not threat (threats?)'],
    ['some k in kinds satisfies k in ["threats", "stalkin"]', 'a known name, not stalkin (stalking?)'],
    ['settled("uncovr")', 'the id of a step, not uncovr (uncover?)'],
    ['settledOn("pland") != null', 'the id of a step, not pland (plan?)'],
    ['settled(schools)', 'the id of a step, not '],
    ['each.age < "18"', 'two of the same kind, where number stands against text'],
    ['each.age = true', 'two of the same kind, where number stands against boolean'],
    ['bullyingFound < 3', 'two of the same kind, where date stands against number'],
    ['each.age between 1 and "x"', 'two of the same kind, where number stands against text'],
    ['each.age in [1..true]', 'two of the same kind, where number stands against boolean'],
    ['each.age in ("a", 2)', 'two of the same kind, where number stands against text'],
    ['each.age and doubt', 'a condition, where number stands'],
    ['not(each.age)', 'a condition, where number stands'],
    ['stated(each.age)', 'a condition, where number stands'],
    ['if each.age then true else false', 'a condition, where number stands'],
    ['doubt + 1 > 0', 'a number, where boolean stands'],
    ['"a" + "b" = "ab"', 'a number, where text stands'],
    ['count(doubt) = 1', 'a list to count, where boolean stands'],
    ['list contains(doubt, true)', 'a list to look in, where boolean stands'],
    ['some v in doubt satisfies v', 'a list where boolean stands'],
    ['each.age in [1, "a"]', 'a list of one kind, where text stands beside number'],
    ['(if doubt then 1 else "a") = 1', 'two of the same kind, where number stands against text'],
    ['victims.age = 3', 'a known name, not age'],
  ])('%s', (condition, expected) => {
    expect(asking(condition)).toContainEqual(expect.objectContaining({ code: 'no-such', path: AT, expected }))
  })

  test.each([
    ['each.age', 'number'],
    ['victims', 'list'],
    ['"yes"', 'text'],
    ['null', 'null'],
    ['if doubt then 1 else null', 'number'],
  ])('a clause that is no condition: %s', (condition, found) => {
    const expected = 'a condition: something that is true or false'
    expect(asking(condition)).toEqual([{ code: 'wrong-type', path: AT, expected, found }])
  })

  test.each([
    'true',
    'each.age + 1 > count(suspects) - 2',
    'each.exceptionDecided != null and each.exceptionDecided < date("2026-11-23")',
    'each.knownSince between firstKnown and today',
    'each.age in (13, 15, [17..20], > 30)',
    'every s in suspects satisfies s.school in ("same", "none")',
    'if doubt then null else reported',
    '(if doubt then "yes" else "no") = advice.police',
    'some p in postings satisfies p.platform = "a new one"',
  ])('nothing against %s', (condition) => {
    expect(asking(condition)).toEqual([])
  })

  test('each is known only where something is taken once for each', () => {
    const faults = faultsOf((card) => {
      card.steps[0].when = [clause('each.age < 18')]
      card.warnings[0].when = [clause('each.age < 18')]
    })
    expect(faults.map(({ path }) => path.slice(0, 2))).toEqual([
      ['steps', 0],
      ['warnings', 0],
    ])
  })

  test('a definition knows those before it, and not itself or those after', () => {
    const faults = faultsOf((card) => {
      card.definitions = [
        { name: 'first', is: 'doubt' },
        { name: 'second', is: 'first and third' },
        { name: 'third', is: 'third or second' },
        { name: 'reported', is: 'first' },
        { name: 'minor', is: 'each.age < 18' },
      ]
    })
    expect(faults.map(({ path, expected }) => [path.join('.'), expected])).toEqual([
      ['definitions.1.is', 'a known name, not third'],
      ['definitions.2.is', 'a known name, not third'],
    ])
  })

  test('what starts a clock is a day', () => {
    const starting = (start: string) =>
      faultsOf((card) => {
        card.clocks[0].starts = ['bullyingFound', start]
      })
    expect(starting('doubt')).toEqual([
      { code: 'wrong-type', path: ['clocks', 0, 'starts', 1], expected: 'a day', found: 'boolean' },
    ])
    expect(starting('if doubt then null else bullyingFound')).toEqual([])
    expect(starting('bulyingFound')).toEqual([
      expect.objectContaining({ code: 'no-such', expected: 'a known name, not bulyingFound (bullyingFound?)' }),
    ])
  })

  test('every place that a condition can stand is looked at', () => {
    const faults = faultsOf((card) => {
      const wrong = clause('nonsuch')
      card.routes.referral.never = [wrong]
      card.routes.referral.levels[0].when = [wrong]
      card.steps.push(
        step('all', {
          when: [wrong],
          unless: [wrong],
          fulfilled: [wrong],
          ask: [{ ...wrong, missing: ['violence'] }],
          wait: [{ ...wrong, for: ['plan'] }],
        }),
      )
      card.warnings.push(warning('both', { when: [wrong], unless: [wrong] }))
      card.clocks[0].when = [wrong]
    })
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'routes.referral.never.0.if',
      'routes.referral.levels.0.when.0.if',
      'steps.5.when.0.if',
      'steps.5.unless.0.if',
      'steps.5.fulfilled.0.if',
      'steps.5.ask.0.if',
      'steps.5.wait.0.if',
      'warnings.2.when.0.if',
      'warnings.2.unless.0.if',
      'clocks.0.when.0.if',
    ])
  })
})
