import { parseCheckpoint } from '#core/log/checkpoint.ts'
import { parseNote } from '#core/log/note.ts'
import type { Cert } from '#core/stamp/certificate.ts'
import { checkStamp, type Stamp, type StampFault } from '#core/stamp/check.ts'
import type { StampCrypto } from '#core/stamp/crypto.ts'
import type { Instant } from '#core/time.ts'
import { utf8 } from '../bytes.ts'
import { webStampCrypto } from '../stamp-crypto.ts'
import { RECEIPTS } from './bag.ts'
import type { Named } from './write.ts'

// Time stamps (RFC 3161) of the log's checkpoints, which lie in a package beside the receipts that end in them.

/** Whom the checker trusts to stamp. */
export type StampTrust = {
  readonly anchors: readonly Cert[]
  /** That a stamp by anybody else counts as a fault, because the checker brought these for this package. */
  readonly demanded: boolean
}

export type StampReport =
  | { readonly type: 'none' }
  | {
      readonly type: 'stamped'
      /** What is stamped existed before. */
      readonly at: Instant
      /** Until when its certificates hold. */
      readonly until: Instant
      readonly authority: string
      /**
       * `trusted` leads to an anchor. Else the stamp is only sound in itself, and anybody may have made it: `nobody` was trusted, or
       * it is by `another`.
       */
      readonly trust: 'trusted' | 'nobody' | 'another'
    }
  /** Signed in a way that cannot be checked here. */
  | { readonly type: 'unknown' }
  | { readonly type: 'false'; readonly path: string; readonly fault: StampFault }

/** The stamp on the checkpoint of `size` leaves. */
export const stampPath = (size: number): string => `${RECEIPTS}/stempel-${size}.tsr`

/** The stamp on a checkpoint as files of a package: the answer as it came, and what it is on, for `openssl ts -verify`. */
export function stampFiles(checkpoint: string, token: Uint8Array): Named[] {
  const size = sizeOf(checkpoint)
  if (size === null) return []
  return [
    { name: `stempel-${size}.tsr`, bytes: Uint8Array.from(token) },
    { name: `stempel-${size}.txt`, text: checkpoint },
  ]
}

export function sizeOf(checkpoint: string): number | null {
  const note = parseNote(checkpoint)
  return (note && parseCheckpoint(note.text)?.size) ?? null
}

export type Stamping = {
  /** A file of the package, or null. */
  readonly at: (path: string) => Promise<Uint8Array | null>
  readonly trust?: StampTrust | undefined
  readonly crypto?: StampCrypto | undefined
}

/** What the stamp on `checkpoint` shows that lies in the package, if there is one. */
export async function stampOn(checkpoint: string, { at, trust, crypto }: Stamping): Promise<StampReport> {
  const size = sizeOf(checkpoint)
  const path = size === null ? '' : stampPath(size)
  const answer = path === '' ? null : await at(path)
  return answer ? judge(answer, { checkpoint, path, trust, crypto }) : { type: 'none' }
}

type Judged = Omit<Stamping, 'at'> & { readonly checkpoint: string; readonly path: string }

async function judge(answer: Uint8Array, { checkpoint, path, trust, crypto }: Judged): Promise<StampReport> {
  const check = (anchors: readonly Cert[] | null) =>
    checkStamp(crypto ?? webStampCrypto, answer, { data: utf8(checkpoint), authority: anchors && { anchors } })
  const told = ({ at, until, authority }: Stamp, by: 'trusted' | 'nobody' | 'another'): StampReport => ({
    type: 'stamped',
    at,
    until,
    authority,
    trust: by,
  })
  const checked = await check(trust?.anchors ?? null)
  if (checked.ok) return told(checked.value, trust ? 'trusted' : 'nobody')
  if (trust && !trust.demanded && checked.error === 'not-trusted') {
    const itself = await check(null)
    if (itself.ok) return told(itself.value, 'another')
    return { type: 'false', path, fault: itself.error }
  }
  if (checked.error === 'unknown-signature' && !trust?.demanded) return { type: 'unknown' }
  return { type: 'false', path, fault: checked.error }
}
