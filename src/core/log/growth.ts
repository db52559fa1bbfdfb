import { err, ok, type Result } from '../result.ts'
import { fromBase64, type Sha256, toBase64 } from './bytes.ts'
import { type Checkpoint, parseCheckpoint, readCount } from './checkpoint.ts'
import { type CheckSignature, type LogKey, openNote } from './note.ts'
import type { ProofFault } from './proof.ts'
import { HASH_BYTES } from './tree.ts'
import { isContinued } from './verify.ts'

/** How a log went on from what it was: the hashes from `older` leaves to a later checkpoint, as C2SP tlog-witness sends them. */
export type Growth = {
  readonly older: number
  readonly path: readonly Uint8Array[]
  /** The later checkpoint, a signed note, as it was given. */
  readonly checkpoint: string
}

const LONGEST_PATH = 64
const LONGEST = 512 * 1024

export const writeGrowth = ({ older, path, checkpoint }: Growth): string =>
  `${[`old ${older}`, ...path.map(toBase64)].join('\n')}\n\n${checkpoint}`

export function parseGrowth(text: string): Growth | null {
  const parted = text.length > LONGEST ? -1 : text.indexOf('\n\n')
  if (parted < 0) return null
  const [first = '', ...lines] = text.slice(0, parted).split('\n')
  const older = readCount(/^old (\d+)$/.exec(first)?.[1] ?? '')
  const path = lines.map(fromBase64)
  if (older === null || path.length > LONGEST_PATH || !path.every((hash) => hash?.length === HASH_BYTES)) return null
  return { older, path: path as readonly Uint8Array[], checkpoint: text.slice(parted + 2) }
}

/** Whether `text` shows that the log with `key`, which was `older` once, held all of that still at a later checkpoint, and which. */
export async function checkGrowth(
  sha256: Sha256,
  check: CheckSignature,
  text: string,
  { older, key }: { readonly older: Checkpoint; readonly key: LogKey },
): Promise<Result<Checkpoint, ProofFault>> {
  const growth = parseGrowth(text)
  if (!growth) return err({ type: 'no-proof' })
  const opened = await openNote(sha256, check, growth.checkpoint, key)
  if (!opened.ok) return err({ type: 'checkpoint', fault: opened.error })
  const newer = parseCheckpoint(opened.value)
  if (!newer) return err({ type: 'checkpoint', fault: 'malformed' })
  if (newer.origin !== older.origin) return err({ type: 'other-log', origin: newer.origin })
  const continued = growth.older === older.size && isContinued(sha256, older, newer, growth.path)
  return continued ? ok(newer) : err({ type: 'not-in-the-log' })
}
