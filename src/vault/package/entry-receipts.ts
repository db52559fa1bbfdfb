import type { Finding } from './finding.ts'
import { checkReceipt, type Receipt, type ReceiptReport } from './receipts.ts'
import { hashOfCiphertext, readSealed, type SealedEntry, says } from './sealed-entry.ts'
import type { StampReport } from './stamps.ts'

/** What a receipt of one of the entries shows. */
export type EntryReport = {
  /** Its number in the logbook. */
  readonly number: number
  /** Of several, the one that shows most. */
  readonly receipt: ReceiptReport
}

const RECEIPT = /^kvitteringer\/punkt-([1-9]\d{0,8})(?:-stemplet)?\.tlog-proof$/

/** Where the receipt of an entry lies: as it was given when the entry was written, and under a checkpoint that is stamped. */
export const entryReceiptName = (number: number, stamped: boolean): string =>
  `punkt-${number}${stamped ? '-stemplet' : ''}.tlog-proof`

type EntryData = {
  /** Null when it is not in the package; `faulty` when what is there cannot be one. */
  readonly sealed: SealedEntry | 'faulty' | null
  readonly told: object
}

export type EntryReceipts = Omit<Receipt, 'proof' | 'hash'> & {
  /** Of every file in the package. */
  readonly paths: readonly string[]
  /** data/logbog.json, or null. */
  readonly data: string | null
  readonly textAt: (path: string) => Promise<string | null>
}

/** Every entry that the package tells of against its seal, and every receipt against its entry. */
export async function checkEntries({ paths, data, textAt, ...known }: EntryReceipts): Promise<{
  readonly entries: readonly EntryReport[]
  readonly findings: readonly Finding[]
}> {
  const findings: Finding[] = []
  const hashes = new Map<number, Uint8Array>()
  for (const [number, { sealed, told }] of entriesIn(data)) {
    if (sealed === null) continue
    const isOwn = sealed !== 'faulty' && sealed.envelope.seq === number && (await says(sealed, told))
    if (isOwn) hashes.set(number, await hashOfCiphertext(sealed))
    else findings.push({ type: 'entry-differs', number })
  }
  const best = new Map<number, ReceiptReport>()
  for (const path of paths) {
    const number = Number(RECEIPT.exec(path)?.[1])
    if (!number || findings.some((one) => one.type === 'entry-differs' && one.number === number)) continue
    const receipt = await checkReceipt({ ...known, proof: await textAt(path), hash: hashes.get(number) ?? null })
    if (receipt.type === 'false') findings.push({ type: 'false-entry-receipt', path, number })
    else findings.push(...falseStamps(receipt))
    const before = best.get(number)
    if (!before || worth(receipt) > worth(before)) best.set(number, receipt)
  }
  const reports = [...best].map(([number, receipt]) => ({ number, receipt }))
  return { entries: reports.sort((one, other) => one.number - other.number), findings }
}

export const falseStamps = (receipt: ReceiptReport): Finding[] =>
  receipt.type === 'in-log' && receipt.stamp.type === 'false'
    ? [{ type: 'false-stamp', path: receipt.stamp.path, fault: receipt.stamp.fault }]
    : []

/** What stands in the package by its number; none when it cannot be read. Two of one number are neither. */
function entriesIn(data: string | null): ReadonlyMap<number, EntryData> {
  const found = new Map<number, EntryData>()
  let read: unknown
  try {
    read = JSON.parse(data ?? '')
  } catch {
    return found
  }
  const { entries } = (read ?? {}) as { entries?: unknown }
  for (const told of Array.isArray(entries) ? entries : []) {
    const { number, sealed } = (told ?? {}) as { number?: unknown; sealed?: unknown }
    if (typeof number !== 'number') continue
    const read = sealed === undefined ? null : (readSealed(sealed) ?? 'faulty')
    found.set(number, { sealed: found.has(number) ? 'faulty' : read, told })
  }
  return found
}

const STAMP_WORTH: Readonly<Record<StampReport['type'], number>> = { false: 1, none: 2, unknown: 3, stamped: 4 }

function worth(receipt: ReceiptReport): number {
  if (receipt.type !== 'in-log') return receipt.type === 'false' ? 0 : 1
  const { stamp } = receipt
  return 10 + STAMP_WORTH[stamp.type] + (stamp.type === 'stamped' && stamp.trust === 'trusted' ? 1 : 0)
}
