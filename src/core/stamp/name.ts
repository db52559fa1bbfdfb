import { type Der, insideOf, oidOf, TAG } from './der.ts'

const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
}
const UTF8 = 0x0c
const SIXTEEN_BITS = 0x1e

/** A name as it is shown, `CN=…, O=…`, in the order it is written. */
export const nameText = (name: Der): string =>
  insideOf(name)
    .flatMap((part) => insideOf(part, TAG.set))
    .map((pair) => {
      const [type, value] = insideOf(pair)
      const oid = oidOf(type)
      return `${SHORT[oid] ?? oid}=${value ? textOf(value) : ''}`
    })
    .join(', ')

/** What cannot be read as text is shown as such, for nothing hangs on it. */
function textOf({ tag, body }: Der): string {
  if (tag === SIXTEEN_BITS)
    return Array.from({ length: body.length >> 1 }, (_, at) =>
      String.fromCharCode((body[2 * at] ?? 0) * 256 + (body[2 * at + 1] ?? 0)),
    ).join('')
  if (tag !== UTF8) return String.fromCharCode(...body)
  try {
    return decodeURIComponent(Array.from(body, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return '?'
  }
}
