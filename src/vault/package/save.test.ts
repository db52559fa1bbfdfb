import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseRung, drain, type Facilities, inLargePieces, LARGEST_IN_MEMORY, type Sink } from './save.ts'

const NOTHING: Facilities = { picker: false, serviceWorker: false, privateFile: false, free: null }
const GIB = 1024 ** 3

test('the best way that is open is taken, and memory only for what is small', () => {
  const all = { picker: true, serviceWorker: true, privateFile: true, free: 10 * GIB }
  expect(chooseRung(all, GIB)).toEqual({ ok: true, value: 'picker' })
  expect(chooseRung({ ...all, picker: false }, GIB)).toEqual({ ok: true, value: 'worker-stream' })
  expect(chooseRung({ ...all, picker: false, serviceWorker: false }, GIB)).toEqual({ ok: true, value: 'private-file' })
  expect(chooseRung({ ...NOTHING, privateFile: true, free: GIB }, GIB).ok).toBe(false)
  expect(chooseRung(NOTHING, LARGEST_IN_MEMORY)).toEqual({ ok: true, value: 'memory' })
  expect(chooseRung(NOTHING, LARGEST_IN_MEMORY + 1)).toEqual({
    ok: false,
    error: { type: 'too-large-here', most: LARGEST_IN_MEMORY },
  })
})

test('pieces of any size become pieces of a megabyte, with the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_500_000), { maxLength: 4 }), async (sizes) => {
      const parts = sizes.map((size, index) => new Uint8Array(size).fill(index + 1))
      const stream = new ReadableStream<Uint8Array>({
        start(to) {
          for (const part of parts) to.enqueue(part)
          to.close()
        },
      })
      const pieces: Uint8Array[] = []
      for await (const piece of inLargePieces(stream)) pieces.push(piece)
      expect(Buffer.concat(pieces).equals(Buffer.concat(parts))).toBe(true)
      expect(pieces.slice(0, -1).every(({ length }) => length === 1024 * 1024)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('what does not come to its end is undone, and not kept', async () => {
  const done: string[] = []
  const sink: Sink = {
    write: () => void done.push('write'),
    end: () => void done.push('end'),
    undo: () => void done.push('undo'),
  }
  let given = 0
  const broken = new ReadableStream<Uint8Array>({
    pull(to) {
      if (given++ === 2) to.error(new Error('gone'))
      else to.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  await expect(drain(broken, sink)).rejects.toThrow('gone')
  expect(done.at(-1)).toBe('undo')
  expect(done).not.toContain('end')
  done.length = 0
  await drain(new Blob(['x']).stream(), sink)
  expect(done).toEqual(['write', 'end'])
})
