import { fromHex } from '#core/log/bytes.ts'
import { type BagReport, type Checking, checkBag, distinct } from './check-bag.ts'
import { checkEntries, type EntryReport, falseStamps } from './entry-receipts.ts'
import type { Finding, Unreadable, Warning } from './finding.ts'
import { checkReceipt, KEY_PATH, RECEIPT_PATH, type ReceiptReport } from './receipts.ts'
import type { Stamping } from './stamps.ts'
import { bytesOf, type Source, type Tree, TreeBroken, type TreeFile } from './tree.ts'
import { readZip } from './zip.ts'

export type Asked = Checking & {
  /** The seal that somebody wrote down: SHA-256 of tagmanifest-sha256.txt. */
  readonly seal?: string | undefined
  /** Published keys of logs. */
  readonly logKeys?: readonly string[] | undefined
} & Pick<Stamping, 'trust' | 'crypto'>

export type Report =
  | { readonly readable: false; readonly why: Unreadable }
  | {
      readonly readable: true
      readonly whole: boolean
      readonly findings: readonly Finding[]
      readonly warnings: readonly Warning[]
      /** Null when the zip itself is at fault, and its files were not looked at. */
      readonly bag: Omit<BagReport, 'findings' | 'warnings'> | null
      /** Of the package itself. */
      readonly receipt: ReceiptReport
      readonly entries: readonly EntryReport[]
    }

const unreadable = (why: Unreadable): Report => ({ readable: false, why })
const LOCKED = 'age-encryption.org/v1'
const LARGEST_RECEIPT = 1024 * 1024
const LARGEST_DATA = 64 * 1024 * 1024
const DATA = 'data/logbog.json'
const STRAY = /^__MACOSX\//

/** A package as it was saved: a zip. */
export async function verifyZip(source: Source, asked: Asked): Promise<Report> {
  if (source.size === 0) return unreadable({ type: 'empty' })
  if (await isLocked(source)) return unreadable({ type: 'locked' })
  const read = await readZip(source)
  if (read.ok) return verifyTree(read.value, asked)
  const fault = read.error
  switch (fault.type) {
    case 'same-name':
    case 'contradicts-itself':
    case 'hidden-bytes':
    case 'link':
    case 'unsafe-name':
      return {
        readable: true,
        whole: false,
        findings: [fault],
        warnings: [],
        bag: null,
        receipt: { type: 'none' },
        entries: [],
      }
    default:
      return unreadable(fault)
  }
}

async function isLocked(source: Source): Promise<boolean> {
  const first = await bytesOf(source.read(0, Math.min(LOCKED.length, source.size)))
  return String.fromCharCode(...first) === LOCKED
}

/** A package that was unpacked: a folder, or the folder above it. */
export async function verifyTree(tree: Tree, asked: Asked): Promise<Report> {
  if (tree.files.length === 0) return unreadable({ type: 'empty' })
  const top = topOf(tree)
  if (typeof top !== 'string') return unreadable(top)
  const inside = below(tree, top)
  const strays = tree.files.filter(({ path }) => !path.startsWith(top))
  const { findings, warnings, ...bag } = await checkBag(inside, asked)
  const read = (path: string) => textAt(inside, path)
  const known = {
    ownKey: await read(KEY_PATH),
    trusted: asked.logKeys ?? [],
    stamping: {
      trust: asked.trust,
      crypto: asked.crypto,
      at: (path: string) => bytesAt(inside, path, LARGEST_RECEIPT),
    },
  }
  const hash = bag.manifest === null ? null : fromHex(bag.manifest)
  const receipt = await checkReceipt({ ...known, proof: await read(RECEIPT_PATH), hash })
  const data = await bytesAt(inside, DATA, LARGEST_DATA)
  const paths = inside.files.map(({ path }) => path)
  const ofEntries = await checkEntries({ ...known, paths, data: data && decoded(data), textAt: read })
  const all = distinct<Finding>([
    ...findings,
    ...strays.filter(({ path }) => !STRAY.test(path)).map(({ path }): Finding => ({ type: 'added', path })),
    ...(asked.seal !== undefined && asked.seal.toLowerCase() !== bag.seal
      ? [{ type: 'other-seal', given: asked.seal } as const]
      : []),
    ...(receipt.type === 'false' ? [{ type: 'false-receipt', path: RECEIPT_PATH } as const] : []),
    ...falseStamps(receipt),
    ...ofEntries.findings,
  ])
  const told: Warning[] = [
    ...warnings,
    ...strays.filter(({ path }) => STRAY.test(path)).map(({ path }): Warning => ({ type: 'of-a-system', path })),
  ]
  const { entries } = ofEntries
  return { readable: true, whole: all.length === 0, findings: all, warnings: told, bag, receipt, entries }
}

const OF_A_BAG = /^(bagit\.txt|manifest-[\w-]+\.txt)$/i

/** Where the package lies: at the top, or in the one folder that is one. Ends in `/`, or is empty. */
function topOf({ files }: Tree): string | { readonly type: 'no-package' | 'several-packages' } {
  if (files.some(({ path }) => OF_A_BAG.test(path))) return ''
  const tops = new Set(
    files.flatMap(({ path }) => {
      const [, top, name = ''] = /^([^/]+)\/([^/]+)$/.exec(path) ?? []
      return top !== undefined && OF_A_BAG.test(name) ? [`${top}/`] : []
    }),
  )
  const [only] = tops
  if (only === undefined) return { type: 'no-package' }
  return tops.size === 1 ? only : { type: 'several-packages' }
}

function below({ files, folders }: Tree, top: string): Tree {
  if (top === '') return { files, folders }
  return {
    files: files
      .filter(({ path }) => path.startsWith(top))
      .map((file): TreeFile => ({ ...file, path: file.path.slice(top.length) })),
    folders: folders.filter((path) => path.startsWith(top)).map((path) => path.slice(top.length)),
  }
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

async function textAt(tree: Tree, wanted: string): Promise<string | null> {
  const bytes = await bytesAt(tree, wanted, LARGEST_RECEIPT)
  return bytes && decoded(bytes)
}

async function bytesAt({ files }: Tree, wanted: string, largest: number): Promise<Uint8Array | null> {
  const file = files.find(({ path }) => path === wanted)
  if (!file || file.size > largest) return null
  try {
    return await bytesOf(file.read(), file.size)
  } catch (error) {
    if (error instanceof TreeBroken) return null
    throw error
  }
}
