import { countOf, type Der, insideOf, Malformed, oidOf, onlyIn, TAG, taken } from './der.ts'

export type Sha2 = 'sha256' | 'sha384' | 'sha512'

/** How something is signed. Nobody can rely on what was signed over MD5 or SHA-1. */
export type Scheme =
  | { readonly type: 'rsa' | 'ecdsa'; readonly hash: Sha2 }
  | { readonly type: 'rsa-pss'; readonly hash: Sha2; readonly salt: number }
  | { readonly type: 'ed25519' }

export type Signature = {
  readonly scheme: Scheme
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
}

/** What whoever runs us can do; core imports no cryptography. */
export type StampCrypto = {
  readonly digest: (hash: Sha2, bytes: Uint8Array) => Uint8Array
  /** False also for a key of another kind. Null when keys of this kind cannot be used here, as some curves in a browser. */
  readonly isSigned: (signed: Signature) => boolean | null | Promise<boolean | null>
}

const HASHES: Readonly<Record<string, Sha2>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
export const OID_OF: Readonly<Record<Sha2, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
}

/** The hash that an AlgorithmIdentifier names, or null. */
export const hashNamed = (element: Der | undefined): Sha2 | null => HASHES[oidOf(insideOf(element)[0])] ?? null

const RSA = '1.2.840.113549.1.1.1'
const PSS = '1.2.840.113549.1.1.10'
const MGF1 = '1.2.840.113549.1.1.8'
const SCHEMES: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.1.11': { type: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { type: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { type: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { type: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { type: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { type: 'ecdsa', hash: 'sha512' },
  '1.3.101.112': { type: 'ed25519' },
}

/** How a certificate says that it is signed, or null for a way that is not relied on. */
export function schemeOf(element: Der | undefined): Scheme | null {
  const [named, parameters] = insideOf(element)
  const oid = oidOf(named)
  return oid === PSS ? pssOf(parameters) : (SCHEMES[oid] ?? null)
}

/** How a token says that it is signed, over content of which `digest` is the hash. */
export function schemeOfSigner(element: Der | undefined, digest: Sha2): Scheme | null {
  const oid = oidOf(insideOf(element)[0])
  // CMS may leave the hash out of the name
  if (oid === RSA) return { type: 'rsa', hash: digest }
  const scheme = SCHEMES[oid]
  return scheme && scheme.type !== 'ed25519' && scheme.hash === digest ? scheme : null
}

/** RFC 4055; what is left out stands for SHA-1. */
function pssOf(parameters: Der | undefined): Scheme | null {
  const fields = parameters ? insideOf(parameters) : []
  const hash = taken(fields, TAG.zero)
  const mask = taken(fields, TAG.one)
  const salt = taken(fields, TAG.two)
  const trailer = taken(fields, TAG.three)
  if (fields.length > 0) throw new Malformed()
  if (!hash || !mask || (trailer && countOf(onlyIn(trailer, TAG.three)) !== 1)) return null
  const named = hashNamed(onlyIn(hash, TAG.zero))
  const [generator, over] = insideOf(onlyIn(mask, TAG.one))
  if (!named || oidOf(generator) !== MGF1 || hashNamed(over) !== named) return null
  return { type: 'rsa-pss', hash: named, salt: salt ? countOf(onlyIn(salt, TAG.two)) : 20 }
}
