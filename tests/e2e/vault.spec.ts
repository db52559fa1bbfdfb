// The tests of the logbook's keys, seals and device run in Node with all the others; here the very same files run in browsers,
// under the site's own content security policy.
import { expect, test } from '@playwright/test'
import { findFirefox, openFirefox } from '../browser/firefox.ts'
import { bundled, serving } from '../browser/page.ts'

const FILES = ['code', 'keys', 'age-kit', 'logbook', 'hostile-server', 'device']
let address: string
let close: () => void

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ;({ address, close } = await serving(await bundled('tests/browser/vault.ts')))
})

test.afterAll(() => close())

type Outcome = {
  readonly run: number
  readonly failed: readonly string[]
  /** Of the content security policy. */
  readonly breaches: readonly string[]
}

function expectWhole({ run, failed, breaches }: Outcome, name: string): void {
  expect([name, failed, breaches]).toEqual([name, [], []])
  expect(run).toBeGreaterThan(4)
}

const inChromium = test.extend<{ runFile: (name: string) => Promise<Outcome> }>({
  runFile: async ({ page }, use) => {
    test.setTimeout(150_000)
    await page.goto(address)
    await use(async (name) => JSON.parse(await page.evaluate((file) => globalThis.runFile(file), name)))
  },
})

declare global {
  function runFile(name: string): Promise<string>
}

for (const name of FILES) {
  inChromium(`Chromium: ${name}`, async ({ runFile }) => {
    expectWhole(await runFile(name), name)
  })
}

inChromium('Chromium: what must fail does', async ({ runFile }) => {
  const { run, failed } = await runFile('must-fail')
  expect(failed).toHaveLength(run)
})

test('Firefox: all of it', async () => {
  test.setTimeout(400_000)
  const found = findFirefox()
  // where it can neither be found nor installed (no root, no net) the same files have still run in Chromium and in Node
  if ('missing' in found) return test.skip(true, found.missing)
  const firefox = await openFirefox(found.path)
  try {
    const tab = await firefox.open()
    const runFile = async (name: string): Promise<Outcome> => {
      await tab.go(address)
      return JSON.parse(String(await tab.call('(name) => runFile(name)', name)))
    }
    for (const name of FILES) expectWhole(await runFile(name), name)
    const mustFail = await runFile('must-fail')
    expect(mustFail.failed).toHaveLength(mustFail.run)
  } finally {
    await firefox.close()
  }
})
