import { bech32 } from '@scure/base'
import { identityToRecipient } from 'age-encryption'
import { type Bytes, concat, fromBase64Url, toBase64Url, utf8 } from './bytes.ts'
import { type Code, secretOf } from './code.ts'

/** All that one way into a logbook is made of. It never leaves the device, but for `locator` and `proof`, which go to the server. */
export type Secrets = {
  /** What the server finds the logbook by, and keeps a hash of. */
  readonly locator: Bytes
  /** What shows the server that the asker has the code; it keeps a hash. */
  readonly proof: Bytes
  readonly unwrap: Bytes
  readonly sign: Bytes
}

/** The same, ready for use. */
export type Keys = {
  readonly locator: Bytes
  readonly proof: Bytes
  /** `AGE-SECRET-KEY-1…`: opens what is wrapped to `recipient`. */
  readonly identity: string
  /** `age1…` */
  readonly recipient: string
  readonly signer: CryptoKey
  /** The public half of `signer`, base64url. */
  readonly verifier: string
}

/** HKDF-SHA-256, RFC 5869. */
export async function hkdf(secret: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8))
}

/** From the 120 random bits of a code. `installation` keeps two sites' keys apart. */
export async function secretsOfCode(code: Code, installation: string): Promise<Secrets> {
  const secret = secretOf(code)
  const salt = utf8(`logbog/v1/${installation}`)
  const derive = (use: string, length: number) => hkdf(secret, salt, utf8(use), length)
  return {
    locator: await derive('locator', 16),
    proof: await derive('proof', 32),
    unwrap: await derive('age-x25519', 32),
    sign: await derive('sign', 32),
  }
}

export async function keysOf({ locator, proof, unwrap, sign }: Secrets): Promise<Keys> {
  const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-', unwrap).toUpperCase()
  const recipient = await identityToRecipient(identity)
  return { locator, proof, identity, recipient, ...(await signerOf(sign)) }
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

/** WebCrypto gives the public half of an Ed25519 key only of one that may be exported. */
export async function signerOf(seed: Bytes): Promise<Pick<Keys, 'signer' | 'verifier'>> {
  const pkcs8 = concat(PKCS8, seed)
  const open = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
  const { x: verifier } = await crypto.subtle.exportKey('jwk', open)
  if (!verifier) throw new Error('the browser gave no public key')
  return { signer: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']), verifier }
}

export async function sign(signer: CryptoKey, message: Bytes): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', signer, message)))
}

/** False for anything that is not such a signature, or not such a key. */
export async function isSignedBy(verifier: string, message: Bytes, signature: string): Promise<boolean> {
  const key = fromBase64Url(verifier, 32)
  const bytes = fromBase64Url(signature, 64)
  if (!key || !bytes) return false
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']).catch(() => null)
  return imported !== null && crypto.subtle.verify('Ed25519', imported, bytes, message)
}
