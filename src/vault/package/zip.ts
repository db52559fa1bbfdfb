import { err, ok, type Result } from '#core/result.ts'
import { crc32 } from './crc32.ts'
import { streamed } from './memory.ts'
import { bytesOf, type Source, type Tree, TreeBroken, type TreeFile } from './tree.ts'
import {
  DESCRIBED_AFTER,
  decodeName,
  readDirectory,
  readExtra,
  sizes64,
  type ZipEntry,
  type ZipFault,
} from './zip-directory.ts'

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const LOCAL_SIZE = 30
/** Encrypted, described after, name in UTF-8: what changes how a file is read. */
const READING_FLAGS = 0x0809
const SATURATED_32 = 0xffffffff
/** Text shrinks by tens; what grows by hundreds was made to. */
const MOST_GROWTH = 200
const ALWAYS_ALLOWED = 64 * 1024 * 1024

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A zip as a tree of files. Nothing is unpacked to disk, and nothing but the directory is held in memory. */
export async function readZip(source: Source): Promise<Result<Tree, ZipFault>> {
  const directory = await readDirectory(source)
  if (!directory.ok) return directory
  const { entries, start } = directory.value
  const grown = entries.reduce((sum, { size }) => sum + size, 0)
  if (grown > ALWAYS_ALLOWED && grown > MOST_GROWTH * source.size) return err({ type: 'bomb' })
  const files: TreeFile[] = []
  const folders: string[] = []
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset)
  let at = 0
  for (const [index, entry] of inOrder.entries()) {
    // side by side from the first byte to the directory: none lies over another, and nothing between them
    if (entry.offset < at) return err({ type: 'contradicts-itself', path: entry.path })
    if (entry.offset > at) return err({ type: 'hidden-bytes' })
    const next = inOrder[index + 1]?.offset ?? start
    const begins = await checkLocal(source, entry, next)
    if (!begins.ok) return begins
    const { from } = begins.value
    if (entry.folder) folders.push(entry.path.replace(/\/$/, ''))
    else files.push({ path: entry.path, size: entry.size, read: () => contents(source, entry, from) })
    at = next
  }
  return at === start ? ok({ files, folders }) : err({ type: 'hidden-bytes' })
}

/** Where the bytes of `entry` begin, when what stands before and after them says what the directory says. */
async function checkLocal(source: Source, entry: ZipEntry, next: number): Promise<Result<{ from: number }, ZipFault>> {
  const fault = err({ type: 'contradicts-itself', path: entry.path } as const)
  const { offset, flags, rawName } = entry
  if (offset + LOCAL_SIZE > next) return fault
  const head = view(await bytesOf(source.read(offset, offset + LOCAL_SIZE)))
  if (head.getUint32(0, true) !== LOCAL) return fault
  const [nameSize, extraSize] = [head.getUint16(26, true), head.getUint16(28, true)]
  const from = offset + LOCAL_SIZE + nameSize + extraSize
  const to = from + entry.packedSize
  if (to > next) return fault
  const rest = await bytesOf(source.read(offset + LOCAL_SIZE, from))
  const name = rest.subarray(0, nameSize)
  if (name.length !== rawName.length || name.some((byte, index) => byte !== rawName[index])) return fault
  if (decodeName(name) !== entry.path) return fault
  if ((head.getUint16(6, true) ^ flags) & READING_FLAGS) return fault
  if (head.getUint16(8, true) !== (entry.deflated ? 8 : 0)) return fault
  const extra = readExtra(rest.subarray(nameSize))
  if (!extra) return fault
  const said = [head.getUint32(14, true), head.getUint32(22, true), head.getUint32(18, true)] as const
  if (flags & DESCRIBED_AFTER) {
    // what is told after the file may be left out before it, or be the same
    const left = (number: number, whole: number) => [0, SATURATED_32, whole].includes(number)
    if (!left(said[0], entry.crc) || !left(said[1], entry.size) || !left(said[2], entry.packedSize)) return fault
    return (await isDescribed(source, entry, to, next)) ? ok({ from }) : fault
  }
  if (to < next) return err({ type: 'hidden-bytes' })
  return said[0] === entry.crc && agrees(said, extra.get(1), entry) ? ok({ from }) : fault
}

function agrees(said: readonly [number, number, number], field: Uint8Array | undefined, entry: ZipEntry): boolean {
  const sizes = sizes64(field, [said[1], said[2]])
  return sizes !== null && sizes[0] === entry.size && sizes[1] === entry.packedSize
}

/** Whether exactly a data descriptor lies there, with the sizes and checksum of the directory. */
async function isDescribed(source: Source, { crc, packedSize, size }: ZipEntry, from: number, to: number) {
  if (to - from > 24 || to - from < 12) return false
  const bytes = await bytesOf(source.read(from, to))
  const of = view(bytes)
  const signed = bytes.length === 16 || bytes.length === 24
  if (signed && of.getUint32(0, true) !== DESCRIPTOR) return false
  const at = signed ? 4 : 0
  if (of.getUint32(at, true) !== crc) return false
  switch (bytes.length - at) {
    case 12:
      return of.getUint32(at + 4, true) === packedSize && of.getUint32(at + 8, true) === size
    case 20:
      return of.getBigUint64(at + 4, true) === BigInt(packedSize) && of.getBigUint64(at + 12, true) === BigInt(size)
    default:
      return false
  }
}

async function* contents(source: Source, entry: ZipEntry, from: number): AsyncGenerator<Uint8Array> {
  const packed = source.read(from, from + entry.packedSize)
  let [size, crc] = [0, 0]
  for await (const chunk of entry.deflated ? inflated(packed) : packed) {
    size += chunk.length
    if (size > entry.size) throw new TreeBroken('longer than it was said to be')
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (size !== entry.size || crc !== entry.crc) throw new TreeBroken('not as the zip says')
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = packed[Symbol.asyncIterator]()
  const raw = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(to) {
      const { done, value } = await chunks.next()
      if (done) to.close()
      else to.enqueue(value as Uint8Array<ArrayBuffer>)
    },
  })
  try {
    yield* streamed(raw.pipeThrough(new DecompressionStream('deflate-raw')))
  } catch (error) {
    // the browser's and Node's own errors of broken data
    if (error instanceof TypeError) throw new TreeBroken(error.message)
    throw error
  }
}
