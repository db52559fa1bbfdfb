import type { Draft } from '#core/logbook/entry.ts'
import type { Evidence, EvidenceWords } from '#core/logbook/evidence.ts'
import { ok, type Result } from '#core/result.ts'
import type { Lang } from '#text/lang.ts'
import type { ReadFault } from '#vault/package/fingerprint.ts'
import type { SaveFault } from '#vault/package/save.ts'
import type { Sealed } from '#vault/package/write.ts'
import { makePackage, recordOf, registerEvidence } from '../../package/evidence.ts'
import type { Watching } from '../../package/worker.ts'
import type { Failure, Session } from '../api.ts'
import { write } from '../on-device.ts'
import { receiptsFrom } from '../package-receipt.ts'

/** A file that was chosen, and what the family says of it. */
export type Told = { readonly file: File; readonly words: EvidenceWords }

/** The records of what was read, and the package when a copy was kept. */
export type Registered = { readonly records: readonly Evidence[]; readonly sealed: Sealed | null }

type Asked = {
  readonly worker: string
  readonly sexualMinor: boolean | undefined
  readonly watching: Watching
  readonly onFile: (number: number) => void
}

/** The records of all of them, one file at a time; one that cannot be read is kept in words alone. */
export async function registerAll(
  told: readonly Told[],
  { worker, sexualMinor, watching: { onBytes, signal }, onFile }: Asked,
): Promise<Result<Registered, ReadFault>> {
  const records: Evidence[] = []
  let before = 0
  for (const [index, { file, words }] of told.entries()) {
    onFile(index + 1)
    const watching = { signal, onBytes: (count: number) => onBytes?.(before + count) }
    const options = { ...watching, ...(sexualMinor === undefined ? {} : { sexualMinor }) }
    const registered = await registerEvidence(worker, file, words, options)
    if (!registered.ok && (registered.error.type === 'cancelled' || signal?.aborted)) return registered
    records.push(registered.ok ? registered.value : recordOf(file, words, sexualMinor))
    before += file.size
  }
  return ok({ records, sealed: null })
}

/** The same in one pass with a sealed copy of them all, so that the copy and the fingerprint are of the same bytes. */
export async function registerWithCopy(
  told: readonly Told[],
  session: Session,
  lang: Lang,
  { worker, sexualMinor, watching }: Omit<Asked, 'onFile'>,
): Promise<Result<Registered, ReadFault | SaveFault>> {
  const evidence = told.map(({ file, words }) => ({ record: recordOf(file, words, sexualMinor), file }))
  // what the family wrote of it stays in the logbook
  const content = { program: 'actioncard', entries: { text: '', data: [] }, receipts: [], evidence }
  const made = await makePackage(worker, { ...watching, lang, content, stamp: receiptsFrom(session) })
  return made.ok ? ok({ records: made.value.evidence, sealed: made.value }) : made
}

type Written = { readonly session: Session; readonly done: number; readonly failure: Failure | null }

/** Writes the drafts one after the other; what was written before a failure stays, and is not written again by another try. */
export async function appendAll(
  session: Session,
  drafts: readonly Draft[],
  onEntry: (number: number) => void,
): Promise<Written> {
  let now = session
  for (const [index, draft] of drafts.entries()) {
    onEntry(index + 1)
    const appended = await write(now, draft)
    if (!appended.ok) return { session: now, done: index, failure: appended.error }
    now = appended.value
  }
  return { session: now, done: drafts.length, failure: null }
}
