import { Decrypter, Encrypter } from 'age-encryption'

/** Crockford's letters and digits: none that are mistaken for each other when read aloud. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 25
const GROUP = 5

/** 125 random bits in groups of five; a passphrase is never chosen by a person. */
export function makePassphrase(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(LENGTH))
  const symbols = Array.from(drawn, (byte) => SYMBOLS[byte & 31]).join('')
  return symbols.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? symbols
}

/** The same passphrase as it was made, from how somebody typed it. */
export const readPassphrase = (typed: string): string => {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').replace(/U/g, 'V')
  return symbols.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''
}

/** The whole package as an age file, which `age --decrypt` opens too. */
export function lock(stream: ReadableStream<Uint8Array>, passphrase: string): Promise<ReadableStream<Uint8Array>> {
  const locking = new Encrypter()
  locking.setPassphrase(passphrase)
  return locking.encrypt(stream as ReadableStream<Uint8Array<ArrayBuffer>>)
}

/** Rejects when the passphrase is another, before the first byte. */
export function unlock(stream: ReadableStream<Uint8Array>, passphrase: string): Promise<ReadableStream<Uint8Array>> {
  const opening = new Decrypter()
  opening.addPassphrase(passphrase)
  return opening.decrypt(stream as ReadableStream<Uint8Array<ArrayBuffer>>)
}
