import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { createSHA256 } from 'hash-wasm'

export const ALGORITHMS = ['sha256', 'sha512', 'sha384', 'sha224', 'sha1', 'md5'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** One hash under way. */
export type Hashing = {
  readonly update: (bytes: Uint8Array) => void
  /** Lower-case hex; nothing may be added after. */
  readonly hex: () => string
}

/** How hashes are made here: in a browser as below, on the command line by Node's own. */
export type StartHash = (algorithm: Algorithm) => Promise<Hashing>

const PLAIN = { sha256, sha512, sha384, sha224, sha1, md5 }

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Without WebAssembly: for the algorithms that are rare, and where the browser refuses it. */
export const startPlainHash: StartHash = async (algorithm) => {
  const hash = PLAIN[algorithm].create()
  return { update: (bytes) => void hash.update(bytes), hex: () => toHex(hash.digest()) }
}

/** In a browser: SHA-256 by WebAssembly where it may run. */
export const startHash: StartHash = async (algorithm) => {
  if (algorithm !== 'sha256') return startPlainHash(algorithm)
  try {
    const hash = await createSHA256()
    hash.init()
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
  } catch {
    return startPlainHash(algorithm)
  }
}

/** Of what is small enough to lie in memory. */
export async function hashOf(start: StartHash, algorithm: Algorithm, bytes: Uint8Array): Promise<string> {
  const hash = await start(algorithm)
  hash.update(bytes)
  return hash.hex()
}
