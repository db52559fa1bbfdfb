import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { Sha2, Signature, StampCrypto } from '#core/stamp/crypto.ts'
import { bitsOf, type Der, insideOf, integerOf, Malformed, oidOf, readDer, TAG } from '#core/stamp/der.ts'
import { concat } from './bytes.ts'

// Signatures of certificates and stamps by WebCrypto, which knows fewer curves than others, and writes a signature its own way.

const DIGEST = { sha256, sha384, sha512 }
const NAMES: Readonly<Record<Sha2, string>> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

const RSA = '1.2.840.113549.1.1.1'
const RSA_PSS = '1.2.840.113549.1.1.10'
const EC = '1.2.840.10045.2.1'
const ED25519 = '1.3.101.112'
const CURVES: Readonly<Record<string, readonly [name: string, bytes: number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
}

/** By WebCrypto, in a browser or in Node. */
export const webStampCrypto: StampCrypto = {
  digest: (hash, bytes) => DIGEST[hash](bytes),
  isSigned: async (signed) => {
    const how = wayOf(signed)
    if (!how?.signature) return how && false
    const { publicKey, importing, verifying, signature } = how
    const key = await crypto.subtle
      .importKey('spki', publicKey as BufferSource, importing, false, ['verify'])
      .catch(() => null)
    if (!key) return null
    return crypto.subtle.verify(verifying, key, signature as BufferSource, signed.message as BufferSource)
  },
}

type Way = {
  readonly publicKey: Uint8Array
  readonly importing: RsaHashedImportParams | EcKeyImportParams | Algorithm
  readonly verifying: RsaPssParams | EcdsaParams | Algorithm
  /** Null when it is no signature by such a key. */
  readonly signature: Uint8Array | null
}

/** Null when WebCrypto has no such keys. */
function wayOf({ scheme, publicKey, signature }: Signature): Way | null {
  const [algorithm, bits] = insideOf(readDer(publicKey))
  const [kind, parameters] = insideOf(algorithm)
  const oid = oidOf(kind)
  const refused = { publicKey, importing: { name: '' }, verifying: { name: '' }, signature: null }
  switch (scheme.type) {
    case 'rsa': {
      const importing = { name: 'RSASSA-PKCS1-v1_5', hash: NAMES[scheme.hash] }
      return oid === RSA ? { publicKey, importing, verifying: importing, signature } : refused
    }
    case 'rsa-pss': {
      if (oid !== RSA && oid !== RSA_PSS) return refused
      const importing = { name: 'RSA-PSS', hash: NAMES[scheme.hash] }
      return {
        publicKey: plainRsa(bits),
        importing,
        verifying: { name: 'RSA-PSS', saltLength: scheme.salt },
        signature,
      }
    }
    case 'ecdsa': {
      if (oid !== EC) return refused
      const [namedCurve, bytes] = (parameters?.tag === TAG.oid && CURVES[oidOf(parameters)]) || []
      if (!namedCurve || !bytes) return null
      const verifying = { name: 'ECDSA', hash: NAMES[scheme.hash] }
      return { publicKey, importing: { name: 'ECDSA', namedCurve }, verifying, signature: flat(signature, bytes) }
    }
    case 'ed25519': {
      const plain = { name: 'Ed25519' }
      return oid === ED25519 ? { publicKey, importing: plain, verifying: plain, signature } : refused
    }
  }
}

/** rsaEncryption, NULL: as which browsers take a key that calls itself one for PSS. */
const PLAIN_RSA = Uint8Array.of(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0)

function plainRsa(bits: Der | undefined): Uint8Array {
  if (!bits) throw new Malformed()
  bitsOf(bits)
  const body = concat(PLAIN_RSA, bits.whole)
  const { length } = body
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return concat(Uint8Array.of(TAG.sequence, ...head), body)
}

/** The two numbers of an ECDSA signature beside each other, each as long as the curve's; null when it is none. */
function flat(signature: Uint8Array, bytes: number): Uint8Array | null {
  try {
    const [r, s, ...more] = insideOf(readDer(signature)).map((one) => {
      const number = integerOf(one)
      return number[0] === 0 ? number.subarray(1) : number
    })
    if (!r || !s || more.length > 0 || r.length > bytes || s.length > bytes) return null
    return concat(new Uint8Array(bytes - r.length), r, new Uint8Array(bytes - s.length), s)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
