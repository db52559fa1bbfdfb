import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Instant } from '#core/time.ts'

export const FORM = 'actioncard-audit/1'

/** What became of it: done, refused, or a form handed back unaccepted (its page was shown, and nothing written). */
export const OUTCOMES = ['done', 'returned', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why somebody had business there, from what they were to the case at that moment. */
export const PURPOSES = ['member', 'sparring', 'leadership', 'emergency', 'oversight', 'own-work', 'none'] as const
export type Purpose = (typeof PURPOSES)[number]

/** One link. Nothing in it says who did it, or what the case is about. Hashes are SHA-256 in hexadecimal. */
export type Link = {
  readonly form: typeof FORM
  /** The case, or the account when it was about no case. */
  readonly chain: string
  /** From 1, without gaps. */
  readonly seq: number
  readonly at: Instant
  readonly action: string
  readonly purpose: Purpose
  readonly outcome: Outcome
  /** The hash of `Who`, whose salt keeps it from being guessed. */
  readonly personal: string
  /** The hash of the link before; zeros for the first. */
  readonly previous: string
}

/** What is forgotten with the case. */
export type Who = {
  readonly salt: string
  readonly account: string
  readonly name: string
  readonly role: string
  readonly request: string
}

/** SHA-256 over canonical JSON (RFC 8785). */
export const hashOf = (value: Link | Who): string =>
  createHash('sha256')
    .update(canonicalize(value) as string)
    .digest('hex')

export const BEFORE_FIRST = '0'.repeat(64)
