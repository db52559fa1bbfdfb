import type { Refusal } from '#core/case/refusal.ts'
import type { Circle } from '#core/logbook/circle.ts'
import type { Envelope } from '#core/logbook/envelope.ts'
import type { Fault } from '#core/logbook/fault.ts'
import type { DataAnswer } from '../answer.ts'
import type { Mailbox } from './mailbox.ts'

/** What the addresses under /logbog answer our own scripts. */
export type Said =
  | { readonly type: 'done' }
  /** The entry is written; `leaf` is its place in the common log, `proof` what shows it (C2SP tlog-proof). */
  | { readonly type: 'written'; readonly leaf: number; readonly proof: string | null }
  /** The commitment is in the common log: what shows it, and the log's published key. */
  | { readonly type: 'committed'; readonly proof: string; readonly key: string }
  /** Stamps of an authority on the common log, their answers in base64; and the proofs of entries under what they stamped. */
  | {
      readonly type: 'stamped'
      readonly stamps: readonly { readonly checkpoint: string; readonly token: string }[]
      readonly proofs: readonly { readonly of: number; readonly proof: string }[]
    }
  | {
      readonly type: 'logbook'
      readonly circles: readonly Circle[]
      readonly entries: readonly Envelope[]
      /** The place of each entry in the common log. */
      readonly leaves: readonly number[]
      /** There are more entries after these. */
      readonly more: boolean
    }
  | { readonly type: 'school'; readonly mailbox: Mailbox }
  /** Somebody else has written first: fetch, and try again on top of that. */
  | { readonly type: 'changed'; readonly circle: number; readonly entries: number }
  /** No such logbook, or not that code of it: the same answer for both. */
  | { readonly type: 'no-entry' }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'refused'; readonly fault: Fault['type'] | Refusal['type'] | 'not-keeper' | 'full' | 'taken' }
  | { readonly type: 'unreadable' }

const STATUS: Readonly<Record<Said['type'], number>> = {
  done: 200,
  written: 200,
  committed: 200,
  stamped: 200,
  logbook: 200,
  school: 200,
  changed: 409,
  'no-entry': 403,
  wait: 429,
  refused: 422,
  unreadable: 422,
}

export const say = (said: Said): DataAnswer => ({
  kind: 'data',
  type: 'application/json',
  body: JSON.stringify(said),
  immutable: false,
  secret: true,
  status: STATUS[said.type],
})
