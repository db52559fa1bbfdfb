import { BaseBlock, Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, Set as SetOf } from 'asn1js'

// What is signed must be looked at in the very bytes that came, which the parsed form no longer has.

/** The certificates and the signed attributes of an answer, as they were sent. */
export type RawParts = { readonly certificates: readonly Uint8Array[]; readonly signedAttributes: Uint8Array }

/** Throws when `answer` is no TimeStampResp with one signer and signed attributes. */
export function rawParts(answer: Uint8Array): RawParts {
  const [, token] = childrenOf(read(answer))
  const [, wrapped] = childrenOf(token)
  const [signed] = childrenOf(wrapped)
  const fields = childrenOf(signed)
  const [signer, ...more] = childrenOf(fields.at(-1))
  const attributes = childrenOf(signer).find(isTaggedZero)
  if (!attributes || more.length > 0) throw new Error('malformed')
  const certificates = fields.find(isTaggedZero)
  return {
    certificates: certificates ? childrenOf(certificates).map(bytesOf) : [],
    signedAttributes: bytesOf(attributes),
  }
}

/** Exactly one element, to the last byte. */
function read(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(Uint8Array.from(bytes).buffer)
  if (offset !== bytes.length) throw new Error('malformed')
  return result
}

const bytesOf = (element: unknown): Uint8Array => {
  if (!(element instanceof BaseBlock)) throw new Error('malformed')
  return Uint8Array.from(element.valueBeforeDecodeView)
}

const isTaggedZero = (element: unknown): boolean =>
  element instanceof Constructed && element.idBlock.tagClass === 3 && element.idBlock.tagNumber === 0

function childrenOf(element: unknown): readonly unknown[] {
  if (element instanceof Sequence || element instanceof SetOf || element instanceof Constructed)
    return element.valueBlock.value
  throw new Error('malformed')
}

type SignerHash = { readonly algorithm: string; readonly hash: Buffer }

const ALGORITHMS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * The first of the certificates that SigningCertificateV2 (RFC 5035) names, the signer's own, by its hash. Throws when it is
 * malformed or hashed by something else than SHA-2.
 */
export function signerHash(der: Uint8Array): SignerHash {
  const [certs] = childrenOf(read(der))
  const [first, second] = childrenOf(childrenOf(certs)[0])
  // the algorithm is left out when it is SHA-256
  const short = first instanceof OctetString
  const [named] = short ? [] : childrenOf(first)
  const algorithm = short ? 'sha256' : named instanceof ObjectIdentifier && ALGORITHMS[named.getValue()]
  const hash = short ? first : second
  if (!algorithm || !(hash instanceof OctetString)) throw new Error('malformed')
  return { algorithm, hash: Buffer.from(hash.getValue()) }
}
