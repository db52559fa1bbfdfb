// A browser is killed, with all its processes, while it saves: what was acknowledged before is there when it is opened again.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { bundled, serving } from '../browser/page.ts'

declare global {
  function saveForEver(tell: (id: string) => Promise<void>): Promise<void>
  function saved(): Promise<readonly string[]>
}

const ROUNDS = 3
const path = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** A browser in a process group of its own, so that nothing of it survives. */
async function opened(
  profile: string,
  address: string,
): Promise<{ readonly page: Page; readonly kill: () => Promise<void> }> {
  const args = [
    '--headless=new',
    '--no-sandbox',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ]
  const child = spawn(path, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const browser = await chromium.connectOverCDP(await addressOf(child))
  const [context] = browser.contexts()
  const page = (await context?.newPage()) as Page
  await page.goto(address)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    page,
    kill: async () => {
      process.kill(-Number(child.pid), 'SIGKILL')
      await ended
      await browser.close().catch(() => {})
      rmSync(join(profile, 'SingletonLock'), { force: true })
    },
  }
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the browser ended: ${said.slice(-300)}`)))
  })

test('nothing acknowledged is lost when the browser is killed in the middle of saving', async () => {
  test.setTimeout(180_000)
  const profile = mkdtempSync(join(tmpdir(), 'actioncard-killed-'))
  const { address, close } = await serving(await bundled('tests/browser/device.ts'))
  const acknowledged: string[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const { page, kill } = await opened(profile, address)
      const enough = acknowledged.length + 15 + round * 7
      const save = () =>
        void page.evaluate(() => globalThis.saveForEver(Reflect.get(globalThis, 'tell'))).catch(() => {})
      // killed from within the acknowledgement, so that there is no time to make it true afterwards
      const killed = new Promise<void>((resolve, reject) => {
        const tell = (id: string) => {
          acknowledged.push(id)
          if (acknowledged.length === enough) kill().then(resolve, reject)
        }
        page.exposeFunction('tell', tell).then(save, reject)
      })
      await killed
    }
    const { page, kill } = await opened(profile, address)
    const found = await page.evaluate(() => globalThis.saved())
    await kill()
    expect(acknowledged.filter((id) => !found.includes(id))).toEqual([])
    expect(found.length - acknowledged.length).toBeLessThanOrEqual(ROUNDS)
    expect(readFileSync(join(profile, 'Local State'), 'utf8')).not.toBe('')
  } finally {
    close()
    rmSync(profile, { recursive: true, force: true })
  }
})
