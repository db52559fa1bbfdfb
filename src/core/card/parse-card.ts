import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { type Card, DEVICES, EACH, TELLINGS } from './card.ts'
import { type Fault, nearest, quoted } from './fault.ts'
import { parseExpression } from './feel/parse.ts'
import { ADVICE, COUNTINGS, DOERS, PHASES } from './plan.ts'
import { KINDS } from './situation.ts'

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const CHECKED = /^\d{4}-\d{2}(-\d{2})?$/

const id = z.string().regex(ID, { error: 'an id of lower-case letters, digits and -' })
const url = z.url({ error: 'an address, as https://example.org/' })
const words = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const list = <T extends z.ZodType>(of: T) => z.array(of).default([])

/** A condition as text, read into the subset of FEEL. */
const condition = z
  .union([z.string(), z.boolean()], { error: 'a condition in FEEL, as text' })
  .transform((text, context) => {
    const read = parseExpression(String(text))
    if (read.ok) return read.value
    const { expected, from, to } = read.error
    context.addIssue({
      code: 'custom',
      message: `${expected} (at character ${from + 1}: ${quoted(String(text).slice(from, to) || String(text))})`,
    })
    return z.NEVER
  })

const source = z.strictObject({
  name: z.string().min(1),
  url: url.optional(),
  checked: z.string().regex(CHECKED, { error: 'a month or a day, as 2026-11 or 2026-11-22' }),
  verified: z.boolean(),
  note: words.optional(),
})

const clauseShape = {
  if: condition,
  because: words,
  rule: z.int().min(1).max(15).optional(),
  law: z.array(id).optional(),
}
const clause = z.strictObject(clauseShape)

const route = z.strictObject({
  title: words,
  levels: z.array(z.strictObject({ advice: z.enum(ADVICE).exclude(['no', 'unknown']), when: z.array(clause).min(1) })),
  never: list(clause),
  otherwise: words,
})

const step = z.strictObject({
  id,
  phase: z.enum(PHASES),
  heading: words.optional(),
  each: z.enum(EACH).optional(),
  duty: z.enum(['must', 'should', 'may']),
  who: z.array(z.enum(DOERS)).min(1),
  when: list(clause),
  unless: list(clause),
  fulfilled: list(clause),
  ask: list(z.strictObject({ ...clauseShape, missing: z.array(z.string()).min(1) })),
  wait: list(z.strictObject({ ...clauseShape, for: z.array(z.string()).min(1) })),
  law: list(id),
  clock: id.optional(),
  contactsSuspect: z.boolean().default(false),
  urgent: z.boolean().default(false),
  otherwise: words,
  words: z.strictObject({
    title: words,
    why: words,
    how: z.array(words).min(1),
    say: list(words),
    avoid: list(words),
    contacts: list(id),
  }),
})

const warning = z.strictObject({
  id,
  title: words,
  why: words,
  forbids: list(id),
  when: list(clause),
  unless: list(clause),
  law: list(id),
})

const clock = z.strictObject({
  id,
  title: words,
  each: z.enum(EACH).optional(),
  when: z.array(clause).min(1),
  starts: z.array(condition).min(1),
  length: z.int().min(0).max(1000),
  counting: z.enum(COUNTINGS),
  law: list(id),
  source,
})

const question = z.strictObject({
  fact: z.string(),
  ask: words,
  why: words,
  hint: words.optional(),
  options: z
    .array(
      z.strictObject({
        value: z.union([z.string(), z.number(), z.boolean()], { error: 'a text, a number, true or false' }),
        words,
        hint: words.optional(),
      }),
    )
    .optional(),
  guide: z.boolean(),
})

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/
const hour = z.string().regex(HOUR, { error: 'an hour, as 08:00' })
const opening = z.union([
  z.literal('always'),
  z.array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: hour, to: hour })).min(1),
])

const way = z.strictObject({
  id,
  step: id.optional(),
  insteadOf: id.optional(),
  when: list(clause),
  unless: list(clause),
  fulfilled: list(clause),
  wait: list(z.strictObject({ ...clauseShape, for: z.array(id).min(1) })),
  otherwise: words,
  title: words,
  why: words,
  how: z.array(words).min(1),
  law: list(id),
  clock: id.optional(),
  contacts: list(id),
  source,
})

/** The shape of a card's file. `cards/card.schema.json` is made from it. */
export const cardSchema = z.strictObject({
  id,
  edition: z.int().min(1),
  released: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a day, as 2026-11-22' }),
  title: words,
  lead: words,
  source,
  phases: z
    .array(z.strictObject({ id: z.enum(PHASES), title: words, heading: words, lead: words }))
    .length(PHASES.length),
  roles: z.record(z.enum(DOERS), words),
  rules: z.array(z.strictObject({ number: z.int().min(1), words })),
  definitions: list(z.strictObject({ name: z.string().regex(/^[a-z][A-Za-z]*$/), is: condition })),
  routes: z.strictObject({ police: route, referral: route, pedagogical: route, emergencyPlan: route }),
  steps: z.array(step).min(1),
  marked: z.strictObject({ done: words, skipped: words }),
  warnings: z.array(warning),
  opposites: list(z.tuple([id, id])),
  clocks: z.array(clock),
  questions: z.array(question),
  kinds: z.array(z.strictObject({ id: z.enum(KINDS), title: words, says: words, law: list(id) })),
  laws: z.array(z.strictObject({ id, exception: z.literal(true).optional(), ref: words, says: words, source })),
  contacts: z.array(
    z.strictObject({
      id,
      name: words,
      phone: z.string().optional(),
      url: url.optional(),
      hours: words.optional(),
      open: opening.optional(),
      says: words,
      when: list(clause),
      source,
    }),
  ),
  platforms: z.array(
    z.strictObject({
      id,
      name: words,
      secure: z.array(words).min(1),
      on: z.partialRecord(z.enum(DEVICES), z.array(words)).default({}),
      tells: z.strictObject({ when: z.enum(TELLINGS), says: words }),
      vanishes: words,
      blocking: words.optional(),
      report: z.array(words).min(1),
      url: url.optional(),
      source,
    }),
  ),
  evidence: z.strictObject({
    minor: z.strictObject({ title: words, says: z.array(words).min(1), law: list(id) }),
    catch: z.array(words).min(1),
    take: z.array(words).min(1),
    another: z.array(words).min(1),
    devices: z
      .array(
        z.strictObject({
          id: z.enum(DEVICES),
          name: words,
          film: z.array(words).min(1),
          keep: z.array(words).min(1),
          source,
        }),
      )
      .length(DEVICES.length),
    blocking: z.array(words).min(1),
    handIn: z.strictObject({ says: z.array(words).min(1), contacts: list(id), source }),
  }),
  removal: z.strictObject({
    ways: z.array(way).min(1),
    notice: z.array(z.strictObject({ says: words, when: list(clause), law: id.optional() })).min(1),
  }),
})

/** A read value (YAML, JSON) as a card with its conditions parsed, or every fault in its form. What it says is checked by `checkCard`. */
export function parseCard(value: unknown): Result<Card, readonly Fault[]> {
  const read = cardSchema.safeParse(value, { reportInput: true })
  if (read.success) return ok(read.data as Card)
  return err(read.error.issues.flatMap(faultsOf))
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path as (string | number)[]
  const found = ['string', 'number', 'boolean'].includes(typeof issue.input) ? { found: quoted(issue.input) } : {}
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(cardSchema, path)
      const expected = 'a name that cards have here'
      return issue.keys.map((key) => ({
        code: 'unknown-name',
        path: [...path, key],
        expected,
        found: key,
        ...nearest(key, known),
      }))
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      const near = typeof issue.input === 'string' ? nearest(issue.input, values) : {}
      return [{ code: 'not-allowed', path, expected: `one of ${values.join(', ')}`, ...found, ...near }]
    }
    case 'custom':
      return [{ code: 'syntax', path, expected: issue.message }]
    default: {
      const expected = issue.message.replace(/^[A-Z][a-z ]+: expected /, '').replace(/, received \w+$/, '')
      return [{ code: issue.input === undefined ? 'missing' : 'wrong-type', path, expected, ...found }]
    }
  }
}

/** The names that a card may have at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly (string | number)[]): string[] {
  const [next, ...rest] = path
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return keysAt(schema.def.innerType, path)
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest)
  if (!(schema instanceof z.ZodObject)) return schema instanceof z.ZodRecord ? keysAt(schema.valueType, rest) : []
  if (next === undefined) return Object.keys(schema.shape)
  const inner = schema.shape[next] as z.core.$ZodType | undefined
  return inner ? keysAt(inner, rest) : []
}
