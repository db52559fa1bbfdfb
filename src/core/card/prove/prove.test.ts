import { describe, expect, test } from 'vitest'
import { clause, smallCard, step, type Written, warning } from '../../../../tests/arrange/small-card.ts'
import { distinctionsOf } from './distinctions.ts'
import { proveCard } from './prove.ts'

/** What the proof finds in the small card with `plant` in it. */
const findingsIn = (plant: (card: Written) => void) => proveCard(smallCard(plant)).findings

/** Puts steps before the last one, which is the case's own end. */
const addTo = (card: Written, ...steps: object[]) => card.steps.splice(-1, 0, ...steps)

test('a sound card has nothing to be found', () => {
  const { findings, situations } = proveCard(smallCard())
  expect(findings).toEqual([])
  expect(situations).toBeGreaterThan(0)
})

describe('what can never be', () => {
  test('a step', () => {
    const never = clause('violence and not(violence)')
    expect(findingsIn((card) => addTo(card, step('never', { when: [never] })))).toEqual([
      { about: 'unreachable', says: 'the step never can never be to do' },
      { about: 'unreachable', says: 'never.when 1 can never hold: violence and not(violence)' },
    ])
  })

  test('a step that is always waiting', () => {
    const wait = [clause('true', { for: ['uncover'] })]
    const findings = findingsIn((card) => addTo(card, step('stuck', { wait })))
    expect(findings).toContainEqual({ about: 'unreachable', says: 'the step stuck can never be to do' })
  })

  test.each([
    ['an age that contradicts a definition', 'minor and each.age >= 18'],
    ['an age past all', 'each.age > 120'],
    ['a value that excludes another', 'schools = "one" and evidence = "secured" and schools != "one"'],
    ['a list that is empty and is not', 'count(items) = 0 and some i in items satisfies i.fake'],
    ['what a precaution rules out', 'stated(violence) and not(stated(violence = true))'],
  ])('a clause: %s', (_what, condition) => {
    const findings = findingsIn((card) => card.steps[1].when.push(clause(condition)))
    expect(findings).toEqual([{ about: 'unreachable', says: `involve-parents.when 2 can never hold: ${condition}` }])
  })

  test.each([
    'each.age > 15',
    'each.age <= 4',
    'each.age = 7',
    '12 < each.age and each.age < 14',
    'each.age in [3..3]',
    'each.age between 30 and 40',
    'count(suspects) > 2 and count(victims) > 1',
    'count(suspects) + count(items) = 5',
    'list contains(kinds, "hate") and list contains(kinds, "doxxing")',
    'each.knownSince != null and not(stated(each.parentsRisk))',
    'some s in suspects satisfies s.school = "none" and s.staff',
    'settled("uncover") and not(settled("plan"))',
    'advice.referral = "yes" and advice.police = "no"',
  ])('but a clause that can hold is reached: %s', (condition) => {
    expect(findingsIn((card) => card.steps[1].when.push(clause(condition)))).toEqual([])
  })

  test('a route, a stop sign, a clock', () => {
    const never = clause('1 > 2')
    const findings = findingsIn((card) => {
      card.routes.police.never.push(never)
      card.routes.referral.levels.push({ advice: 'possible', when: [never] })
      card.warnings.push(warning('idle', { when: [never] }))
      card.clocks[0].when.push(never)
    })
    expect(findings.map(({ says }) => says)).toEqual([
      'routes.police.never 2 can never hold: 1 > 2',
      'routes.referral.possible 1 can never hold: 1 > 2',
      'idle.when 1 can never hold: 1 > 2',
      'plan-due.when 2 can never hold: 1 > 2',
    ])
  })
})

describe('what contradicts itself', () => {
  test('a stop sign, and the step that it forbids, shown by the smallest situation', () => {
    const findings = findingsIn((card) => {
      card.steps[2].wait = []
    })
    expect(findings).toEqual([
      {
        about: 'contradiction',
        says: 'talk-to-suspect is to do while never-contact stands',
        example: { 'decisions.police': 'report', suspects: 1, 'suspects.s1.known': true },
      },
    ])
  })

  test('a stop sign that always stands', () => {
    const findings = findingsIn((card) => {
      card.warnings[0].forbids = ['uncover']
    })
    expect(findings).toEqual([
      { about: 'contradiction', says: 'uncover is to do while never-store stands', example: {} },
    ])
  })

  test('two opposite steps for the same one', () => {
    const findings = findingsIn((card) => {
      addTo(
        card,
        step('keep-from-parents', { each: 'victim', when: [clause('stated(each.consentToParents = false)')] }),
      )
      card.opposites.push(['involve-parents', 'keep-from-parents'])
    })
    expect(findings).toEqual([
      {
        about: 'contradiction',
        says: 'involve-parents and keep-from-parents are both to do for the same one',
        example: { victims: 1, 'victims.v1.age': 14, 'victims.v1.consentToParents': false },
      },
    ])
  })

  test('but not when each of the two has its own', () => {
    const findings = findingsIn((card) => {
      addTo(card, step('keep-from-parents', { each: 'victim', when: [clause('each.age >= 18')] }))
      card.opposites.push(['involve-parents', 'keep-from-parents'])
    })
    expect(findings).toEqual([])
  })
})

describe('what nobody gets out of', () => {
  test('a wait for a step that is beside the point', () => {
    const findings = findingsIn((card) => {
      card.steps[4].wait.push(clause('not(settled("plan"))', { for: ['plan'] }))
    })
    expect(findings).toContainEqual({
      about: 'dead-wait',
      says: 'follow-up waits for plan, which can no longer come',
      example: {},
    })
  })

  test('a wait for a step of each, when there is nobody', () => {
    const findings = findingsIn((card) => {
      card.steps[4].wait.push(clause('not(settled("talk-to-suspect"))', { for: ['talk-to-suspect'] }))
    })
    expect(findings.filter(({ about }) => about === 'dead-wait')).toEqual([
      expect.objectContaining({ says: 'follow-up waits for talk-to-suspect, which can no longer come' }),
    ])
  })

  test('a wait for the police when they have answered', () => {
    const findings = findingsIn((card) => {
      card.steps[2].wait = [clause('reported', { for: ['policeClearedContact'] })]
    })
    expect(findings).toContainEqual({
      about: 'dead-wait',
      says: 'talk-to-suspect waits for policeClearedContact, which can no longer come',
      example: {
        'decisions.police': 'report',
        policeClearedContact: true,
        suspects: 1,
        'suspects.s1.known': true,
      },
    })
  })

  test('two steps that wait for each other: a dead end', () => {
    const waitingFor = (id: string) => [clause(`violence and not(settled("${id}"))`, { for: [id] })]
    const findings = findingsIn((card) => {
      card.steps[0].wait = waitingFor('plan')
      card.steps[3].when = []
      card.steps[3].wait = waitingFor('uncover')
    })
    expect(findings.filter(({ about }) => about === 'dead-end')).toEqual([
      {
        about: 'dead-end',
        says: 'nothing is to do or to find out, and the case is not followed up',
        example: expect.objectContaining({ violence: true }),
      },
    ])
  })

  test('a case without an end of its own', () => {
    const findings = findingsIn((card) => {
      card.steps[4].when = [clause('violence')]
    })
    expect(findings).toContainEqual(
      expect.objectContaining({
        about: 'dead-end',
        example: {
          'done uncover': 'done',
          victims: 1,
          'done involve-parents:v1': 'done',
          suspects: 0,
          violence: false,
        },
      }),
    )
  })
})

describe('what a card can tell apart', () => {
  const agesOf = (...conditions: string[]) =>
    distinctionsOf(smallCard((card) => card.steps[1].when.push(...conditions.map((condition) => clause(condition)))))
      .ages
  /** Those that the small card itself asks for: under 18, under 15. */
  const OWN = [14, 15, 17, 18]
  const and = (...ages: number[]) => [...new Set([...OWN, ...ages])].sort((a, b) => a - b)

  test.each([
    ['each.age < 10', [9, 10]],
    ['each.age >= 10', [9, 10]],
    ['each.age > 10', [10, 11]],
    ['each.age <= 10', [10, 11]],
    ['10 > each.age', [9, 10]],
    ['10 <= each.age', [9, 10]],
    ['10 < each.age', [10, 11]],
    ['each.age = 10', [9, 10, 11]],
    ['each.age in (10, 21)', [9, 10, 11, 20, 21, 22]],
    ['each.age between 10 and 12', [9, 10, 11, 12, 13]],
    ['each.age > 120', [120]],
    ['each.age < 0', [0]],
    ['count(suspects) > 7', []],
    ['count(suspects) + count(items) > 7', []],
  ])('%s', (condition, ages) => {
    expect(agesOf(condition)).toEqual(and(...ages))
  })

  test('kinds that no condition tells apart stand for each other', () => {
    const { kinds } = distinctionsOf(smallCard())
    expect(kinds).toEqual([[], ['intimate-sharing'], ['threats'], ['intimate-sharing', 'threats']])
  })
})
