import type { Said } from '../../logbook/answers.ts'

/** What the server said, or that it could not be asked. */
export type Heard = Said | { readonly type: 'unreachable' }

/** Asks one of the addresses under /logbog; the tests have one of their own. */
export type Send = (path: `/logbog/${string}`, body: object) => Promise<Heard>

/** To our own server. Nothing is in the address but which of them it is. */
export const send: Send = async (path, body) => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    })
    return await heard(response)
  } catch {
    return { type: 'unreachable' }
  }
}

/** A page instead of data is a server that is not there for the moment. */
export async function heard(response: Response): Promise<Heard> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return { type: 'unreachable' }
  const said: unknown = await response.json()
  return typeof said === 'object' && said !== null && 'type' in said ? (said as Heard) : { type: 'unreachable' }
}
