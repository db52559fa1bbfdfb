import { createServer, type Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { CannotStart } from '#store/cannot-start.ts'

/** `connection` is what the server knows of the request beside what it says itself. */
export type Handler = (request: Request, connection?: object) => Response | Promise<Response>

/** Milliseconds. Whoever sends a request more slowly than this is cut off, so that a few cannot hold all connections. */
export type Patience = {
  readonly headersTimeout: number
  readonly requestTimeout: number
  readonly keepAliveTimeout: number
  readonly connectionsCheckingInterval: number
}
const PATIENCE: Patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
}

/** Both, so that it does not matter which of them a browser takes `localhost` to be. */
const LOCALHOST = ['127.0.0.1', '::1']

/** Listens on `host` and `port`, and answers a function that stops: no new requests, and an end to those under way. */
export async function listen(
  handler: Handler,
  host: string,
  port: number,
  patience: Patience = PATIENCE,
): Promise<() => Promise<void>> {
  const servers: Server[] = []
  const stop = async () => void (await Promise.all(servers.map(close)))
  try {
    for (const address of host === 'localhost' ? LOCALHOST : [host]) {
      const server = await bind(handler, address, port, patience).catch((error: NodeJS.ErrnoException) => {
        const noSuchAddress = /^(EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(error.code ?? '')
        if (noSuchAddress && servers.length > 0) return null
        throw plain(error, host, port)
      })
      if (server) servers.push(server)
    }
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

const bind = (handler: Handler, address: string, port: number, serverOptions: Patience): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createAdaptorServer({ fetch: handler, createServer, serverOptions }) as Server
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve(server)
    })
  })

const LAST_ANSWERS = 5_000

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })

function plain(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const lines: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is taken: stop what uses it, or set PORT to another`,
    EACCES: `port ${port} may not be used by this user: set PORT to one above 1023`,
    EADDRNOTAVAIL: `HOST is ${host}, which is not an address of this machine: set HOST to one, or leave it out`,
    ENOTFOUND: `HOST is ${host}, which is not an address of this machine: set HOST to one, or leave it out`,
    EAI_AGAIN: `HOST is ${host}, which is not an address of this machine: set HOST to one, or leave it out`,
  }
  const line = lines[error.code ?? '']
  return line ? new CannotStart(line) : error
}
