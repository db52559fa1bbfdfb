/** Made by scripts/make-schema.ts; do not edit by hand. */

import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '#core/time.ts'

export interface AuditEntry {
  action: string
  at: Instant
  case_id: string | null
  chain: string
  exercise: boolean
  hash: Buffer
  institution_id: string | null
  municipality_id: string | null
  outcome: string
  personal: Buffer
  previous: Buffer
  purpose: string
  seq: number
}

export interface AuditPerson {
  account_id: string
  case_id: string | null
  chain: string
  exercise: boolean
  institution_id: string | null
  municipality_id: string
  name: string
  request: string
  role: string
  salt: Buffer
  seq: number
}

export interface LogAuditHead {
  chain: string
  leaf: number
  salt: Buffer
  seq: number
}

export interface Logbook {
  begun_on: LocalDate
  circle: number
  entries: Generated<number>
  head: Buffer | null
  id: Buffer
}

export interface LogbookCircle {
  circle: unknown
  logbook_id: Buffer
  number: number
}

export interface LogbookEntry {
  envelope: unknown
  hash: Buffer
  leaf: number
  logbook_id: Buffer
  seq: number
}

export interface LogbookInstallation {
  id: string
  only_one: Generated<boolean>
}

export interface LogbookSlot {
  keeper: boolean
  locator: Buffer
  logbook_id: Buffer
  proof: Buffer
  slot: number
}

export interface LogKey {
  installation_key: string
  made_at: Instant
  name: string
  only_one: Generated<boolean>
  public_key: Buffer
  sealed: Buffer
}

export interface LogLeaf {
  index: number
  leaf: Buffer
}

export interface LogNode {
  hash: Buffer
  index: number
  level: number
}

export interface LogStamp {
  at: Instant
  checkpoint: string
  size: number
  token: Buffer
  until: Instant
}
