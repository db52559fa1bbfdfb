import { sameBytes } from '../log/bytes.ts'
import type { Instant } from '../time.ts'
import { type Cert, keyIdOf } from './certificate.ts'
import { hashNamed, type Sha2, type StampCrypto } from './crypto.ts'
import {
  booleanOf,
  countOf,
  type Der,
  expected,
  insideOf,
  integerOf,
  Malformed,
  oidOf,
  onlyIn,
  readDer,
  TAG,
  taken,
  timeOf,
} from './der.ts'

// An authority's answer (RFC 3161): CMS signed data around a TSTInfo. What is signed is kept as the very bytes that came.

/** What the authority says. */
export type Info = {
  readonly policy: string
  /** Null for another hash than SHA-2. */
  readonly hash: Sha2 | null
  readonly imprint: Uint8Array
  readonly at: Instant
  readonly nonce: Uint8Array | null
}

export type Signer = {
  /** By issuer and number, or by the id of its key. */
  readonly issuer: Der | null
  readonly serial: Uint8Array | null
  readonly keyId: Uint8Array | null
  readonly hash: Sha2 | null
  readonly algorithm: Der | undefined
  readonly attributes: Attributes | null
  readonly signature: Uint8Array
}

/** What is signed beside the content; `of` answers the value of one that is there once, with one value. */
export type Attributes = { readonly signed: Uint8Array; readonly of: (type: string) => Der | null }

export type Token = {
  readonly content: Uint8Array
  readonly info: Info
  readonly signer: Signer
  readonly certificates: readonly Uint8Array[]
}

const GRANTED = [0, 1]
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const KEY_IDENTIFIER = 0x80

/** `not-granted` is a refusal. Throws Malformed when `answer` is no TimeStampResp of one signer. */
export function readToken(answer: Uint8Array): Token | 'not-granted' {
  const [status, token, ...beyond] = insideOf(readDer(answer))
  if (beyond.length > 0) throw new Malformed()
  if (!GRANTED.includes(countOf(insideOf(status)[0]))) return 'not-granted'
  const [type, wrapped, ...more] = insideOf(token)
  if (oidOf(type) !== SIGNED_DATA || more.length > 0) throw new Malformed()
  const [, , encapsulated, ...fields] = insideOf(onlyIn(wrapped, TAG.zero))
  const certificates = taken(fields, TAG.zero)
  taken(fields, TAG.one)
  const [signers, ...last] = fields
  const [contentType, held, ...rest] = insideOf(encapsulated)
  if (oidOf(contentType) !== TST_INFO || last.length > 0 || rest.length > 0) throw new Malformed()
  const content = expected(onlyIn(held, TAG.zero), TAG.octets).body
  return {
    content,
    info: readInfo(content),
    signer: readSigner(onlyIn(signers, TAG.set)),
    certificates: certificates ? insideOf(certificates, TAG.zero).map(({ whole }) => whole) : [],
  }
}

function readInfo(content: Uint8Array): Info {
  const [version, policy, imprint, serial, time, ...fields] = insideOf(readDer(content))
  integerOf(serial)
  const [named, hashed, ...more] = insideOf(imprint)
  taken(fields, TAG.sequence)
  const ordering = taken(fields, TAG.boolean)
  if (ordering) booleanOf(ordering)
  const nonce = taken(fields, TAG.integer)
  taken(fields, TAG.zero)
  const extensions = taken(fields, TAG.one)
  if (countOf(version) !== 1 || fields.length > 0 || more.length > 0) throw new Malformed()
  // nothing is known here, so nothing that is critical may be passed over
  if (extensions && insideOf(extensions, TAG.one).some((one) => insideOf(one).some(({ tag }) => tag === TAG.boolean)))
    throw new Malformed()
  return {
    policy: oidOf(policy),
    hash: hashNamed(named),
    imprint: expected(hashed, TAG.octets).body,
    at: timeOf(time),
    nonce: nonce ? integerOf(nonce) : null,
  }
}

function readSigner(element: Der): Signer {
  const [, who, digest, ...fields] = insideOf(element)
  const attributes = taken(fields, TAG.zero)
  const [algorithm, signature] = fields
  const byKey = who?.tag === KEY_IDENTIFIER
  const [issuer, serial] = byKey ? [] : insideOf(who)
  return {
    issuer: issuer ?? null,
    serial: byKey ? null : integerOf(serial),
    keyId: byKey ? who.body : null,
    hash: hashNamed(digest),
    algorithm,
    attributes: attributes ? readAttributes(attributes) : null,
    signature: expected(signature, TAG.octets).body,
  }
}

function readAttributes(element: Der): Attributes {
  const pairs = insideOf(element, TAG.zero).map((pair) => {
    const [type, values] = insideOf(pair)
    return { type: oidOf(type), values: insideOf(values, TAG.set) }
  })
  // signed as the SET that it is, not as the tagged field it is sent in
  const signed = Uint8Array.from(element.whole)
  signed[0] = TAG.set
  const of = (type: string) => {
    const found = pairs.filter((pair) => pair.type === type)
    const [value, ...more] = found[0]?.values ?? []
    return found.length === 1 && value && more.length === 0 ? value : null
  }
  return { signed, of }
}

/** Whether the signature says that this certificate is its own. */
export function isNamed({ issuer, serial, keyId }: Signer, cert: Cert): boolean {
  if (issuer && serial) return sameBytes(serial, cert.serial) && sameBytes(issuer.whole, cert.issuer)
  const own = keyIdOf(cert)
  return keyId !== null && own !== null && sameBytes(own, keyId)
}

const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

/** Whether this certificate is the one whose hash is signed along (ESSCertIDv2), so that none can be put in its place. */
export function isBound(crypto: StampCrypto, attributes: Attributes, cert: Cert): boolean {
  const told = attributes.of(SIGNING_CERTIFICATE_V2)
  if (!told) return false
  const [certs] = insideOf(told)
  const parts = insideOf(insideOf(certs)[0])
  // the algorithm is left out when it is SHA-256
  const named = taken(parts, TAG.sequence)
  const hash = named ? hashNamed(named) : 'sha256'
  if (!hash) throw new Malformed()
  return sameBytes(crypto.digest(hash, cert.whole), expected(parts[0], TAG.octets).body)
}
