import { nearestName } from '../fault.ts'
import type { Expression, InTest } from './syntax.ts'

/** What a condition's part can be; `text` knows its values when they are listed. `any` is what cannot be told. */
export type Kind =
  | { readonly is: 'boolean' | 'number' | 'date' | 'null' | 'any' }
  | { readonly is: 'text'; readonly values?: readonly string[] }
  | { readonly is: 'list'; readonly of: Kind }
  | { readonly is: 'context'; readonly fields: Readonly<Record<string, Kind>> }

export type Kinds = (name: string) => Kind | undefined

/** What is wrong with a condition's meaning: a name that does not exist, values that can never be equal. */
export function checkExpression(
  expression: Expression,
  kinds: Kinds,
  known: readonly string[],
): { kind: Kind; faults: string[] } {
  const faults: string[] = []
  const kind = kindOf(expression, { kinds, known, report: (fault) => faults.push(fault) })
  return { kind, faults }
}

type Check = { readonly kinds: Kinds; readonly known: readonly string[]; readonly report: (fault: string) => void }

const BOOLEAN: Kind = { is: 'boolean' }
const ANY: Kind = { is: 'any' }

function kindOf(expression: Expression, check: Check): Kind {
  switch (expression.is) {
    case 'literal':
      return literalKind(expression.value)
    case 'date':
      return { is: 'date' }
    case 'name': {
      const kind = check.kinds(expression.name)
      if (!kind) check.report(unknownName(expression.name, check.known))
      return kind ?? ANY
    }
    case 'path':
      return pathKind(expression, check)
    case 'list': {
      const [first = ANY, ...rest] = expression.items.map((item) => kindOf(item, check))
      for (const kind of rest)
        if (kind.is !== first.is) check.report(`a list of one kind, where ${kind.is} stands beside ${first.is}`)
      return { is: 'list', of: rest.reduce(widest, first) }
    }
    case 'not':
      demand(expression.of, 'boolean', check)
      return BOOLEAN
    case 'and':
    case 'or':
      demand(expression.left, 'boolean', check)
      demand(expression.right, 'boolean', check)
      return BOOLEAN
    case 'compare':
      sameKind(kindOf(expression.left, check), kindOf(expression.right, check), check)
      return BOOLEAN
    case 'arithmetic':
      demand(expression.left, 'number', check)
      demand(expression.right, 'number', check)
      return { is: 'number' }
    case 'between': {
      const of = kindOf(expression.of, check)
      sameKind(of, kindOf(expression.low, check), check)
      sameKind(of, kindOf(expression.high, check), check)
      return BOOLEAN
    }
    case 'in': {
      const of = kindOf(expression.of, check)
      for (const test of expression.tests) checkTest(of, test, check)
      return BOOLEAN
    }
    case 'some':
    case 'every': {
      const list = kindOf(expression.list, check)
      if (list.is !== 'list' && list.is !== 'any') check.report(`a list where ${list.is} stands`)
      const entry = list.is === 'list' ? list.of : ANY
      const kinds: Kinds = (name) => (name === expression.name ? entry : check.kinds(name))
      demand(expression.satisfies, 'boolean', { ...check, kinds })
      return BOOLEAN
    }
    case 'if':
      demand(expression.condition, 'boolean', check)
      return eitherKind(kindOf(expression.yes, check), kindOf(expression.no, check), check)
    case 'call':
      return callKind(expression, check)
  }
}

function callKind(call: Extract<Expression, { is: 'call' }>, check: Check): Kind {
  const [first, second] = call.args.map((arg) => kindOf(arg, check)) as [Kind, Kind]
  switch (call.name) {
    case 'count':
      if (first.is !== 'list' && first.is !== 'any') check.report(`a list to count, where ${first.is} stands`)
      return { is: 'number' }
    case 'list contains':
      if (first.is === 'list') sameKind(first.of, second, check)
      else check.report(`a list to look in, where ${first.is} stands`)
      return BOOLEAN
    case 'stated':
      if (first.is !== 'boolean' && first.is !== 'any') check.report(`a condition, where ${first.is} stands`)
      return BOOLEAN
    case 'settled':
    case 'settledOn':
      return call.name === 'settled' ? BOOLEAN : { is: 'date' }
  }
}

function pathKind(path: Extract<Expression, { is: 'path' }>, check: Check): Kind {
  const of = kindOf(path.of, check)
  if (of.is === 'any') return ANY
  const kind = of.is === 'context' && Object.hasOwn(of.fields, path.name) ? of.fields[path.name] : undefined
  if (!kind) check.report(unknownName(path.name, of.is === 'context' ? Object.keys(of.fields) : []))
  return kind ?? ANY
}

function checkTest(of: Kind, test: InTest, check: Check): void {
  if (test.is === 'range') {
    sameKind(of, kindOf(test.low, check), check)
    sameKind(of, kindOf(test.high, check), check)
  } else {
    const kind = kindOf(test.value, check)
    sameKind(of, kind.is === 'list' ? kind.of : kind, check)
  }
}

function demand(expression: Expression, wanted: 'boolean' | 'number', check: Check): void {
  const kind = kindOf(expression, check)
  if (kind.is !== wanted && kind.is !== 'any')
    check.report(`a ${wanted === 'boolean' ? 'condition' : 'number'}, where ${kind.is} stands`)
}

/** Two that may be equal: of one kind, and a listed text only with one of its values. */
function sameKind(left: Kind, right: Kind, check: Check): void {
  if (left.is === 'any' || right.is === 'any' || left.is === 'null' || right.is === 'null') return
  if (left.is !== right.is) {
    check.report(`two of the same kind, where ${left.is} stands against ${right.is}`)
  } else if (left.is === 'text' && right.is === 'text' && left.values && right.values) {
    const [values, listed] =
      left.values.length >= right.values.length ? [left.values, right.values] : [right.values, left.values]
    for (const value of listed) if (!values.includes(value)) check.report(unknownName(value, values))
  }
}

/** What either of two gives: of one kind, whichever values. */
function eitherKind(left: Kind, right: Kind, check: Check): Kind {
  if (left.is === 'null' || left.is === 'any') return right
  if (right.is !== 'null' && right.is !== 'any' && left.is !== right.is)
    check.report(`two of the same kind, where ${left.is} stands against ${right.is}`)
  return widest(left, right)
}

const widest = (left: Kind, right: Kind): Kind =>
  left.is === 'text' && right.is === 'text' && left.values && right.values
    ? { is: 'text', values: [...left.values, ...right.values] }
    : left

/** `a known name, not viktims (victims?)`. */
export function unknownName(name: string, known: readonly string[], wanted = 'a known name'): string {
  const nearest = nearestName(name, known)
  return `${wanted}, not ${name}${nearest ? ` (${nearest}?)` : ''}`
}

function literalKind(value: string | number | boolean | null): Kind {
  if (value === null) return { is: 'null' }
  if (typeof value === 'string') return { is: 'text', values: [value] }
  return { is: typeof value === 'number' ? 'number' : 'boolean' }
}
