import { createPublicKey, verify } from 'node:crypto'
import { fromHex } from '#core/log/bytes.ts'
import { commitmentTo, SALT_BYTES } from '#core/log/commitment.ts'
import { type CheckSignature, readKey } from '#core/log/note.ts'
import { checkProof, type ProofFault, parseProof } from '#core/log/proof.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sha256 } from '../log/key.ts'
import { type Authority, checkStamp, type Stamp, type StampFault } from '../stamp/check.ts'
import { entriesOf, headingOf } from './check-chain.ts'

/** What the log shows of an exported chain. */
export type LoggedReport = {
  /** Up to which entry. */
  readonly seq: number
  readonly log: string
  readonly index: number
  readonly size: number
  /** Whether the log's key is one that the checker brought; the file's own, whoever wrote the file can have made. */
  readonly trusted: boolean
  /** Null when there is no stamp, or nobody to trust for one. */
  readonly stamp: Stamp | null
}

export type LoggedFault =
  | ProofFault
  | { readonly type: 'other-key' }
  | { readonly type: 'no-such-entry'; readonly seq: number }
  | { readonly type: 'stamp'; readonly fault: StampFault }

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Ed25519 by Node. */
export const checkEd25519: CheckSignature = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

/** Whom the checker believes: keys of logs, one a line, and an authority for stamps. */
export type Believed = { readonly keys: readonly string[]; readonly authority?: Authority | undefined }

/** Whether the log that an exported chain names held the chain as it is here. Null when it names none. */
export async function checkLogged(
  text: string,
  { keys, authority }: Believed,
): Promise<Result<LoggedReport, LoggedFault> | null> {
  const told = headingOf(text)?.log
  if (!told) return null
  const { seq, proof, stamp } = told
  const trusted = keys.includes(told.key)
  if (keys.length > 0 && !trusted) return err({ type: 'other-key' })
  const key = readKey(sha256, told.key)
  const parsed = parseProof(proof)
  if (!key || !parsed || parsed.extra?.length !== SALT_BYTES) return err({ type: 'no-proof' })
  const hash = fromHex(entriesOf(text).find((entry) => entry.seq === seq)?.hash ?? '')
  if (hash?.length !== 32) return err({ type: 'no-such-entry', seq })
  const leaf = commitmentTo(sha256, parsed.extra, hash)
  const proven = await checkProof(sha256, checkEd25519, proof, { leaf, key })
  if (!proven.ok) return proven
  const { index, checkpoint } = proven.value
  const report = { seq, log: checkpoint.origin, index, size: checkpoint.size, trusted }
  if (stamp === undefined || !authority) return ok({ ...report, stamp: null })
  const stamped = await checkStamp(Buffer.from(stamp, 'base64'), { data: Buffer.from(parsed.checkpoint), authority })
  return stamped.ok ? ok({ ...report, stamp: stamped.value }) : err({ type: 'stamp', fault: stamped.error })
}
