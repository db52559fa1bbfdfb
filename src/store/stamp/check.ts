import { createHash, type KeyObject, verify } from 'node:crypto'
import { ContentInfo, id_signedData, SignedData, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { id_ct_tstInfo, PKIStatus, TimeStampResp, TSTInfo, TSTInfoVersion } from '@peculiar/asn1-tsp'
import { SubjectKeyIdentifier } from '@peculiar/asn1-x509'
import { err, ok, type Result } from '#core/result.ts'
import { addMinutes, type Instant, toInstant } from '#core/time.ts'
import { type Cert, chainTo, isForStamping, readCert, validityOf } from './certificates.ts'
import { type RawParts, rawParts, signerHash } from './raw.ts'
import { SHA256 } from './request.ts'

/** Whose stamps count. */
export type Authority = {
  /** The certificates that a stamp's must lead to; an authority's own changes every year, so pin what issues it. */
  readonly anchors: readonly Cert[]
  /** The only policy that is accepted, where one is demanded. */
  readonly policy?: string | undefined
}

/** What is certain of a stamp: the authority has had the data's hash before `at`. */
export type Stamp = {
  readonly at: Instant
  /** When the first certificate on the way to the anchor expires. */
  readonly until: Instant
  readonly policy: string
  readonly authority: string
}

export type StampFault =
  | 'unreadable'
  | 'not-granted'
  /** It is on something else. */
  | 'other-data'
  | 'other-nonce'
  | 'other-policy'
  /** No certificate in it is the one that the signature names. */
  | 'no-certificate'
  | 'not-for-stamping'
  | 'wrong-signature'
  /** Its certificates lead to none that is trusted here. */
  | 'not-trusted'
  /** A certificate did not hold at the time it says. */
  | 'not-valid-then'
  /** The time it says is not the time it was asked. */
  | 'other-time'

export type Expected = {
  readonly data: Uint8Array
  readonly authority: Authority
  /** When it has just been asked for: what it must repeat, and the time by our own clock. */
  readonly asked?: { readonly nonce: Uint8Array; readonly at: Instant }
}

/** How far an authority's clock may be from ours. */
const APART_MINUTES = 5

/** Whether `answer` (a TimeStampResp of RFC 3161) is a stamp by `authority` on `data`. */
export function checkStamp(answer: Uint8Array, { data, authority, asked }: Expected): Result<Stamp, StampFault> {
  let read: Token | StampFault
  try {
    read = readToken(answer)
  } catch {
    return err('unreadable')
  }
  if (typeof read === 'string') return err(read)
  try {
    return checkToken(read, { data, authority, ...(asked && { asked }) })
  } catch {
    // a certificate or attribute that cannot be read, deeper inside
    return err('unreadable')
  }
}

type Token = {
  readonly signer: SignerInfo
  readonly content: Buffer
  readonly info: TSTInfo
  readonly raw: RawParts
}

function readToken(answer: Uint8Array): Token | StampFault {
  const { status, timeStampToken } = AsnConvert.parse(answer, TimeStampResp)
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) return 'not-granted'
  if (!timeStampToken) return 'unreadable'
  const outer = AsnConvert.parse(AsnConvert.serialize(timeStampToken), ContentInfo)
  if (outer.contentType !== id_signedData) return 'unreadable'
  const signed = AsnConvert.parse(outer.content, SignedData)
  const { eContentType, eContent } = signed.encapContentInfo
  const [signer, ...more] = signed.signerInfos
  if (eContentType !== id_ct_tstInfo || !eContent?.single || !signer || more.length > 0) return 'unreadable'
  const content = Buffer.from(eContent.single.buffer)
  const info = AsnConvert.parse(content, TSTInfo)
  const unknown = [...(info.extensions ?? [])].some(({ critical }) => critical)
  if (info.version !== TSTInfoVersion.v1 || unknown) return 'unreadable'
  return { signer, content, info, raw: rawParts(answer) }
}

function checkToken(
  { signer, content, info, raw }: Token,
  { data, authority, asked }: Expected,
): Result<Stamp, StampFault> {
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  const imprint = createHash('sha256').update(data).digest()
  if (hashAlgorithm.algorithm !== SHA256 || !imprint.equals(Buffer.from(hashedMessage.buffer))) return err('other-data')
  if (asked && !(info.nonce && Buffer.from(info.nonce).equals(asked.nonce))) return err('other-nonce')
  if (authority.policy !== undefined && info.policy !== authority.policy) return err('other-policy')

  const certs = raw.certificates.map(readCert)
  const attributes = readAttributes(signer, raw)
  const own = attributes && certs.find((one) => isNamed(signer, one) && isBound(attributes, one))
  if (!attributes || !own) return err('no-certificate')
  if (!isForStamping(own)) return err('not-for-stamping')
  if (!isSigned(signer, attributes, content, own.x509.publicKey)) return err('wrong-signature')

  const chain = chainTo(authority.anchors, certs, own)
  if (!chain) return err('not-trusted')
  const at = toInstant(info.genTime)
  const { from, until } = validityOf(chain)
  if (at < from || at > until) return err('not-valid-then')
  if (asked && (at < addMinutes(asked.at, -APART_MINUTES) || at > addMinutes(asked.at, APART_MINUTES)))
    return err('other-time')
  return ok({ at, until, policy: info.policy, authority: own.x509.subject.replaceAll('\n', ', ') })
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

/** `id_ct_tstInfo`, as it is written. */
const OF_TSTINFO = Buffer.from('060b2a864886f70d0109100104', 'hex')

type Attributes = { readonly raw: Buffer; readonly of: (type: string) => ArrayBuffer | null }

/** What is signed beside the content; `of` answers the value of one that is there once, with one value. */
function readAttributes({ signedAttrs }: SignerInfo, { signedAttributes }: RawParts): Attributes | null {
  if (!signedAttrs) return null
  const raw = Buffer.from(signedAttributes)
  // signed as the SET that it is, not as the tagged field it is sent in
  raw[0] = 0x31
  const of = (type: string) => {
    const found = signedAttrs.filter(({ attrType }) => attrType === type)
    const [value, ...more] = found[0]?.attrValues ?? []
    return found.length === 1 && value && more.length === 0 ? value : null
  }
  return { raw, of }
}

/** Whether the signature says that this certificate is its own. */
function isNamed({ sid }: SignerInfo, { parsed }: Cert): boolean {
  const { serialNumber, issuer, extensions } = parsed.tbsCertificate
  const same = (one: ArrayBuffer, other: ArrayBuffer) => Buffer.from(one).equals(Buffer.from(other))
  if (sid.issuerAndSerialNumber) {
    const told = sid.issuerAndSerialNumber
    return (
      same(told.serialNumber, serialNumber) && same(AsnConvert.serialize(told.issuer), AsnConvert.serialize(issuer))
    )
  }
  const id = [...(extensions ?? [])].find(({ extnID }) => extnID === '2.5.29.14')
  if (!id || !sid.subjectKeyIdentifier) return false
  return same(AsnConvert.parse(id.extnValue.buffer, SubjectKeyIdentifier).buffer, sid.subjectKeyIdentifier.buffer)
}

/** Whether this certificate is the one whose hash is signed along (ESSCertIDv2), so that none can be put in its place. */
function isBound(attributes: Attributes, { x509 }: Cert): boolean {
  const told = attributes.of(SIGNING_CERTIFICATE_V2)
  if (!told) return false
  const { algorithm, hash } = signerHash(new Uint8Array(told))
  return createHash(algorithm).update(x509.raw).digest().equals(hash)
}

const DIGESTS: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
/** How it is signed, and the digest that the name of the algorithm demands. */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
}

function isSigned(signer: SignerInfo, { raw, of }: Attributes, content: Buffer, key: KeyObject): boolean {
  const digest = DIGESTS[signer.digestAlgorithm.algorithm]
  const demanded = SIGNATURES[signer.signatureAlgorithm.algorithm]
  if (!digest || demanded === undefined || (demanded !== null && demanded !== digest)) return false
  const [type, told] = [of(CONTENT_TYPE), of(MESSAGE_DIGEST)]
  if (!type || !told || !Buffer.from(type).equals(OF_TSTINFO)) return false
  const digested = Buffer.from(AsnConvert.parse(told, OctetString).buffer)
  if (!createHash(digest).update(content).digest().equals(digested)) return false
  return verify(digest, raw, key, Buffer.from(signer.signature.buffer))
}
