import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Instant, parseInstant } from '#core/time.ts'
import { readCard } from '#store/cards.ts'
import { makePlan } from './make-plan.ts'
import { parseSituation } from './parse-situation.ts'
import { ADVICE, type Plan, type PlanStep, type RouteName, STATUSES } from './plan.ts'
import { KINDS } from './situation.ts'

type OneOrMore<T> = T | readonly T[]

type Expected = {
  readonly routes?: Readonly<Record<string, OneOrMore<string>>>
  readonly decided?: Readonly<Record<string, string | null>>
  readonly steps?: Readonly<Record<string, OneOrMore<string>>>
  readonly waitsFor?: Readonly<Record<string, string>>
  readonly missing?: Readonly<Record<string, string>>
  readonly deadlines?: Readonly<Record<string, string>>
  readonly notWho?: Readonly<Record<string, string>>
  readonly warnings?: { readonly in?: readonly string[]; readonly out?: readonly string[] }
  readonly clocks?: readonly {
    readonly id: string
    readonly subject?: string
    readonly starts?: string
    readonly due?: string
  }[]
  readonly noClocks?: readonly string[]
  readonly questions?: {
    readonly first?: OneOrMore<string>
    readonly has?: readonly string[]
    readonly hasNot?: readonly string[]
  }
  readonly order?: readonly (readonly [string, string])[]
}

type Example = {
  readonly name: string
  readonly rules?: readonly number[]
  readonly situation: unknown
  readonly expect: Expected
}

const folder = new URL('../../../cards/digitale-kraenkelser/', import.meta.url)
const read = readCard(readFileSync(new URL('1.yaml', folder), 'utf8'))
if (!read.ok) throw new Error(`the card is at fault: ${JSON.stringify(read.error[0])}`)
const card = read.value
const stepIds = card.steps.map(({ id }) => id)
const { examples } = parse(readFileSync(new URL('examples.yaml', folder), 'utf8')) as { examples: readonly Example[] }
const now = parseInstant('2026-11-23T08:10') as Instant

const list = <T>(value: OneOrMore<T>): readonly T[] => (Array.isArray(value) ? value : [value as T])
const keyOf = ({ id, subject }: { id: string; subject?: string }) => (subject === undefined ? id : `${id}:${subject}`)
const idOf = (key: string) => key.split(':')[0] as string

function planOf(situation: unknown): Plan {
  const parsed = parseSituation(situation, now, stepIds)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return makePlan(card, parsed.value)
}

/** What the plan says otherwise than the example, a line each; an empty list is agreement. */
function disagreements(plan: Plan, expected: Expected): string[] {
  const said: string[] = []
  const differ = (what: string, wanted: unknown, got: unknown) =>
    said.push(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got ?? null)}`)
  const steps = new Map<string, PlanStep>(plan.steps.map((step) => [keyOf(step), step]))
  const running = new Set(plan.clocks.flatMap((clock) => [clock.id, keyOf(clock)]))
  const warned = new Set(plan.warnings.map(({ id }) => id))

  for (const [name, advice] of Object.entries(expected.routes ?? {})) {
    const got = plan.routes[name as RouteName].advice
    if (!list(advice).includes(got)) differ(`advice on ${name}`, advice, got)
  }
  for (const [name, decided] of Object.entries(expected.decided ?? {})) {
    const got = plan.routes[name as RouteName].decided
    if (got !== decided) differ(`decided on ${name}`, decided, got)
  }
  for (const [key, status] of Object.entries(expected.steps ?? {})) {
    const got = steps.get(key)
    if (!list(status).includes(got?.status ?? 'not-relevant')) {
      differ(key, status, got && { ...got, because: got.because.map(({ words }) => words.en) })
    }
  }
  for (const [key, name] of Object.entries(expected.waitsFor ?? {})) {
    const got = steps.get(key)?.waitsFor
    if (!got?.includes(name)) differ(`${key} waits for`, name, got)
  }
  for (const [key, name] of Object.entries(expected.missing ?? {})) {
    const got = steps.get(key)?.missing
    if (!got?.includes(name)) differ(`${key} misses`, name, got)
  }
  for (const [key, day] of Object.entries(expected.deadlines ?? {})) {
    const got = steps.get(key)?.deadline
    if (got !== day) differ(`${key} by`, day, got)
  }
  for (const [key, doer] of Object.entries(expected.notWho ?? {})) {
    const got = steps.get(key)?.who
    if ((got as readonly string[] | undefined)?.includes(doer)) differ(`who does ${key}`, `not ${doer}`, got)
  }
  for (const id of expected.warnings?.in ?? []) if (!warned.has(id)) differ(`warning ${id}`, 'in force', [...warned])
  for (const id of expected.warnings?.out ?? [])
    if (warned.has(id)) differ(`warning ${id}`, 'not in force', [...warned])
  for (const clock of expected.clocks ?? []) {
    const found = plan.clocks.find((running) => keyOf(running) === keyOf(clock))
    const alike = found && (clock.starts ?? found.starts) === found.starts && (clock.due ?? found.due) === found.due
    if (!alike) differ(`clock ${keyOf(clock)}`, clock, found && { starts: found.starts, due: found.due })
  }
  for (const key of expected.noClocks ?? []) if (running.has(key)) differ(`clock ${key}`, 'none', [...running])
  const { first, has = [], hasNot = [] } = expected.questions ?? {}
  if (first !== undefined && !list(first).includes(plan.questions[0] as string)) {
    differ('first question', first, plan.questions)
  }
  for (const name of has) if (!plan.questions.includes(name)) differ(`question ${name}`, 'asked', plan.questions)
  for (const name of hasNot) if (plan.questions.includes(name)) differ(`question ${name}`, 'not asked', plan.questions)
  const order = plan.steps.map(keyOf)
  for (const [earlier, later] of expected.order ?? []) {
    const [a, b] = [order.indexOf(earlier), order.indexOf(later)]
    if (a < 0 || b < 0 || a >= b) differ('order', [earlier, later], [a, b])
  }
  return said
}

describe('what must follow', () => {
  test.each(examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    expect(disagreements(planOf(example.situation), example.expect)).toEqual([])
  })
})

describe('the examples leave nothing of the card out', () => {
  const expectations = examples.map((example) => example.expect)
  const expectedSteps = expectations.flatMap((expected) => Object.entries(expected.steps ?? {}))

  test('every name is used once', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length)
  })

  test('every step is expected, and expected to be relevant', () => {
    const relevant = expectedSteps.filter(([, status]) => list(status).some((one) => one !== 'not-relevant'))
    expect(stepIds.filter((id) => !relevant.some(([key]) => idOf(key) === id))).toEqual([])
  })

  test('every expectation names a step, warning, clock, route, advice and status that exists', () => {
    const known = {
      steps: new Set(stepIds),
      warnings: new Set(card.warnings.map(({ id }) => id)),
      clocks: new Set(card.clocks.map(({ id }) => id)),
    }
    const named = {
      steps: expectations.flatMap((expected) => [
        ...[expected.steps, expected.waitsFor, expected.missing, expected.deadlines].flatMap((by) =>
          Object.keys(by ?? {}),
        ),
        ...(expected.order ?? []).flat(),
      ]),
      warnings: expectations.flatMap(({ warnings }) => [...(warnings?.in ?? []), ...(warnings?.out ?? [])]),
      clocks: expectations.flatMap(({ clocks, noClocks }) => [
        ...(clocks ?? []).map(({ id }) => id),
        ...(noClocks ?? []),
      ]),
    }
    for (const what of ['steps', 'warnings', 'clocks'] as const) {
      expect(named[what].map(idOf).filter((id) => !known[what].has(id))).toEqual([])
    }
    const advices = expectations.flatMap(({ routes }) => Object.values(routes ?? {}).flatMap(list))
    expect(advices.filter((advice) => !(ADVICE as readonly string[]).includes(advice))).toEqual([])
    const statuses = expectedSteps.flatMap(([, status]) => list(status))
    expect(statuses.filter((status) => !(STATUSES as readonly string[]).includes(status))).toEqual([])
  })

  test('every status is expected of some step, and nothing else would do there', () => {
    const certain = new Set(expectedSteps.flatMap(([, status]) => (list(status).length === 1 ? list(status) : [])))
    expect(STATUSES.filter((status) => !certain.has(status))).toEqual([])
  })

  test('every warning but the one that always holds is expected in force and not in force', () => {
    const always = card.warnings.filter(({ when, unless }) => when.length === 0 && unless.length === 0)
    const inForce = new Set(expectations.flatMap(({ warnings }) => warnings?.in ?? []))
    const lifted = new Set(expectations.flatMap(({ warnings }) => warnings?.out ?? []))
    expect(card.warnings.map(({ id }) => id).filter((id) => !inForce.has(id))).toEqual([])
    const liftable = card.warnings.filter((warning) => !always.includes(warning)).map(({ id }) => id)
    expect(liftable.filter((id) => !lifted.has(id))).toEqual([])
  })

  test('every clock is expected to run and to stand still', () => {
    const clocks = card.clocks.map(({ id }) => id)
    const runs = new Set(expectations.flatMap((expected) => (expected.clocks ?? []).map(({ id }) => id)))
    const stands = new Set(expectations.flatMap((expected) => (expected.noClocks ?? []).map(idOf)))
    expect(clocks.filter((id) => !runs.has(id) || !stands.has(id))).toEqual([])
  })

  test('every kind and each of the fifteen rules has its example', () => {
    const kinds = new Set(examples.flatMap(({ situation }) => (situation as { kinds?: OneOrMore<string> }).kinds ?? []))
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([])
    const rules = new Set(examples.flatMap((example) => example.rules ?? []))
    expect(card.rules.map(({ number }) => number).filter((number) => !rules.has(number))).toEqual([])
  })
})
