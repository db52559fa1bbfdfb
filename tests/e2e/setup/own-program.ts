import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram } from '../../../scripts/program.ts'
import { test as base } from './test.ts'

type Own = {
  readonly origin: string
  readonly setUpCode: string
  /** Where its database keeps its socket. */
  readonly socket: string
}

/**
 * A program for one file's journeys alone, as it is the first time it is started. Each file says whose it is
 * (`test.use({ whose: 'sign-in' })`): Playwright would else hand the next file the same one.
 */
export const test = base.extend<{ baseURL: string }, { whose: string; program: Own }>({
  whose: ['', { scope: 'worker', option: true }],
  program: [
    async ({ whose }, use) => {
      if (whose === '') throw new Error('say whose program it is')
      const folder = mkdtempSync(join(tmpdir(), `actioncard-own-${whose}-`))
      chmodSync(folder, 0o755)
      const { origin, said, stop } = await startProgram(join(folder, 'data'))
      const setUpCode = /with the code (\S+)/.exec(said())?.[1] ?? ''
      await use({ origin, setUpCode, socket: join(folder, 'data/postgres/run') })
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ program }, use) => use(program.origin),
})
