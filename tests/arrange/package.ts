import type { Evidence } from '#core/logbook/evidence.ts'
import { packageText } from '#text/index.ts'
import { startHash } from '#vault/package/hash.ts'
import { type PackageContent, type Piece, type Stamp, writePackage } from '#vault/package/write.ts'

export const anEvidence = (changed: Partial<Evidence> = {}): Evidence => ({
  id: 'Zm9yIG9uZSB0ZXN0IQ',
  name: 'IMG 0042 på mur.PNG',
  size: 12,
  type: 'image/png',
  modified: '2026-11-22T13:04:05.000+01:00',
  words: { what: 'en besked', whereFound: 'Snapchat', takenBy: 'mor', form: 'screenshot', whereKept: 'min telefon' },
  ...changed,
})

export const aPiece = (bytes: string | Uint8Array, changed: Partial<Evidence> = {}): Piece => {
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>])
  return { record: anEvidence({ size: file.size, ...changed }), file }
}

export const aContent = (changed: Partial<PackageContent> = {}): PackageContent => ({
  id: 'k3v9x2mq',
  made: '2026-11-22T14:00:00.000+01:00',
  program: 'actioncard 0.1.0',
  logbook: { id: 'bG9nYm9nIGkgcHLDuHZlbg', head: 'ab'.repeat(32), count: 7 },
  entries: { text: '21. november: Nogen skrev …', data: [{ kind: 'event', what: 'Nogen skrev …' }] },
  evidence: [
    aPiece('first bytes'),
    aPiece('second', { name: 'CON.mp4' }),
    { record: anEvidence({ id: 'b'.repeat(16) }) },
  ],
  receipts: [{ name: 'punkt-7.tlog-proof', text: 'c2sp.org/tlog-proof@v1\n' }],
  words: packageText('da'),
  ...changed,
})

/** A package as bytes. */
export async function packed(content = aContent(), stamp?: Stamp) {
  const { stream, sealed } = writePackage(content, { hash: startHash }, stamp)
  const bytes = new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
  const result = await sealed
  if (!result.ok) throw new Error(result.error.type)
  return { bytes, sealed: result.value }
}
