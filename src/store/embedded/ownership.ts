import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

/** Held by the one program that runs a data directory; the system frees it however the program ends. */
export type Ownership = { readonly release: () => void }

function address(directory: string): string {
  const name = `actioncard-data-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** Throws `CannotStart` when another program holds `directory`. */
export async function own(directory: string): Promise<Ownership> {
  const at = address(directory)
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(at)
    if (server) return { release: () => server.close() }
    const holder = await holderOf(at)
    if (holder) {
      throw new CannotStart(
        `the data in ${directory} is in use by another actioncard (process ${holder}): stop that one, or set DATA_DIR to another folder`,
      )
    }
    if (at.startsWith('/')) rmSync(at, { force: true })
  }
  throw new CannotStart(`the data in ${directory} is in use by another actioncard: stop that one first`)
}

const listen = (at: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => {}).end(String(process.pid)))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(at, () => resolve(server.unref()))
  })

const holderOf = (at: string): Promise<string> =>
  new Promise((resolve) => {
    let told = ''
    const socket = connect(at)
    socket.on('data', (data) => {
      told += data
    })
    socket.on('end', () => resolve(told || 'unknown'))
    socket.on('error', () => resolve(''))
  })
