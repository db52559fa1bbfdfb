// The tag files of a bag, as text: BagIt 1.0, RFC 8493.

export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
export const MANIFEST = 'manifest-sha256.txt'
export const TAG_MANIFEST = 'tagmanifest-sha256.txt'
/** What a bag of ours names itself by. */
export const PACKAGE_LABEL = 'Actioncard-Package'
export const RECEIPTS = 'kvitteringer'

/** A file of the bag and what its bytes hash to. */
export type Listed = { readonly path: string; readonly sha256: string; readonly size: number }

/** Two spaces, as `sha256sum -c` wants it. */
export const manifestText = (files: readonly Listed[]): string =>
  [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('')

/** How many bytes, and in how many files. */
export const oxumOf = (payload: readonly Listed[]): string =>
  `${payload.reduce((sum, { size }) => sum + size, 0)}.${payload.length}`

/** One label a line; a value never breaks the line. */
export const infoText = (labels: readonly (readonly [label: string, value: string])[]): string =>
  labels.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('')
