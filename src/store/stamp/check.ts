import { err, type Result } from '#core/result.ts'
import * as core from '#core/stamp/check.ts'
import { addMinutes, type Instant } from '#core/time.ts'
import { stampCrypto } from './crypto.ts'

export type { Authority, Stamp, StampFault } from '#core/stamp/check.ts'

export type Expected = {
  readonly data: Uint8Array
  readonly authority: core.Authority
  /** When it has just been asked for: what it must repeat, and the time by our own clock. */
  readonly asked?: { readonly nonce: Uint8Array; readonly at: Instant }
}

/** How far an authority's clock may be from ours. */
const APART_MINUTES = 5

/** Whether `answer` (a TimeStampResp of RFC 3161) is a stamp by `authority` on `data`. */
export async function checkStamp(
  answer: Uint8Array,
  { data, authority, asked }: Expected,
): Promise<Result<core.Stamp, core.StampFault>> {
  const checked = await core.checkStamp(stampCrypto, answer, { data, authority, nonce: asked?.nonce })
  if (!checked.ok || !asked) return checked
  const { at } = checked.value
  const apart = at < addMinutes(asked.at, -APART_MINUTES) || at > addMinutes(asked.at, APART_MINUTES)
  return apart ? err('other-time') : checked
}
