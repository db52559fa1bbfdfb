import { createHash } from 'node:crypto'
import { constants, type FileHandle, lstat, open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '#vault/package/finding.ts'
import type { StartHash } from '#vault/package/hash.ts'
import { type Source, type Tree, TreeBroken, type TreeFile } from '#vault/package/tree.ts'

const CHUNK = 1024 * 1024

/** SHA-256 and the others as Node has them. */
export const startNodeHash: StartHash = async (algorithm) => {
  const hash = createHash(algorithm)
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
}

/** A file that is open, to be read from any place. */
export const sourceOfFile = (file: FileHandle, size: number): Source => ({
  size,
  read: (from, to) => chunks(file, from, to),
})

async function* chunks(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = from
  while (at < to) {
    const buffer = new Uint8Array(Math.min(CHUNK, to - at))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

/** What lies below a folder. Links are told of and never followed. */
export async function readFolder(top: string): Promise<{ readonly tree: Tree; readonly links: Finding[] }> {
  const files: TreeFile[] = []
  const folders: string[] = []
  const links: Finding[] = []
  const walk = async (below: string): Promise<void> => {
    for await (const entry of await opendir(join(top, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) {
        folders.push(path)
        await walk(path)
      } else if (entry.isFile()) files.push(await treeFile(top, path))
      else links.push({ type: 'link', path })
    }
  }
  await walk('')
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { tree: { files, folders }, links }
}

async function treeFile(top: string, path: string): Promise<TreeFile> {
  const full = join(top, path)
  const { size } = await lstat(full)
  return { path, size, read: () => wholeFile(full, size) }
}

async function* wholeFile(path: string, size: number): AsyncGenerator<Uint8Array> {
  // a link put there since is not followed either
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => {
    throw new TreeBroken('cannot be opened')
  })
  try {
    let read = 0
    for await (const chunk of chunks(file, 0, size)) {
      read += chunk.length
      yield chunk
    }
    if (read !== size) throw new TreeBroken('shorter than it was')
  } finally {
    await file.close()
  }
}
