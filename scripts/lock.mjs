// One preparation at a time in a checkout. The system frees the lock however its holder ends.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

function address(root) {
  const name = `actioncard-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return path.join(os.tmpdir(), `${name}.sock`)
}

const listen = (at) =>
  new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.end())
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(at, () => resolve(server))
  })

const answers = (at) =>
  new Promise((resolve) => {
    const socket = net.connect(at, () => resolve(true))
    socket.on('error', () => resolve(false))
    socket.on('data', () => {}).on('end', () => socket.destroy())
  })

/** Does `work` while nobody else does; `waiting` is called once if somebody does. */
export async function locked(root, waiting, work) {
  const at = address(root)
  let server = await listen(at)
  if (!server) waiting()
  while (!server) {
    if (at.startsWith('/') && !(await answers(at))) fs.rmSync(at, { force: true })
    await new Promise((resolve) => setTimeout(resolve, 200))
    server = await listen(at)
  }
  try {
    return await work()
  } finally {
    server.close()
  }
}
