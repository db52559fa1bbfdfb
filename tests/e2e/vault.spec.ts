// The tests of the logbook's keys, seals and device run in Node with all the others; here the very same files run in browsers,
// under the site's own content security policy.
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { build, type Rollup } from 'vite'
import { findFirefox, openFirefox } from '../browser/firefox.ts'

const FILES = ['code', 'keys', 'age-kit', 'logbook', 'hostile-server', 'device']
const root = resolve(import.meta.dirname, '../..')
const POLICY = readFileSync(join(root, 'src/web/headers.ts'), 'utf8')
  .match(/const POLICY = \[([^\]]*)\]/)?.[1]
  ?.match(/"([^"]+)"/g)
  ?.map((line) => line.slice(1, -1))
  .join('; ')

let server: Server
let address: string

test.beforeAll(async () => {
  test.setTimeout(120_000)
  expect(POLICY).toContain("script-src 'self'")
  const script = await bundled()
  server = createServer((request, response) => {
    const isScript = request.url === '/vault.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.setHeader('content-security-policy', POLICY ?? '')
    response.end(isScript ? script : '<!doctype html><title>x</title><script type="module" src="/vault.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const bound = server.address()
  address = `http://localhost:${typeof bound === 'object' ? bound?.port : 0}/`
})

test.afterAll(() => {
  server.close()
})

async function bundled(): Promise<string> {
  const made = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { vitest: join(root, 'tests/browser/runner.ts') } },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: join(root, 'tests/browser/vault.ts'), output: { codeSplitting: false } },
    },
  })) as Rollup.RollupOutput
  const [chunk, ...others] = made.output
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('not one script')
  return chunk.code
}

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
  if ('missing' in found) console.log(`  skipped: ${found.missing}`)
  test.skip('missing' in found)
  if ('missing' in found) return
  const firefox = await openFirefox(found.path)
  try {
    for (const name of FILES) {
      expectWhole(JSON.parse(String(await firefox.evaluate(address, `runFile('${name}')`))), name)
    }
    const mustFail: Outcome = JSON.parse(String(await firefox.evaluate(address, "runFile('must-fail')")))
    expect(mustFail.failed).toHaveLength(mustFail.run)
  } finally {
    await firefox.close()
  }
})
