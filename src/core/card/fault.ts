/** What is wrong with something read from outside, and where. `path` leads from the root: `['victims', 0, 'age']`. */
export type Fault = {
  readonly code: FaultCode
  readonly path: readonly (string | number)[]
  /** What would have been right, in English and short: "a whole number from 0 to 120". */
  readonly expected: string
  /** What stood there, shortened; absent when nothing did. */
  readonly found?: string
  /** The nearest known name, when the name is not known. */
  readonly nearest?: string
}

export type FaultCode =
  | 'syntax'
  | 'unknown-name'
  | 'wrong-type'
  | 'out-of-range'
  | 'not-allowed'
  | 'missing'
  | 'duplicate'
  | 'contradiction'
  | 'too-much'
  | 'no-such'

const SHORT = 60

/** A value as a fault may quote it: never more than a line, never a whole document. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/\s+/g, ' ')
  return line.length > SHORT ? `${line.slice(0, SHORT)}…` : line
}

/** The known name most like `name`, for a fault; nothing when none is near. */
export function nearest(name: string, known: readonly string[]): Pick<Fault, 'nearest'> {
  const near = nearestName(name, known)
  return near === undefined ? {} : { nearest: near }
}

/** The same name by itself. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** Levenshtein's distance; gives up at `limit`, since only near names matter. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? limit
}
