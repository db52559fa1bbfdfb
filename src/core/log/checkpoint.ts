import { fromBase64, toBase64 } from './bytes.ts'
import { HASH_BYTES } from './tree.ts'
import type { Tree } from './verify.ts'

/** What a log says it held (C2SP tlog-checkpoint): the text that is signed as a note. */
export type Checkpoint = Tree & {
  /** Which log. */
  readonly origin: string
}

const COUNT = /^(?:0|[1-9]\d{0,15})$/

/** A number as these formats write it, or null. */
export function readCount(text: string): number | null {
  const number = COUNT.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : null
}

export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`

/** Lines after the third say nothing to us and are passed over, but none may be empty. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null
  const lines = text.slice(0, -1).split('\n')
  const [origin = '', count = '', encoded = ''] = lines
  const size = readCount(count)
  const root = fromBase64(encoded)
  if (lines.some((line) => line === '') || size === null || root?.length !== HASH_BYTES) return null
  return { origin, size, root }
}
