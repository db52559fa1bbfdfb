import { EVIDENCE } from '#core/card/situation.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Instant, type LocalDate, parseDate, parseInstant } from '#core/time.ts'
import { type Entry, type EntryId, LIMITS, REMOVAL_STATUSES } from './entry.ts'
import { evidenceSchema } from './parse-evidence.ts'
import { z } from './parse-without-eval.ts'

const said = (longest: number) =>
  z
    .string()
    .max(longest)
    .default('')
    .transform((text) => text.toWellFormed())
const line = said(LIMITS.line)
const text = said(LIMITS.text)

const id = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .transform((name) => name as EntryId)
const instant = z
  .string()
  .refine((moment) => parseInstant(moment) === moment)
  .transform((moment) => moment as Instant)
const day = z
  .string()
  .refine((date) => parseDate(date) !== null)
  .transform((date) => date as LocalDate)

const when = z.discriminatedUnion('type', [
  z.object({ type: z.literal('exact'), at: instant }),
  z.object({ type: z.literal('about'), at: z.union([instant, day]) }),
  z.object({ type: z.literal('day'), on: day }),
  z.object({ type: z.literal('period'), from: day, to: day }).refine(({ from, to }) => from <= to),
  z.object({ type: z.literal('unknown') }),
])
const where = z.object({ platform: line, group: line, profile: line, address: said(LIMITS.address), elsewhere: line })
const someone = z.object({ name: line, username: line, telephone: line })
const happening = {
  when,
  what: text,
  who: z.array(someone).max(LIMITS.someones).default([]),
  where,
  found: text,
  witnesses: text,
  done: text,
  felt: text,
}

const years = z.int().min(0).max(130)
const answers = z.object({
  place: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  ageAtTime: years.optional(),
  age: years.optional(),
  sexual: z.boolean().optional(),
  fake: z.boolean().optional(),
  threatened: z.boolean().optional(),
  evidence: z.enum(EVIDENCE).optional(),
  policeTold: z.boolean().optional(),
  refused: day.optional(),
})

const receipt = z.object({ of: z.int().positive(), proof: said(LIMITS.proof) })
const common = { id, written: instant, receipts: z.array(receipt).max(LIMITS.receipts).default([]) }
const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), ...common, ...happening }),
  z.object({ kind: z.literal('correction'), ...common, of: id, why: text, now: z.object(happening) }),
  z.object({ kind: z.literal('evidence'), ...common, evidence: evidenceSchema, about: id.nullable().default(null) }),
  z.object({
    kind: z.literal('removal'),
    ...common,
    posting: z.string().regex(/^[\w-]{1,64}$/),
    where,
    way: line,
    status: z.enum(REMOVAL_STATUSES),
    note: text,
    answers: answers.optional(),
  }),
  z.object({ kind: z.literal('invitation'), ...common, to: line, reference: line }),
  z.object({
    kind: z.literal('evidence-told'),
    ...common,
    to: line,
    reference: line,
    securedBy: line,
    pieces: z.int().positive(),
  }),
  z.object({
    kind: z.literal('shared'),
    ...common,
    entries: z.array(id).min(1).max(LIMITS.shared),
    to: line,
    purpose: text,
    reference: line,
  }),
  z.object({ kind: z.literal('withdrawn'), ...common, of: id, why: text }),
  z.object({
    kind: z.literal('package'),
    ...common,
    package: z.string().regex(/^[\w-]{1,64}$/),
    seal: z.string().regex(/^[0-9a-f]{64}$/),
    withMaterial: z.boolean(),
    entries: z.array(id).max(LIMITS.packed),
  }),
  z.object({ kind: z.literal('receipt'), ...common }),
])

/** The first thing that is wrong, by the name of its field and never by what stands in it. */
export type EntryFault = { readonly type: 'no-entry'; readonly at: string }

/** What comes out of the ciphertext: another member's device may have written it, or a newer program. */
export function parseEntry(value: unknown): Result<Entry, EntryFault> {
  const read = entry.safeParse(value)
  if (read.success) return ok(read.data)
  return err({ type: 'no-entry', at: read.error.issues[0]?.path.join('.') ?? '' })
}
