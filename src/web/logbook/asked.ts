import { createHash } from 'node:crypto'
import { z } from 'zod'
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

export const asked = {
  begin: z.strictObject({ circle: circleSchema, ways }),
  fetch: z.strictObject({ ...shown, circles: counted, after: counted }),
  write: z.strictObject({ ...shown, envelope: envelopeSchema, commitment: bytes(32) }),
  change: z.strictObject({ ...shown, circle: circleSchema, ways }),
  commit: z.strictObject({ ...shown, commitment: bytes(32) }),
  forget: z.strictObject(shown),
} as const

export type Shown = { readonly locator: Buffer; readonly proof: Buffer }

const hashed = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

export const hashesOf = ({ locator, proof }: Shown): Pick<Way, 'locator' | 'proof'> => ({
  locator: hashed(locator),
  proof: hashed(proof),
})
