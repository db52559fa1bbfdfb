import { type Sha256, sameBytes } from './bytes.ts'
import { HASH_BYTES, nodeHash } from './tree.ts'

/** The root that a tree has. */
export type Tree = { readonly size: number; readonly root: Uint8Array }

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0
const isHash = ({ length }: Uint8Array): boolean => length === HASH_BYTES
const half = (number: number): number => Math.floor(number / 2)
const isOdd = (number: number): boolean => number % 2 === 1

/** Whether `path` shows that a leaf with this hash is number `index` of `tree` (RFC 9162, 2.1.3.2). */
export function isIncluded(
  sha256: Sha256,
  leaf: { readonly hash: Uint8Array; readonly index: number },
  tree: Tree,
  path: readonly Uint8Array[],
): boolean {
  if (!isCount(leaf.index) || !isCount(tree.size) || leaf.index >= tree.size) return false
  if (![leaf.hash, tree.root, ...path].every(isHash)) return false
  let [place, last, hash] = [leaf.index, tree.size - 1, leaf.hash]
  for (const beside of path) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      hash = nodeHash(sha256, beside, hash)
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)]
    } else {
      hash = nodeHash(sha256, hash, beside)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameBytes(hash, tree.root)
}

/** Whether `path` shows that `newer` begins with all that `older` had (RFC 9162, 2.1.4.2). Of an empty tree nothing can be shown. */
export function isContinued(sha256: Sha256, older: Tree, newer: Tree, path: readonly Uint8Array[]): boolean {
  if (!isCount(older.size) || !isCount(newer.size) || older.size === 0 || older.size > newer.size) return false
  if (![older.root, newer.root, ...path].every(isHash)) return false
  if (older.size === newer.size) return path.length === 0 && sameBytes(older.root, newer.root)
  let [place, last] = [older.size - 1, newer.size - 1]
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  // an older tree that is one whole subtree is not told: its root is known
  const [first, ...rest] = place === 0 ? [older.root, ...path] : path
  if (!first) return false
  let [then, now] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      then = nodeHash(sha256, beside, then)
      now = nodeHash(sha256, beside, now)
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)]
    } else {
      now = nodeHash(sha256, now, beside)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameBytes(then, older.root) && sameBytes(now, newer.root)
}
