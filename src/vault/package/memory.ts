// A browser clears up what was read when it gets round to it: of gigabytes, hundreds of megabytes lie about meanwhile. So the
// same few pieces of memory are read into again and again.

/** As much as is read at once; a file no larger is not worth the trouble. */
export const READ_BYTES = 1024 * 1024
const MOST_SPARE = 8

const spare: ArrayBuffer[] = []
const lent = new WeakSet<ArrayBuffer>()

/** A file's bytes, in memory that `giveBack` may be told of; where a browser cannot read so, in memory of its own. */
export async function* read(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = file.stream()
  const reader = file.size < READ_BYTES ? null : intoOwn(stream)
  if (!reader) return yield* streamed(stream)
  try {
    for (;;) {
      const { done, value } = await reader.read(new Uint8Array(spare.pop() ?? new ArrayBuffer(READ_BYTES)))
      if (value) lent.add(value.buffer)
      if (done) {
        if (value) giveBack(value)
        return
      }
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** That nobody looks at `piece`, which came from `read`, any more. What came from elsewhere is left alone. */
export function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && lent.delete(buffer) && spare.length < MOST_SPARE) spare.push(buffer)
}

function intoOwn(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | null {
  try {
    return stream.getReader({ mode: 'byob' })
  } catch {
    return null
  }
}

/** Safari cannot walk a stream with `for await`. */
export async function* streamed<B extends ArrayBufferLike>(
  stream: ReadableStream<Uint8Array<B>>,
): AsyncGenerator<Uint8Array<B>> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}
