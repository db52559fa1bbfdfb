import { err, ok, type Result } from '#core/result.ts'
import { bytesOf, type Source, unsafety } from './tree.ts'

// The directory at the end of a zip, read strictly: whatever two programs could understand differently is refused.

export type ZipFault =
  | { readonly type: 'not-a-zip' }
  /** It ends before it should. */
  | { readonly type: 'cut-off' }
  | { readonly type: 'too-large' }
  | { readonly type: 'encrypted' }
  | { readonly type: 'unsupported'; readonly path: string }
  /** More bytes come out than a package can hold. */
  | { readonly type: 'bomb' }
  | { readonly type: 'unsafe-name'; readonly path: string }
  | { readonly type: 'same-name'; readonly path: string }
  | { readonly type: 'link'; readonly path: string }
  /** The two places that describe a file do not agree. */
  | { readonly type: 'contradicts-itself'; readonly path: string }
  /** Bytes that belong to no file. */
  | { readonly type: 'hidden-bytes' }

export type ZipEntry = {
  readonly path: string
  readonly rawName: Uint8Array
  readonly folder: boolean
  readonly flags: number
  readonly deflated: boolean
  readonly crc: number
  /** As it lies in the zip. */
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

export type Directory = { readonly entries: readonly ZipEntry[]; readonly start: number }

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const END_SIZE = 22
const LOCATOR_SIZE = 20
const END_64_SIZE = 56
const CENTRAL_SIZE = 46
const LONGEST_COMMENT = 0xffff
const SATURATED_16 = 0xffff
const SATURATED_32 = 0xffffffff
const ZIP64 = 0x0001
const UNICODE_PATH = 0x7075
const LARGEST_DIRECTORY = 64 * 1024 * 1024
const UNIX = 3
const MAC = 19
const KIND_OF_FILE = 0xf000
const ORDINARY = [0, 0x8000, 0x4000]

export const ENCRYPTED = 1
export const DESCRIBED_AFTER = 8

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A number of 64 bits; one that JavaScript cannot hold is no size of a file. */
function long(of: DataView, at: number): number {
  const value = of.getBigUint64(at, true)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.NaN : Number(value)
}

export async function readDirectory(source: Source): Promise<Result<Directory, ZipFault>> {
  const end = await findEnd(source)
  if (!end.ok) return end
  const { count, start, size, at } = end.value
  if (![count, start, size].every(Number.isSafeInteger)) return err({ type: 'cut-off' })
  if (size > LARGEST_DIRECTORY) return err({ type: 'too-large' })
  if (start + size !== at) return err({ type: start + size > at ? 'cut-off' : 'hidden-bytes' })
  const bytes = await bytesOf(source.read(start, at))
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let from = 0
  while (from < bytes.length) {
    const read = readEntry(bytes, from)
    if (!read.ok) return read
    const { entry, next } = read.value
    const name = entry.path.replace(/\/$/, '')
    if (names.has(name)) return err({ type: 'same-name', path: entry.path })
    names.add(name)
    entries.push(entry)
    from = next
  }
  return entries.length === count ? ok({ entries, start }) : err({ type: 'cut-off' })
}

type End = { readonly count: number; readonly start: number; readonly size: number; readonly at: number }

async function findEnd(source: Source): Promise<Result<End, ZipFault>> {
  const from = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT)
  const tail = await bytesOf(source.read(from, source.size))
  const of = view(tail)
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (of.getUint32(at, true) !== END || at + END_SIZE + of.getUint16(at + 20, true) !== tail.length) continue
    // a comment could hold another archive's end, for another program to find
    if (at + END_SIZE !== tail.length) return err({ type: 'hidden-bytes' })
    const parts = [of.getUint16(at + 4, true), of.getUint16(at + 6, true)]
    if (parts.some((part) => part !== 0 && part !== SATURATED_16)) return err({ type: 'unsupported', path: '' })
    const [here, count] = [of.getUint16(at + 8, true), of.getUint16(at + 10, true)]
    const [size, start] = [of.getUint32(at + 12, true), of.getUint32(at + 16, true)]
    if (here !== count) return err({ type: 'cut-off' })
    const plain = { count, size, start, at: from + at }
    return findEnd64(source, plain, [count, size, start])
  }
  return err({ type: (await startsLikeZip(source)) ? 'cut-off' : 'not-a-zip' })
}

async function startsLikeZip(source: Source): Promise<boolean> {
  const first = await bytesOf(source.read(0, Math.min(4, source.size)))
  return first.length === 4 && view(first).getUint32(0, true) === 0x04034b50
}

async function findEnd64(source: Source, plain: End, saturable: readonly number[]): Promise<Result<End, ZipFault>> {
  const needed = saturable[0] === SATURATED_16 || saturable.slice(1).includes(SATURATED_32)
  const locatorAt = plain.at - LOCATOR_SIZE
  const locator = locatorAt >= 0 ? await bytesOf(source.read(locatorAt, plain.at)) : new Uint8Array()
  if (locator.length < LOCATOR_SIZE || view(locator).getUint32(0, true) !== LOCATOR_64)
    return needed ? err({ type: 'cut-off' }) : ok(plain)
  const at = long(view(locator), 8)
  if (!(at >= 0 && at + END_64_SIZE <= locatorAt)) return err({ type: 'cut-off' })
  const of = view(await bytesOf(source.read(at, at + END_64_SIZE)))
  if (of.getUint32(0, true) !== END_64 || at + 12 + long(of, 4) !== locatorAt) return err({ type: 'cut-off' })
  const whole = { count: long(of, 32), size: long(of, 40), start: long(of, 48), at }
  if (long(of, 24) !== whole.count) return err({ type: 'cut-off' })
  // what the old end says in the clear must be the same
  const agrees =
    (plain.count === SATURATED_16 || plain.count === whole.count) &&
    same(plain.size, whole.size) &&
    same(plain.start, whole.start)
  return agrees ? ok(whole) : err({ type: 'contradicts-itself', path: '' })
}

const same = (short: number, whole: number) => short === SATURATED_32 || short === whole

function readEntry(bytes: Uint8Array, from: number): Result<{ entry: ZipEntry; next: number }, ZipFault> {
  const of = view(bytes)
  if (from + CENTRAL_SIZE > bytes.length || of.getUint32(from, true) !== CENTRAL) return err({ type: 'cut-off' })
  const [nameSize, extraSize, commentSize] = [28, 30, 32].map((at) => of.getUint16(from + at, true)) as [
    number,
    number,
    number,
  ]
  const nameAt = from + CENTRAL_SIZE
  const next = nameAt + nameSize + extraSize + commentSize
  if (next > bytes.length) return err({ type: 'cut-off' })
  const rawName = bytes.slice(nameAt, nameAt + nameSize)
  const path = decodeName(rawName)
  if (
    path === null ||
    path === '' ||
    path.includes('\0') ||
    unsafety(path) !== null ||
    /(^|\/)\.?(\/|$)/.test(path.replace(/\/$/, ''))
  )
    return err({ type: 'unsafe-name', path: path ?? String.fromCharCode(...rawName) })
  const extra = readExtra(bytes.subarray(nameAt + nameSize, nameAt + nameSize + extraSize))
  if (!extra) return err({ type: 'contradicts-itself', path })
  const otherName = extra.get(UNICODE_PATH)
  if (otherName && decodeName(otherName.subarray(5)) !== path) return err({ type: 'contradicts-itself', path })
  const flags = of.getUint16(from + 8, true)
  const method = of.getUint16(from + 10, true)
  if (flags & ENCRYPTED || flags & 0x2040) return err({ type: 'encrypted' })
  if (method !== 0 && method !== 8) return err({ type: 'unsupported', path })
  const host = of.getUint8(from + 5)
  const kind = (of.getUint32(from + 38, true) >>> 16) & KIND_OF_FILE
  if ((host === UNIX || host === MAC) && !ORDINARY.includes(kind)) return err({ type: 'link', path })
  const long64 = sizes64(
    extra.get(ZIP64),
    [24, 20, 42].map((at) => of.getUint32(from + at, true)),
  )
  if (!long64) return err({ type: 'contradicts-itself', path })
  const [size, packedSize, offset] = long64 as [number, number, number]
  const folder = path.endsWith('/')
  if ((folder && size > 0) || (method === 0 && size !== packedSize)) return err({ type: 'contradicts-itself', path })
  const crc = of.getUint32(from + 16, true)
  return ok({ entry: { path, rawName, folder, flags, deflated: method === 8, crc, packedSize, size, offset }, next })
}

/** UTF-8 whatever the flag says; a name in another encoding is read differently from program to program. */
export function decodeName(raw: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return null
  }
}

/** The extra fields by their number, or null when they do not fit or one stands twice. */
export function readExtra(bytes: Uint8Array): Map<number, Uint8Array> | null {
  const fields = new Map<number, Uint8Array>()
  let at = 0
  while (at + 4 <= bytes.length) {
    const of = view(bytes)
    const [id, size] = [of.getUint16(at, true), of.getUint16(at + 2, true)]
    if (at + 4 + size > bytes.length || fields.has(id)) return null
    fields.set(id, bytes.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return at === bytes.length ? fields : null
}

/** The numbers of which the short ones are full, from the field that holds them, in its order. */
export function sizes64(field: Uint8Array | undefined, short: readonly number[]): readonly number[] | null {
  let at = 0
  const whole = short.map((number) => {
    if (number !== SATURATED_32) return number
    if (!field || at + 8 > field.length) return Number.NaN
    at += 8
    return long(view(field), at - 8)
  })
  if (!whole.every(Number.isSafeInteger)) return null
  // some write the offset there too when it was not asked for; it must then be the same
  const last = short.at(-1)
  if (field && field.length - at === 8 && last !== SATURATED_32 && long(view(field), at) !== last) return null
  return whole
}
