import { EVIDENCE_FORMS, type Evidence } from './evidence.ts'
import { z } from './parse-without-eval.ts'

const line = z.string().max(2000)
const OFFSET_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?[+-]\d{2}:\d{2}$/

/** For what comes out of the ciphertext: another member's device, or an older version, may have written it. */
export const evidenceSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{16,64}$/),
  name: z.string().min(1).max(1000),
  size: z.int().nonnegative(),
  type: z.string().max(200),
  modified: z.string().regex(OFFSET_TIME),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  words: z.strictObject({
    what: line,
    whereFound: line,
    takenBy: line,
    form: z.enum(EVIDENCE_FORMS),
    whereKept: line,
  }),
  sexualMinor: z.boolean().optional(),
  package: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
}) satisfies z.ZodType<Evidence>
