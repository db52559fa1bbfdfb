import { err, ok, type Result } from '../result.ts'
import { concat, fromBase64, type Sha256, sameBytes, toBase64, toHex, utf8 } from './bytes.ts'

// The signed note of C2SP: a text, an empty line, and a line for each signature.

/** A log's public key and the name it signs by. */
export type LogKey = { readonly name: string; readonly publicKey: Uint8Array }

/** Ed25519; the browser answers later, Node and noble at once. */
export type CheckSignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>

export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }
type NoteSignature = { readonly name: string; readonly keyId: Uint8Array; readonly signature: Uint8Array }

export type NoteFault = 'malformed' | 'not-signed' | 'wrong-signature'

const ED25519 = 1
const KEY_BYTES = 32
const ID_BYTES = 4
const MOST_SIGNATURES = 64
const LONGEST = 256 * 1024

const NAME = /^[^\s+]+$/u
const SIGNED_BY = /^— (\S+) (\S+)$/

const hasControl = (text: string): boolean => text.split('').some((letter) => letter < ' ' && letter !== '\n')

/** Whether a log may be called this. */
export const isName = (name: string): boolean => NAME.test(name) && name.isWellFormed() && !hasControl(name)

/** The four bytes by which a signature says whose it is. */
export const keyIdOf = (sha256: Sha256, { name, publicKey }: LogKey): Uint8Array =>
  sha256(concat(utf8(name), Uint8Array.of(0x0a, ED25519), publicKey)).subarray(0, ID_BYTES)

/** A key in one line: `name+id+key`. */
export const writeKey = (sha256: Sha256, key: LogKey): string =>
  `${key.name}+${toHex(keyIdOf(sha256, key))}+${toBase64(concat(Uint8Array.of(ED25519), key.publicKey))}`

/** Null when it is not such a line, of another kind of key, or its id is another's. */
export function readKey(sha256: Sha256, line: string): LogKey | null {
  const [, name = '', id, encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!isName(name) || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return null
  const key = { name, publicKey: bytes.subarray(1) }
  return toHex(keyIdOf(sha256, key)) === id ? key : null
}

/** `text` ends its last line. */
export const writeNote = (sha256: Sha256, text: string, key: LogKey, signature: Uint8Array): string =>
  `${text}\n— ${key.name} ${toBase64(concat(keyIdOf(sha256, key), signature))}\n`

/** The text of a note and who says to have signed it; believe neither before `openNote`. */
export function parseNote(note: string): Note | null {
  if (note.length > LONGEST || !note.isWellFormed() || hasControl(note) || !note.endsWith('\n')) return null
  const parted = note.lastIndexOf('\n\n')
  if (parted < 1) return null
  const lines = note.slice(parted + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return null
  const signatures = lines.map(readSignature)
  return signatures.every((one) => one !== null) ? { text: note.slice(0, parted + 1), signatures } : null
}

function readSignature(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = SIGNED_BY.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!isName(name) || !bytes || bytes.length <= ID_BYTES) return null
  return { name, keyId: bytes.subarray(0, ID_BYTES), signature: bytes.subarray(ID_BYTES) }
}

/** The text of a note that `key` has signed. Signatures of others are passed over. */
export async function openNote(
  sha256: Sha256,
  check: CheckSignature,
  note: string,
  key: LogKey,
): Promise<Result<string, NoteFault>> {
  const parsed = parseNote(note)
  if (!parsed) return err('malformed')
  const id = keyIdOf(sha256, key)
  const ours = parsed.signatures.filter(({ name, keyId }) => name === key.name && sameBytes(keyId, id))
  if (ours.length === 0) return err('not-signed')
  const message = utf8(parsed.text)
  for (const { signature } of ours) {
    if (!(await check(key.publicKey, message, signature))) return err('wrong-signature')
  }
  return ok(parsed.text)
}
