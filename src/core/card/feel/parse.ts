import { parser } from '@bpmn-io/lezer-feel'
import { err, ok, type Result } from '#core/result.ts'
import { parseDate } from '#core/time.ts'
import { type Comparison, type Expression, FUNCTIONS, type FunctionName, type InTest } from './syntax.ts'

/** What is wrong with a condition; `from` and `to` are offsets into its text. */
export type SyntaxFault = { readonly expected: string; readonly from: number; readonly to: number }

type Node = ReturnType<typeof parser.parse>['topNode']

const grammar = parser.configure({ top: 'Expression' })

/** The text of a condition, to the subset of FEEL that cards are written in (see `syntax.ts`). */
export function parseExpression(text: string): Result<Expression, SyntaxFault> {
  if (text.length > LONGEST)
    return err({
      expected: `at most ${LONGEST} characters; a part of it can be a definition`,
      from: LONGEST,
      to: text.length,
    })
  const top = grammar.parse(text).topNode
  const broken = firstError(top)
  if (broken) return err({ expected: 'an expression in FEEL', from: broken.from, to: broken.to })
  const root = childrenOf(top)[0]
  if (!root) return err({ expected: 'a condition', from: 0, to: text.length })
  try {
    return ok(new Reader(text).expression(root))
  } catch (fault) {
    if (fault instanceof OutsideSubset) return err(fault.fault)
    throw fault
  }
}

/** Carries a fault out of the recursion; never leaves this file. */
class OutsideSubset extends Error {
  readonly fault: SyntaxFault
  constructor(fault: SyntaxFault) {
    super(fault.expected)
    this.fault = fault
  }
}

function firstError(top: Node): { readonly from: number; readonly to: number } | null {
  const cursor = top.cursor()
  do if (cursor.type.isError) return { from: cursor.from, to: cursor.to }
  while (cursor.next())
  return null
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

const PUNCTUATION = new Set([
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
  '..',
  'in',
  'and',
  'or',
  'between',
  'if',
  'then',
  'else',
  'some',
  'every',
  'satisfies',
])
const COMPARISONS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=']

/** Deeper than any condition that a person could read; keeps the stack from ending. */
const DEEPEST = 200
/** Longer than any too: the grammar takes seconds over a book. */
const LONGEST = 4000
const LOOSER: readonly string[] = ['Conjunction', 'Disjunction', 'Comparison']
const DAY = /^(?:date\s*\(\s*"([^"]*)"\s*\)|@"([^"]*)")$/

class Reader {
  readonly text: string
  private depth = 0
  constructor(text: string) {
    this.text = text
  }

  expression(node: Node): Expression {
    if (++this.depth > DEEPEST) return this.refuse(node, 'a condition less deeply nested')
    const read = this.construct(node)
    this.depth--
    return read
  }

  private construct(node: Node): Expression {
    const parts = childrenOf(node).filter((child) => !PUNCTUATION.has(child.name))
    switch (node.name) {
      case 'NumericLiteral':
        return this.number(node)
      case 'StringLiteral':
        return this.string(node)
      case 'BooleanLiteral':
        return { is: 'literal', value: this.read(node) === 'true' }
      case 'null':
        return { is: 'literal', value: null }
      case 'DateTimeLiteral':
        return this.date(node)
      case 'VariableName':
        return { is: 'name', name: this.read(node) }
      case 'PathExpression':
        return {
          is: 'path',
          of: this.expression(this.part(parts, 0, node)),
          name: this.read(this.part(parts, 1, node)),
        }
      case 'List':
        return { is: 'list', items: parts.map((part) => this.expression(part)) }
      case 'ParenthesizedExpression':
        return this.expression(this.part(parts, 0, node))
      case 'Conjunction':
      case 'Disjunction':
        return {
          is: node.name === 'Conjunction' ? 'and' : 'or',
          left: this.expression(this.part(parts, 0, node)),
          right: this.expression(this.part(parts, 1, node)),
        }
      case 'Comparison':
        return this.comparison(node)
      case 'ArithmeticExpression':
        return this.arithmetic(node, parts)
      case 'QuantifiedExpression':
        return this.quantified(node)
      case 'IfExpression':
        return {
          is: 'if',
          condition: this.expression(this.part(parts, 0, node)),
          yes: this.expression(this.part(parts, 1, node)),
          no: this.expression(this.part(parts, 2, node)),
        }
      case 'FunctionInvocation':
        return this.call(node)
      default:
        return this.refuse(node, `something of the subset; ${node.name} is outside it`)
    }
  }

  private comparison(node: Node): Expression {
    const children = childrenOf(node)
    const of = this.expression(this.part(children, 0, node))
    const operator = this.part(children, 1, node)
    if (operator.name === 'in') {
      const tests = children
        .slice(2)
        .flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : [child]))
      return {
        is: 'in',
        of,
        tests: tests.filter((test) => test.name === 'PositiveUnaryTest').map((test) => this.inTest(test)),
      }
    }
    if (operator.name === 'between') {
      const [low, high] = children.slice(2).filter((child) => child.name !== 'and')
      return { is: 'between', of, low: this.expression(low ?? node), high: this.expression(high ?? node) }
    }
    const by = this.read(operator)
    if (!COMPARISONS.includes(by)) return this.refuse(operator, `one of ${COMPARISONS.join(' ')}`)
    return { is: 'compare', by: by as Comparison, left: of, right: this.expression(this.part(children, 2, node)) }
  }

  private inTest(node: Node): InTest {
    const inner = this.part(childrenOf(node), 0, node)
    if (inner.name !== 'SimplePositiveUnaryTest') return { is: 'value', value: this.tested(inner) }
    const children = childrenOf(inner)
    const first = this.part(children, 0, inner)
    if (first.name === 'CompareOp') {
      const by = this.read(first)
      const value = this.tested(this.part(children, 1, inner))
      if (by === '<' || by === '<=' || by === '>' || by === '>=') return { is: 'compared', by, value }
      return this.refuse(first, 'one of < <= > >=')
    }
    if (first.name !== 'Interval') return this.refuse(first, 'a value, a comparison or a range')
    const marks = childrenOf(first)
    const [low, high] = marks.filter((child) => !PUNCTUATION.has(child.name))
    return {
      is: 'range',
      low: this.expression(low ?? first),
      high: this.expression(high ?? first),
      lowIncluded: marks[0]?.name === '[',
      highIncluded: marks.at(-1)?.name === ']',
    }
  }

  /** The grammar reads `x in list and y` as `x in (list and y)`, which nobody means. */
  private tested(node: Node): Expression {
    return LOOSER.includes(node.name)
      ? this.refuse(node, 'parentheses around the whole of `… in …`')
      : this.expression(node)
  }

  private arithmetic(node: Node, parts: Node[]): Expression {
    const [left, operator, right] = parts
    const by = operator && this.read(operator)
    if (!left || !right || (by !== '+' && by !== '-')) return this.refuse(node, 'a sum or a difference')
    return { is: 'arithmetic', by, left: this.expression(left), right: this.expression(right) }
  }

  private quantified(node: Node): Expression {
    const children = childrenOf(node)
    const inside = children.find((child) => child.name === 'InExpressions')
    const bindings = inside ? childrenOf(inside).filter((child) => child.name === 'InExpression') : []
    const [binding] = bindings
    if (!binding || bindings.length > 1) return this.refuse(node, 'one name in one list')
    const parts = childrenOf(binding)
    const name = parts.find((part) => part.name === 'Name')
    const context = parts.find((part) => part.name === 'IterationContext')
    const list = context && childrenOf(context)[0]
    const satisfies = children.at(-1)
    if (!name || !list || !satisfies) return this.refuse(node, 'some NAME in LIST satisfies CONDITION')
    return {
      is: children[0]?.name === 'every' ? 'every' : 'some',
      name: this.read(name),
      list: this.expression(list),
      satisfies: this.expression(satisfies),
    }
  }

  private call(node: Node): Expression {
    const children = childrenOf(node)
    const name = this.read(this.part(children, 0, node))
    const parameters = children.find((child) => child.name === 'PositionalParameters')
    const args = (parameters ? childrenOf(parameters) : [])
      .filter((child) => !PUNCTUATION.has(child.name))
      .map((child) => this.expression(child))
    const arity = name === 'list contains' ? 2 : 1
    if (args.length !== arity) return this.refuse(node, `${name} with ${arity} value${arity > 1 ? 's' : ''}`)
    if (name === 'not') return { is: 'not', of: args[0] as Expression }
    if (!FUNCTIONS.includes(name as FunctionName))
      return this.refuse(node, `one of the functions not, ${FUNCTIONS.join(', ')}`)
    return { is: 'call', name: name as FunctionName, args }
  }

  private date(node: Node): Expression {
    const [, called, written] = DAY.exec(this.read(node)) ?? []
    const value = parseDate(called ?? written ?? '')
    return value ? { is: 'date', value } : this.refuse(node, 'a day that exists, as date("2026-11-23")')
  }

  /** FEEL's escapes, as far as JSON has the same. */
  private string(node: Node): Expression {
    try {
      return { is: 'literal', value: JSON.parse(this.read(node)) as string }
    } catch {
      return this.refuse(node, 'a text with no other escapes than \\" \\\\ \\n \\r \\t \\uXXXX')
    }
  }

  /** The grammar lets space stand between a sign and its number, and numbers be longer than can be held. */
  private number(node: Node): Expression {
    const value = Number(this.read(node).replace(/\s+/g, ''))
    return Number.isFinite(value) ? { is: 'literal', value } : this.refuse(node, 'a number')
  }

  private read(node: Node): string {
    return this.text.slice(node.from, node.to)
  }

  private part(parts: readonly Node[], index: number, within: Node): Node {
    return parts[index] ?? this.refuse(within, 'a whole expression')
  }

  private refuse(node: Node, expected: string): never {
    throw new OutsideSubset({ expected, from: node.from, to: node.to })
  }
}
