import { err, ok, type Result } from '#core/result.ts'
import type { StartHash } from './hash.ts'
import { giveBack, read, streamed } from './memory.ts'

/** Told as it goes; `signal` ends it between two chunks. */
export type Reading = {
  readonly hash: StartHash
  /** How many bytes more have been read. */
  readonly onBytes?: ((count: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** A file that was changed, moved or taken out while it was read has no fingerprint. */
export type ReadFault = { readonly type: 'cancelled' } | { readonly type: 'file-changed' }

export type Read = { readonly sha256: string }

/** Thrown through the streams that a file is read by, so that no half file passes for a whole one. */
export class ReadStopped extends Error {
  readonly fault: ReadFault
  constructor(fault: ReadFault) {
    super(fault.type)
    this.fault = fault
  }
}

/** The file's bytes once, with `onRead` told their SHA-256 at the end. Throws ReadStopped. */
export async function* readThrough(
  file: Blob,
  { hash, onBytes, signal }: Reading,
  onRead: (read: Read) => void,
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>> = streamed(file.stream()),
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const hashing = await hash('sha256')
  let size = 0
  try {
    for (;;) {
      if (signal?.aborted) throw new ReadStopped({ type: 'cancelled' })
      const { done, value } = await pieces.next().catch(() => {
        throw new ReadStopped({ type: 'file-changed' })
      })
      if (done) break
      hashing.update(value)
      size += value.length
      onBytes?.(value.length)
      yield value
    }
  } finally {
    await pieces.return(undefined)
  }
  if (size !== file.size) throw new ReadStopped({ type: 'file-changed' })
  onRead({ sha256: hashing.hex() })
}

/** The SHA-256 of a file that is not kept. */
export async function fingerprint(file: Blob, reading: Reading): Promise<Result<string, ReadFault>> {
  let whole: Read | undefined
  try {
    const told = (done: Read) => {
      whole = done
    }
    const pieces = readThrough(file, reading, told, read(file))
    for await (const piece of pieces) giveBack(piece)
  } catch (error) {
    if (error instanceof ReadStopped) return err(error.fault)
    throw error
  }
  return whole ? ok(whole.sha256) : err({ type: 'file-changed' })
}
