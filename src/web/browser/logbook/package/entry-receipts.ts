import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64 } from '#core/log/bytes.ts'
import { readKey } from '#core/log/note.ts'
import { checkProof, parseProof, writeProof } from '#core/log/proof.ts'
import { fromBase64Url } from '#vault/bytes.ts'
import type { Opened } from '#vault/open.ts'
import { entryReceiptName } from '#vault/package/entry-receipts.ts'
import { checkEd25519, keyFile } from '#vault/package/receipts.ts'
import { stampFiles, stampOn } from '#vault/package/stamps.ts'
import type { Named } from '#vault/package/write.ts'
import { bytesOf, commitmentOf } from '#vault/seal.ts'
import { type Session, shown } from '../api.ts'

/** As many entries as the server answers for at once. */
const AT_ONCE = 100

/** An entry, and how it stands in the common log. */
type Committed = {
  readonly seq: number
  readonly salt: Uint8Array
  /** Whether `proof` is of this entry, by the log's own key. */
  readonly holds: (proof: string) => Promise<boolean>
}

/**
 * The receipts of the chosen entries: as they were given when each was written, and by when the log was stamped since. Each is
 * checked first, for a false one would spoil the package. Without a net there are only the first.
 */
export async function entryReceipts(
  session: Session,
  chosen: readonly Opened[],
  logKey: string,
): Promise<readonly Named[]> {
  const { logbook } = session
  const entries = await Promise.all(chosen.map((one) => committed(session, one, logKey)))
  const known = entries.flatMap((one) => one ?? [])
  const given = [...logbook.entries.flatMap(({ entry }) => entry?.receipts ?? []), ...session.receipts]
  const first = await Promise.all(
    known.map((one) =>
      papers(
        one,
        given.filter(({ of }) => of === one.seq).map(({ proof }) => proof),
        false,
      ),
    ),
  )
  const receipts = [...first.flat(), ...(await stampedReceipts(session, known))]
  return receipts.length > 0 ? [...receipts, keyFile(logKey)] : []
}

async function committed({ logbook }: Session, { seq, envelope }: Opened, logKey: string): Promise<Committed | null> {
  const epochKey = logbook.inside.epochs[envelope.epoch - 1]
  const key = readKey(sha256, logKey)
  if (!epochKey || !key) return null
  const { salt, commitment } = await commitmentOf(epochKey, envelope)
  const leaf = bytesOf(commitment)
  const holds = async (proof: string) => (await checkProof(sha256, checkEd25519, proof, { leaf, key })).ok
  return { seq, salt: fromBase64Url(salt) ?? new Uint8Array(), holds }
}

/** The first of `proofs` that holds, with the salt that the entry's leaf is made with. */
async function papers({ seq, salt, holds }: Committed, proofs: readonly string[], stamped: boolean): Promise<Named[]> {
  for (const text of proofs) {
    const proof = parseProof(text)
    if (!proof || !(await holds(text))) continue
    return [{ name: entryReceiptName(seq, stamped), text: writeProof({ ...proof, extra: salt }) }]
  }
  return []
}

async function stampedReceipts(session: Session, known: readonly Committed[]): Promise<readonly Named[]> {
  const { send, keys } = session
  const files: Named[] = []
  for (let at = 0; at < known.length; at += AT_ONCE) {
    const some = known.slice(at, at + AT_ONCE)
    const said = await send('/logbog/stempler', { ...shown(keys), entries: some.map(({ seq }) => seq) })
    if (said.type !== 'stamped') return files
    const sound = await soundStamps(said.stamps)
    for (const one of some) {
      const proofs = said.proofs.filter(
        ({ of, proof }) => of === one.seq && sound.has(parseProof(proof)?.checkpoint ?? ''),
      )
      const [paper] = await papers(
        one,
        proofs.map(({ proof }) => proof),
        true,
      )
      const stamp = paper && 'text' in paper && sound.get(parseProof(paper.text)?.checkpoint ?? '')
      if (paper && stamp) files.push(paper, ...stamp)
    }
  }
  // several entries lie under one stamp
  return [...new Map(files.map((file) => [file.name, file])).values()]
}

/** The stamps that hold in themselves, as files, by the checkpoint that each is on. Who made them is for whoever checks. */
async function soundStamps(stamps: readonly { readonly checkpoint: string; readonly token: string }[]) {
  const sound = new Map<string, Named[]>()
  for (const { checkpoint, token } of stamps) {
    const answer = fromBase64(token)
    const checked = answer && (await stampOn(checkpoint, { at: async () => answer }))
    if (checked && checked.type !== 'none' && checked.type !== 'false')
      sound.set(checkpoint, stampFiles(checkpoint, answer))
  }
  return sound
}
