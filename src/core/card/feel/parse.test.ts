import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression } from './parse.ts'
import type { Expression } from './syntax.ts'

const name = (of: string): Expression => ({ is: 'name', name: of })
const literal = (value: string | number | boolean | null): Expression => ({ is: 'literal', value })
const [a, b, c, x, y] = ['a', 'b', 'c', 'x', 'y'].map(name) as [
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
]
const inValue = (value: Expression) => ({ is: 'value', value }) as const
const range = (low: Expression, high: Expression, lowIncluded: boolean, highIncluded: boolean) =>
  ({ is: 'range', low, high, lowIncluded, highIncluded }) as const
const calling = (called: 'count' | 'list contains' | 'stated' | 'settled' | 'settledOn', ...args: Expression[]) =>
  ({ is: 'call', name: called, args }) as const

function read(text: string): Expression {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.error)}`)
  return parsed.value
}

const CONSTRUCTS: readonly [text: string, is: Expression][] = [
  ['true', literal(true)],
  ['false', literal(false)],
  ['null', literal(null)],
  ['18', literal(18)],
  ['-1', literal(-1)],
  ['.5', literal(0.5)],
  ['1.25', literal(1.25)],
  ['"same"', literal('same')],
  ['"krænket"', literal('krænket')],
  ['"a \\"word\\" \\\\ \\n \\u00e6"', literal('a "word" \\ \n æ')],
  ['date("2026-11-23")', { is: 'date', value: '2026-11-23' }],
  ['date ( "2024-02-29" )', { is: 'date', value: '2024-02-29' }],
  ['@"2026-11-23"', { is: 'date', value: '2026-11-23' }],
  ['a', a],
  ['(a)', a],
  ['a.b', { is: 'path', of: a, name: 'b' }],
  ['a.b.c', { is: 'path', of: { is: 'path', of: a, name: 'b' }, name: 'c' }],
  ['[]', { is: 'list', items: [] }],
  ['[a, 1, null]', { is: 'list', items: [a, literal(1), literal(null)] }],
  ['not(a)', { is: 'not', of: a }],
  ['a and b', { is: 'and', left: a, right: b }],
  ['a or b', { is: 'or', left: a, right: b }],
  ['a or b and c', { is: 'or', left: a, right: { is: 'and', left: b, right: c } }],
  ['(a or b) and c', { is: 'and', left: { is: 'or', left: a, right: b }, right: c }],
  ...(['=', '!=', '<', '<=', '>', '>='] as const).map((by): [string, Expression] => [
    `a ${by} b`,
    { is: 'compare', by, left: a, right: b },
  ]),
  ['a + b', { is: 'arithmetic', by: '+', left: a, right: b }],
  ['a - b - c', { is: 'arithmetic', by: '-', left: { is: 'arithmetic', by: '-', left: a, right: b }, right: c }],
  [
    'a + b < c and x',
    {
      is: 'and',
      left: { is: 'compare', by: '<', left: { is: 'arithmetic', by: '+', left: a, right: b }, right: c },
      right: x,
    },
  ],
  ['x between 1 and 2', { is: 'between', of: x, low: literal(1), high: literal(2) }],
  [
    'x between 1 and 2 and y',
    { is: 'and', left: { is: 'between', of: x, low: literal(1), high: literal(2) }, right: y },
  ],
  ['x in y', { is: 'in', of: x, tests: [inValue(y)] }],
  ['x in (y)', { is: 'in', of: x, tests: [inValue(y)] }],
  ['x in ("p", "q")', { is: 'in', of: x, tests: [inValue(literal('p')), inValue(literal('q'))] }],
  ['x in ["p"]', { is: 'in', of: x, tests: [inValue({ is: 'list', items: [literal('p')] })] }],
  ['x in <= 5', { is: 'in', of: x, tests: [{ is: 'compared', by: '<=', value: literal(5) }] }],
  [
    'x in (< 3, >= 5)',
    {
      is: 'in',
      of: x,
      tests: [
        { is: 'compared', by: '<', value: literal(3) },
        { is: 'compared', by: '>=', value: literal(5) },
      ],
    },
  ],
  ['x in [1..5]', { is: 'in', of: x, tests: [range(literal(1), literal(5), true, true)] }],
  ['x in (1..5)', { is: 'in', of: x, tests: [range(literal(1), literal(5), false, false)] }],
  ['x in ]1..5[', { is: 'in', of: x, tests: [range(literal(1), literal(5), false, false)] }],
  ['x in [1..5)', { is: 'in', of: x, tests: [range(literal(1), literal(5), true, false)] }],
  [
    'x in ("p", "q") and y',
    { is: 'and', left: { is: 'in', of: x, tests: [inValue(literal('p')), inValue(literal('q'))] }, right: y },
  ],
  ['some x in y satisfies a', { is: 'some', name: 'x', list: y, satisfies: a }],
  ['every x in y satisfies a and b', { is: 'every', name: 'x', list: y, satisfies: { is: 'and', left: a, right: b } }],
  ['if a then b else c', { is: 'if', condition: a, yes: b, no: c }],
  ['count(a)', calling('count', a)],
  ['list contains(a, b)', calling('list contains', a, b)],
  ['stated(a)', calling('stated', a)],
  ['settled("step")', calling('settled', literal('step'))],
  ['settledOn("step")', calling('settledOn', literal('step'))],
]

describe('the subset', () => {
  test.each(CONSTRUCTS)('%s', (text, is) => {
    expect(read(text)).toEqual(is)
  })

  test('white space and line breaks mean nothing', () => {
    expect(read('  some x in y\n  satisfies  (a\n or b) ')).toEqual(read('some x in y satisfies (a or b)'))
  })
})

/** What is refused, the part of it that is pointed at, and a word of what is said. */
const OUTSIDE: readonly [text: string, at: string, says: RegExp][] = [
  ['a and {b: 1}', '{b: 1}', /Context is outside/],
  ['a or b[1]', 'b[1]', /FilterExpression/],
  ['a = (for x in y return x)', 'for x in y return x', /ForExpression/],
  ['stated(function(x) x)', 'function(x) x', /FunctionDefinition/],
  ['a instance of b', 'a instance of b', /InstanceOfExpression/],
  ['1 + a * b', 'a * b', /a sum or a difference/],
  ['a / b', 'a / b', /a sum or a difference/],
  ['a ** b', 'a ** b', /a sum or a difference/],
  ['-a', '-a', /a sum or a difference/],
  ['a and ? > 1', '?', /\? is outside/],
  ['a = [1..3]', '[1..3]', /outside/],
  ['x in -', '', /an expression in FEEL/],
  ['x in (= 1, 2)', '=', /one of < <= > >=/],
  ['x in (!= 1, 2)', '!=', /one of < <= > >=/],
  ['x in ["p"] and y', '["p"] and y', /parentheses around/],
  ['x in y or a', 'y or a', /parentheses around/],
  ['x in < 3 and y', '3 and y', /parentheses around/],
  ['x in y = a', 'y = a', /parentheses around/],
  ['some x in y, z in a satisfies b', 'some x in y, z in a satisfies b', /one name in one list/],
  ['a and sum(b)', 'sum(b)', /one of the functions not, count/],
  ['a and matches(b)', 'matches(b)', /one of the functions/],
  ['count(a, b)', 'count(a, b)', /count with 1 value/],
  ['count(list: a)', 'count(list: a)', /count with 1 value/],
  ['list contains(a)', 'list contains(a)', /list contains with 2 values/],
  ['not(a, b)', 'not(a, b)', /not with 1 value/],
  ['a = date("2026-02-30")', 'date("2026-02-30")', /a day that exists/],
  ['a = date("2026-11-23", b)', 'date("2026-11-23", b)', /a day that exists/],
  ['a = date(2026, 11, 23)', 'date(2026, 11, 23)', /a day that exists/],
  ['a = date and time("2026-11-23T08:00:00")', 'date and time("2026-11-23T08:00:00")', /a day that exists/],
  ['a = duration("P1D")', 'duration("P1D")', /a day that exists/],
  ['a = @"2026-11-23T08:00:00"', '@"2026-11-23T08:00:00"', /a day that exists/],
  ['a = "it\\\'s"', '"it\\\'s"', /no other escapes/],
  ['a = "\\U01F600"', '"\\U01F600"', /no other escapes/],
  ['a /* why */ and b', '/* why */', /BlockComment is outside/],
  ['// why\na', '// why', /LineComment is outside/],
]

describe('outside the subset', () => {
  test.each(OUTSIDE)('%s', (text, at, says) => {
    const parsed = parseExpression(text)
    if (parsed.ok) throw new Error(`read as ${JSON.stringify(parsed.value)}`)
    expect(parsed.error.expected).toMatch(says)
    expect(text.slice(parsed.error.from, parsed.error.to)).toBe(at)
  })

  test.each(['', '   ', 'a and', 'a ==', '(a', 'a)', '"a', 'if a then b', 'x in ()', '[1, 2,]', '...', 'a b c = = d'])(
    'no expression at all: %s',
    (text) => {
      const parsed = parseExpression(text)
      expect(parsed).toMatchObject({ ok: false })
      if (!parsed.ok) expect(parsed.error.to).toBeLessThanOrEqual(text.length)
    },
  )

  test('a book, and a tower of parentheses, are refused at once', () => {
    expect(parseExpression(Array(1500).fill('a').join(' and '))).toMatchObject({ ok: false, error: { from: 4000 } })
    const tower = `${'('.repeat(1000)}a${')'.repeat(1000)}`
    expect(parseExpression(tower)).toMatchObject({ ok: false, error: { expected: 'a condition less deeply nested' } })
    expect(parseExpression(`${'('.repeat(100)}a${')'.repeat(100)}`)).toEqual({ ok: true, value: a })
  })
})

describe('whatever stands there', () => {
  const WORDS =
    'a b each.x kinds and or not( ) ( [ ] , .. in some every satisfies if then else between = != < >= + - * "p" "\\u" "\\" 1 null true date("2026-11-23") @"x" count( list contains( stated( { } : ? . // /* */ \n ; \u0000 é 💥'.split(
      ' ',
    )
  const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((words) => words.join(' '))

  test('never throws, and a refusal points into the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), soup), (text) => {
        const parsed = parseExpression(text)
        if (parsed.ok) return
        expect(parsed.error.from).toBeGreaterThanOrEqual(0)
        expect(parsed.error.to).toBeGreaterThanOrEqual(parsed.error.from)
        expect(parsed.error.to).toBeLessThanOrEqual(text.length)
        expect(parsed.error.expected).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  test('a sign may stand apart from its number', () => {
    expect(parseExpression('- 1')).toEqual({ ok: true, value: { is: 'literal', value: -1 } })
  })

  test('what is read is plain data: the same after a journey as JSON', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const parsed = parseExpression(text)
        if (parsed.ok) expect(JSON.parse(JSON.stringify(parsed.value))).toEqual(parsed.value)
      }),
      { numRuns: 2000 },
    )
  })
})
