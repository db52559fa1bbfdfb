import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aContent, aPiece } from '../../../tests/arrange/package.ts'
import { fingerprint } from './fingerprint.ts'
import { startHash } from './hash.ts'
import { giveBack, READ_BYTES, read } from './memory.ts'
import { drain, type Sink } from './save.ts'
import { sourceOf } from './tree.ts'
import { verifyZip } from './verify.ts'
import { writePackage } from './write.ts'

/** Bytes that are nowhere alike. */
function noise(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4))
  let state = seed
  for (let at = 0; at < words.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    words[at] = state
  }
  return new Uint8Array(words.buffer, 0, size)
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('what is given back is read into again, and nothing else is', async () => {
  const file = new Blob([noise(9 * READ_BYTES, 1)])
  const memory = new Set<ArrayBuffer>()
  let pieces = 0
  for await (const piece of read(file)) {
    pieces += 1
    memory.add(piece.buffer)
    giveBack(piece)
    // twice is once
    giveBack(piece)
  }
  expect(pieces).toBeGreaterThanOrEqual(9)
  // whoever has looked at it before has lost it
  expect([...memory].filter(({ byteLength }) => byteLength > 0).length).toBeLessThanOrEqual(2)
  const foreign = noise(READ_BYTES, 2)
  giveBack(foreign)
  for await (const piece of read(file)) expect(piece.buffer).not.toBe(foreign.buffer)
  expect(sha256(foreign)).toBe(sha256(noise(READ_BYTES, 2)))
})

test('what is kept is left alone, whatever else is read meanwhile', async () => {
  const bytes = noise(5 * READ_BYTES + 17, 3)
  const kept: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of read(new Blob([bytes]))) {
    kept.push(piece)
    await fingerprint(new Blob([noise(2 * READ_BYTES, kept.length)]), { hash: startHash })
  }
  expect(sha256(Buffer.concat(kept))).toBe(sha256(bytes))
})

const SIZES = [0, 1, READ_BYTES - 1, READ_BYTES, READ_BYTES + 1, 3 * READ_BYTES, 4 * READ_BYTES + 4099]

test.each([
  ['at once, giving its memory back', 0, true],
  ['after a while, giving its memory back', 5, true],
  ['at once, keeping its memory', 0, false],
])('a package is written whole to a sink that writes %s', async (_, wait, gives) => {
  const files = SIZES.map((size, at) => noise(size, at + 10))
  const evidence = files.map((bytes, at) => aPiece(bytes, { id: `bevis-${at}`.padEnd(16, 'x'), name: `${at}.bin` }))
  const written: Buffer[] = []
  const sink: Sink = {
    write: async (piece) => {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      written.push(Buffer.from(piece))
      if (!gives) return undefined
      // whoever still looked at it would see this
      const { buffer } = piece
      new Uint8Array(buffer).fill(0xee)
      return buffer
    },
    end: () => undefined,
    undo: () => undefined,
  }
  const { stream, sealed } = writePackage(aContent({ evidence }), { hash: startHash })
  await drain(stream, sink)
  const result = await sealed
  if (!result.ok) throw new Error(result.error.type)
  expect(result.value.evidence.map((one) => one.sha256)).toEqual(files.map(sha256))
  const report = await verifyZip(sourceOf(new Blob(written as unknown as BlobPart[])), {
    hash: startHash,
    seal: result.value.seal,
  })
  expect(report.readable && report.findings).toEqual([])
})

test('two packages at a time do not get in each other’s way', async () => {
  const made = await Promise.all(
    [20, 30].map(async (seed) => {
      const bytes = noise(6 * READ_BYTES, seed)
      const written: Buffer[] = []
      const { stream, sealed } = writePackage(aContent({ evidence: [aPiece(bytes)] }), { hash: startHash })
      const write = (piece: Uint8Array<ArrayBuffer>) => {
        written.push(Buffer.from(piece))
        return piece.buffer
      }
      await drain(stream, { write, end: () => undefined, undo: () => undefined })
      await sealed
      return verifyZip(sourceOf(new Blob(written as unknown as BlobPart[])), { hash: startHash })
    }),
  )
  expect(made.map((report) => report.readable && report.whole)).toEqual([true, true])
})

test('a reading that is given up lets go of the file', async () => {
  for await (const piece of read(new Blob([noise(4 * READ_BYTES, 40)]))) {
    giveBack(piece)
    break
  }
  const stop = new AbortController()
  const reading = { hash: startHash, signal: stop.signal, onBytes: () => stop.abort() }
  expect(await fingerprint(new Blob([noise(4 * READ_BYTES, 41)]), reading)).toEqual({
    ok: false,
    error: { type: 'cancelled' },
  })
})
