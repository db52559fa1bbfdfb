import { Secret, TOTP } from 'otpauth'
import type { Instant } from '#core/time.ts'

/** The code that an app shows at a moment, by the key that the page gave it. */
export const codeOf = (secret: string, at: Instant): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: new Date(at).getTime() })
