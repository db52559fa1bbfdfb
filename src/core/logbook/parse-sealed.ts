import { type Circle, MOST_SLOTS } from './circle.ts'
import { type Envelope, LARGEST_CIPHERTEXT } from './envelope.ts'
import { z } from './parse-without-eval.ts'

/** Base64url without padding, of exactly so many bytes. */
const bytes = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`))
const upTo = (length: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(Math.ceil((length * 4) / 3))
const count = z.int().min(0).max(1_000_000)
const place = z.int().min(1).max(1_000_000)
const hash = bytes(32)

const LARGEST_KEYS = 64 * 1024

/** Nothing but these fields: what is signed is all of it. */
export const circleSchema = z.strictObject({
  v: z.literal(1),
  logbook: bytes(16),
  origin: z.strictObject({ verifier: bytes(32), nonce: bytes(16) }),
  number: place,
  prev: hash.nullable(),
  epoch: place,
  made: place,
  entries: z.strictObject({ count, head: hash.nullable() }),
  slots: z
    .array(
      z.strictObject({
        slot: place,
        recipient: z.string().regex(/^age1[a-z0-9]{58}$/),
        verifier: bytes(32),
        keeper: z.boolean(),
        binding: bytes(64),
      }),
    )
    .min(1)
    .max(MOST_SLOTS),
  keys: upTo(LARGEST_KEYS),
  by: place,
  signature: bytes(64),
}) satisfies z.ZodType<Circle>

export const envelopeSchema = z.strictObject({
  v: z.literal(1),
  logbook: bytes(16),
  seq: place,
  epoch: place,
  circle: place,
  under: hash,
  prev: hash.nullable(),
  by: place,
  iv: bytes(12),
  ciphertext: upTo(LARGEST_CIPHERTEXT),
  signature: bytes(64),
}) satisfies z.ZodType<Envelope>

/** Null for anything that has not the shape of a circle. */
export const parseCircle = (value: unknown): Circle | null => circleSchema.safeParse(value).data ?? null

/** Null for anything that has not the shape of a sealed entry. */
export const parseEnvelope = (value: unknown): Envelope | null => envelopeSchema.safeParse(value).data ?? null
