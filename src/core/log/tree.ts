import { concat, type Sha256 } from './bytes.ts'

// The Merkle tree of RFC 6962, section 2.1. Sizes and indexes are whole numbers below 2^53, so halving is division, not `>>`.

export const HASH_BYTES = 32

/** Leaves `from` to just before `to`. */
export type Range = { readonly from: number; readonly to: number }

/** A whole subtree: the one at `index` (from 0) among those of 2^`level` leaves. */
export type Subtree = { readonly level: number; readonly index: number }

export const leafHash = (sha256: Sha256, leaf: Uint8Array): Uint8Array => sha256(concat(Uint8Array.of(0), leaf))

export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concat(Uint8Array.of(1), left, right))

/** The largest power of two below `size`, where a tree of more than one leaf is parted. */
function parting(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** The whole subtrees that make up `range`, left to right; it begins where a tree of its size may begin, as all of a tree's do. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const found: Subtree[] = []
  for (let at = from; at < to; ) {
    let [level, leaves] = [0, 1]
    while (leaves * 2 <= to - at) {
      leaves *= 2
      level++
    }
    found.push({ level, index: at / leaves })
    at += leaves
  }
  return found
}

/** The hash of what consists of these whole subtrees; of nothing, the hash of an empty tree. */
export function joined(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1)
  if (!last) return sha256(new Uint8Array())
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last)
}

/** What the proof that leaf `index` is in a tree of `size` consists of: from the leaf's sibling up. */
export function inclusionPath(index: number, size: number): Range[] {
  const path: Range[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + parting(to - from)
    path.unshift(index < middle ? { from: middle, to } : { from, to: middle })
    if (index < middle) to = middle
    else from = middle
  }
  return path
}

/** What the proof that the tree of `newer` leaves goes on from that of `older` consists of; 0 < older <= newer. */
export function consistencyPath(older: number, newer: number): Range[] {
  const path: Range[] = []
  let [from, to] = [0, newer]
  while (to !== older) {
    const middle = from + parting(to - from)
    path.unshift(older <= middle ? { from: middle, to } : { from, to: middle })
    if (older <= middle) to = middle
    else from = middle
  }
  return from === 0 ? path : [{ from, to }, ...path]
}
