import { sha256 } from '@noble/hashes/sha2.js'
import { type LogKey, readKey } from '#core/log/note.ts'
import { checkProof } from '#core/log/proof.ts'
import type { Receipt } from '#core/logbook/entry.ts'
import type { Logbook } from './logbook.ts'
import { checkEd25519 } from './package/receipts.ts'
import { bytesOf, commitmentOf } from './seal.ts'

export type EntryReceipt =
  /** The log had it as number `index` when it had `size`; and `before` is the entry that says so, null when none does yet. */
  | { readonly type: 'held'; readonly index: number; readonly size: number; readonly before: number | null }
  | { readonly type: 'none' }
  /** There is a receipt, and it is not of this entry, or not by this log. */
  | { readonly type: 'wrong' }

type Held = { readonly receipt: Receipt; readonly before: number | null }

/** What the common log has answered of each entry, first to last, checked by its own key and the entry's own bytes. */
export async function receiptsOf(
  logbook: Logbook,
  fresh: readonly Receipt[],
  logKey: string,
): Promise<readonly EntryReceipt[]> {
  const key = readKey(sha256, logKey)
  const carried = logbook.entries.flatMap(({ seq, entry }) =>
    (entry?.receipts ?? []).map((receipt): Held => ({ receipt, before: seq })),
  )
  const held = [...carried, ...fresh.map((receipt): Held => ({ receipt, before: null }))]
  return Promise.all(
    logbook.entries.map(({ seq }) =>
      checked(
        logbook,
        seq,
        held.filter(({ receipt }) => receipt.of === seq),
        key,
      ),
    ),
  )
}

/** Of several, one that holds is enough: another member may have written a bad one. */
async function checked(
  { entries, inside }: Logbook,
  seq: number,
  held: readonly Held[],
  key: LogKey | null,
): Promise<EntryReceipt> {
  const envelope = entries[seq - 1]?.envelope
  const salt = envelope && inside.epochs[envelope.epoch - 1]
  if (!envelope || !salt || held.length === 0) return { type: 'none' }
  const leaf = bytesOf((await commitmentOf(salt, envelope)).commitment)
  for (const { receipt, before } of held) {
    const proven = key && (await checkProof(sha256, checkEd25519, receipt.proof, { leaf, key }))
    if (proven?.ok) return { type: 'held', index: proven.value.index, size: proven.value.checkpoint.size, before }
  }
  return { type: 'wrong' }
}
