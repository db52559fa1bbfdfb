import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ShownId } from '#core/case/family-events.ts'
import { LIMITS, tidy } from '#core/case/limits.ts'
import { circleSchema, envelopeSchema } from '#core/logbook/parse-sealed.ts'
import type { Way } from '#store/logbook/member.ts'

/** Base64url of exactly so many bytes, as those bytes. */
const bytes = (length: number) =>
  z
    .string()
    .regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`))
    .transform((text) => Buffer.from(text, 'base64url'))

/** What the code's keys show; only a hash of it is looked for. */
const shown = { locator: bytes(16), proof: bytes(32) }
const ways = z.array(z.strictObject({ slot: z.int().positive(), locator: bytes(32), proof: bytes(32) })).max(20)
const counted = z.int().min(0).max(1_000_000)

/** A random name that the family's device has given what it sends. */
const id = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .transform((name) => name as ShownId)
const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => tidy(text))
const line = z.strictObject({ label: words(100), text: words(LIMITS.text) })
const entry = z.strictObject({ title: words(200), lines: z.array(line).min(1).max(30) })
const toSchool = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('take-up') }),
  z.strictObject({
    type: z.literal('show'),
    id,
    purpose: z.string().max(2_000),
    entries: z.array(entry).max(LIMITS.shown),
  }),
  z.strictObject({ type: z.literal('withdraw'), id, reason: z.string().max(2_000) }),
  z.strictObject({ type: z.literal('tell-evidence'), id, securedBy: z.string().max(200), pieces: counted }),
  z.strictObject({ type: z.literal('write'), id, text: z.string().max(20_000) }),
])

/** Entries that are asked about at once. */
export const MOST_STAMPED = 100

export const asked = {
  begin: z.strictObject({ circle: circleSchema, ways }),
  fetch: z.strictObject({ ...shown, circles: counted, after: counted }),
  write: z.strictObject({ ...shown, envelope: envelopeSchema, commitment: bytes(32) }),
  change: z.strictObject({ ...shown, circle: circleSchema, ways }),
  commit: z.strictObject({ ...shown, commitment: bytes(32) }),
  stamps: z.strictObject({ ...shown, entries: z.array(z.int().min(1).max(1_000_000)).min(1).max(MOST_STAMPED) }),
  forget: z.strictObject(shown),
  school: z.strictObject({ number: z.string().max(60), proof: bytes(32), name: z.string().max(60), command: toSchool }),
} as const

export type Shown = { readonly locator: Buffer; readonly proof: Buffer }

const hashed = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

export const hashesOf = ({ locator, proof }: Shown): Pick<Way, 'locator' | 'proof'> => ({
  locator: hashed(locator),
  proof: hashed(proof),
})
