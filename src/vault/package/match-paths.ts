import { isStrict, type Line, type Manifest } from './bag-tags.ts'
import type { Finding, Warning } from './finding.ts'
import type { Algorithm } from './hash.ts'
import type { TreeFile } from './tree.ts'

export type There = {
  readonly files: readonly TreeFile[]
  /** The bag's version; `tags` where lists may leave files out. */
  readonly version: string
  /** Of every file that could be read to its end. */
  readonly sums: ReadonlyMap<string, ReadonlyMap<Algorithm, string>>
}

/** What the lists name, held against what is there. */
export function matchPaths(
  lists: readonly Manifest[],
  { files, version, sums }: There,
  warnings: Warning[],
): Finding[] {
  const findings: Finding[] = []
  const there = new Set(files.map(({ path }) => path))
  const like = grouped(files, ({ path }) => path.normalize('NFC'))
  const likeInAnyCase = grouped(files, ({ path }) => path.normalize('NFC').toLowerCase())
  const missing = new Map<string, { readonly line: Line; readonly algorithm: Algorithm }>()
  const covered = new Map<string, Set<string>>()
  for (const list of lists) {
    const named = new Set(list.lines.map(({ path }) => path))
    for (const line of list.lines) {
      const path = there.has(line.path) ? line.path : written(line, list, named)
      if (path === undefined) {
        missing.set(line.path, { line, algorithm: list.algorithm })
        continue
      }
      covered.set(path, (covered.get(path) ?? new Set()).add(list.name))
      // what could not be read to its end is told of already
      const sum = sums.get(path)?.get(list.algorithm)
      if (sum !== undefined && sum !== line.sum) findings.push({ type: 'changed', path })
    }
  }

  /** The file that a line means, by a name that some systems take for the same. */
  function written({ path, sum }: Line, { algorithm }: Manifest, named: ReadonlySet<string>): string | undefined {
    const sameLetters = like.get(path.normalize('NFC'))
    if (sameLetters?.length === 1) {
      warnings.push({ type: 'written-differently', path })
      return sameLetters[0]?.path
    }
    const sameWord = likeInAnyCase.get(path.normalize('NFC').toLowerCase())?.find((file) => named.has(file.path))
    if (!sameWord || sums.get(sameWord.path)?.get(algorithm) !== sum) return undefined
    warnings.push({ type: 'same-but-case', path })
    return sameWord.path
  }

  for (const same of like.values())
    if (same.length > 1) warnings.push(...same.map(({ path }): Warning => ({ type: 'written-differently', path })))
  for (const same of likeInAnyCase.values())
    if (new Set(same.map(({ path }) => path.normalize('NFC'))).size > 1)
      warnings.push(...same.map(({ path }): Warning => ({ type: 'same-but-case', path })))

  const extra = version === 'tags' ? [] : files.filter(({ path }) => !covered.has(path))
  const unclaimed = new Set(extra.map(({ path }) => path))
  for (const [listed, { line, algorithm }] of missing) {
    const found = extra.find(({ path }) => unclaimed.has(path) && sums.get(path)?.get(algorithm) === line.sum)
    if (found) unclaimed.delete(found.path)
    findings.push(found ? { type: 'misnamed', path: found.path, listed } : { type: 'missing', path: listed })
  }
  findings.push(...[...unclaimed].map((path): Finding => ({ type: 'added', path })))
  if (isStrict(version))
    for (const [path, names] of covered)
      for (const { name } of lists.filter((list) => !names.has(list.name)))
        findings.push({ type: 'not-in-every-list', path, list: name })
  return findings
}

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}
