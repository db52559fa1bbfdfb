import { err, ok, type Result } from '#core/result.ts'
import { giveBack } from './memory.ts'

/** Ways for gigabytes to get from a page to the disk, the best first. */
export const RUNGS = ['picker', 'worker-stream', 'private-file', 'memory'] as const
export type Rung = (typeof RUNGS)[number]

/** What this browser can do, here and now. */
export type Facilities = {
  /** Asks where to, and writes straight there (Chromium). */
  readonly picker: boolean
  /** A service worker of ours answers this page: it can pass bytes on as a download. */
  readonly serviceWorker: boolean
  /** A file that only the site sees; refused in some private windows, and in others held in memory. */
  readonly privateFile: boolean
  /** Bytes that may still be kept; null when the browser does not say. */
  readonly free: number | null
}

/** More than this in memory ends a page on a cheap telephone. */
export const LARGEST_IN_MEMORY = 200 * 1024 * 1024
/** What a private file needs beside its own size. */
const MARGIN = 50 * 1024 * 1024

export type SaveFault =
  /** Only memory is left, and it is too large for that: say to use a computer or an ordinary window. */
  { readonly type: 'too-large-here'; readonly most: number }

/** How a package of about `size` bytes is saved. */
export function chooseRung(can: Facilities, size: number): Result<Rung, SaveFault> {
  if (can.picker) return ok('picker')
  if (can.serviceWorker) return ok('worker-stream')
  if (can.privateFile && (can.free === null || can.free > size + MARGIN)) return ok('private-file')
  return size <= LARGEST_IN_MEMORY ? ok('memory') : err({ type: 'too-large-here', most: LARGEST_IN_MEMORY })
}

const CHUNK = 1024 * 1024

type Piece = Uint8Array<ArrayBuffer>

/** The same bytes in pieces of a megabyte, in memory that `take` gives: each piece costs a message or a write. */
export async function* inLargePieces(
  stream: ReadableStream<Uint8Array>,
  take: () => Piece = () => new Uint8Array(CHUNK),
): AsyncGenerator<Piece> {
  const reader = stream.getReader()
  let piece = take()
  let filled = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      let at = 0
      while (at < value.length) {
        const taken = value.subarray(at, at + CHUNK - filled)
        piece.set(taken, filled)
        filled += taken.length
        at += taken.length
        if (filled < CHUNK) continue
        yield piece
        piece = take()
        filled = 0
      }
      giveBack(value)
    }
    if (filled > 0) yield piece.subarray(0, filled)
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** Where a stream is written to. `end` keeps it, `undo` leaves nothing behind. */
export type Sink = {
  /** Answers memory that is free again, this piece's or an earlier one's. */
  readonly write: (piece: Piece) => Promise<ArrayBuffer | undefined> | ArrayBuffer | undefined
  readonly end: () => Promise<void> | void
  readonly undo: () => Promise<void> | void
}

/** All of it, or nothing: a package that is not whole is not kept. */
export async function drain(stream: ReadableStream<Uint8Array>, sink: Sink): Promise<void> {
  const free: Piece[] = []
  const take = () => free.pop() ?? new Uint8Array(CHUNK)
  try {
    for await (const piece of inLargePieces(stream, take)) {
      const memory = await sink.write(piece)
      if (memory?.byteLength === CHUNK) free.push(new Uint8Array(memory))
    }
    await sink.end()
  } catch (error) {
    await sink.undo()
    throw error
  }
}
