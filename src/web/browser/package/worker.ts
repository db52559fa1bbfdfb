import type { Named } from '#vault/package/write.ts'
import type { FromWorker, Task } from './tasks.ts'

export type Watching = {
  /** Bytes read so far. */
  readonly onBytes?: ((count: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

type Answering = Watching & {
  readonly onReady?: (() => void) | undefined
  readonly onStamp?: ((manifestSha256: string) => Promise<readonly Named[]>) | undefined
}

type Answers = {
  readonly verify: Extract<FromWorker, { type: 'verified' }>
  readonly fingerprint: Extract<FromWorker, { type: 'fingerprinted' }>
  readonly package: Extract<FromWorker, { type: 'packed' }>
}

/** The screen stays on while files are read: a telephone that goes to sleep stops reading. */
async function awake<T>(work: Promise<T>): Promise<T> {
  const lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
  try {
    return await work
  } finally {
    await lock?.release().catch(() => undefined)
  }
}

/** One task in a worker of its own, at `address`, which ends with it. */
export function ask<T extends Task>(
  address: string,
  task: T,
  { onBytes, onReady, onStamp, signal }: Answering = {},
  moved: Transferable[] = [],
): Promise<Answers[T['task']]> {
  const worker = new Worker(address, { type: 'module' })
  const stop = () => worker.postMessage({ task: 'stop' })
  const answered = new Promise<Answers[T['task']]>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || 'the worker could not be started'))
    worker.onmessage = async ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'bytes') onBytes?.(data.count)
      else if (data.type === 'ready') onReady?.()
      else if (data.type === 'stamp') {
        const receipts = await onStamp?.(data.manifestSha256).catch(() => [])
        worker.postMessage({ task: 'stamped', receipts: receipts ?? [] })
      } else resolve(data as Answers[T['task']])
    }
    signal?.addEventListener('abort', stop)
    worker.postMessage(task, moved)
    // said before the task, it would be of the one before
    if (signal?.aborted) stop()
  })
  return awake(answered).finally(() => {
    signal?.removeEventListener('abort', stop)
    worker.terminate()
  })
}
