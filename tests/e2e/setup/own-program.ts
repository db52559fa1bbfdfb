import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from './test.ts'

type Program = {
  readonly origin: string
  readonly setUpCode: string
  /** Where its database keeps its socket. */
  readonly socket: string
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * A program for one file's journeys alone, as it is the first time it is started. Each file says whose it is
 * (`test.use({ whose: 'sign-in' })`): Playwright would else hand the next file the same one.
 */
export const test = base.extend<{ baseURL: string }, { whose: string; program: Program }>({
  whose: ['', { scope: 'worker', option: true }],
  program: [
    async ({ whose }, use) => {
      if (whose === '') throw new Error('say whose program it is')
      const folder = mkdtempSync(join(tmpdir(), `actioncard-own-${whose}-`))
      chmodSync(folder, 0o755)
      const port = String(await freePort())
      const child = spawn(process.execPath, ['build/server/main.js', 'serve'], {
        env: { PATH: process.env.PATH ?? '', PORT: port, DATA_DIR: join(folder, 'data') },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const setUpCode = await new Promise<string>((resolve, reject) => {
        let said = ''
        child.stdout.on('data', (chunk) => {
          said += chunk
          const code = /with the code (\S+)/.exec(said)?.[1]
          if (code && said.includes('stop: Ctrl-C')) resolve(code)
        })
        child.on('exit', () => reject(new Error('it did not start')))
      })
      await use({ origin: `http://localhost:${port}`, setUpCode, socket: join(folder, 'data/postgres/run') })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ program }, use) => use(program.origin),
})
