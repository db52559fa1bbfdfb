import { deflateRawSync } from 'node:zlib'
import { crc32 } from '#vault/package/crc32.ts'

/** A file in a zip, and what may be said falsely of it in one place or the other. */
export type Zipped = {
  readonly name: string | Uint8Array
  readonly data?: string | Uint8Array
  readonly deflate?: boolean
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly size?: number
  readonly packedSize?: number
  readonly attributes?: number
  readonly host?: number
  readonly offset?: number
  readonly localName?: string
  readonly localSize?: number
  readonly localCrc?: number
  readonly extra?: Uint8Array
  readonly localExtra?: Uint8Array
  /** Bytes that nobody accounts for, after its data. */
  readonly after?: string
}

export type Ending = {
  readonly before?: string
  readonly comment?: string
  readonly count?: number
  readonly start?: number
  readonly size?: number
  readonly disk?: number
}

const numbers = (...parts: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer =>
  Buffer.concat(
    parts.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      if (bytes === 2) buffer.writeUInt16LE(value)
      else buffer.writeUInt32LE(value >>> 0)
      return buffer
    }),
  )

/** A zip written by hand, so that it can lie. */
export function zipOf(files: readonly Zipped[], ending: Ending = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from(ending.before ?? '')]
  const central: Buffer[] = []
  const at = () => parts.reduce((sum, { length }) => sum + length, 0)
  for (const file of files) {
    const data = Buffer.from(file.data ?? '')
    const packed = file.deflate ? deflateRawSync(data) : data
    const name = Buffer.from(file.name)
    const localName = Buffer.from(file.localName ?? file.name)
    const crc = file.crc ?? crc32(data)
    const method = file.method ?? (file.deflate ? 8 : 0)
    const flags = file.flags ?? 0x0800
    const extra = Buffer.from(file.extra ?? [])
    const localExtra = Buffer.from(file.localExtra ?? file.extra ?? [])
    const offset = file.offset ?? at()
    const [size, packedSize] = [file.size ?? data.length, file.packedSize ?? packed.length]
    parts.push(
      numbers([0x04034b50, 4], [20, 2], [flags, 2], [method, 2], [0, 4], [file.localCrc ?? crc, 4]),
      numbers([packedSize, 4], [file.localSize ?? size, 4], [localName.length, 2], [localExtra.length, 2]),
      localName,
      localExtra,
      packed,
      Buffer.from(file.after ?? ''),
    )
    central.push(
      numbers([0x02014b50, 4], [((file.host ?? 3) << 8) | 20, 2], [20, 2], [flags, 2], [method, 2], [0, 4], [crc, 4]),
      numbers([packedSize, 4], [size, 4], [name.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2]),
      numbers([file.attributes ?? (0o100644 << 16) >>> 0, 4], [offset, 4]),
      name,
      extra,
    )
  }
  const directory = Buffer.concat(central)
  const start = ending.start ?? at()
  const count = ending.count ?? files.length
  const comment = Buffer.from(ending.comment ?? '')
  return Buffer.concat([
    ...parts,
    directory,
    numbers([0x06054b50, 4], [ending.disk ?? 0, 2], [0, 2], [count, 2], [count, 2]),
    numbers([ending.size ?? directory.length, 4], [start, 4], [comment.length, 2]),
    comment,
  ])
}
