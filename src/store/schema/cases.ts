/** Made by scripts/make-schema.ts; do not edit by hand. */

import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '#core/time.ts'

export interface CaseBrief {
  case_id: string
  institution_id: string
  sealed: Buffer
}

export interface CaseCommand {
  account_id: string
  case_id: string
  command_id: string
  version: number
}

export interface CaseDeletion {
  account_id: string
  at: Instant
  basis: string
  case_id: string
  institution_id: string
  name: string
  reason: Buffer
}

export interface CaseEvent {
  account_id: string | null
  at: Instant
  case_id: string
  institution_id: string
  payload: Buffer
  shape: number
  type: string
  version: number
}

export interface CaseExclusion {
  account_id: string
  case_id: string
  institution_id: string
  since: Instant
}

export interface CaseGlass {
  account_id: string
  at: Instant
  case_id: string
  institution_id: string
  name: string
  purpose: string
  role: string
  seen_at: Instant | null
  until: Instant
}

export interface CaseInvitation {
  case_id: string
  ended: Generated<boolean>
  institution_id: string
  invitation: string
  number: Buffer
  proof: Buffer | null
  until: LocalDate
}

export interface CaseKey {
  case_id: string
  installation_key: string
  institution_id: string
  wrapped: Buffer
}

export interface CaseList {
  case_id: string
  doing: number
  due_on: LocalDate | null
  follow_up_on: LocalDate | null
  institution_id: string
  latest_at: Instant
  musts: number
  number: string
  opened_at: Instant
  pending: number
  phase: string | null
  prosecution_since: LocalDate | null
  status: string
  waiting: Generated<number>
}

export interface CaseMember {
  account_id: string
  case_id: string
  institution_id: string
  relation: string
  since: Instant
}

export interface CaseNumber {
  institution_id: string
  number: string
}

export interface CaseSeen {
  account_id: string
  at: Instant
  before_version: number
  case_id: string
  version: number
}

export interface CaseStream {
  case_id: string
  exercise: boolean
  institution_id: string
  number: string
  version: number
}

export interface CaseTodo {
  account_id: string
  by_leader: boolean
  case_id: string
  institution_id: string
  kind: string
  number: number
}

export interface DeletionLedger {
  asked_at: Instant
  asked_by: string
  asked_name: string
  basis: string
  case_id: string
  confirmed_by: string
  confirmed_name: string
  deleted_at: Instant
  entries: number
  excluded: string[]
  exercise: boolean
  head: Buffer
  institution_id: string
  number: string
}
