import { z } from 'zod'
import type { Instant } from '#core/time.ts'
import { BEFORE_FIRST, FORM, hashOf, type Link, OUTCOMES, PURPOSES, type Who } from './chain.ts'
import type { Recorded } from './read.ts'

/** What stands at the top of an exported chain: how much there should be below. */
export type Heading = {
  readonly form: typeof FORM
  readonly chain: string
  readonly exported: Instant
  readonly entries: number
  readonly head: string
  readonly log?: Logged | undefined
}

/** How the chain stands in the log that is only added to. */
export type Logged = {
  /** Up to which entry. */
  readonly seq: number
  /** That its commitment is in the log, with the salt of it. */
  readonly proof: string
  /** The log's public key. */
  readonly key: string
  /** A time-stamping authority's answer for the proof's checkpoint, in base64. */
  readonly stamp?: string | undefined
}

export type ChainFault =
  | { readonly type: 'unreadable'; readonly line: number }
  | { readonly type: 'no-heading' }
  /** What the link says is not what its hash was made of. */
  | { readonly type: 'changed'; readonly line: number; readonly seq: number }
  /** Who it was is not who the link is bound to. */
  | { readonly type: 'other-person'; readonly line: number; readonly seq: number }
  | { readonly type: 'missing'; readonly line: number; readonly from: number; readonly to: number }
  | { readonly type: 'out-of-order'; readonly line: number; readonly seq: number; readonly after: number }
  /** It is numbered as the next one, and was not written after the one before it. */
  | { readonly type: 'does-not-follow'; readonly line: number; readonly seq: number }
  | { readonly type: 'other-chain'; readonly line: number }
  /** The heading promises more, fewer or others. */
  | { readonly type: 'not-as-headed'; readonly entries: number; readonly found: number }
  /** The end is not the one that was published elsewhere. */
  | { readonly type: 'other-head' }

export type Checked = {
  readonly entries: number
  /** Entries whose person has been forgotten. */
  readonly forgotten: number
  readonly head: string
  readonly faults: readonly ChainFault[]
}

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const heading = z.strictObject({
  form: z.literal(FORM),
  chain: z.uuid(),
  exported: z.string(),
  entries: z.int().nonnegative(),
  head: hex64,
  log: z
    .strictObject({ seq: z.int().positive(), proof: z.string(), key: z.string(), stamp: z.base64().optional() })
    .optional(),
})
const who = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  account: z.uuid(),
  name: z.string(),
  role: z.string(),
  request: z.uuid(),
})
const recorded = z.strictObject({
  form: z.literal(FORM),
  chain: z.uuid(),
  seq: z.int().positive(),
  at: z.string(),
  action: z.string(),
  purpose: z.enum(PURPOSES),
  outcome: z.enum(OUTCOMES),
  personal: hex64,
  previous: hex64,
  hash: hex64,
  who: who.nullable(),
})

export function exportChain(
  chain: string,
  entries: readonly Recorded[],
  exported: Instant,
  log: Logged | null = null,
): string {
  const head: Heading = {
    form: FORM,
    chain,
    exported,
    entries: entries.length,
    head: entries.at(-1)?.hash ?? BEFORE_FIRST,
    ...(log && { log }),
  }
  return [head, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('')
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** The first line of an exported chain, or null. */
export const headingOf = (text: string): Heading | null => {
  const read = heading.safeParse(jsonOf(linesOf(text)[0] ?? ''))
  return read.success ? (read.data as Heading) : null
}

/** The entries that can be read, whole or not. */
export const entriesOf = (text: string): Recorded[] =>
  linesOf(text)
    .slice(1)
    .flatMap((line) => {
      const read = recorded.safeParse(jsonOf(line))
      return read.success ? [read.data as Recorded] : []
    })

/**
 * Whether an exported chain is whole. Whoever can write the whole file anew can also make all its hashes anew, and a chain
 * without its newest entries is a chain: both show only against a `published` head, kept where they cannot reach.
 */
export function checkChain(text: string, published?: string): Checked {
  const [first = '', ...lines] = linesOf(text)
  const headed = heading.safeParse(jsonOf(first))
  if (!headed.success) return { entries: 0, forgotten: 0, head: BEFORE_FIRST, faults: [{ type: 'no-heading' }] }
  const faults: ChainFault[] = []
  let [entries, forgotten, before]: [number, number, { seq: number; hash: string }] = [
    0,
    0,
    { seq: 0, hash: BEFORE_FIRST },
  ]
  for (const [index, text] of lines.entries()) {
    const line = index + 2
    const read = recorded.safeParse(jsonOf(text))
    if (!read.success) {
      faults.push({ type: 'unreadable', line })
      continue
    }
    const entry = read.data as Recorded
    entries++
    if (!entry.who) forgotten++
    faults.push(...faultsOf(entry, headed.data.chain, before, line))
    before = entry
  }
  if (entries !== headed.data.entries || before.hash !== headed.data.head) {
    faults.push({ type: 'not-as-headed', entries: headed.data.entries, found: entries })
  }
  if (published !== undefined && published !== before.hash) faults.push({ type: 'other-head' })
  return { entries, forgotten, head: before.hash, faults }
}

function faultsOf(entry: Recorded, chain: string, before: { seq: number; hash: string }, line: number): ChainFault[] {
  const { hash, who: person, ...link } = entry
  const { seq } = link
  const faults: ChainFault[] = []
  if (link.chain !== chain) faults.push({ type: 'other-chain', line })
  if (hashOf(link satisfies Link) !== hash) faults.push({ type: 'changed', line, seq })
  if (person && hashOf(person satisfies Who) !== link.personal) faults.push({ type: 'other-person', line, seq })
  if (seq <= before.seq) faults.push({ type: 'out-of-order', line, seq, after: before.seq })
  else if (seq > before.seq + 1) faults.push({ type: 'missing', line, from: before.seq + 1, to: seq - 1 })
  else if (link.previous !== before.hash) faults.push({ type: 'does-not-follow', line, seq })
  return faults
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
