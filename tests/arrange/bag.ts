import { createHash } from 'node:crypto'
import { startHash } from '#vault/package/hash.ts'
import type { Tree } from '#vault/package/tree.ts'
import { type Asked, type Report, verifyTree } from '#vault/package/verify.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

const bytesIn = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

export const treeOf = (files: Files): Tree => ({
  files: Object.entries(files).map(([path, content]) => ({
    path,
    size: bytesIn(content).length,
    async *read() {
      yield bytesIn(content)
    },
  })),
  folders: [],
})

export const sumOf = (algorithm: string, content: string | Uint8Array): string =>
  createHash(algorithm).update(content).digest('hex')

/** The lines of a manifest. */
export const listOf = (algorithm: string, files: Files): string =>
  Object.entries(files)
    .map(([path, content]) => `${sumOf(algorithm, content)}  ${path}\n`)
    .join('')

export const PAYLOAD: Files = { 'data/one.txt': 'one', 'data/below/two.txt': 'two' }

type Bag = { readonly version?: string; readonly payload?: Files; readonly algorithms?: readonly string[] }

/** A bag of somebody else's, with a manifest for each algorithm; `changed` puts other files in its place, or none. */
export function aBag(
  { version = '1.0', payload = PAYLOAD, algorithms = ['sha256'] }: Bag = {},
  changed: Readonly<Record<string, string | Uint8Array | null>> = {},
): Files {
  const files: Record<string, string | Uint8Array | null> = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    ...Object.fromEntries(algorithms.map((name) => [`manifest-${name}.txt`, listOf(name, payload)])),
    ...payload,
    ...changed,
  }
  return Object.fromEntries(Object.entries(files).filter((file): file is [string, string] => file[1] !== null))
}

export const check = (files: Files, asked: Partial<Asked> = {}): Promise<Report> =>
  verifyTree(treeOf(files), { hash: startHash, ...asked })

/** The findings as short lines: `changed data/one.txt`. */
export function briefly(report: Report): string[] {
  if (!report.readable) return [`unreadable ${report.why.type}`]
  return report.findings.map(({ type, ...rest }) => [type, ...Object.values(rest)].join(' '))
}

export const warned = (report: Report): string[] =>
  report.readable ? report.warnings.map(({ type, ...rest }) => [type, ...Object.values(rest)].join(' ')) : []
