// Stands in for vitest in a browser: runs the very test files that Node runs, with as much of `expect` as they use.

type Run = () => unknown
const beginnings: Run[] = []
const tests: { readonly name: string; readonly run: Run }[] = []

export function test(name: string, ...rest: readonly unknown[]): void {
  tests.push({ name, run: rest.findLast((one) => typeof one === 'function') as Run })
}
test.each = (cases: readonly (readonly unknown[])[]) => (name: string, run: (...values: unknown[]) => unknown) => {
  for (const values of cases) test(name.replace('%s', String(values[0])), () => run(...values))
}
export const beforeAll = (run: Run): void => {
  beginnings.push(run)
}

/** Runs one file's tests, and answers what failed, and how many were run. */
export async function run(load: () => Promise<unknown>): Promise<{ readonly run: number; readonly failed: string[] }> {
  tests.length = 0
  beginnings.length = 0
  await load()
  const failed: string[] = []
  for (const begin of beginnings) await begin()
  for (const one of tests) {
    try {
      await one.run()
    } catch (error) {
      failed.push(`${one.name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { run: tests.length, failed }
}

const plain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Deep equality, in which a field that is undefined is as one that is missing; with `part`, `found` may have more. */
function same(found: unknown, expected: unknown, part = false): boolean {
  if (Object.is(found, expected)) return true
  if (!plain(found) || !plain(expected) || found instanceof CryptoKey || expected instanceof CryptoKey) return false
  const listed = (value: object) => Array.isArray(value) || ArrayBuffer.isView(value)
  if (listed(found) !== listed(expected)) return false
  if (listed(found) && Object.keys(found).length !== Object.keys(expected).length) return false
  const names = part ? Object.keys(expected) : [...Object.keys(found), ...Object.keys(expected)]
  return names.every((name) => same(found[name], expected[name], part))
}

function check(holds: boolean, what: string, found: unknown, expected: unknown): void {
  if (!holds)
    throw new Error(
      `${what}: ${JSON.stringify(found)?.slice(0, 300)} and ${String(JSON.stringify(expected)).slice(0, 300)}`,
    )
}

const matchers = (found: unknown, wanted: boolean) => {
  const holds = (what: string, is: boolean, expected: unknown) =>
    check(is === wanted, `${wanted ? '' : 'not '}${what}`, found, expected)
  return {
    toBe: (expected: unknown) => holds('toBe', Object.is(found, expected), expected),
    toEqual: (expected: unknown) => holds('toEqual', same(found, expected), expected),
    toMatchObject: (expected: unknown) => holds('toMatchObject', same(found, expected, true), expected),
    toMatch: (expected: RegExp) => holds('toMatch', expected.test(String(found)), String(expected)),
    toHaveLength: (expected: number) =>
      holds('toHaveLength', (found as ArrayLike<unknown>).length === expected, expected),
    toContain: (expected: unknown) => holds('toContain', (found as readonly unknown[]).includes(expected), expected),
    toBeGreaterThanOrEqual: (expected: number) => holds('toBeGreaterThanOrEqual', Number(found) >= expected, expected),
  }
}

export const expect = (found: unknown) => ({
  ...matchers(found, true),
  not: matchers(found, false),
  rejects: {
    toThrow: async () => {
      const threw = await Promise.resolve(found).then(
        () => false,
        () => true,
      )
      check(threw, 'rejects.toThrow', found, 'a failure')
    },
  },
})
