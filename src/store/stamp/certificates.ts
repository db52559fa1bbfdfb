import { X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_kp_timeStamping,
  KeyUsage,
  KeyUsageFlags,
} from '@peculiar/asn1-x509'
import { type Instant, toInstant } from '#core/time.ts'

/** A certificate as Node checks its signature, and as its extensions are read. */
export type Cert = { readonly x509: X509Certificate; readonly parsed: Certificate }

const LONGEST_CHAIN = 6
/** Critical extensions that are looked at below. Any other that is critical makes a certificate one we may not rely on. */
const UNDERSTOOD = [id_ce_basicConstraints, id_ce_extKeyUsage, id_ce_keyUsage]
/** SHA-2 with RSA, ECDSA; Ed25519. Nobody can rely on what was signed over MD5 or SHA-1. */
const STRONG = /^(1\.2\.840\.113549\.1\.1\.1[0-3]|1\.2\.840\.10045\.4\.3\.[234]|1\.3\.101\.112)$/

/** Throws when `der` is no certificate. */
export function readCert(der: Uint8Array): Cert {
  return { x509: new X509Certificate(der), parsed: AsnConvert.parse(der, Certificate) }
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates of a PEM file. Throws when one of them is none; empty when there is none. */
export const readPem = (text: string): Cert[] =>
  (text.match(PEM) ?? []).map((one) => readCert(new X509Certificate(one).raw))

const extensionOf = ({ parsed }: Cert, id: string) => {
  const found = (parsed.tbsCertificate.extensions ?? []).filter(({ extnID }) => extnID === id)
  // twice the same would let two readers read two things
  if (found.length > 1) throw new Error('an extension twice')
  return found[0]
}

const usageOf = (cert: Cert): number | null => {
  const extension = extensionOf(cert, id_ce_keyUsage)
  return extension ? AsnConvert.parse(extension.extnValue.buffer, KeyUsage).toNumber() : null
}

/** Whether a certificate is for time-stamping and nothing else, as RFC 3161 demands of an authority's. */
export function isForStamping(cert: Cert): boolean {
  const extension = extensionOf(cert, id_ce_extKeyUsage)
  if (!extension?.critical) return false
  const purposes = [...AsnConvert.parse(extension.extnValue.buffer, ExtendedKeyUsage)]
  const usage = usageOf(cert)
  const signs = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation
  return purposes.length === 1 && purposes[0] === id_kp_timeStamping && (usage === null || (usage & signs) !== 0)
}

/** Whether `cert` may issue another that `below` issuers stand under. */
function mayIssue(cert: Cert, below: number): boolean {
  const extension = extensionOf(cert, id_ce_basicConstraints)
  if (!extension) return false
  const { cA, pathLenConstraint } = AsnConvert.parse(extension.extnValue.buffer, BasicConstraints)
  const usage = usageOf(cert)
  const signs = usage === null || (usage & KeyUsageFlags.keyCertSign) !== 0
  return cA && signs && (pathLenConstraint === undefined || pathLenConstraint >= below)
}

const isUnderstood = ({ parsed }: Cert): boolean =>
  (parsed.tbsCertificate.extensions ?? []).every(({ critical, extnID }) => !critical || UNDERSTOOD.includes(extnID))

const isStrong = ({ parsed }: Cert): boolean => STRONG.test(parsed.signatureAlgorithm.algorithm)

const isSame = (one: Cert, other: Cert): boolean => one.x509.raw.equals(other.x509.raw)

/** From `cert` to one of `anchors`, by way of `others`: every link signed by the next, which may issue. Null when there is no such way. */
export function chainTo(anchors: readonly Cert[], others: readonly Cert[], cert: Cert): readonly Cert[] | null {
  return reach([cert])
  function reach(chain: readonly Cert[]): readonly Cert[] | null {
    const last = chain.at(-1) as Cert
    if (chain.length > LONGEST_CHAIN || !isUnderstood(last)) return null
    const issued = (issuer: Cert) =>
      mayIssue(issuer, chain.length - 1) &&
      last.x509.checkIssued(issuer.x509) &&
      last.x509.verify(issuer.x509.publicKey)
    if (!isStrong(last)) return null
    const anchor = anchors.find((one) => isUnderstood(one) && issued(one))
    if (anchor) return [...chain, anchor]
    for (const next of others) {
      if (chain.some((one) => isSame(one, next)) || !issued(next)) continue
      const whole = reach([...chain, next])
      if (whole) return whole
    }
    return null
  }
}

/** From when and until when all of them hold. */
export function validityOf(chain: readonly Cert[]): { readonly from: Instant; readonly until: Instant } {
  const starts = chain.map(({ x509 }) => x509.validFromDate.getTime())
  const ends = chain.map(({ x509 }) => x509.validToDate.getTime())
  return { from: toInstant(new Date(Math.max(...starts))), until: toInstant(new Date(Math.min(...ends))) }
}
