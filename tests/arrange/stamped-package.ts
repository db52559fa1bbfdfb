// A package whose entries stand in a log that an authority has stamped: every part to be meddled with before it is sealed.
import { generateKeyPairSync, sign } from 'node:crypto'
import { utf8 } from '#core/log/bytes.ts'
import { writeCheckpoint } from '#core/log/checkpoint.ts'
import { commitmentTo } from '#core/log/commitment.ts'
import { type LogKey, writeKey, writeNote } from '#core/log/note.ts'
import { writeProof } from '#core/log/proof.ts'
import { leafHash, nodeHash } from '#core/log/tree.ts'
import { stampRequest } from '#store/stamp/request.ts'
import { fromBase64Url } from '#vault/bytes.ts'
import { entryReceiptName } from '#vault/package/entry-receipts.ts'
import { keyFile } from '#vault/package/receipts.ts'
import { disclosed } from '#vault/package/sealed-entry.ts'
import { stampFiles } from '#vault/package/stamps.ts'
import type { Named, PackageContent } from '#vault/package/write.ts'
import { bytesOf, commitmentOf } from '#vault/seal.ts'
import { sha256 } from './a-log.ts'
import { found, keysFor, open, write } from './logbook.ts'
import { aContent } from './package.ts'
import type { aStampAuthority } from './stamp-authority.ts'

export const LOG = 'log.example/1'

function aSigner(name = LOG) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const key: LogKey = { name, publicKey: raw }
  const checkpoint = (size: number, root: Uint8Array) => {
    const text = writeCheckpoint({ origin: name, size, root })
    return writeNote(sha256, text, key, sign(null, utf8(text), privateKey))
  }
  return { published: writeKey(sha256, key), checkpoint }
}

const node = (left: Uint8Array, right: Uint8Array) => nodeHash(sha256, left, right)

/** A logbook of two entries, and a log that had them as numbers 1 and 2 when it had three leaves and, stamped, when it had four. */
export async function aStampedPackage(tsa: ReturnType<typeof aStampAuthority>) {
  const keys = await keysFor(7)
  const logbook = await open(keys, await write(keys, await found(keys), 'det første', 'det andet'))
  const [epochKey] = logbook.inside.epochs
  if (!epochKey) throw new Error('a logbook without a key')
  const entries = await Promise.all(
    logbook.entries.map(async (opened) => {
      const { receipts: _, ...told } = opened.entry ?? { receipts: [] }
      const { salt, commitment } = await commitmentOf(epochKey, opened.envelope)
      const sealed = await disclosed(opened, epochKey, told)
      const data = { number: opened.seq, writer: 'Mor', hash: opened.hash, ...told, sealed }
      return { data, salt: fromBase64Url(salt) ?? new Uint8Array(), leaf: leafHash(sha256, bytesOf(commitment)) }
    }),
  )
  const [one, two] = entries
  if (!one || !two) throw new Error('a logbook of two entries')
  const [first, last] = [leafHash(sha256, utf8('et andet')), leafHash(sha256, utf8('et tredje'))]
  const [left, right] = [node(first, one.leaf), node(two.leaf, last)]
  const all = node(left, right)
  const signer = aSigner()
  const [three, four] = [signer.checkpoint(3, node(left, two.leaf)), signer.checkpoint(4, all)]
  const proofs = (checkpoint: string, paths: readonly (readonly Uint8Array[])[]) =>
    [one, two].map(({ salt }, at) => writeProof({ index: at + 1, path: paths[at] ?? [], checkpoint, extra: salt }))
  const early = proofs(three, [[first, two.leaf], [left]])
  const pathsOfFour = [
    [first, right],
    [last, left],
  ]
  const stampedProofs = proofs(four, pathsOfFour)
  const token = tsa.reply(stampRequest(Buffer.from(four)).der)
  const receipts: Named[] = [
    ...early.map((text, at) => ({ name: entryReceiptName(at + 1, false), text })),
    ...stampedProofs.map((text, at) => ({ name: entryReceiptName(at + 1, true), text })),
    ...stampFiles(four, token),
    keyFile(signer.published),
  ]
  const content = (changed: { readonly data?: readonly unknown[]; readonly receipts?: readonly Named[] } = {}) =>
    aContent({
      entries: { text: 'det første, det andet', data: changed.data ?? [one.data, two.data] },
      receipts: changed.receipts ?? receipts,
    } satisfies Partial<PackageContent>)
  /** The receipts with these in the place of those of the same name. */
  const withReceipts = (...changed: readonly Named[]): readonly Named[] => [
    ...receipts.filter(({ name }) => changed.every((other) => other.name !== name)),
    ...changed,
  ]
  /** The log's answer to a package, under a checkpoint of its own with that as leaf 4. */
  const stampPackage = async (manifestSha256: string): Promise<Named[]> => {
    const salt = sha256(utf8('pakkens salt'))
    const leaf = leafHash(sha256, commitmentTo(sha256, salt, Buffer.from(manifestSha256, 'hex')))
    const proof = { index: 4, path: [all], checkpoint: signer.checkpoint(5, node(all, leaf)), extra: salt }
    return [{ name: 'pakke.tlog-proof', text: writeProof(proof) }, keyFile(signer.published)]
  }
  const forged = aSigner()
  const forgedProofs = proofs(forged.checkpoint(4, all), pathsOfFour)
  const { published } = signer
  return {
    data: [one.data, two.data] as const,
    content,
    withReceipts,
    stampPackage,
    published,
    early,
    stampedProofs,
    three,
    four,
    token,
    forged: { published: forged.published, proofs: forgedProofs },
  }
}
