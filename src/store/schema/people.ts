/** Made by scripts/make-schema.ts; do not edit by hand. */

import type { Generated } from 'kysely'
import type { Instant } from '#core/time.ts'

export interface Account {
  closed_at: Instant | null
  created_at: Instant
  display_name: string
  exercise: Generated<boolean>
  id: string
  institution_id: string | null
  municipality_id: string
  role: string
  signs_in_as: string | null
}

export interface AccountNote {
  account_id: string
  at: Instant
  by_name: string
  by_self: boolean
  seq: Generated<number>
  what: string
}

export interface Credential {
  account_id: string
  changed_at: Instant
  installation_key: string
  login: string
  password_hash: string
  totp_key: string | null
  totp_sealed: Buffer | null
  totp_step: number | null
}

export interface Identity {
  account_id: string
  created_at: Instant
  issuer: string
  subject: string
}

export interface Institution {
  exercise: Generated<boolean>
  id: string
  municipality_id: string
  name: string
  type: string
}

export interface Invitation {
  account_id: string | null
  created_at: Instant
  display_name: string
  expires_at: Instant
  institution_id: string | null
  invited_by: string
  municipality_id: string
  role: string
  token_hash: Buffer
}

export interface KnownDevice {
  account_id: string
  expires_at: Instant
  token_hash: Buffer
}

export interface Municipality {
  exercise: Generated<boolean>
  id: string
  name: string
}

export interface Passkey {
  account_id: string
  counter: number
  created_at: Instant
  id: string
  name: string
  public_key: Buffer
  transports: string[]
  used_at: Instant | null
}

export interface RecoveryCode {
  account_id: string
  hash: Buffer
}

export interface SamlRequest {
  created_at: Instant
  id: string
  value: string
}

export interface Session {
  account_id: string
  browser: string | null
  created_at: Instant
  expires_at: Instant
  id: Generated<string>
  language: string | null
  last_seen_at: Instant
  proved_at: Instant | null
  token_hash: Buffer
}

export interface SetUpCode {
  code_hash: Buffer
  expires_at: Instant
}

export interface SignInAttempt {
  blocked_until: Instant
  failures: number
  key: Buffer
  latest_at: Instant
}

export interface UsedTicket {
  expires_at: Instant
  hash: Buffer
}
