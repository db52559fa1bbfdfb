import { createHash, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLogWith, sha256 } from '../../../tests/arrange/a-log.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { checkGrowth, parseGrowth, writeGrowth } from './growth.ts'
import { type CheckSignature, parseNote } from './note.ts'

const check: CheckSignature = (publicKey, message, signature) => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return verify(null, message, { key: spki, format: 'der', type: 'spki' }, signature)
}
const content = new Uint8Array(createHash('sha256').update('det').digest())
const log = aLogWith(content)
const said = (note: string) => {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '')
  if (!checkpoint) throw new Error(note)
  return checkpoint
}
const older = said(log.checkpoint)
const grown = (text: string, from = older, { key } = log) => checkGrowth(sha256, check, text, { older: from, key })

test('growth is read as it was written', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.array(hash, { maxLength: 64 }), (size, path) => {
      const one = { older: size, path, checkpoint: log.later }
      expect(parseGrowth(writeGrowth(one))).toEqual(one)
    }),
  )
})

test('a log that only grew is said to have, and how far', async () => {
  expect(await grown(log.grown)).toEqual({ ok: true, value: said(log.later) })
})

test.each<[string, () => ReturnType<typeof grown>, string]>([
  ['from another root', () => grown(log.grown, { ...older, root: sha256(older.root) }), 'not-in-the-log'],
  ['from another size', () => grown(log.grown, { ...older, size: 1 }), 'not-in-the-log'],
  ['from another log', () => grown(log.grown, { ...older, origin: 'anden.example' }), 'other-log'],
  ['by another key', () => grown(log.grown, older, aLogWith(content)), 'checkpoint'],
  ['without the hashes', () => grown(writeGrowth({ older: 2, path: [], checkpoint: log.later })), 'not-in-the-log'],
  ['without a checkpoint', () => grown('old 2\n\n'), 'checkpoint'],
  ['from nothing', () => grown(log.grown.replace('old 2', 'old')), 'no-proof'],
  ['with a leading zero', () => grown(log.grown.replace('old 2', 'old 02')), 'no-proof'],
  ['as nothing', () => grown(''), 'no-proof'],
])('growth %s is refused', async (_, tried, type) => {
  expect(await tried()).toMatchObject({ ok: false, error: { type } })
})
