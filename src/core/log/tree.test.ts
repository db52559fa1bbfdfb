import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, type Sha256, toHex } from './bytes.ts'
import { consistencyPath, inclusionPath, joined, leafHash, type Range, subtreesOf } from './tree.ts'
import { isContinued, isIncluded } from './verify.ts'

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** RFC 6962 as it is written down, slowly: what the tree is held to. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const { length } = leaves
  if (length === 0) return sha256(new Uint8Array())
  if (length === 1) return sha256(Buffer.concat([Buffer.of(0), leaves[0] as Uint8Array]))
  const k = 2 ** (Math.ceil(Math.log2(length)) - 1)
  return sha256(Buffer.concat([Buffer.of(1), slowRoot(leaves.slice(0, k)), slowRoot(leaves.slice(k))]))
}

function slowPath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return m < k
    ? [...slowPath(m, leaves.slice(0, k)), slowRoot(leaves.slice(k))]
    : [...slowPath(m - k, leaves.slice(k)), slowRoot(leaves.slice(0, k))]
}

function slowConsistency(m: number, leaves: readonly Uint8Array[], known: boolean): Uint8Array[] {
  if (m === leaves.length) return known ? [] : [slowRoot(leaves)]
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return m <= k
    ? [...slowConsistency(m, leaves.slice(0, k), known), slowRoot(leaves.slice(k))]
    : [...slowConsistency(m - k, leaves.slice(k), false), slowRoot(leaves.slice(0, k))]
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, at) => Buffer.from(`leaf ${at}`))
/** The hash of a range, by way of whole subtrees alone, as the store keeps them. */
const hashOf = (leaves: readonly Uint8Array[], range: Range) =>
  joined(
    sha256,
    subtreesOf(range).map(({ level, index }) => slowRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
  )

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const REFERENCE = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => fromHex(hex) as Uint8Array)

test('the reference tree has its roots', () => {
  for (const [size, root] of ROOTS.entries()) {
    expect(toHex(hashOf(REFERENCE, { from: 0, to: size }))).toBe(root)
    expect(toHex(slowRoot(REFERENCE.slice(0, size)))).toBe(root)
  }
})

test('every leaf of every tree up to 40 is proven in it, by the path that the RFC says', () => {
  for (let size = 1; size <= 40; size++) {
    const leaves = leavesOf(size)
    const tree = { size, root: slowRoot(leaves) }
    for (let index = 0; index < size; index++) {
      const path = inclusionPath(index, size).map((range) => hashOf(leaves, range))
      expect(path).toEqual(slowPath(index, leaves))
      expect(isIncluded(sha256, { hash: leafHash(sha256, leaves[index] as Buffer), index }, tree, path)).toBe(true)
    }
  }
})

test('every tree up to 40 goes on from every one before it, by the path that the RFC says', () => {
  const leaves = leavesOf(40)
  const treeOf = (size: number) => ({ size, root: slowRoot(leaves.slice(0, size)) })
  for (let newer = 1; newer <= 40; newer++) {
    for (let older = 1; older <= newer; older++) {
      const path = consistencyPath(older, newer).map((range) => hashOf(leaves, range))
      expect(path).toEqual(slowConsistency(older, leaves.slice(0, newer), true))
      expect(isContinued(sha256, treeOf(older), treeOf(newer), path)).toBe(true)
    }
  }
})

/** One thing wrong with a path: a bit, a hash too many, too few, too long, doubled, or two in each other's place. */
const spoilt = (path: readonly Uint8Array[]) =>
  fc.oneof(
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((more) => [...path, more]),
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((more) => [more, ...path]),
    ...(path.length === 0
      ? []
      : [
          fc.constant(path.slice(1)),
          fc.constant(path.slice(0, -1)),
          fc.nat(path.length - 1).map((at) => path.flatMap((hash, place) => (place === at ? [hash, hash] : [hash]))),
          fc.nat(path.length - 1).map((at) => path.with(at, (path[at] as Uint8Array).subarray(0, 31))),
          fc.nat(path.length - 1).map((at) => path.with(at, Buffer.concat([path[at] as Uint8Array, Buffer.of(0)]))),
          fc.tuple(fc.nat(path.length - 1), fc.nat(255)).map(([at, bit]) => {
            const hash = Uint8Array.from(path[at] as Uint8Array)
            hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7))
            return path.with(at, hash)
          }),
        ]),
    ...(path.length < 2 ? [] : [fc.constant([...path.slice(1), path[0] as Uint8Array])]),
  )

const twoSizes = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.nat(69))
  .map(([size, index]) => ({ size, index: index % size }))

test('a leaf is proven by nothing but its own path, place, tree and hash', () => {
  fc.assert(
    fc.property(
      twoSizes.chain(({ size, index }) => {
        const leaves = leavesOf(size)
        const path = inclusionPath(index, size).map((range) => hashOf(leaves, range))
        return fc.record({
          size: fc.constant(size),
          index: fc.constant(index),
          path: fc.constant(path),
          bad: spoilt(path),
          other: fc.nat(size + 2).filter((one) => one !== index),
        })
      }),
      ({ size, index, path, bad, other }) => {
        const leaves = leavesOf(size)
        const tree = { size, root: slowRoot(leaves) }
        const hash = leafHash(sha256, leaves[index] as Buffer)
        expect(isIncluded(sha256, { hash, index }, tree, bad)).toBe(false)
        expect(isIncluded(sha256, { hash, index: other }, tree, path)).toBe(false)
        expect(isIncluded(sha256, { hash: sha256(hash), index }, tree, path)).toBe(false)
        expect(isIncluded(sha256, { hash, index }, { ...tree, root: sha256(tree.root) }, path)).toBe(false)
        // the sizes whose trees a path of this length cannot fit are refused whatever the hashes
        if (inclusionPath(index, size).length !== inclusionPath(index, size * 2).length) {
          expect(isIncluded(sha256, { hash, index }, { ...tree, size: size * 2 }, path)).toBe(false)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('a tree is said to go on from another only by their own path and roots', () => {
  fc.assert(
    fc.property(
      twoSizes.chain(({ size, index }) => {
        const leaves = leavesOf(size)
        const path = consistencyPath(index + 1, size).map((range) => hashOf(leaves, range))
        return fc.record({
          newer: fc.constant(size),
          older: fc.constant(index + 1),
          path: fc.constant(path),
          bad: spoilt(path),
        })
      }),
      ({ newer, older, path, bad }) => {
        const leaves = leavesOf(newer)
        const from = { size: older, root: slowRoot(leaves.slice(0, older)) }
        const to = { size: newer, root: slowRoot(leaves) }
        const forged = slowRoot([...leavesOf(older - 1), Buffer.from('another')])
        expect(isContinued(sha256, from, to, bad)).toBe(false)
        expect(isContinued(sha256, { ...from, root: forged }, to, path)).toBe(false)
        expect(isContinued(sha256, from, { ...to, root: sha256(to.root) }, path)).toBe(false)
        expect(isContinued(sha256, { size: 0, root: sha256(new Uint8Array()) }, to, path)).toBe(false)
        if (older !== newer) expect(isContinued(sha256, to, from, path)).toBe(false)
      },
    ),
    { numRuns: 500 },
  )
})

test('what is no count, or no hash, is refused', () => {
  const leaf = Buffer.from('one')
  const root = leafHash(sha256, leaf)
  const tree = { size: 1, root }
  expect(isIncluded(sha256, { hash: root, index: 0 }, tree, [])).toBe(true)
  for (const index of [-1, 0.5, Number.NaN, 1, 2 ** 53]) {
    expect(isIncluded(sha256, { hash: root, index }, tree, [])).toBe(false)
  }
  for (const size of [0, -1, 1.5, Number.NaN, 2 ** 53]) {
    expect(isIncluded(sha256, { hash: root, index: 0 }, { size, root }, [])).toBe(false)
    expect(isContinued(sha256, { size, root }, tree, [])).toBe(false)
  }
  expect(isIncluded(sha256, { hash: root.subarray(1), index: 0 }, { size: 1, root: root.subarray(1) }, [])).toBe(false)
  expect(isContinued(sha256, tree, tree, [])).toBe(true)
  expect(isContinued(sha256, tree, tree, [root])).toBe(false)
})

test('a tree beyond 2^32 leaves is parted where it should', () => {
  const size = 2 ** 40 + 3
  expect(subtreesOf({ from: 0, to: size })).toEqual([
    { level: 40, index: 0 },
    { level: 1, index: 2 ** 39 },
    { level: 0, index: 2 ** 40 + 2 },
  ])
  expect(inclusionPath(2 ** 40 + 2, size)).toEqual([
    { from: 2 ** 40, to: 2 ** 40 + 2 },
    { from: 0, to: 2 ** 40 },
  ])
})
