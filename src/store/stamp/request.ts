import { createHash, randomBytes } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { MessageImprint, TimeStampReq, TimeStampReqVersion } from '@peculiar/asn1-tsp'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'

export const SHA256 = '2.16.840.1.101.3.4.2.1'

/** A question to a time-stamping authority (RFC 3161), and what its answer must repeat. */
export type StampRequest = { readonly der: Uint8Array; readonly nonce: Uint8Array }

/** Asks for a stamp on `data`, of which only the hash is sent; under `policy`, where one is demanded. */
export function stampRequest(data: Uint8Array, policy?: string): StampRequest {
  const nonce = randomBytes(16)
  // a positive integer of this length, in one way only
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const request = new TimeStampReq({
    version: TimeStampReqVersion.v1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
      hashedMessage: new OctetString(createHash('sha256').update(data).digest()),
    }),
    nonce: Uint8Array.from(nonce).buffer,
    certReq: true,
    ...(policy && { reqPolicy: policy }),
  })
  return { der: new Uint8Array(AsnConvert.serialize(request)), nonce }
}
