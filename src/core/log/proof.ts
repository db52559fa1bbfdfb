import { err, ok, type Result } from '../result.ts'
import { fromBase64, type Sha256, toBase64 } from './bytes.ts'
import { type Checkpoint, parseCheckpoint, readCount } from './checkpoint.ts'
import { type CheckSignature, type LogKey, type NoteFault, openNote } from './note.ts'
import { HASH_BYTES, leafHash } from './tree.ts'
import { isIncluded } from './verify.ts'

/** That something is in a log, to be checked without it (C2SP tlog-proof). */
export type LogProof = {
  readonly index: number
  readonly path: readonly Uint8Array[]
  /** The signed note, as it was given. */
  readonly checkpoint: string
  /** What else is needed to know the leaf; nobody vouches for it. */
  readonly extra?: Uint8Array
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'
const LONGEST_PATH = 64
const LONGEST = 512 * 1024

export function writeProof({ index, path, checkpoint, extra }: LogProof): string {
  const lines = [FIRST_LINE, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...path.map(toBase64)]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

export function parseProof(text: string): LogProof | null {
  const parted = text.length > LONGEST ? -1 : text.indexOf('\n\n')
  if (parted < 0) return null
  const [first, ...lines] = text.slice(0, parted).split('\n')
  const told = lines[0]?.startsWith('extra ') ? lines.shift()?.slice('extra '.length) : undefined
  const extra = told === undefined ? undefined : fromBase64(told)
  const index = readCount(/^index (\d+)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  const path = lines.map(fromBase64)
  if (first !== FIRST_LINE || index === null || extra === null || path.length > LONGEST_PATH) return null
  if (!path.every((hash) => hash?.length === HASH_BYTES)) return null
  return {
    index,
    path: path as readonly Uint8Array[],
    checkpoint: text.slice(parted + 2),
    ...(extra && { extra }),
  }
}

export type ProofFault =
  | { readonly type: 'no-proof' }
  | { readonly type: 'checkpoint'; readonly fault: NoteFault }
  /** The checkpoint is of another log than the key's name says. */
  | { readonly type: 'other-log'; readonly origin: string }
  /** The log held something else at that place. */
  | { readonly type: 'not-in-the-log' }

/** What is certain: `leaf` was number `index` of the log when it had so many and this root. */
export type Proven = { readonly index: number; readonly checkpoint: Checkpoint }

/** Whether `text` proves that the log with `key` held `leaf`. */
export async function checkProof(
  sha256: Sha256,
  check: CheckSignature,
  text: string,
  { leaf, key }: { readonly leaf: Uint8Array; readonly key: LogKey },
): Promise<Result<Proven, ProofFault>> {
  const proof = parseProof(text)
  if (!proof) return err({ type: 'no-proof' })
  const opened = await openNote(sha256, check, proof.checkpoint, key)
  if (!opened.ok) return err({ type: 'checkpoint', fault: opened.error })
  const checkpoint = parseCheckpoint(opened.value)
  if (!checkpoint) return err({ type: 'checkpoint', fault: 'malformed' })
  if (checkpoint.origin !== key.name) return err({ type: 'other-log', origin: checkpoint.origin })
  const { index, path } = proof
  const included = isIncluded(sha256, { hash: leafHash(sha256, leaf), index }, checkpoint, path)
  return included ? ok({ index, checkpoint }) : err({ type: 'not-in-the-log' })
}
