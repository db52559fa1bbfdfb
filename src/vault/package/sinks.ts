import type { Sink } from './save.ts'

// For a worker: only there may a private file be written piece by piece.

/** Straight to where the person chose. */
export async function pickedFile(handle: FileSystemFileHandle): Promise<Sink> {
  const file = await handle.createWritable()
  return {
    write: async (piece) => {
      await file.write(piece)
      return piece.buffer
    },
    end: () => file.close(),
    undo: async () => {
      await file.abort().catch(() => undefined)
      const removable = handle as FileSystemFileHandle & { readonly remove?: () => Promise<void> }
      // an empty file was made when the place was chosen; one that lay there before is still whole, and may be a good package
      if ((await handle.getFile()).size === 0) await removable.remove?.().catch(() => undefined)
    },
  }
}

type SyncFile = {
  readonly write: (bytes: Uint8Array, options: { at: number }) => number
  readonly truncate: (size: number) => void
  readonly flush: () => void
  readonly close: () => void
}
type WithSync = FileSystemFileHandle & { readonly createSyncAccessHandle: () => Promise<SyncFile> }

const PRIVATE = /^pakke-[a-z0-9]+\.(zip|age)/

/** A file that only the site sees, until it is saved by a link; then it must be swept away. */
export async function privateFile(name: string): Promise<Sink> {
  const root = await navigator.storage.getDirectory()
  const handle = (await root.getFileHandle(name, { create: true })) as WithSync
  const file = await handle.createSyncAccessHandle()
  let at = 0
  file.truncate(0)
  return {
    write: (piece) => {
      at += file.write(piece, { at })
      return piece.buffer
    },
    end: () => {
      file.flush()
      file.close()
    },
    undo: async () => {
      file.close()
      await root.removeEntry(name).catch(() => undefined)
    },
  }
}

/** Takes every package away that lies in the site's own files: evidence is not left on the device. */
export async function sweepPrivateFiles(): Promise<void> {
  const root = await navigator.storage?.getDirectory?.().catch(() => undefined)
  if (!root) return
  const names: string[] = []
  for await (const name of (root as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name)
  await Promise.all(
    names.filter((name) => PRIVATE.test(name)).map((name) => root.removeEntry(name).catch(() => undefined)),
  )
}

/** For what is small. */
export function inMemory(): Sink & { readonly blob: () => Blob } {
  let pieces: Uint8Array<ArrayBuffer>[] = []
  return {
    write: (piece) => {
      pieces.push(piece)
      return undefined
    },
    end: () => undefined,
    undo: () => {
      pieces = []
    },
    blob: () => new Blob(pieces, { type: 'application/octet-stream' }),
  }
}

/**
 * To a service worker that passes it on as a download. A piece goes when it is asked for, so that the disk sets the pace and
 * nothing gathers; Safari can move ports, but no streams.
 */
export function throughPort(port: MessagePort): Sink {
  let wanted = 0
  let gone = false
  let wake: () => void = () => undefined
  port.onmessage = ({ data }) => {
    if (data === 'pull') wanted += 1
    else gone = true
    wake()
  }
  const asked = async () => {
    while (wanted === 0 && !gone) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    if (gone) throw new DOMException('the download was stopped', 'AbortError')
    wanted -= 1
  }
  return {
    write: async (piece) => {
      await asked()
      port.postMessage(piece, [piece.buffer])
      return undefined
    },
    end: async () => {
      await asked()
      port.postMessage('end')
      port.close()
    },
    undo: () => {
      port.postMessage('broken')
      port.close()
    },
  }
}
