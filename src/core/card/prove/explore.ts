/** Picks one of `options` for `key`; the same key answers the same within a run. */
export type Choose = <T>(key: string, options: readonly T[]) => T

export type Exploration<R> = { readonly found: R | null; readonly runs: number; readonly exhausted: boolean }

type Choice = { readonly key: string; readonly options: readonly unknown[]; index: number }

/**
 * Runs `run` for every way its choices can fall, until one answers something. A choice that a run never asks for is
 * never split, so that what a condition does not look at costs nothing (lazy exhaustive testing, as in Lazy SmallCheck).
 */
export function explore<R>(run: (choose: Choose) => R | null, mostRuns: number): Exploration<R> {
  const path: Choice[] = []
  for (let runs = 1; runs <= mostRuns; runs++) {
    const seen = new Map<string, unknown>()
    let depth = 0
    const found = run((key, options) => {
      if (seen.has(key)) return seen.get(key) as (typeof options)[number]
      const choice = path[depth] ?? { key, options, index: 0 }
      path[depth++] = choice
      const picked = choice.options[choice.index] as (typeof options)[number]
      seen.set(key, picked)
      return picked
    })
    if (found !== null) return { found, runs, exhausted: false }
    path.length = depth
    while (path.length > 0 && lastOf(path).index + 1 >= lastOf(path).options.length) path.pop()
    if (path.length === 0) return { found: null, runs, exhausted: true }
    lastOf(path).index++
  }
  return { found: null, runs: mostRuns, exhausted: false }
}

/**
 * The same at random, `runs` times over: finds what is common at once, and proves nothing. The sequence is fixed, so
 * that a proof runs the same everywhere.
 */
export function sample<R>(run: (choose: Choose) => R | null, runs: number): Exploration<R> {
  let state = 0x9e3779b9
  const next = (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  for (let count = 1; count <= runs; count++) {
    const seen = new Map<string, unknown>()
    const found = run((key, options) => {
      if (!seen.has(key)) seen.set(key, options[next(options.length)])
      return seen.get(key) as (typeof options)[number]
    })
    if (found !== null) return { found, runs: count, exhausted: false }
  }
  return { found: null, runs, exhausted: false }
}

/**
 * What was found made small: each choice brought to its earliest option for which `run` still holds. `found` has the
 * place of each option picked; answers those that are not the first, with what they are.
 */
export function shrink(run: (choose: Choose) => boolean, found: ReadonlyMap<string, number>): Record<string, unknown> {
  const replay = (picks: ReadonlyMap<string, number>) => {
    const asked: Record<string, unknown> = {}
    const holds = run((key, options) => {
      const index = Math.min(picks.get(key) ?? 0, options.length - 1)
      if (index > 0) asked[key] = options[index]
      return options[index] as (typeof options)[number]
    })
    return { holds, asked }
  }
  let least = new Map(found)
  for (let smaller = true; smaller; ) {
    smaller = false
    for (const [key, index] of least) {
      for (let earlier = 0; earlier < index; earlier++) {
        const tried = new Map(least).set(key, earlier)
        if (!replay(tried).holds) continue
        least = tried
        smaller = true
        break
      }
    }
  }
  return replay(least).asked
}

const lastOf = (path: Choice[]): Choice => path[path.length - 1] as Choice
