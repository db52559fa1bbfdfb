import canonicalize from 'canonicalize'
import { type Bytes, sha256, toBase64Url, utf8 } from './bytes.ts'

/** What a signature or a hash is about, so that one can never be taken for another. */
export type Use = 'origin' | 'binding' | 'circle' | 'entry'

/** The one way to write `value` down (RFC 8785), under the name of its use. */
export function message(use: Use, value: object): Bytes {
  return utf8(`actioncard/logbook/${use}/v1\n${canonical(value)}`)
}

export function canonical(value: object): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('nothing to write down')
  return text
}

export const digest = async (bytes: Bytes): Promise<string> => toBase64Url(await sha256(bytes))
