import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { type Sha256, utf8 } from '#core/log/bytes.ts'
import { writeCheckpoint } from '#core/log/checkpoint.ts'
import { commitmentTo } from '#core/log/commitment.ts'
import { writeGrowth } from '#core/log/growth.ts'
import { type LogKey, writeKey, writeNote } from '#core/log/note.ts'
import { writeProof } from '#core/log/proof.ts'
import { leafHash, nodeHash } from '#core/log/tree.ts'

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** A log of two leaves, the second of which is a commitment to `hash`; with the proof of it, its salt along. */
export function aLogWith(hash: Uint8Array, name = 'log.example/1') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key: LogKey = {
    name,
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  }
  const salt = sha256(utf8('tilfældigt'))
  const leaf = commitmentTo(sha256, salt, hash)
  const first = leafHash(sha256, utf8('et andet'))
  const root = nodeHash(sha256, first, leafHash(sha256, leaf))
  const text = writeCheckpoint({ origin: name, size: 2, root })
  const signed = (note: string) => writeNote(sha256, note, key, sign(null, utf8(note), privateKey))
  const checkpoint = signed(text)
  const bare = { index: 1, path: [first], checkpoint }
  // a third leaf comes later
  const third = leafHash(sha256, utf8('et tredje'))
  const later = signed(writeCheckpoint({ origin: name, size: 3, root: nodeHash(sha256, root, third) }))
  const grown = writeGrowth({ older: 2, path: [third], checkpoint: later })
  const proof = writeProof({ ...bare, extra: salt })
  return { key, published: writeKey(sha256, key), leaf, text, bare, checkpoint, proof, later, grown }
}
