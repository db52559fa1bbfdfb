/** Made by scripts/make-schema.ts; do not edit by hand. */

import type * as cases from './schema/cases.ts'
import type * as logs from './schema/logs.ts'
import type * as people from './schema/people.ts'

export interface DB {
  account: people.Account
  account_note: people.AccountNote
  audit_entry: logs.AuditEntry
  audit_person: logs.AuditPerson
  case_brief: cases.CaseBrief
  case_command: cases.CaseCommand
  case_deletion: cases.CaseDeletion
  case_event: cases.CaseEvent
  case_exclusion: cases.CaseExclusion
  case_glass: cases.CaseGlass
  case_invitation: cases.CaseInvitation
  case_key: cases.CaseKey
  case_list: cases.CaseList
  case_member: cases.CaseMember
  case_number: cases.CaseNumber
  case_seen: cases.CaseSeen
  case_stream: cases.CaseStream
  case_todo: cases.CaseTodo
  credential: people.Credential
  deletion_ledger: cases.DeletionLedger
  identity: people.Identity
  institution: people.Institution
  invitation: people.Invitation
  known_device: people.KnownDevice
  log_audit_head: logs.LogAuditHead
  log_key: logs.LogKey
  log_leaf: logs.LogLeaf
  log_node: logs.LogNode
  log_stamp: logs.LogStamp
  logbook: logs.Logbook
  logbook_circle: logs.LogbookCircle
  logbook_entry: logs.LogbookEntry
  logbook_installation: logs.LogbookInstallation
  logbook_slot: logs.LogbookSlot
  municipality: people.Municipality
  passkey: people.Passkey
  recovery_code: people.RecoveryCode
  saml_request: people.SamlRequest
  session: people.Session
  set_up_code: people.SetUpCode
  sign_in_attempt: people.SignInAttempt
  used_ticket: people.UsedTicket
}
