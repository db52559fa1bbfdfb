import { read } from './memory.ts'

/** Bytes that can be read again, and from any place: a file on disk, or one that was chosen in a browser. */
export type Source = {
  readonly size: number
  /** From `from` up to, and not with, `to`. */
  readonly read: (from: number, to: number) => AsyncIterable<Uint8Array>
}

/** A file somewhere below the folder that is looked at. */
export type TreeFile = {
  /** With `/` between its parts, as it is written where it was found. */
  readonly path: string
  readonly size: number
  /** Fails with TreeBroken when the bytes cannot be what they are said to be. */
  readonly read: () => AsyncIterable<Uint8Array>
}

export type Tree = { readonly files: readonly TreeFile[]; readonly folders: readonly string[] }

/** Thrown while a file is read: the container contradicts itself about this file. */
export class TreeBroken extends Error {}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>, length?: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (length !== undefined && size > length) throw new TreeBroken('longer than it was said to be')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A file that was chosen in a browser, or one in memory. */
export const sourceOf = (blob: Blob): Source => ({
  size: blob.size,
  read: (from, to) => read(blob.slice(from, to)),
})

/** Why a path would be read as another place on some system, or null. */
export function unsafety(path: string): 'outside' | 'control' | 'backslash' | null {
  if (/^[/~]|^[A-Za-z]:|^\\\\/.test(path)) return 'outside'
  if (path.split(/[/\\]/).some((part) => part === '..')) return 'outside'
  if (/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(path)) return 'control'
  return path.includes('\\') ? 'backslash' : null
}
