// The built program, for pictures, measurements and journeys: on a port and in a data folder of its own.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from '#store/root.ts'

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export type Program = {
  readonly origin: string
  /** What it has told whoever started it. */
  readonly said: () => string
  readonly stop: () => Promise<void>
}

/** Resolves when it says that it is there; what is wrong goes to our own standard error. */
export async function startProgram(dataDir: string): Promise<Program> {
  const port = await freePort()
  const given = ['PATH', 'HOME', 'SystemRoot', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  const child = spawn(process.execPath, [join(root, 'build/server/main.js'), 'serve'], {
    env: { NODE_ENV: 'production', ...Object.fromEntries(given), PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('stop: Ctrl-C')) resolve()
    })
    void ended.then(() => reject(new Error('the program did not start')))
  })
  return {
    origin: `http://localhost:${port}`,
    said: () => said,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
