// Alone in its file: WebAssembly that was compiled once is kept.
import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { hashOf, startHash } from './hash.ts'

const { compile } = WebAssembly
afterEach(() => {
  WebAssembly.compile = compile
})

test('where WebAssembly may not run, the fingerprint is the same', async () => {
  let refused = 0
  WebAssembly.compile = () => {
    refused += 1
    return Promise.reject(new WebAssembly.CompileError('refused by policy'))
  }
  const bytes = new Uint8Array([1, 2, 3])
  expect(await hashOf(startHash, 'sha256', bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(refused).toBe(1)
})
