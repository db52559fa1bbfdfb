/** Made by scripts/make-schema.ts; do not edit by hand. */

import type { Instant, LocalDate } from '#core/time.ts'
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface Account {
  closed_at: Instant | null;
  created_at: Instant;
  display_name: string;
  exercise: Generated<boolean>;
  id: string;
  institution_id: string | null;
  municipality_id: string;
  role: string;
  signs_in_as: string | null;
}

export interface AccountNote {
  account_id: string;
  at: Instant;
  by_name: string;
  by_self: boolean;
  seq: Generated<number>;
  what: string;
}

export interface AuditEntry {
  action: string;
  at: Instant;
  case_id: string | null;
  chain: string;
  exercise: boolean;
  hash: Buffer;
  institution_id: string | null;
  municipality_id: string | null;
  outcome: string;
  personal: Buffer;
  previous: Buffer;
  purpose: string;
  seq: number;
}

export interface AuditPerson {
  account_id: string;
  case_id: string | null;
  chain: string;
  exercise: boolean;
  institution_id: string | null;
  municipality_id: string;
  name: string;
  request: string;
  role: string;
  salt: Buffer;
  seq: number;
}

export interface CaseBrief {
  case_id: string;
  institution_id: string;
  sealed: Buffer;
}

export interface CaseCommand {
  account_id: string;
  case_id: string;
  command_id: string;
  version: number;
}

export interface CaseDeletion {
  account_id: string;
  at: Instant;
  basis: string;
  case_id: string;
  institution_id: string;
  name: string;
  reason: Buffer;
}

export interface CaseEvent {
  account_id: string | null;
  at: Instant;
  case_id: string;
  institution_id: string;
  payload: Buffer;
  shape: number;
  type: string;
  version: number;
}

export interface CaseExclusion {
  account_id: string;
  case_id: string;
  institution_id: string;
  since: Instant;
}

export interface CaseGlass {
  account_id: string;
  at: Instant;
  case_id: string;
  institution_id: string;
  name: string;
  purpose: string;
  role: string;
  seen_at: Instant | null;
  until: Instant;
}

export interface CaseInvitation {
  case_id: string;
  ended: Generated<boolean>;
  institution_id: string;
  invitation: string;
  number: Buffer;
  proof: Buffer | null;
  until: LocalDate;
}

export interface CaseKey {
  case_id: string;
  installation_key: string;
  institution_id: string;
  wrapped: Buffer;
}

export interface CaseList {
  case_id: string;
  doing: number;
  due_on: LocalDate | null;
  follow_up_on: LocalDate | null;
  institution_id: string;
  latest_at: Instant;
  musts: number;
  number: string;
  opened_at: Instant;
  pending: number;
  phase: string | null;
  prosecution_since: LocalDate | null;
  status: string;
  waiting: Generated<number>;
}

export interface CaseMember {
  account_id: string;
  case_id: string;
  institution_id: string;
  relation: string;
  since: Instant;
}

export interface CaseNumber {
  institution_id: string;
  number: string;
}

export interface CaseSeen {
  account_id: string;
  at: Instant;
  before_version: number;
  case_id: string;
  version: number;
}

export interface CaseStream {
  case_id: string;
  exercise: boolean;
  institution_id: string;
  number: string;
  version: number;
}

export interface CaseTodo {
  account_id: string;
  by_leader: boolean;
  case_id: string;
  institution_id: string;
  kind: string;
  number: number;
}

export interface Credential {
  account_id: string;
  changed_at: Instant;
  installation_key: string;
  login: string;
  password_hash: string;
  totp_key: string | null;
  totp_sealed: Buffer | null;
  totp_step: number | null;
}

export interface DeletionLedger {
  asked_at: Instant;
  asked_by: string;
  asked_name: string;
  basis: string;
  case_id: string;
  confirmed_by: string;
  confirmed_name: string;
  deleted_at: Instant;
  entries: number;
  excluded: string[];
  exercise: boolean;
  head: Buffer;
  institution_id: string;
  number: string;
}

export interface Identity {
  account_id: string;
  created_at: Instant;
  issuer: string;
  subject: string;
}

export interface Institution {
  exercise: Generated<boolean>;
  id: string;
  municipality_id: string;
  name: string;
  type: string;
}

export interface Invitation {
  account_id: string | null;
  created_at: Instant;
  display_name: string;
  expires_at: Instant;
  institution_id: string | null;
  invited_by: string;
  municipality_id: string;
  role: string;
  token_hash: Buffer;
}

export interface KnownDevice {
  account_id: string;
  expires_at: Instant;
  token_hash: Buffer;
}

export interface LogAuditHead {
  chain: string;
  leaf: number;
  salt: Buffer;
  seq: number;
}

export interface Logbook {
  begun_on: LocalDate;
  circle: number;
  entries: Generated<number>;
  head: Buffer | null;
  id: Buffer;
}

export interface LogbookCircle {
  circle: Json;
  logbook_id: Buffer;
  number: number;
}

export interface LogbookEntry {
  envelope: Json;
  hash: Buffer;
  leaf: number;
  logbook_id: Buffer;
  seq: number;
}

export interface LogbookInstallation {
  id: string;
  only_one: Generated<boolean>;
}

export interface LogbookSlot {
  keeper: boolean;
  locator: Buffer;
  logbook_id: Buffer;
  proof: Buffer;
  slot: number;
}

export interface LogKey {
  installation_key: string;
  made_at: Instant;
  name: string;
  only_one: Generated<boolean>;
  public_key: Buffer;
  sealed: Buffer;
}

export interface LogLeaf {
  index: number;
  leaf: Buffer;
}

export interface LogNode {
  hash: Buffer;
  index: number;
  level: number;
}

export interface LogStamp {
  at: Instant;
  checkpoint: string;
  size: number;
  token: Buffer;
  until: Instant;
}

export interface Municipality {
  exercise: Generated<boolean>;
  id: string;
  name: string;
}

export interface Passkey {
  account_id: string;
  counter: number;
  created_at: Instant;
  id: string;
  name: string;
  public_key: Buffer;
  transports: string[];
  used_at: Instant | null;
}

export interface RecoveryCode {
  account_id: string;
  hash: Buffer;
}

export interface SamlRequest {
  created_at: Instant;
  id: string;
  value: string;
}

export interface Session {
  account_id: string;
  browser: string | null;
  created_at: Instant;
  expires_at: Instant;
  id: Generated<string>;
  language: string | null;
  last_seen_at: Instant;
  proved_at: Instant | null;
  token_hash: Buffer;
}

export interface SetUpCode {
  code_hash: Buffer;
  expires_at: Instant;
}

export interface SignInAttempt {
  blocked_until: Instant;
  failures: number;
  key: Buffer;
  latest_at: Instant;
}

export interface UsedTicket {
  expires_at: Instant;
  hash: Buffer;
}

export interface DB {
  account: Account;
  account_note: AccountNote;
  audit_entry: AuditEntry;
  audit_person: AuditPerson;
  case_brief: CaseBrief;
  case_command: CaseCommand;
  case_deletion: CaseDeletion;
  case_event: CaseEvent;
  case_exclusion: CaseExclusion;
  case_glass: CaseGlass;
  case_invitation: CaseInvitation;
  case_key: CaseKey;
  case_list: CaseList;
  case_member: CaseMember;
  case_number: CaseNumber;
  case_seen: CaseSeen;
  case_stream: CaseStream;
  case_todo: CaseTodo;
  credential: Credential;
  deletion_ledger: DeletionLedger;
  identity: Identity;
  institution: Institution;
  invitation: Invitation;
  known_device: KnownDevice;
  log_audit_head: LogAuditHead;
  log_key: LogKey;
  log_leaf: LogLeaf;
  log_node: LogNode;
  log_stamp: LogStamp;
  logbook: Logbook;
  logbook_circle: LogbookCircle;
  logbook_entry: LogbookEntry;
  logbook_installation: LogbookInstallation;
  logbook_slot: LogbookSlot;
  municipality: Municipality;
  passkey: Passkey;
  recovery_code: RecoveryCode;
  saml_request: SamlRequest;
  session: Session;
  set_up_code: SetUpCode;
  sign_in_attempt: SignInAttempt;
  used_ticket: UsedTicket;
}
