// A bounded stream of requests to a server on this machine, and how long each took.
import { Agent, request as send } from 'node:http'
import { performance } from 'node:perf_hooks'

export type Ask = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly token: string
  readonly body?: string
}

export type Measured = { readonly times: readonly number[]; readonly seconds: number }

/** `connections` clients, each asking again as soon as it is answered, for `seconds`. Throws on an answer that is no success. */
export async function load(
  port: number,
  connections: number,
  seconds: number,
  ask: (client: number) => Ask | Promise<Ask>,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const started = performance.now()
  const until = started + seconds * 1000
  const clients = Array.from({ length: connections }, async (_, client) => {
    while (performance.now() < until) {
      const asked = await ask(client)
      const from = performance.now()
      await once(agent, port, asked)
      times.push(performance.now() - from)
    }
  })
  await Promise.all(clients)
  const measured = (performance.now() - started) / 1000
  agent.destroy()
  return { times: times.sort((a, b) => a - b), seconds: measured }
}

const once = (agent: Agent, port: number, { method, path, token, body }: Ask): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {
      cookie: `session=${token}`,
      'accept-encoding': 'identity',
      ...(body !== undefined && {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'sec-fetch-site': 'same-origin',
      }),
    }
    const request = send({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume()
      response.on('end', () => {
        const { statusCode = 0, headers: told } = response
        const good = method === 'GET' ? statusCode === 200 : statusCode === 303 && !told.location?.includes('log-ind')
        if (good) resolve()
        else reject(new Error(`${method} ${path.replace(/[0-9a-f-]{36}/, ':id')} answered ${statusCode}`))
      })
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
