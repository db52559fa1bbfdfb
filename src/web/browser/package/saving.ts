import { err, ok, type Result } from '#core/result.ts'
import { chooseRung, type Facilities, type SaveFault } from '#vault/package/save.ts'
import { sweepPrivateFiles } from '#vault/package/sinks.ts'
import type { Saving } from './tasks.ts'

type Picking = { showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle> }

/** Where a package goes, and what remains to be done when it is written. */
export type Place = {
  readonly saving: Saving
  readonly moved: Transferable[]
  /** To be called when the worker is ready to write. */
  readonly begin?: () => void
  readonly after: (blob: Blob | null, whole: boolean) => Promise<void>
}

export async function canSave(): Promise<Facilities> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
  const free = estimate?.quota === undefined ? null : estimate.quota - (estimate.usage ?? 0)
  return {
    picker: 'showSaveFilePicker' in window,
    serviceWorker: navigator.serviceWorker?.controller != null,
    privateFile: (await navigator.storage?.getDirectory?.().then(Boolean, () => false)) ?? false,
    free,
  }
}

/** A private file is taken away when the browser has had time to copy it. */
const COPYING_MS = 10 * 60_000

export async function placeFor(
  name: string,
  size: number,
  can: Facilities,
): Promise<Result<Place, SaveFault | { readonly type: 'not-chosen' }>> {
  const rung = chooseRung(can, size)
  if (!rung.ok) return rung
  switch (rung.value) {
    case 'picker':
      return (await pick(name)) ?? placeFor(name, size, { ...can, picker: false })
    case 'worker-stream':
      return ok(download(name))
    case 'private-file':
      await sweepPrivateFiles()
      return ok({
        saving: { rung: 'private-file' },
        moved: [],
        after: async (_, whole) => {
          if (!whole) return
          const root = await navigator.storage.getDirectory()
          saveByLink(await (await root.getFileHandle(name)).getFile(), name)
          setTimeout(() => void sweepPrivateFiles(), COPYING_MS)
        },
      })
    case 'memory':
      return ok({
        saving: { rung: 'memory' },
        moved: [],
        after: async (blob) => {
          if (blob) saveByLink(blob, name)
        },
      })
  }
}

/** Null when the browser would not ask at all, as when the click is too long ago; then there are other ways. */
async function pick(suggestedName: string): Promise<Result<Place, { readonly type: 'not-chosen' }> | null> {
  try {
    const handle = await (window as Picking).showSaveFilePicker?.({ suggestedName })
    return handle ? ok({ saving: { rung: 'picker', handle }, moved: [], after: async () => undefined }) : null
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? err({ type: 'not-chosen' }) : null
  }
}

/** The service worker answers one address of its own with what comes through the port. */
function download(name: string): Place {
  const { port1, port2 } = new MessageChannel()
  const address = `/gem/${crypto.randomUUID()}/${name}`
  return {
    saving: { rung: 'worker-stream', port: port2 },
    moved: [port2],
    // not before: Firefox stops all that a page is fetching, the parts of its worker too, when it goes anywhere, if only to a download
    begin: () => {
      const ready = new MessageChannel()
      ready.port1.onmessage = () => location.assign(address)
      navigator.serviceWorker.controller?.postMessage({ type: 'save', address }, [port1, ready.port2])
    },
    after: async () => undefined,
  }
}

function saveByLink(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), COPYING_MS)
}
