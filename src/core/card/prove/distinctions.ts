import type { LocalDate } from '#core/time.ts'
import type { Card } from '../card.ts'
import { clausesOf } from '../check-card.ts'
import type { Expression } from '../feel/syntax.ts'
import { unknown, type Value } from '../feel/value.ts'
import { KINDS } from '../situation.ts'
import { type FactType, OLDEST } from '../vocabulary.ts'

/** What a card can tell apart: one value for each group of values that all its conditions treat alike. */
export type Distinctions = {
  readonly kinds: readonly (readonly string[])[]
  readonly ages: readonly number[]
}

/** Days enough to be "has happened"; conditions of a card do not compare days. */
const A_DAY: Value = { is: 'date', day: '2026-11-23' as LocalDate }

export function distinctionsOf(card: Card): Distinctions {
  const expressions: Expression[] = [
    ...card.definitions.map(({ is }) => is),
    ...clausesOf(card).map(({ clause }) => clause.if),
    ...card.clocks.flatMap(({ starts }) => starts),
  ]
  const sets: string[][] = []
  const cuts = new Set<number>()
  for (const expression of expressions) gather(expression, sets, cuts)
  return { kinds: pairsOf(representatives(sets)), ages: agesAround(cuts) }
}

/** One kind for each group that stands in the same lists and comparisons throughout the card. */
function representatives(sets: readonly (readonly string[])[]): string[] {
  const byGroup = new Map<string, string>()
  for (const kind of KINDS) {
    const group = sets.map((set) => (set.includes(kind) ? '1' : '0')).join('')
    if (!byGroup.has(group)) byGroup.set(group, kind)
  }
  return [...byGroup.values()]
}

function pairsOf(kinds: readonly string[]): string[][] {
  const pairs = kinds.flatMap((kind, index) => kinds.slice(index + 1).map((other) => [kind, other]))
  return [[], ...kinds.map((kind) => [kind]), ...pairs]
}

/** An age on each side of every cut. */
function agesAround(cuts: ReadonlySet<number>): number[] {
  const ages = new Set<number>()
  for (const cut of cuts) for (const age of [cut - 1, cut]) if (age >= 0 && age <= OLDEST) ages.add(age)
  return [...ages].sort((a, b) => a - b)
}

/** The least age past a cut is told apart from those before it: `< 18` cuts at 18, `<= 18` at 19, `= 18` at both. */
function cutsOf({ by, left, right }: Extract<Expression, { is: 'compare' }>): number[] {
  if (isCount(left) || isCount(right)) return []
  const turned = left.is === 'literal'
  const number = turned ? left.value : right.is === 'literal' ? right.value : null
  if (typeof number !== 'number') return []
  const least = Math.ceil(number)
  const past = Math.floor(number) + 1
  if (by === '=' || by === '!=') return [least, past]
  const atNumber = turned ? by === '>' || by === '<=' : by === '<' || by === '>='
  return [atNumber ? least : past]
}

const isCount = (of: Expression): boolean =>
  of.is === 'arithmetic' ? isCount(of.left) || isCount(of.right) : of.is === 'call' && of.name === 'count'

function gather(part: unknown, sets: string[][], cuts: Set<number>): void {
  if (typeof part !== 'object' || part === null) return
  const node = part as Expression
  if (node.is === 'list') {
    sets.push(
      node.items.flatMap((item) => (item.is === 'literal' && typeof item.value === 'string' ? [item.value] : [])),
    )
  } else if (node.is === 'in') {
    sets.push(
      node.tests.flatMap((test) =>
        test.is === 'value' && test.value.is === 'literal' && typeof test.value.value === 'string'
          ? [test.value.value]
          : [],
      ),
    )
  } else if (node.is === 'literal') {
    if (typeof node.value === 'string') sets.push([node.value])
    if (typeof node.value === 'number')
      for (const cut of [Math.ceil(node.value), Math.floor(node.value) + 1]) cuts.add(cut)
  } else if (node.is === 'compare') {
    for (const cut of cutsOf(node)) cuts.add(cut)
    for (const side of [node.left, node.right])
      if (side.is !== 'literal' || typeof side.value !== 'number') gather(side, sets, cuts)
    return
  }
  for (const inner of Object.values(part)) gather(inner, sets, cuts)
}

/** Every value of a fact that the card can tell apart; the absent one first, so that what is found is small. */
export function valuesOf(fact: FactType, name: string, { kinds, ages }: Distinctions): readonly Value[] {
  const absent: Value = fact.absent === 'unknown' ? unknown(name) : fact.absent
  switch (fact.type) {
    case 'boolean':
      return fact.absent === false ? [false, true] : [absent, false, true]
    case 'choice':
      return [absent, ...fact.values]
    case 'choices':
      return [absent, ...kinds]
    case 'age':
      return [absent, ...ages]
    case 'date':
      return fact.absent === 'unknown' ? [absent, null, A_DAY] : [absent, A_DAY]
    case 'text':
      return [absent, 'other']
  }
}
