import fc from 'fast-check'

/** Facts of every kind that conditions know, for texts of `conditions` to ask for. */
export type Told = {
  readonly b1: boolean | null
  readonly b2: boolean | null
  readonly n1: number | null
  readonly n2: number | null
  readonly s1: string | null
  readonly s2: string | null
  readonly d1: string | null
  readonly d2: string | null
  readonly numbers: readonly (number | null)[]
  readonly texts: readonly (string | null)[]
  readonly one: { readonly age: number | null; readonly known: boolean | null }
  readonly people: readonly { readonly age: number | null; readonly known: boolean | null }[]
}

const NUMBERS = [0, 1, 2, 14.5, 18]
const TEXTS = ['a', 'b', 'ab']
const DAYS = ['2026-11-22', '2026-11-23', '2027-01-01']

const orNone = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: of }, { weight: 1, arbitrary: fc.constant(null) })
const number = fc.constantFrom(...NUMBERS)
const text = fc.constantFrom(...TEXTS)
const person = fc.record({ age: orNone(number), known: orNone(fc.boolean()) })

export const told: fc.Arbitrary<Told> = fc.record({
  b1: orNone(fc.boolean()),
  b2: orNone(fc.boolean()),
  n1: orNone(number),
  n2: orNone(number),
  s1: orNone(text),
  s2: orNone(text),
  d1: orNone(fc.constantFrom(...DAYS)),
  d2: orNone(fc.constantFrom(...DAYS)),
  numbers: fc.array(orNone(number), { maxLength: 3 }),
  texts: fc.array(orNone(text), { maxLength: 3 }),
  one: person,
  people: fc.array(person, { maxLength: 3 }),
})

export type Wanted = {
  /** Also where an oracle is known to be lax: null in quantifiers and as a bound, bounds the wrong way round, lists of unlike length. */
  readonly evenNull?: boolean
  /** Also `stated`. */
  readonly stated?: boolean
}

/** Texts of well-typed conditions over `Told`, every construct of the subset among them. */
export function conditions({ evenNull = false, stated = false }: Wanted = {}): fc.Arbitrary<string> {
  /** Texts built of others, each place filled by its own arbitrary: `all\`(${number} < ${number})\``. */
  const all = (parts: TemplateStringsArray, ...places: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...places).map((filled) => String.raw({ raw: parts.raw }, ...filled))
  const order = fc.constantFrom('<', '<=', '>', '>=')
  const equality = fc.constantFrom('=', '!=')
  const open = fc.constantFrom('[', '(', ']')
  const close = fc.constantFrom(']', ')', '[')
  const plainNumber = fc.constantFrom(...NUMBERS.map(String))
  const plainText = text.map((value) => `"${value}"`)
  const plainDay = fc.constantFrom(...DAYS.flatMap((day) => [`date("${day}")`, `@"${day}"`]))
  const day = fc.oneof(fc.constantFrom('d1', 'd2'), plainDay)
  const list = (entry: fc.Arbitrary<string>) =>
    fc.array(entry, { maxLength: 3 }).map((entries) => `[${entries.join(', ')}]`)

  /** `bound`: names of the loops around, each with what it goes through. */
  const level = (
    depth: number,
    bound: Bound,
  ): {
    readonly boolean: fc.Arbitrary<string>
    readonly number: fc.Arbitrary<string>
    readonly text: fc.Arbitrary<string>
  } => {
    const leaves = {
      number: fc.oneof(fc.constantFrom('n1', 'n2', 'one.age', ...bound.numbers), plainNumber, fc.constant('null')),
      text: fc.oneof(fc.constantFrom('s1', 's2', ...bound.texts), plainText, fc.constant('null')),
      boolean: fc.constantFrom('b1', 'b2', 'one.known', 'true', 'false', 'null', ...bound.booleans),
    }
    if (depth === 0) return leaves
    const below = level(depth - 1, bound)
    const loop = `x${depth}`
    const within = (more: Partial<Bound>) => {
      const { boolean } = level(depth - 1, {
        numbers: [...bound.numbers, ...(more.numbers ?? [])],
        texts: [...bound.texts, ...(more.texts ?? [])],
        booleans: [...bound.booleans, ...(more.booleans ?? [])],
      })
      return evenNull ? boolean : all`((${boolean}) = true)`
    }
    const quantifier = fc.constantFrom('some', 'every')
    const bounds = (joint: string) =>
      evenNull ? all`${below.number}${fc.constant(joint)}${below.number}` : inOrder(NUMBERS.map(String), joint)
    const days = evenNull
      ? all`${day} and ${day}`
      : inOrder(
          DAYS.map((known) => `@"${known}"`),
          ' and ',
        )
    const edge = evenNull ? below.number : plainNumber
    const numberList = fc.oneof(fc.constant('numbers'), list(below.number))
    const textList = fc.oneof(fc.constant('texts'), list(below.text))
    const condition = fc.oneof(
      { weight: 2, arbitrary: leaves.boolean },
      { weight: 3, arbitrary: all`(${below.boolean} and ${below.boolean})` },
      { weight: 3, arbitrary: all`(${below.boolean} or ${below.boolean})` },
      { weight: 2, arbitrary: all`not(${below.boolean})` },
      all`(${below.number} ${order} ${below.number})`,
      all`(${below.number} ${equality} ${below.number})`,
      all`(${below.text} ${equality} ${below.text})`,
      all`(${below.text} ${order} ${below.text})`,
      all`(${below.boolean} ${equality} ${below.boolean})`,
      all`(${day} ${order} ${day})`,
      all`(${day} ${equality} ${fc.oneof(day, fc.constant('null'))})`,
      all`(${below.number} = ${below.text})`,
      evenNull
        ? all`(${numberList} ${equality} ${numberList})`
        : all`([${plainNumber}, ${below.number}] ${equality} [${below.number}, ${plainNumber}])`,
      all`(${below.number} between ${bounds(' and ')})`,
      all`(${day} between ${days})`,
      all`(${below.number} in ${open}${bounds('..')}${close})`,
      all`(${below.number} in ${order} ${edge})`,
      all`(${below.number} in (${order} ${edge}, ${plainNumber}))`,
      all`(${below.text} in (${plainText}, ${plainText}))`,
      all`(${below.text} in ${textList})`,
      all`list contains(${textList}, ${below.text})`,
      all`list contains(${numberList}, ${below.number})`,
      all`(${quantifier} ${fc.constant(loop)} in ${numberList} satisfies ${within({ numbers: [loop] })})`,
      all`(${quantifier} ${fc.constant(loop)} in ${textList} satisfies ${within({ texts: [loop] })})`,
      {
        weight: 3,
        arbitrary: all`(${quantifier} ${fc.constant(loop)} in people satisfies ${within({ numbers: [`${loop}.age`], booleans: [`${loop}.known`] })})`,
      },
      all`(if ${below.boolean} then ${below.boolean} else ${below.boolean})`,
      ...(stated ? [{ weight: 3, arbitrary: all`stated(${below.boolean})` }] : []),
    )
    return {
      boolean: condition,
      number: fc.oneof(
        { weight: 4, arbitrary: leaves.number },
        all`(${below.number} ${fc.constantFrom('+', '-')} ${below.number})`,
        all`count(${fc.oneof(numberList, textList, fc.constant('people'))})`,
        all`(if ${below.boolean} then ${below.number} else ${below.number})`,
      ),
      text: fc.oneof(
        { weight: 4, arbitrary: leaves.text },
        all`(if ${below.boolean} then ${below.text} else ${below.text})`,
      ),
    }
  }
  return level(3, { numbers: [], texts: [], booleans: [] }).boolean
}

/** Two of `texts`, the lesser first. */
const inOrder = (texts: readonly string[], joint: string): fc.Arbitrary<string> =>
  fc.subarray([...texts], { minLength: 2, maxLength: 2 }).map((pair) => pair.join(joint))

type Bound = {
  readonly numbers: readonly string[]
  readonly texts: readonly string[]
  readonly booleans: readonly string[]
}
