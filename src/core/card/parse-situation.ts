import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { type Instant, parseDate, parseInstant } from '#core/time.ts'
import { type Fault, nearest, quoted } from './fault.ts'
import { FIRST_YEAR, LAST_YEAR } from './holidays.ts'
import type { Situation } from './situation.ts'
import {
  CASE_FACTS,
  type FactType,
  type FactTypes,
  LIST_FACTS,
  LISTS,
  MOST_IN_A_LIST,
  OLDEST,
  RECORD_FACTS,
} from './vocabulary.ts'
import { withinCalendar } from './working-days.ts'

const ID = /^[A-Za-z0-9_-]{1,64}$/
const LONGEST_TEXT = 2000

const date = z.string().refine(
  (text) => {
    const day = parseDate(text)
    return day !== null && withinCalendar(day)
  },
  { error: `a day that exists, from ${FIRST_YEAR}-01-01 to ${LAST_YEAR - 1}-12-31, as 2026-11-23` },
)

const age = z
  .number({ error: `a whole number from 0 to ${OLDEST}` })
  .refine((years) => Number.isInteger(years) && years >= 0 && years <= OLDEST, {
    error: `a whole number from 0 to ${OLDEST}`,
  })

const boolean = z.boolean({ error: 'true or false' })
const oneOf = (values: readonly string[]) => z.enum(values as [string, ...string[]])

/** Nothing, null and the word itself all say that a fact is unknown. */
const orUnknown = (schema: z.ZodType) =>
  z.preprocess((value) => (value === null || value === 'unknown' ? undefined : value), schema.optional())

function factSchema(fact: FactType): z.ZodType {
  switch (fact.type) {
    case 'boolean':
      return orUnknown(boolean)
    case 'choice':
      return orUnknown(oneOf(fact.values))
    case 'choices':
      return orUnknown(z.array(oneOf(fact.values)).max(MOST_IN_A_LIST))
    case 'age':
      return orUnknown(age)
    case 'date':
      return orUnknown(date)
    case 'text':
      return orUnknown(z.string().max(LONGEST_TEXT))
  }
}

const shapeOf = (facts: FactTypes) =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factSchema(fact)]))

const id = z.string({ error: 'an id of letters, digits, - and _, at most 64' }).regex(ID, {
  error: 'an id of letters, digits, - and _, at most 64',
})

const mark = z.string().regex(/^[a-z0-9-]+(:.+)?$/, { error: 'a step id, or STEP:SUBJECT' })

const schema = z.strictObject({
  at: z.string({ error: 'a moment such as 2026-11-23T08:10' }).refine(isMoment, {
    error: 'a moment such as 2026-11-23T08:10, on a day that exists',
  }),
  ...shapeOf(CASE_FACTS),
  ...Object.fromEntries(
    Object.entries(RECORD_FACTS).map(([name, facts]) => [name, orUnknown(z.strictObject(shapeOf(facts)))]),
  ),
  ...Object.fromEntries(
    LISTS.map((name) => [
      name,
      orUnknown(z.array(z.strictObject({ id, ...shapeOf(LIST_FACTS[name]) })).max(MOST_IN_A_LIST)),
    ]),
  ),
  done: orUnknown(z.array(z.union([mark, z.strictObject({ step: mark, on: date })])).max(4 * MOST_IN_A_LIST)),
  skipped: orUnknown(z.record(z.string(), z.string().max(LONGEST_TEXT))),
})

function isMoment(text: string): boolean {
  const instant = parseInstant(text)
  return instant !== null && Number(text.slice(0, 4)) >= FIRST_YEAR && Number(text.slice(0, 4)) < LAST_YEAR
}

/** What a situation may name at each level, for the nearest known name. */
const KNOWN_AT: Readonly<Record<string, readonly string[]>> = {
  '': ['at', 'institution', 'decisions', 'done', 'skipped', ...Object.keys(CASE_FACTS), ...LISTS],
  ...Object.fromEntries(Object.entries(RECORD_FACTS).map(([name, facts]) => [name, Object.keys(facts)])),
  ...Object.fromEntries(LISTS.map((name) => [name, ['id', ...Object.keys(LIST_FACTS[name])]])),
  done: ['step', 'on'],
}

/**
 * A read value (from YAML, JSON or a form) as a situation, or every fault in it with its place. `now` stands in when
 * the value has no `at`. Steps named in `done` and `skipped` are held against `steps`, ids of the card's steps.
 */
export function parseSituation(
  value: unknown,
  now: Instant,
  steps: readonly string[],
): Result<Situation, readonly Fault[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err([
      { code: 'wrong-type', path: [], expected: 'a situation: names of facts with their values', found: quoted(value) },
    ])
  }
  const read = schema.safeParse('at' in value ? value : { ...value, at: now })
  if (!read.success) {
    const faults = read.error.issues.flatMap((issue) => faultsOf(issue, value))
    return err([...faults, ...furtherFaults(value, steps, faults)])
  }
  const faults: Fault[] = []
  const situation = settle(read.data)
  checkIds(situation, faults)
  checkMarks(situation, steps, faults)
  return faults.length > 0 ? err(faults) : ok(situation)
}

/** What can be said of ids and marks though the value has other faults: all of it is told at once. */
function furtherFaults(value: object, steps: readonly string[], told: readonly Fault[]): Fault[] {
  const raw = value as Readonly<Record<string, unknown>>
  const listed = (name: string): readonly unknown[] =>
    Array.isArray(raw[name]) ? raw[name].slice(0, MOST_IN_A_LIST) : []
  const textOf = (entry: unknown, name: string): string => {
    const text = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[name] : entry
    return typeof text === 'string' ? text : ''
  }
  const { skipped } = raw
  const skips =
    typeof skipped === 'object' && skipped !== null && !Array.isArray(skipped) ? Object.entries(skipped) : []
  const loose = {
    ...Object.fromEntries(LISTS.map((list) => [list, listed(list).map((entry) => ({ id: textOf(entry, 'id') }))])),
    done: listed('done').map((entry) => splitMark(textOf(entry, 'step'))),
    skipped: skips.slice(0, MOST_IN_A_LIST).map(([name, reason]) => ({ ...splitMark(name), reason: String(reason) })),
  } as unknown as Situation
  const faults: Fault[] = []
  checkIds(loose, faults)
  checkMarks(loose, steps, faults)
  const known = new Set(told.map(({ path }) => path.join('.')))
  return faults.filter(({ path, found }) => found !== '' && !known.has(path.join('.')))
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown): Fault[] {
  const path = issue.path as (string | number)[]
  const found = at(root, path)
  const shown = found === undefined ? {} : { found: quoted(found) }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const level = path.find((part) => typeof part === 'string') ?? ''
      return issue.keys.map((key) => ({
        code: 'unknown-name',
        path: [...path, key],
        expected: 'the name of a fact',
        found: key,
        ...nearest(key, KNOWN_AT[level] ?? []),
      }))
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      const near = typeof found === 'string' ? nearest(found, values) : {}
      return [{ code: 'not-allowed', path, expected: `one of ${values.join(', ')}`, ...shown, ...near }]
    }
    case 'too_big':
      return [{ code: 'too-much', path, expected: `at most ${issue.maximum}`, ...shown }]
    case 'invalid_type': {
      const expected = {
        array: 'a list',
        object: 'names with their values',
        record: 'names with their values',
        string: 'text',
      }[issue.expected as string]
      return [
        { code: found === undefined ? 'missing' : 'wrong-type', path, expected: expected ?? issue.message, ...shown },
      ]
    }
    case 'invalid_union':
      return [{ code: 'wrong-type', path, expected: 'a step id, STEP:SUBJECT, or { step, on }', ...shown }]
    default:
      return [{ code: 'out-of-range', path, expected: issue.message, ...shown }]
  }
}

function at(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root
  for (const part of path) value = (value as Record<string | number, unknown> | null | undefined)?.[part]
  return value
}

/** The read value with undefined left out and the marks taken apart. */
function settle(read: Record<string, unknown>): Situation {
  const { done, skipped, at: moment, ...facts } = withoutUndefined(read) as Record<string, unknown>
  const marks = (done as (string | { step: string; on: string })[] | undefined)?.map((entry) =>
    typeof entry === 'string' ? splitMark(entry) : { ...splitMark(entry.step), on: entry.on },
  )
  const skips = skipped && Object.entries(skipped).map(([name, reason]) => ({ ...splitMark(name), reason }))
  return {
    ...facts,
    at: parseInstant(moment as string) as Instant,
    ...(marks ? { done: marks } : {}),
    ...(skips ? { skipped: skips } : {}),
  } as unknown as Situation
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, withoutUndefined(inner)]])),
  )
}

function splitMark(text: string): { step: string; subject?: string } {
  const colon = text.indexOf(':')
  return colon < 0 ? { step: text } : { step: text.slice(0, colon), subject: text.slice(colon + 1) }
}

/** Ids are unique in the whole situation, since a step's subject is told by id alone. */
function checkIds(situation: Situation, faults: Fault[]): void {
  const seen = new Set<string>()
  for (const list of LISTS) {
    for (const [index, entry] of (situation[list] ?? []).entries()) {
      if (seen.has(entry.id)) {
        faults.push({
          code: 'duplicate',
          path: [list, index, 'id'],
          expected: 'an id used once in the situation',
          found: entry.id,
        })
      }
      seen.add(entry.id)
    }
  }
}

/** Past so many faults nobody reads what may have been meant, and guessing takes time. */
const MOST_GUESSED = 100

function checkMarks(situation: Situation, steps: readonly string[], faults: Fault[]): void {
  const listed = LISTS.flatMap((list) => (situation[list] ?? []).map((entry) => entry.id))
  const subjects = new Set([...listed, ...(situation.victims ?? []).map(({ id }) => `${id}.parents`)])
  const known = new Set(steps)
  const keyOf = (mark: { step: string; subject?: string }) =>
    mark.subject === undefined ? mark.step : `${mark.step}:${mark.subject}`
  const look = (found: string, known: ReadonlySet<string>, path: Fault['path'], expected: string): boolean => {
    if (known.has(found)) return true
    const near = faults.length < MOST_GUESSED ? nearest(found, [...known]) : {}
    faults.push({ code: 'no-such', path, expected, found, ...near })
    return false
  }
  const check = ({ step, subject }: { step: string; subject?: string }, path: Fault['path']) => {
    const isStep = look(step, known, path, 'the id of a step of the card')
    if (isStep && subject !== undefined)
      look(subject, subjects, path, 'the id of a person, item or posting of the situation')
  }
  const done = new Set<string>()
  for (const [index, mark] of (situation.done ?? []).entries()) {
    check(mark, ['done', index])
    done.add(keyOf(mark))
  }
  for (const mark of situation.skipped ?? []) {
    check(mark, ['skipped', keyOf(mark)])
    if (mark.reason.trim() === '') {
      faults.push({ code: 'missing', path: ['skipped', keyOf(mark)], expected: 'the reason why the step is skipped' })
    }
    if (done.has(keyOf(mark))) {
      faults.push({
        code: 'contradiction',
        path: ['skipped', keyOf(mark)],
        expected: 'a step either done or skipped, not both',
        found: keyOf(mark),
      })
    }
  }
}
