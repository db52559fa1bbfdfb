import { type BagReport, type Checking, checkBag } from './check-bag.ts'
import type { Finding, Unreadable, Warning } from './finding.ts'
import { checkReceipt, KEY_PATH, RECEIPT_PATH, type ReceiptReport } from './receipts.ts'
import { bytesOf, type Source, type Tree, TreeBroken, type TreeFile } from './tree.ts'
import { readZip } from './zip.ts'

export type Asked = Checking & {
  /** The seal that somebody wrote down: SHA-256 of tagmanifest-sha256.txt. */
  readonly seal?: string | undefined
  /** Published keys of logs. */
  readonly logKeys?: readonly string[] | undefined
}

export type Report =
  | { readonly readable: false; readonly why: Unreadable }
  | {
      readonly readable: true
      readonly whole: boolean
      readonly findings: readonly Finding[]
      readonly warnings: readonly Warning[]
      /** Null when the zip itself is at fault, and its files were not looked at. */
      readonly bag: Omit<BagReport, 'findings' | 'warnings'> | null
      readonly receipt: ReceiptReport
    }

const unreadable = (why: Unreadable): Report => ({ readable: false, why })
const LOCKED = 'age-encryption.org/v1'
const LARGEST_RECEIPT = 1024 * 1024
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
      return { readable: true, whole: false, findings: [fault], warnings: [], bag: null, receipt: { type: 'none' } }
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
  const receipt = await checkReceipt({
    proof: await textAt(inside, RECEIPT_PATH),
    ownKey: await textAt(inside, KEY_PATH),
    manifestSha256: bag.manifest,
    trusted: asked.logKeys ?? [],
  })
  const all: Finding[] = [
    ...findings,
    ...strays.filter(({ path }) => !STRAY.test(path)).map(({ path }): Finding => ({ type: 'added', path })),
    ...(asked.seal !== undefined && asked.seal.toLowerCase() !== bag.seal
      ? [{ type: 'other-seal', given: asked.seal } as const]
      : []),
    ...(receipt.type === 'false' ? [{ type: 'false-receipt', path: RECEIPT_PATH } as const] : []),
  ]
  const told: Warning[] = [
    ...warnings,
    ...strays.filter(({ path }) => STRAY.test(path)).map(({ path }): Warning => ({ type: 'of-a-system', path })),
  ]
  return { readable: true, whole: all.length === 0, findings: all, warnings: told, bag, receipt }
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

async function textAt({ files }: Tree, wanted: string): Promise<string | null> {
  const file = files.find(({ path }) => path === wanted)
  if (!file || file.size > LARGEST_RECEIPT) return null
  try {
    return new TextDecoder().decode(await bytesOf(file.read(), file.size))
  } catch (error) {
    if (error instanceof TreeBroken) return null
    throw error
  }
}
