import { concat, type Sha256 } from './bytes.ts'

export const SALT_BYTES = 32

/**
 * What stands in the log for something: it can be shown to be of it by whoever has both the salt and its SHA-256, and says
 * nothing to anybody else.
 */
export function commitmentTo(sha256: Sha256, salt: Uint8Array, hash: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES || hash.length !== 32)
    throw new Error('a commitment is made of a salt and a hash of 32 bytes')
  return sha256(concat(salt, hash))
}
