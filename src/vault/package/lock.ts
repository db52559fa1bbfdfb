import { Decrypter, Encrypter } from 'age-encryption'
import { type Code, makeCode } from '../code.ts'

/** 120 random bits with a check symbol, as an access code; a passphrase is never chosen by a person. */
export const makePassphrase = (): Code => makeCode()

/**
 * 2 to the power of it. The passphrase is random and cannot be guessed, however cheap a guess is; age's usual 18 takes 256 MB,
 * which an old telephone does not have.
 */
const WORK_FACTOR = 12

/** The whole package as an age file, which `age --decrypt` opens too. */
export function lock(stream: ReadableStream<Uint8Array>, passphrase: Code): Promise<ReadableStream<Uint8Array>> {
  const locking = new Encrypter()
  locking.setPassphrase(passphrase)
  locking.setScryptWorkFactor(WORK_FACTOR)
  return locking.encrypt(stream as ReadableStream<Uint8Array<ArrayBuffer>>)
}

/** Rejects when the passphrase is another, before the first byte. */
export function unlock(stream: ReadableStream<Uint8Array>, passphrase: Code): Promise<ReadableStream<Uint8Array>> {
  const opening = new Decrypter()
  opening.addPassphrase(passphrase)
  return opening.decrypt(stream as ReadableStream<Uint8Array<ArrayBuffer>>)
}
