import { MANIFEST, oxumOf, PACKAGE_LABEL, TAG_MANIFEST } from './bag.ts'
import {
  type Declaration,
  decode,
  type Info,
  isStrict,
  type Manifest,
  manifestNamed,
  readDeclaration,
  readFetch,
  readInfo,
  readManifest,
  valuesOf,
} from './bag-tags.ts'
import type { Finding, Warning } from './finding.ts'
import type { Algorithm, StartHash } from './hash.ts'
import { matchPaths } from './match-paths.ts'
import { giveBack } from './memory.ts'
import { bytesOf, type Tree, TreeBroken, type TreeFile, unsafety } from './tree.ts'

export type Checking = {
  readonly hash: StartHash
  readonly onBytes?: ((count: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export type BagReport = {
  readonly version: string | null
  readonly info: Info
  /** Ours, and not any bag. */
  readonly ours: boolean
  readonly files: number
  readonly bytes: number
  /** SHA-256 of tagmanifest-sha256.txt. */
  readonly seal: string | null
  /** SHA-256 of manifest-sha256.txt, which a receipt of the package is for. */
  readonly manifest: string | null
  readonly findings: readonly Finding[]
  readonly warnings: readonly Warning[]
}

/** The papers are read into memory, the evidence never. */
const LARGEST_TAG_FILE = 64 * 1024 * 1024
const INFO = ['bag-info.txt', 'package-info.txt']
const SYSTEM_FILES = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]+)$/i
const STRONG: readonly Algorithm[] = ['sha256', 'sha384', 'sha512']

type Sums = ReadonlyMap<Algorithm, string>

/** A folder whose top is a bag: what is whole, changed, missing, added or misnamed in it. */
export async function checkBag(tree: Tree, checking: Checking): Promise<BagReport> {
  const findings: Finding[] = []
  const warnings: Warning[] = []
  const at = new Map(tree.files.map((file) => [file.path, file]))
  const payload = tree.files.filter(({ path }) => path.startsWith('data/'))
  for (const { path } of tree.files) {
    const unsafe = unsafety(path)
    if (unsafe === 'outside') findings.push({ type: 'unsafe-name', path })
    else if (unsafe) warnings.push({ type: 'unusual-name', path })
    if (SYSTEM_FILES.test(path)) warnings.push({ type: 'of-a-system', path })
  }

  const declaration = await declared(at.get('bagit.txt'), findings)
  const { version, encoding } = declaration ?? { version: '1.0', encoding: 'UTF-8' }
  if (declaration && !isStrict(version)) warnings.push({ type: 'old-version', version })
  const read = (file: TreeFile) => textOf(file, encoding, findings)

  const lists: Manifest[] = []
  const sealing: Manifest[] = []
  for (const file of tree.files) {
    const named = file.path.includes('/') ? null : manifestNamed(file.path)
    if (!named) continue
    if (!named.algorithm) {
      warnings.push({ type: 'unknown-sums', list: file.path })
      continue
    }
    const text = await read(file)
    if (text === null) continue
    const manifest = readManifest(file.path, named.algorithm, text, version)
    ;(named.tags ? sealing : lists).push(manifest)
    findings.push(...faultsOf(manifest, named.tags))
    if (manifest.lines.some(({ decorated }) => decorated)) warnings.push({ type: 'decorated-list', list: file.path })
  }
  if (lists.length === 0) findings.push({ type: 'no-list' })
  if (payload.length === 0 && !tree.folders.some((path) => path === 'data' || path.startsWith('data/')))
    findings.push({ type: 'no-payload' })
  if (lists.length > 0 && !lists.some(({ algorithm }) => STRONG.includes(algorithm)))
    warnings.push({ type: 'weak-sums' })

  const infoFile = INFO.flatMap((name) => at.get(name) ?? [])[0]
  const info = readInfo((infoFile && (await read(infoFile))) ?? '')
  for (const line of info.faulty) findings.push({ type: 'faulty-line', list: infoFile?.path ?? '', line })
  const ours = valuesOf(info, PACKAGE_LABEL).length > 0

  const sums = await sumsOf(tree.files, [...lists, ...sealing], checking, findings)
  const ofPayload = { files: payload, version, sums }
  // a paper on a list of the payload does not belong there, and is told of as that; it is not missing
  const matched = matchPaths(lists, ofPayload, warnings)
  findings.push(...matched.filter((one) => one.type !== 'missing' || !at.has(one.path)))
  findings.push(...matchPaths(sealing, { files: tree.files, version: 'tags', sums }, warnings))
  findings.push(...(await fetched(at.get('fetch.txt'), { read, version, lists, at }, warnings)))
  findings.push(...counted(info, payload))
  if (ours) findings.push(...unsealed(tree, sealing))
  else if (sealing.length === 0) warnings.push({ type: 'no-seal' })

  return {
    version: declaration?.version ?? null,
    info,
    ours,
    files: tree.files.length,
    bytes: tree.files.reduce((sum, { size }) => sum + size, 0),
    seal: sums.get(TAG_MANIFEST)?.get('sha256') ?? null,
    manifest: sums.get(MANIFEST)?.get('sha256') ?? null,
    findings: distinct(findings),
    warnings: distinct(warnings),
  }
}

async function declared(file: TreeFile | undefined, findings: Finding[]): Promise<Declaration | null> {
  if (!file) {
    findings.push({ type: 'no-declaration' })
    return null
  }
  const bytes = await smallBytes(file, findings)
  const declaration = bytes && readDeclaration(bytes)
  if (declaration?.ok) return declaration.value
  if (declaration) findings.push(declaration.error)
  return null
}

async function smallBytes(file: TreeFile, findings: Finding[]): Promise<Uint8Array | null> {
  if (file.size > LARGEST_TAG_FILE) {
    findings.push({ type: 'too-large', path: file.path })
    return null
  }
  try {
    return await bytesOf(file.read(), file.size)
  } catch (error) {
    if (!(error instanceof TreeBroken)) throw error
    findings.push({ type: 'changed', path: file.path })
    return null
  }
}

async function textOf(file: TreeFile, encoding: string, findings: Finding[]): Promise<string | null> {
  const bytes = await smallBytes(file, findings)
  const text = bytes && decode(bytes, encoding)
  if (bytes && text === null) findings.push({ type: 'faulty-encoding', list: file.path })
  return text
}

function faultsOf({ name, lines, faulty }: Manifest, ofTags: boolean): Finding[] {
  const seen = new Set<string>()
  const found: Finding[] = faulty.map((line) => ({ type: 'faulty-line', list: name, line }))
  for (const { path } of lines) {
    if (unsafety(path) === 'outside' || (!ofTags && !path.startsWith('data/')))
      found.push({ type: 'unsafe-name', path })
    if (seen.has(path)) found.push({ type: 'listed-twice', path, list: name })
    seen.add(path)
  }
  return found
}

/** Every file once through every hash that a list asks for. */
async function sumsOf(
  files: readonly TreeFile[],
  lists: readonly Manifest[],
  { hash, onBytes, signal }: Checking,
  findings: Finding[],
): Promise<ReadonlyMap<string, Sums>> {
  const wanted = [...new Set<Algorithm>(['sha256', ...lists.map(({ algorithm }) => algorithm)])]
  const ofPayload = wanted.filter((algorithm) => lists.some((list) => list.algorithm === algorithm))
  const sums = new Map<string, Sums>()
  for (const file of files) {
    const algorithms = file.path.startsWith('data/') ? ofPayload : wanted
    const hashing = await Promise.all(algorithms.map((algorithm) => hash(algorithm)))
    try {
      for await (const chunk of file.read()) {
        signal?.throwIfAborted()
        for (const one of hashing) one.update(chunk)
        onBytes?.(chunk.length)
        giveBack(chunk)
      }
    } catch (error) {
      if (!(error instanceof TreeBroken)) throw error
      findings.push({ type: 'changed', path: file.path })
      continue
    }
    sums.set(file.path, new Map(algorithms.map((algorithm, index) => [algorithm, hashing[index]?.hex() ?? ''])))
  }
  return sums
}

type Fetching = {
  readonly read: (file: TreeFile) => Promise<string | null>
  readonly version: string
  readonly lists: readonly Manifest[]
  readonly at: ReadonlyMap<string, TreeFile>
}

async function fetched(file: TreeFile | undefined, from: Fetching, warnings: Warning[]): Promise<Finding[]> {
  const text = file && (await from.read(file))
  if (!text) return []
  warnings.push({ type: 'fetch-list' })
  const { paths, faulty } = readFetch(text, from.version)
  const listed = new Set(from.lists.flatMap(({ lines }) => lines.map(({ path }) => path)))
  return [
    ...faulty.map((line): Finding => ({ type: 'faulty-line', list: 'fetch.txt', line })),
    ...paths.flatMap((path): Finding[] => {
      if (unsafety(path) === 'outside' || !path.startsWith('data/')) return [{ type: 'unsafe-name', path }]
      return listed.has(path) ? [] : [{ type: 'added', path }]
    }),
  ]
}

function counted(info: Info, payload: readonly TreeFile[]): Finding[] {
  const found = oxumOf(payload.map(({ path, size }) => ({ path, size, sha256: '' })))
  return valuesOf(info, 'Payload-Oxum')
    .filter((said) => said !== found)
    .map((said) => ({ type: 'wrong-count', said, found }))
}

/** In a package of ours the seal covers every paper; a bag of somebody else's may leave some out. */
function unsealed({ files }: Tree, sealing: readonly Manifest[]): Finding[] {
  const covered = new Set(
    sealing.filter(({ name }) => name === TAG_MANIFEST).flatMap(({ lines }) => lines.map(({ path }) => path)),
  )
  return files
    .filter(({ path }) => !path.startsWith('data/') && path !== TAG_MANIFEST && !covered.has(path))
    .map(({ path }) => ({ type: 'not-sealed', path }))
}

/** Each once, in the order they were found. */
export const distinct = <T extends object>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
]
