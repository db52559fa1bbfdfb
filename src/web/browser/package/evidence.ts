// What the logbook's pages ask for, evidence by evidence. `worker` is the address of package-worker, which the page carries.
import { type Evidence, type EvidenceWords, type Recognised, recognise } from '#core/logbook/evidence.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toInstant, withOffset } from '#core/time.ts'
import type { Lang } from '#text/lang.ts'
import { randomBytes, toBase64Url } from '#vault/bytes.ts'
import type { Code } from '#vault/code.ts'
import type { ReadFault } from '#vault/package/fingerprint.ts'
import type { SaveFault } from '#vault/package/save.ts'
import type { PackageContent, Piece, Sealed, Stamp } from '#vault/package/write.ts'
import { canSave, type Place, placeFor } from './saving.ts'
import { ask, type Watching } from './worker.ts'

/** A moment with the device's offset at that moment, summer or winter. */
export const withDeviceOffset = (date: Date): string => withOffset(toInstant(date), -date.getTimezoneOffset())

/** What the file says of itself. Nothing is read yet. */
export const recordOf = (file: File, words: EvidenceWords, sexualMinor?: boolean): Evidence => ({
  id: toBase64Url(randomBytes(16)),
  name: file.name,
  size: file.size,
  type: file.type,
  modified: withDeviceOffset(new Date(file.lastModified)),
  words,
  ...(sexualMinor === undefined ? {} : { sexualMinor }),
})

/** Registrér: the record with the fingerprint of the file, which stays where it is. */
export async function registerEvidence(
  worker: string,
  file: File,
  words: EvidenceWords,
  options: Watching & { readonly sexualMinor?: boolean } = {},
): Promise<Result<Evidence, ReadFault>> {
  const { result } = await ask(worker, { task: 'fingerprint', file }, options)
  return result.ok ? ok({ ...recordOf(file, words, options.sexualMinor), sha256: result.value }) : result
}

/** Er det stadig den samme fil? */
export async function isSameFile(
  worker: string,
  evidence: Evidence,
  file: File,
  watching: Watching = {},
): Promise<Result<Recognised, ReadFault>> {
  const { result } = await ask(worker, { task: 'fingerprint', file }, watching)
  return result.ok ? ok(recognise(evidence, result.value)) : result
}

export type MakePackage = Watching & {
  readonly content: Omit<PackageContent, 'words' | 'id' | 'made' | 'evidence'> & { readonly evidence: readonly Piece[] }
  readonly lang: Lang
  /** By `makePassphrase`; locks the whole package. */
  readonly passphrase?: Code | undefined
  /** From the common log, when there is a net. */
  readonly stamp?: Stamp | undefined
}

/** Short and random: it names the file. Small letters and digits, so that no system changes it. */
export const packageId = (): string =>
  Array.from(randomBytes(8), (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte & 31]).join('')

const LARGEST_PAPERS = 10 * 1024 * 1024

/**
 * Registers the files of `content.evidence` and keeps a copy in one pass, so that the copy and the fingerprint are of the same
 * bytes. Must be called from a click: some browsers ask where to save to.
 */
export async function makePackage(
  worker: string,
  { content, lang, passphrase, stamp, ...watching }: MakePackage,
): Promise<Result<Sealed, ReadFault | SaveFault>> {
  const id = packageId()
  const size = content.evidence.reduce((sum, { file }) => sum + (file?.size ?? 0), LARGEST_PAPERS)
  const name = `pakke-${id}.zip${passphrase ? '.age' : ''}`
  const chosen = await placeFor(name, size, await canSave())
  if (!chosen.ok) return chosen.error.type === 'not-chosen' ? err({ type: 'cancelled' }) : err(chosen.error)
  const place: Place = chosen.value
  const { result } = await ask(
    worker,
    {
      task: 'package',
      content: { ...content, id, made: withDeviceOffset(new Date()) },
      lang,
      passphrase,
      saving: place.saving,
      stamped: stamp !== undefined,
    },
    { ...watching, onStamp: stamp, onReady: place.begin },
    place.moved,
  )
  await place.after(result.ok ? (result.value.blob ?? null) : null, result.ok)
  return result.ok ? ok(result.value.sealed) : result
}
