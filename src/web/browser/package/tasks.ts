import type { Evidence } from '#core/logbook/evidence.ts'
import type { Result } from '#core/result.ts'
import type { Lang } from '#text/lang.ts'
import type { Code } from '#vault/code.ts'
import type { ReadFault } from '#vault/package/fingerprint.ts'
import type { Report } from '#vault/package/verify.ts'
import type { Named, PackageContent, Sealed } from '#vault/package/write.ts'

// What a page asks the package worker for, and what it answers.

export type Placed = { readonly path: string; readonly file: File }

/** Where the worker writes to. */
export type Saving =
  | { readonly rung: 'picker'; readonly handle: FileSystemFileHandle }
  | { readonly rung: 'worker-stream'; readonly port: MessagePort }
  | { readonly rung: 'private-file' | 'memory' }

export type ChosenPiece = { readonly record: Evidence; readonly file?: Blob | undefined }

export type VerifyTask = {
  readonly task: 'verify'
  readonly chosen: { readonly zip: Blob } | { readonly folder: readonly Placed[] }
  readonly seal?: string | undefined
  /** Published keys of logs. */
  readonly logKeys?: readonly string[] | undefined
  /** Certificates, PEM, that stamps are to lead to; `demanded` when somebody chose them for this package. */
  readonly trust?: { readonly pem: string; readonly demanded: boolean } | undefined
  readonly passphrase?: Code | undefined
}

export type Task =
  | VerifyTask
  | { readonly task: 'fingerprint'; readonly file: Blob }
  | {
      readonly task: 'package'
      readonly content: Omit<PackageContent, 'words'>
      readonly lang: Lang
      readonly passphrase?: Code | undefined
      readonly saving: Saving
      /** The page answers `stamp` with receipts: the worker itself asks nobody for anything. */
      readonly stamped: boolean
    }

export type ToWorker =
  | Task
  | { readonly task: 'stop' }
  | { readonly task: 'stamped'; readonly receipts: readonly Named[] }

export type VerifyFault =
  | { readonly type: 'wrong-passphrase' }
  | { readonly type: 'no-certificate' }
  | { readonly type: 'too-large-to-unlock'; readonly most: number }

export type Saved = { readonly sealed: Sealed; readonly blob?: Blob | undefined }

export type FromWorker =
  | { readonly type: 'bytes'; readonly count: number }
  /** It is about to write: nothing of its own has to be fetched any more. */
  | { readonly type: 'ready' }
  | { readonly type: 'stamp'; readonly manifestSha256: string }
  | { readonly type: 'verified'; readonly result: Result<Report, VerifyFault> }
  | { readonly type: 'fingerprinted'; readonly result: Result<string, ReadFault> }
  | { readonly type: 'packed'; readonly result: Result<Saved, ReadFault> }
