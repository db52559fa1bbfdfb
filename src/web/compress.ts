import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

type Encoding = 'br' | 'gzip'

/** The best encoding the browser says it takes. */
export function encodingFor(accept: string | null): Encoding | null {
  const taken = (accept ?? '').split(',').map((part) => part.trim())
  const takes = (name: string) =>
    taken.some((part) => part === name || (part.startsWith(`${name};`) && !part.endsWith('q=0')))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

const WORTH_IT = 1024

/** `text` as bytes, compressed when it pays; sets the headers that say so. */
export async function compressed(
  text: string,
  accept: string | null,
  headers: Headers,
): Promise<Uint8Array<ArrayBuffer>> {
  const plain = Buffer.from(text)
  headers.append('vary', 'accept-encoding')
  const encoding = plain.byteLength < WORTH_IT ? null : encodingFor(accept)
  if (encoding) headers.set('content-encoding', encoding)
  const bytes =
    encoding === 'br'
      ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : encoding === 'gzip'
        ? await zip(plain, { level: 5 })
        : plain
  return new Uint8Array(bytes)
}
