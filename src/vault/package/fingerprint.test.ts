import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { ALGORITHMS, hashOf, type StartHash, startHash, startPlainHash } from './hash.ts'

const bytes = fc.uint8Array({ maxLength: 5000 })

test.each([
  ['WebAssembly', startHash],
  ['plain', startPlainHash],
] as const)('the %s hashes are those that everybody else computes', async (_, start: StartHash) => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(...ALGORITHMS), async (data, algorithm) => {
      expect(await hashOf(start, algorithm, data)).toBe(createHash(algorithm).update(data).digest('hex'))
    }),
  )
})

test('a file in any pieces has the fingerprint of its bytes, and every byte is told once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 5 }), async (pieces) => {
      const file = new Blob(pieces as Uint8Array<ArrayBuffer>[])
      let told = 0
      const read = await fingerprint(file, {
        hash: startHash,
        onBytes: (count) => {
          told += count
        },
      })
      const whole = Buffer.concat(pieces)
      expect(read).toEqual({ ok: true, value: createHash('sha256').update(whole).digest('hex') })
      expect(told).toBe(whole.length)
    }),
  )
})

/** A file whose bytes come as `stream` says, whatever its size was said to be. */
const strange = (size: number, stream: () => ReadableStream<Uint8Array>): Blob => ({ size, stream }) as unknown as Blob

test('a file that changed while it was read has no fingerprint', async () => {
  const shorter = strange(10, () => new Blob(['nine char']).stream())
  expect(await fingerprint(shorter, { hash: startHash })).toEqual({ ok: false, error: { type: 'file-changed' } })
  const gone = strange(
    10,
    () => new ReadableStream({ pull: (end) => end.error(new DOMException('', 'NotReadableError')) }),
  )
  expect(await fingerprint(gone, { hash: startHash })).toEqual({ ok: false, error: { type: 'file-changed' } })
})

test('it stops when it is told to', async () => {
  const stop = new AbortController()
  let chunks = 0
  const endless = strange(Infinity, () => new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1024)) }))
  const read = fingerprint(endless, {
    hash: startHash,
    signal: stop.signal,
    onBytes: () => {
      if (++chunks === 3) stop.abort()
    },
  })
  expect(await read).toEqual({ ok: false, error: { type: 'cancelled' } })
  expect(chunks).toBe(3)
})
