import { err, ok, type Result } from '#core/result.ts'
import type { Instant } from '#core/time.ts'
import { type Authority, checkStamp, type Stamp, type StampFault } from './check.ts'
import { stampRequest } from './request.ts'

/** A time-stamping authority that can be asked. */
export type StampService = { readonly url: string; readonly authority: Authority }

export type Stamped = { readonly stamp: Stamp; readonly answer: Uint8Array }

const PATIENCE_MS = 10_000
const LARGEST_ANSWER = 256 * 1024

/** Asks for a stamp on `data` and believes nothing but a whole one. `unreachable` is no answer, or none that says it is one. */
export async function askStamp(
  { url, authority }: StampService,
  data: Uint8Array,
  now: () => Instant,
): Promise<Result<Stamped, StampFault | 'unreachable'>> {
  const { der, nonce } = stampRequest(data, authority.policy)
  const answer = await post(url, der)
  if (!answer) return err('unreachable')
  const stamp = await checkStamp(answer, { data, authority, asked: { nonce, at: now() } })
  return stamp.ok ? ok({ stamp: stamp.value, answer }) : stamp
}

async function post(url: string, body: Uint8Array): Promise<Uint8Array | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Uint8Array.from(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status !== 200 || !response.body) return null
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of response.body) {
      size += part.length
      if (size > LARGEST_ANSWER) return null
      parts.push(part)
    }
    return new Uint8Array(Buffer.concat(parts))
  } catch {
    return null
  }
}
