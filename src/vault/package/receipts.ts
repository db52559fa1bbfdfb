import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex } from '#core/log/bytes.ts'
import { commitmentTo, SALT_BYTES } from '#core/log/commitment.ts'
import { type CheckSignature, type LogKey, readKey } from '#core/log/note.ts'
import { checkProof, type ProofFault, parseProof, writeProof } from '#core/log/proof.ts'
import { toBase64Url } from '../bytes.ts'
import { RECEIPTS } from './bag.ts'
import { type Stamping, type StampReport, stampOn } from './stamps.ts'
import type { NamedText } from './write.ts'

/** The receipt of the package itself, and the key of the log that gave it. */
const OF_PACKAGE = 'pakke.tlog-proof'
const KEY = 'log-noegle.txt'

export const RECEIPT_PATH = `${RECEIPTS}/${OF_PACKAGE}`
export const KEY_PATH = `${RECEIPTS}/${KEY}`

export type ReceiptReport =
  | { readonly type: 'none' }
  /** The package was in the log; `trusted` when the key is one that the checker brought, and not the package's own. */
  | {
      readonly type: 'in-log'
      readonly log: string
      readonly index: number
      readonly size: number
      readonly trusted: boolean
      /** What a time stamp is of. */
      readonly checkpoint: string
      readonly stamp: StampReport
    }
  | { readonly type: 'no-key' }
  /** What it is a receipt of is not in the package. */
  | { readonly type: 'no-content' }
  | { readonly type: 'false'; readonly fault: ProofFault['type'] | 'no-salt' }

/** Ed25519 by WebCrypto. */
export const checkEd25519: CheckSignature = async (publicKey, message, signature) => {
  const algorithm = { name: 'Ed25519' }
  try {
    const key = await crypto.subtle.importKey('raw', publicKey as BufferSource, algorithm, false, ['verify'])
    return await crypto.subtle.verify(algorithm, key, signature as BufferSource, message as BufferSource)
  } catch {
    return false
  }
}

const hashOfHex = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(32)

/** What the log is asked to hold for a package, and the salt that the receipt must carry. */
export function commitmentOf(manifestSha256: string): { readonly salt: Uint8Array; readonly commitment: string } {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  return { salt, commitment: toBase64Url(commitmentTo(sha256, salt, hashOfHex(manifestSha256))) }
}

/** The log's answer as the files of a package. */
export function receiptFiles(proof: string, salt: Uint8Array, logKey: string): NamedText[] {
  const parsed = parseProof(proof)
  if (!parsed) return []
  return [{ name: OF_PACKAGE, text: writeProof({ ...parsed, extra: salt }) }, keyFile(logKey)]
}

/** The key of the log as a file of a package, beside receipts that it has signed. */
export const keyFile = (logKey: string): NamedText => ({ name: KEY, text: `${logKey.trim()}\n` })

export type Receipt = {
  readonly proof: string | null
  /** The key in the package: whoever made the package could have made it too. */
  readonly ownKey: string | null
  /** SHA-256 of what the receipt is of. */
  readonly hash: Uint8Array | null
  /** Keys that were published, brought by whoever checks. */
  readonly trusted: readonly string[]
  readonly stamping?: Stamping | undefined
}

/** Whether the log held what has this hash, and by when. */
export async function checkReceipt({ proof, ownKey, hash, trusted, stamping }: Receipt): Promise<ReceiptReport> {
  if (proof === null) return { type: 'none' }
  if (hash === null) return { type: 'no-content' }
  const parsed = parseProof(proof)
  if (!parsed) return { type: 'false', fault: 'no-proof' }
  if (parsed.extra?.length !== SALT_BYTES) return { type: 'false', fault: 'no-salt' }
  const leaf = commitmentTo(sha256, parsed.extra, hash)
  const keys = [
    ...trusted.map((line) => ({ line, isTrusted: true })),
    { line: ownKey ?? '', isTrusted: false },
  ].flatMap(({ line, isTrusted }): { key: LogKey; isTrusted: boolean }[] => {
    const key = readKey(sha256, line.trim())
    return key ? [{ key, isTrusted }] : []
  })
  let fault: ProofFault['type'] | undefined
  for (const { key, isTrusted } of keys) {
    const checked = await checkProof(sha256, checkEd25519, proof, { leaf, key })
    if (checked.ok) {
      const { index, checkpoint } = checked.value
      const stamp: StampReport = stamping ? await stampOn(parsed.checkpoint, stamping) : { type: 'none' }
      const { origin, size } = checkpoint
      return { type: 'in-log', log: origin, index, size, trusted: isTrusted, checkpoint: parsed.checkpoint, stamp }
    }
    fault ??= checked.error.type
  }
  return fault ? { type: 'false', fault } : { type: 'no-key' }
}
