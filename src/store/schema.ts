/** Made by scripts/make-schema.ts; do not edit by hand. */

import type { Instant } from '#core/time.ts'
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
  institution: Institution;
  municipality: Municipality;
  session: Session;
}
