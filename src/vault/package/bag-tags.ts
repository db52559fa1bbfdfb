import { err, ok, type Result } from '#core/result.ts'
import { ALGORITHMS, type Algorithm } from './hash.ts'

// Reading the tag files of a bag, of every version from 0.93 to 1.0.

export type Declaration = { readonly version: string; readonly encoding: string }

const VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']
/** Hexadecimal digits of each sum. */
const DIGITS: Readonly<Record<Algorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
}

/** From 1.0 on every manifest lists every file, and a per cent sign in a name is written as a code. */
export const isStrict = (version: string): boolean => version === '1.0'

const linesOf = (text: string): string[] => {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

export type DeclarationFault =
  | { readonly type: 'faulty-declaration' }
  | { readonly type: 'unknown-version'; readonly version: string }

export function readDeclaration(bytes: Uint8Array): Result<Declaration, DeclarationFault> {
  const text = decode(bytes, 'UTF-8', true)
  const lines = text === null ? [] : linesOf(text)
  const version = /^BagIt-Version:[ \t](\d+\.\d+)$/.exec(lines[0] ?? '')?.[1]
  const encoding = /^Tag-File-Character-Encoding:[ \t]([\w.:-]+)$/.exec(lines[1] ?? '')?.[1]
  if (lines.length !== 2 || !version || !encoding || decode(new Uint8Array(), encoding) === null)
    return err({ type: 'faulty-declaration' })
  return VERSIONS.includes(version) ? ok({ version, encoding }) : err({ type: 'unknown-version', version })
}

/** Text in the encoding that the bag declares, or null when it is not that. */
export function decode(bytes: Uint8Array, encoding: string, keepMark = false): string | null {
  // the mark at the front says the order of the bytes; without one, big first
  const utf16 = /^utf-?16$/i.test(encoding)
  const label = utf16 ? (bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be') : encoding
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: keepMark }).decode(bytes)
  } catch {
    return null
  }
}

export type Line = {
  readonly sum: string
  readonly path: string
  /** `*` of md5sum, or `./`: read, and told of. */
  readonly decorated: boolean
}

export type Manifest = {
  readonly name: string
  readonly algorithm: Algorithm
  readonly lines: readonly Line[]
  /** Counted from 1. */
  readonly faulty: readonly number[]
}

const MANIFEST_NAME = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i

/** Which manifest a file at the top of a bag is; the algorithm is null when it is not one of ours. */
export function manifestNamed(name: string): { readonly tags: boolean; readonly algorithm: Algorithm | null } | null {
  const parts = MANIFEST_NAME.exec(name)
  if (!parts) return null
  const algorithm = parts[2]?.toLowerCase().replace(/^sha-/, 'sha')
  return { tags: parts[1] !== undefined, algorithm: ALGORITHMS.find((known) => known === algorithm) ?? null }
}

export function readManifest(name: string, algorithm: Algorithm, text: string, version: string): Manifest {
  const lines: Line[] = []
  const faulty: number[] = []
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue
    const [, sum, star, dotted] = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/.exec(line) ?? []
    if (sum?.length !== DIGITS[algorithm] || !dotted) faulty.push(index + 1)
    else {
      const path = dotted.replace(/^(\.\/)+/, '')
      lines.push({
        sum: sum.toLowerCase(),
        path: decodePath(path, version),
        decorated: star === '*' || path !== dotted,
      })
    }
  }
  return { name, algorithm, lines, faulty }
}

function decodePath(path: string, version: string): string {
  const codes = isStrict(version) ? /%(0a|0d|25)/gi : /%(0a|0d)/gi
  return path.replace(codes, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
}

export type Info = {
  readonly labels: readonly (readonly [label: string, value: string])[]
  readonly faulty: readonly number[]
}

/** bag-info.txt: a label and a value a line; a line that begins with a space goes on. */
export function readInfo(text: string): Info {
  const labels: [string, string][] = []
  const faulty: number[] = []
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue
    const before = labels.at(-1)
    const [, label, value] = /^([^:\s][^:]*):\s*(.*)$/.exec(line) ?? []
    if (/^[ \t]/.test(line) && before) before[1] += ` ${line.trim()}`
    else if (label === undefined || value === undefined) faulty.push(index + 1)
    else labels.push([label.trim(), value.trim()])
  }
  return { labels, faulty }
}

export const valuesOf = ({ labels }: Info, wanted: string): string[] =>
  labels.filter(([label]) => label.toLowerCase() === wanted.toLowerCase()).map(([, value]) => value)

/** What fetch.txt says is elsewhere; nothing is ever fetched. */
export function readFetch(text: string, version: string): { readonly paths: string[]; readonly faulty: number[] } {
  const paths: string[] = []
  const faulty: number[] = []
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1]
    if (path) paths.push(decodePath(path.replace(/^(\.\/)+/, ''), version))
    else faulty.push(index + 1)
  }
  return { paths, faulty }
}
