import { fromBase64, sameBytes, toBase64 } from '../log/bytes.ts'
import { err, ok, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import { type Scheme, type StampCrypto, schemeOf } from './crypto.ts'
import {
  bitsOf,
  booleanOf,
  countOf,
  type Der,
  expected,
  flagsOf,
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
import { nameText } from './name.ts'

type Extension = { readonly id: string; readonly critical: boolean; readonly value: Uint8Array }

/** A certificate (RFC 5280), read and not yet believed. */
export type Cert = {
  readonly whole: Uint8Array
  /** What its issuer has signed. */
  readonly signed: Uint8Array
  /** Null for a way of signing that is not relied on. */
  readonly scheme: Scheme | null
  readonly signature: Uint8Array
  readonly serial: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  /** The subject as it is shown. */
  readonly name: string
  readonly from: Instant
  readonly until: Instant
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly extensions: readonly Extension[]
}

const KEY_ID = '2.5.29.14'
const KEY_USAGE = '2.5.29.15'
const BASIC_CONSTRAINTS = '2.5.29.19'
const AUTHORITY_KEY_ID = '2.5.29.35'
const PURPOSES = '2.5.29.37'
const FOR_STAMPING = '1.3.6.1.5.5.7.3.8'
const DIGITAL_SIGNATURE = 1
const NON_REPUDIATION = 2
const SIGNS_CERTIFICATES = 32

const LONGEST_CHAIN = 6
/** Critical extensions that are looked at below. Any other that is critical makes a certificate one we may not rely on. */
const UNDERSTOOD = [BASIC_CONSTRAINTS, PURPOSES, KEY_USAGE]

/** Throws Malformed when `der` is no certificate. */
export function readCert(der: Uint8Array): Cert {
  const [tbs, algorithm, bits, ...beyond] = insideOf(readDer(der))
  const fields = insideOf(tbs)
  taken(fields, TAG.zero)
  const [serial, inner, issuer, validity, subject, publicKey, ...rest] = fields
  const [from, until, ...more] = insideOf(validity)
  // the signed one and the one that is used must be the same
  const agrees = inner && algorithm && sameBytes(inner.whole, algorithm.whole)
  if (!agrees || beyond.length > 0 || more.length > 0) throw new Malformed()
  const tagged = rest.filter(({ tag }) => tag === TAG.three)
  if (tagged.length > 1 || rest.some(({ tag }) => ![0x81, 0x82, TAG.three].includes(tag))) throw new Malformed()
  return {
    whole: der,
    signed: expected(tbs, TAG.sequence).whole,
    scheme: schemeOf(algorithm),
    signature: bitsOf(bits),
    serial: integerOf(serial),
    issuer: expected(issuer, TAG.sequence).whole,
    subject: expected(subject, TAG.sequence).whole,
    name: nameText(expected(subject, TAG.sequence)),
    from: timeOf(from),
    until: timeOf(until),
    publicKey: expected(publicKey, TAG.sequence).whole,
    extensions: tagged[0] ? insideOf(onlyIn(tagged[0], TAG.three)).map(extensionAt) : [],
  }
}

function extensionAt(element: Der): Extension {
  const parts = insideOf(element)
  const id = oidOf(parts.shift())
  const told = taken(parts, TAG.boolean)
  const [value, ...more] = parts
  if (more.length > 0) throw new Malformed()
  return { id, critical: told !== undefined && booleanOf(told), value: expected(value, TAG.octets).body }
}

const PEM = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g

/** The certificates of a PEM file. Throws when one of them is none; empty when there is none. */
export const readPem = (text: string): Cert[] =>
  [...text.matchAll(PEM)].map(([, body = '']) => {
    const der = fromBase64(body.replace(/\s/g, ''))
    if (!der) throw new Malformed()
    return readCert(der)
  })

/** Certificates as a PEM file. */
export const writePem = (certs: readonly Cert[]): string =>
  certs.map(({ whole }) => `-----BEGIN CERTIFICATE-----\n${toBase64(whole)}\n-----END CERTIFICATE-----\n`).join('')

function extensionOf({ extensions }: Cert, wanted: string): Extension | undefined {
  const found = extensions.filter(({ id }) => id === wanted)
  // twice the same would let two readers read two things
  if (found.length > 1) throw new Malformed()
  return found[0]
}

/** The id of its own key, where it tells one. */
export function keyIdOf(cert: Cert): Uint8Array | null {
  const extension = extensionOf(cert, KEY_ID)
  return extension ? expected(readDer(extension.value), TAG.octets).body : null
}

const usageOf = (cert: Cert): number | null => {
  const extension = extensionOf(cert, KEY_USAGE)
  return extension ? flagsOf(readDer(extension.value)) : null
}

/** Whether a certificate is for time-stamping and nothing else, as RFC 3161 demands of an authority's. */
export function isForStamping(cert: Cert): boolean {
  const extension = extensionOf(cert, PURPOSES)
  if (!extension?.critical) return false
  const [purpose, ...more] = insideOf(readDer(extension.value)).map(oidOf)
  const usage = usageOf(cert)
  const signs = usage === null || (usage & (DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0
  return purpose === FOR_STAMPING && more.length === 0 && signs
}

/** Whether `cert` may issue another that `below` issuers stand under. */
function mayIssue(cert: Cert, below: number): boolean {
  const extension = extensionOf(cert, BASIC_CONSTRAINTS)
  if (!extension) return false
  const fields = insideOf(readDer(extension.value))
  const told = taken(fields, TAG.boolean)
  const longest = taken(fields, TAG.integer)
  if (fields.length > 0) throw new Malformed()
  const usage = usageOf(cert)
  const signs = usage === null || (usage & SIGNS_CERTIFICATES) !== 0
  return told !== undefined && booleanOf(told) && signs && (!longest || countOf(longest) >= below)
}

/** Whether nothing in it that must be looked at is passed over here. */
export const isUnderstood = ({ extensions }: Cert): boolean =>
  extensions.every(({ critical, id }) => !critical || UNDERSTOOD.includes(id))

/** Whether `cert` says that it was issued by `issuer`; its signature is another question. */
function namesIssuer(cert: Cert, issuer: Cert): boolean {
  if (!sameBytes(cert.issuer, issuer.subject)) return false
  const extension = extensionOf(cert, AUTHORITY_KEY_ID)
  if (!extension) return true
  const fields = insideOf(readDer(extension.value))
  const [id, serial] = [0x80, 0x82].map((tag) => fields.find((field) => field.tag === tag)?.body)
  const own = keyIdOf(issuer)
  if (id && own && !sameBytes(id, own)) return false
  return !serial || sameBytes(serial, issuer.serial)
}

/**
 * From `cert` to one of `anchors`, by way of `others`: every link signed by the next, which may issue. Or why there is no such way;
 * `unknown-signature` when there may be one that cannot be followed here.
 */
export async function chainTo(
  crypto: StampCrypto,
  anchors: readonly Cert[],
  others: readonly Cert[],
  cert: Cert,
): Promise<Result<readonly Cert[], 'not-trusted' | 'unknown-signature'>> {
  let fault: 'not-trusted' | 'unknown-signature' = 'not-trusted'
  const chain = await reach([cert])
  return chain ? ok(chain) : err(fault)
  async function reach(chain: readonly Cert[]): Promise<readonly Cert[] | null> {
    const last = chain.at(-1) as Cert
    const { scheme, signed: message, signature } = last
    if (chain.length > LONGEST_CHAIN || !isUnderstood(last) || !scheme) return null
    const issued = async (issuer: Cert): Promise<boolean> => {
      if (!mayIssue(issuer, chain.length - 1) || !namesIssuer(last, issuer)) return false
      const signed = await crypto.isSigned({ scheme, publicKey: issuer.publicKey, message, signature })
      if (signed === null) fault = 'unknown-signature'
      return signed === true
    }
    for (const anchor of anchors) if (isUnderstood(anchor) && (await issued(anchor))) return [...chain, anchor]
    for (const next of others) {
      if (chain.some((one) => sameBytes(one.whole, next.whole)) || !(await issued(next))) continue
      const whole = await reach([...chain, next])
      if (whole) return whole
    }
    return null
  }
}

/** From when and until when all of them hold. */
export const validityOf = (chain: readonly Cert[]): { readonly from: Instant; readonly until: Instant } => ({
  from: chain.map(({ from }) => from).reduce((one, other) => (one > other ? one : other)),
  until: chain.map(({ until }) => until).reduce((one, other) => (one < other ? one : other)),
})
