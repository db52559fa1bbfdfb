import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CaseId } from '#core/id.ts'
import { CannotStart } from './cannot-start.ts'

/** What the keys of all cases are wrapped with. Whoever has the database without it has noise. */
export type InstallationKey = OneKey & {
  /** Those before it, newest first: what is not wrapped anew yet opens with them. */
  readonly older: readonly OneKey[]
}

type OneKey = { readonly id: string; readonly secret: KeyObject }

/** The key of one case. Deleting it deletes what the case says. */
export type CaseKey = KeyObject & { readonly __caseKey: true }

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const FORM = 1

/** The key in `file`, made there (0600) when the file is missing. Throws `CannotStart` when it holds something else. */
export const openKey = (file: string): InstallationKey => readKey(readOrMake(file), file)

/** Keys in base64, one a line, the one in use first. `from` is where they were read, for the plain line of what is wrong. */
export function readKey(text: string, from: string): InstallationKey {
  const secrets = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Buffer.from(line.trim(), 'base64'))
  const [secret, ...older] = secrets
  if (!secret || secrets.some(({ length }) => length !== KEY_BYTES)) {
    throw new CannotStart(`${from} is no key: it should hold 32 bytes in base64, or several such lines`)
  }
  return keyOf(secret, older)
}

export const keyOf = (secret: Buffer, older: readonly Buffer[] = []): InstallationKey => ({
  ...oneKey(secret),
  older: older.map(oneKey),
})

const oneKey = (secret: Buffer): OneKey => ({
  id: createHash('sha256').update(secret).digest('hex').slice(0, 16),
  secret: createSecretKey(secret),
})

/** Puts a new key before those in `file`; whoever reads it meanwhile reads the old ones or all of them. */
export function addKey(file: string): InstallationKey {
  const before = readOrMake(file)
  readKey(before, file)
  const written = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const text = `${randomBytes(KEY_BYTES).toString('base64')}\n${before}`
    writeFileSync(written, text, { mode: 0o600, flag: 'wx', flush: true })
    renameSync(written, file)
  } catch (error) {
    rmSync(written, { force: true })
    throw cannot('write', file, error)
  }
  return openKey(file)
}

function readOrMake(file: string): string {
  if (!existsSync(file)) make(file)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw cannot('read', file, error)
  }
}

/** Written whole beside its place and linked into it, so that of two who make it at once both read one. */
function make(file: string): void {
  const written = `${file}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(written, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    throw cannot('write', file, error)
  }
  try {
    linkSync(written, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannot('write', file, error)
  } finally {
    rmSync(written)
  }
}

const cannot = (what: string, file: string, error: unknown) =>
  new CannotStart(
    `cannot ${what} the key in ${file} (${(error as NodeJS.ErrnoException).code}): check the folder's rights`,
  )

const caseKeyOf = (secret: Buffer): CaseKey => createSecretKey(secret) as CaseKey

export const newCaseKey = (): CaseKey => caseKeyOf(randomBytes(KEY_BYTES))

export const wrapKey = (key: InstallationKey, caseId: CaseId, caseKey: CaseKey): Buffer =>
  seal(key.secret, `case_key|${caseId}|${key.id}`, caseKey.export())

/** Throws when the case was sealed under another installation's key: nothing of it can be read here. */
export function unwrapKey(key: InstallationKey, caseId: CaseId, stored: { id: string; wrapped: Buffer }): CaseKey {
  const opener = [key, ...key.older].find(({ id }) => id === stored.id)
  if (!opener) throw new Error(`the case's key is wrapped by installation key ${stored.id}, not ${key.id}`)
  return caseKeyOf(open(opener.secret, `case_key|${caseId}|${stored.id}`, stored.wrapped))
}

/** Where a payload stands: sealed to it, so that no row can be moved to another place. */
export type PayloadPlace = { readonly caseId: CaseId; readonly version: number }

const place = ({ caseId, version }: PayloadPlace): string => `case_event|${caseId}|${version}`

export const encodePayload = (key: CaseKey, at: PayloadPlace, payload: unknown): Buffer =>
  seal(key, place(at), Buffer.from(JSON.stringify(payload)))

export const decodePayload = (key: CaseKey, at: PayloadPlace, sealed: Buffer): unknown =>
  JSON.parse(open(key, place(at), sealed).toString('utf8'))

/** `[form][iv][content][tag]`, bound to `context`. A key object is several times as fast as its bytes. */
export function seal(secret: KeyObject, context: string, content: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, secret, iv).setAAD(Buffer.from(`${FORM}|${context}`))
  return Buffer.concat([Buffer.of(FORM), iv, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** Throws when `sealed` was not sealed under `secret` and bound to `context`. */
export function open(secret: KeyObject, context: string, sealed: Buffer): Buffer {
  if (sealed[0] !== FORM) throw new Error(`sealed in form ${sealed[0]}, which this program cannot read`)
  const body = sealed.subarray(1 + IV_BYTES, -TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, secret, sealed.subarray(1, 1 + IV_BYTES))
  decipher.setAAD(Buffer.from(`${FORM}|${context}`)).setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(body), decipher.final()])
}
