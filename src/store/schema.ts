/** Made by scripts/make-schema.ts; do not edit by hand. */

import type { Instant, LocalDate } from '#core/time.ts'
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export interface Account {
  closed_at: Instant | null;
  created_at: Instant;
  display_name: string;
  exercise: Generated<boolean>;
  id: string;
  institution_id: string | null;
  municipality_id: string;
  role: string;
}

export interface CaseCommand {
  account_id: string;
  case_id: string;
  command_id: string;
  version: number;
}

export interface CaseEvent {
  account_id: string;
  at: Instant;
  case_id: string;
  institution_id: string;
  payload: Buffer;
  shape: number;
  type: string;
  version: number;
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
  status: string;
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
  latest: number;
  year: number;
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

export interface Institution {
  exercise: Generated<boolean>;
  id: string;
  municipality_id: string;
  name: string;
  type: string;
}

export interface Municipality {
  exercise: Generated<boolean>;
  id: string;
  name: string;
}

export interface Session {
  account_id: string;
  created_at: Instant;
  expires_at: Instant;
  language: string | null;
  last_seen_at: Instant;
  token_hash: Buffer;
}

export interface DB {
  account: Account;
  case_command: CaseCommand;
  case_event: CaseEvent;
  case_key: CaseKey;
  case_list: CaseList;
  case_member: CaseMember;
  case_number: CaseNumber;
  case_seen: CaseSeen;
  case_stream: CaseStream;
  institution: Institution;
  municipality: Municipality;
  session: Session;
}
