import type { LocalDate } from '#core/time.ts'
import type { FactUse } from '../plan.ts'
import type { Comparison, Expression, InTest } from './syntax.ts'
import { bothUnknown, fieldOf, isContext, isDate, isList, isUnknown, shown, unknown, type Value } from './value.ts'

/** What a condition is asked in: names, and the marks that `settled` looks at. */
export type Scope = {
  /** The value of a name; notes it in `uses` when it is a fact. */
  readonly lookup: (name: string, uses: FactUse[]) => Value
  readonly marks: Marks
  /** Facts read on the way to the answer; those of a branch that did not decide it are taken out again. */
  readonly uses: FactUse[]
  /** Told of facts that `stated` took for not so because nobody has said. */
  readonly open: (missing: readonly string[]) => void
}

/** Whether a step is done or skipped for all it is taken for (or for the subject at hand), and on which day, if told. */
export type Marks = {
  readonly settled: (step: string) => boolean
  readonly settledOn: (step: string) => LocalDate | null
}

/** A condition made ready: asked in a scope, it answers a value and never throws. */
export type Compiled = (scope: Scope) => Value

/** Compiles once; three-valued throughout: if the answer is not unknown, no fact still missing could change it (but through `stated`). */
export function compile(expression: Expression): Compiled {
  switch (expression.is) {
    case 'literal': {
      const { value } = expression
      return () => value
    }
    case 'date': {
      const value: Value = { is: 'date', day: expression.value as LocalDate }
      return () => value
    }
    case 'name':
      return compileName(expression.name)
    case 'path':
      return compilePath(compile(expression.of), expression.name)
    case 'list': {
      const items = expression.items.map(compile)
      return (scope) => items.map((item) => item(scope))
    }
    case 'not': {
      const of = compile(expression.of)
      return (scope) => negate(of(scope))
    }
    case 'and':
      return junction(compile(expression.left), compile(expression.right), false)
    case 'or':
      return junction(compile(expression.left), compile(expression.right), true)
    case 'compare': {
      const left = compile(expression.left)
      const right = compile(expression.right)
      const { by } = expression
      return (scope) => compare(by, left(scope), right(scope))
    }
    case 'arithmetic': {
      const left = compile(expression.left)
      const right = compile(expression.right)
      const sign = expression.by === '+' ? 1 : -1
      return (scope) => sum(left(scope), right(scope), sign)
    }
    case 'between':
      return compileIn(expression.of, [
        { is: 'range', low: expression.low, high: expression.high, lowIncluded: true, highIncluded: true },
      ])
    case 'in':
      return compileIn(expression.of, expression.tests)
    case 'some':
    case 'every':
      return quantifier(
        expression.name,
        compile(expression.list),
        compile(expression.satisfies),
        expression.is === 'some',
      )
    case 'if':
      return compileIf(compile(expression.condition), compile(expression.yes), compile(expression.no))
    case 'call':
      return compileCall(expression)
  }
}

function compileName(name: string): Compiled {
  return ({ lookup, uses }) => lookup(name, uses)
}

function compilePath(of: Compiled, name: string): Compiled {
  return (scope) => {
    const value = of(scope)
    if (isUnknown(value))
      return unknown(...value.missing.map((missing) => (missing.includes('.') ? missing : `${missing}.${name}`)))
    if (!isContext(value)) return null
    const field = fieldOf(value, name)
    if (!isContext(field)) note(scope.uses, `${value.path}.${name}`, field)
    return field
  }
}

/** Writes down a fact that was read; an unknown one is not a reason. */
export function note(uses: FactUse[], name: string, value: Value): void {
  if (isUnknown(value)) return
  const told = shown(value)
  uses.push(told === undefined ? { name } : { name, value: told })
}

/** FEEL's `and` (`decisive` false) and `or` (true), with unknown above null: a later answer can still decide. */
function junction(left: Compiled, right: Compiled, decisive: boolean): Compiled {
  return (scope) => {
    const start = scope.uses.length
    const a = left(scope)
    if (a === decisive) return decisive
    const middle = scope.uses.length
    const b = right(scope)
    if (b === decisive) {
      scope.uses.splice(start, middle - start)
      return decisive
    }
    if (isUnknown(a) || isUnknown(b)) return bothUnknown(a, b)
    return a === !decisive && b === !decisive ? !decisive : null
  }
}

const negate = (value: Value): Value => (isUnknown(value) ? value : typeof value === 'boolean' ? !value : null)

function sum(left: Value, right: Value, sign: 1 | -1): Value {
  if (isUnknown(left) || isUnknown(right)) return bothUnknown(left, right)
  return typeof left === 'number' && typeof right === 'number' ? left + sign * right : null
}

function compare(by: Comparison, left: Value, right: Value): Value {
  if (isUnknown(left) || isUnknown(right)) return bothUnknown(left, right)
  if (by === '=') return equal(left, right)
  if (by === '!=') return negate(equal(left, right))
  const a = isDate(left) ? left.day : left
  const b = isDate(right) ? right.day : right
  const comparable =
    isDate(left) === isDate(right) && typeof a === typeof b && (typeof a === 'number' || typeof a === 'string')
  if (!comparable || a === null || b === null) return null
  switch (by) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

/** FEEL's `=`: null when the two are of different kinds, but anything may be held against null. */
function equal(left: Value, right: Value): Value {
  if (isUnknown(left) || isUnknown(right)) return bothUnknown(left, right)
  if (left === null || right === null) return left === right
  if (isDate(left) && isDate(right)) return left.day === right.day
  if (isList(left) && isList(right)) return equalLists(left, right)
  if (typeof left !== typeof right || typeof left === 'object') return null
  return left === right
}

/** Different as soon as two entries are, whatever is still unknown of the others. */
function equalLists(left: readonly Value[], right: readonly Value[]): Value {
  if (left.length !== right.length) return false
  let answer: Value = true
  for (const [index, entry] of left.entries()) {
    const same = equal(entry, right[index] as Value)
    if (isUnknown(same)) answer = bothUnknown(answer, same)
    else if (same !== true) return false
  }
  return answer
}

function compileIn(of: Expression, tests: readonly InTest[]): Compiled {
  const subject = compile(of)
  const compiled = tests.map(compileTest)
  return (scope) => {
    const value = subject(scope)
    return anyOf(compiled, (test) => test(value, scope))
  }
}

function compileTest(test: InTest): (value: Value, scope: Scope) => Value {
  if (test.is === 'compared') {
    const right = compile(test.value)
    return (value, scope) => compare(test.by, value, right(scope))
  }
  if (test.is === 'range') {
    const low = compile(test.low)
    const high = compile(test.high)
    return (value, scope) => {
      const above = compare(test.lowIncluded ? '>=' : '>', value, low(scope))
      const below = compare(test.highIncluded ? '<=' : '<', value, high(scope))
      if (above === false || below === false) return false
      if (isUnknown(above) || isUnknown(below)) return bothUnknown(above, below)
      return above === true && below === true ? true : null
    }
  }
  const right = compile(test.value)
  return (value, scope) => {
    const listed = right(scope)
    return isList(listed) ? contains(listed, value) : compare('=', value, listed)
  }
}

function contains(list: Value, value: Value): Value {
  if (isUnknown(list)) return list
  if (!isList(list)) return null
  const found = anyOf(list, (entry) => compare('=', entry, value))
  return found === null ? false : found
}

/** True if one is; else unknown if one is; else null if one is; else false. */
function anyOf<T>(list: readonly T[], test: (entry: T) => Value): Value {
  let answer: Value = false
  for (const entry of list) {
    const value = test(entry)
    if (value === true) return true
    if (isUnknown(value)) answer = isUnknown(answer) ? bothUnknown(answer, value) : value
    else if (value !== false && !isUnknown(answer)) answer = null
  }
  return answer
}

function quantifier(name: string, list: Compiled, satisfies: Compiled, some: boolean): Compiled {
  return (scope) => {
    const entries = list(scope)
    if (isUnknown(entries)) return entries
    if (!isList(entries)) return null
    let current: Value = null
    const start = scope.uses.length
    const inner: Scope = {
      ...scope,
      lookup: (wanted, uses) => (wanted === name ? current : scope.lookup(wanted, uses)),
    }
    const answer = anyOf(entries, (entry) => {
      current = entry
      const before = scope.uses.length
      const value = satisfies(inner)
      const decides = some ? value : negate(value)
      if (decides === true) scope.uses.splice(start, before - start)
      return decides
    })
    return some ? answer : negate(answer)
  }
}

function compileIf(condition: Compiled, yes: Compiled, no: Compiled): Compiled {
  return (scope) => {
    const value = condition(scope)
    if (isUnknown(value)) {
      const a = yes(scope)
      const b = no(scope)
      return !isUnknown(a) && equal(a, b) === true ? a : bothUnknown(value, bothOr(a, b))
    }
    return value === true ? yes(scope) : no(scope)
  }
}

const bothOr = (a: Value, b: Value): Value =>
  isUnknown(a) ? (isUnknown(b) ? bothUnknown(a, b) : a) : isUnknown(b) ? b : null

function compileCall(call: Extract<Expression, { is: 'call' }>): Compiled {
  const [first, second] = call.args.map(compile) as [Compiled, Compiled]
  switch (call.name) {
    case 'count':
      return (scope) => {
        const value = first(scope)
        return isUnknown(value) ? value : isList(value) ? value.length : null
      }
    case 'list contains':
      return (scope) => {
        const list = first(scope)
        const value = second(scope)
        return isUnknown(value) && !isUnknown(list) ? value : contains(list, value)
      }
    case 'stated':
      return (scope) => {
        const value = first(scope)
        if (isUnknown(value)) scope.open(value.missing)
        return value === true
      }
    case 'settled':
      return (scope) => {
        const step = first(scope)
        return typeof step === 'string' && scope.marks.settled(step)
      }
    case 'settledOn':
      return (scope) => {
        const step = first(scope)
        const day = typeof step === 'string' ? scope.marks.settledOn(step) : null
        return day && { is: 'date', day }
      }
  }
}
