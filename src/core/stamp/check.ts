import { sameBytes } from '../log/bytes.ts'
import { err, ok, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import { type Cert, chainTo, isForStamping, isUnderstood, readCert, validityOf } from './certificate.ts'
import { type StampCrypto, schemeOfSigner } from './crypto.ts'
import { expected, Malformed, oidOf, TAG } from './der.ts'
import { isBound, isNamed, readToken, type Signer, type Token } from './token.ts'

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
  /** It is signed in a way that cannot be checked here. */
  | 'unknown-signature'
  /** Its certificates lead to none that is trusted here. */
  | 'not-trusted'
  /** A certificate did not hold at the time it says. */
  | 'not-valid-then'
  /** The time it says is not the time it was asked. */
  | 'other-time'

export type OnWhat = {
  readonly data: Uint8Array
  /**
   * Null to trust nobody: then the stamp is only sound in itself, whoever made it, and holds until its own certificate expires.
   */
  readonly authority: Authority | null
  /** When it was asked for here: what it must repeat. */
  readonly nonce?: Uint8Array | undefined
}

/** Whether `answer` (a TimeStampResp of RFC 3161) is a stamp by `authority` on `data`. */
export async function checkStamp(
  crypto: StampCrypto,
  answer: Uint8Array,
  on: OnWhat,
): Promise<Result<Stamp, StampFault>> {
  try {
    const token = readToken(answer)
    return token === 'not-granted' ? err(token) : await checkToken(crypto, token, on)
  } catch (error) {
    if (error instanceof Malformed) return err('unreadable')
    throw error
  }
}

async function checkToken(
  crypto: StampCrypto,
  { info, signer, content, certificates }: Token,
  { data, authority, nonce }: OnWhat,
): Promise<Result<Stamp, StampFault>> {
  if (info.hash !== 'sha256' || !sameBytes(crypto.digest('sha256', data), info.imprint)) return err('other-data')
  if (nonce && !(info.nonce && sameBytes(info.nonce, nonce))) return err('other-nonce')
  if (authority?.policy !== undefined && info.policy !== authority.policy) return err('other-policy')

  const certs = certificates.map(readCert)
  const { attributes } = signer
  const own = attributes && certs.find((one) => isNamed(signer, one) && isBound(crypto, attributes, one))
  if (!attributes || !own) return err('no-certificate')
  if (!isForStamping(own)) return err('not-for-stamping')
  const signed = await isSigned(crypto, signer, content, own)
  if (!signed) return err(signed === null ? 'unknown-signature' : 'wrong-signature')

  if (!isUnderstood(own)) return err('not-trusted')
  const chain = authority ? await chainTo(crypto, authority.anchors, certs, own) : ok([own])
  if (!chain.ok) return chain
  const { from, until } = validityOf(chain.value)
  if (info.at < from || info.at > until) return err('not-valid-then')
  return ok({ at: info.at, until, policy: info.policy, authority: own.name })
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

async function isSigned(
  crypto: StampCrypto,
  { hash, algorithm, attributes, signature }: Signer,
  content: Uint8Array,
  { publicKey }: Cert,
): Promise<boolean | null> {
  const scheme = hash && schemeOfSigner(algorithm, hash)
  const [type, told] = [attributes?.of(CONTENT_TYPE), attributes?.of(MESSAGE_DIGEST)]
  if (!attributes || !scheme || !type || !told || oidOf(type) !== TST_INFO) return false
  if (!sameBytes(crypto.digest(hash, content), expected(told, TAG.octets).body)) return false
  return crypto.isSigned({ scheme, publicKey, message: attributes.signed, signature })
}
