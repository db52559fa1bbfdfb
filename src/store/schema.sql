-- The whole schema as the migrations leave it, to be read. Made by scripts/make-schema.ts; do not edit by hand.

-- functions

CREATE OR REPLACE FUNCTION public.app_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.app_cases()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((SELECT array_agg(c.case_id) AS array_agg FROM (SELECT m.case_id FROM case_member m WHERE (m.account_id = app_account()) UNION ALL SELECT g.case_id FROM case_glass g WHERE ((g.account_id = app_account()) AND (g.until > app_now()))) c), '{}'::uuid[])
;

CREATE OR REPLACE FUNCTION public.app_chain()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.chain'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.app_door()
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN '00000000-0000-4000-8000-00000000d002'::uuid
;

CREATE OR REPLACE FUNCTION public.app_excluded()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public'
RETURN COALESCE((WITH self AS (SELECT other.id FROM (account mine JOIN account other ON ((COALESCE(other.signs_in_as, other.id) = COALESCE(mine.signs_in_as, mine.id)))) WHERE (mine.id = app_account())) SELECT array_agg(c.case_id) AS array_agg FROM (SELECT x.case_id FROM case_exclusion x WHERE (x.account_id IN (SELECT self.id FROM self)) UNION ALL SELECT l.case_id FROM deletion_ledger l WHERE (l.excluded && (SELECT array_agg(self.id) AS array_agg FROM self))) c), '{}'::uuid[])
;

CREATE OR REPLACE FUNCTION public.app_glass_institution()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.glass_institution'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.app_institutions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((string_to_array(NULLIF(current_setting('app.institutions'::text, true), ''::text), ','::text))::uuid[], '{}'::uuid[])
;

CREATE OR REPLACE FUNCTION public.app_invitation()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN decode(NULLIF(current_setting('app.invitation'::text, true), ''::text), 'hex'::text)
;

CREATE OR REPLACE FUNCTION public.app_invitation_proof()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN decode(NULLIF(current_setting('app.invitation_proof'::text, true), ''::text), 'hex'::text)
;

CREATE OR REPLACE FUNCTION public.app_invited_case()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT i.case_id FROM case_invitation i WHERE ((i.number = app_invitation()) AND ((i.proof = app_invitation_proof()) OR ((i.proof IS NULL) AND (NOT i.ended)))))
;

CREATE OR REPLACE FUNCTION public.app_is_excluded(of_case uuid, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public'
RETURN (EXISTS (SELECT FROM case_exclusion x WHERE ((x.case_id = app_is_excluded.of_case) AND (x.account_id = app_is_excluded.who))))
;

CREATE OR REPLACE FUNCTION public.app_joined()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((SELECT array_agg(m.case_id) AS array_agg FROM case_member m WHERE (m.account_id = app_account())), '{}'::uuid[])
;

CREATE OR REPLACE FUNCTION public.app_locator()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN decode(NULLIF(current_setting('app.locator'::text, true), ''::text), 'hex'::text)
;

CREATE OR REPLACE FUNCTION public.app_logbook()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN decode(NULLIF(current_setting('app.logbook'::text, true), ''::text), 'hex'::text)
;

CREATE OR REPLACE FUNCTION public.app_named_case()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT s.case_id FROM case_stream s WHERE ((s.institution_id = app_glass_institution()) AND (s.number = current_setting('app.glass_number'::text, true))))
;

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::timestamp with time zone, now())
;

CREATE OR REPLACE FUNCTION public.app_overseen()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((SELECT array_agg(i.id) AS array_agg FROM (account a JOIN institution i ON (((i.municipality_id = a.municipality_id) AND (i.exercise = a.exercise) AND ((a.institution_id IS NULL) OR (a.institution_id = i.id))))) WHERE ((a.id = app_account()) AND (a.role = 'dpo'::text) AND (a.closed_at IS NULL))), '{}'::uuid[])
;

CREATE OR REPLACE FUNCTION public.app_overseen_municipality()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT a.municipality_id FROM account a WHERE ((a.id = app_account()) AND (a.role = 'dpo'::text) AND (a.institution_id IS NULL) AND (a.closed_at IS NULL)))
;

CREATE OR REPLACE FUNCTION public.audit_head(into_chain uuid)
 RETURNS TABLE(seq integer, hash bytea)
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.chain', into_chain::text, true), pg_advisory_xact_lock(hashtextextended(into_chain::text, 5));
  return query select e.seq, e.hash from audit_entry e where e.chain = into_chain order by e.seq desc limit 1;
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and old.exercise then
    return old;
  end if;
  raise exception 'what has been recorded of who saw a case is never changed or removed' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.case_event_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and (
    exists (select from case_stream s where s.case_id = old.case_id and s.exercise)
    or exists (select from deletion_ledger l where l.case_id = old.case_id)
  ) then
    return old;
  end if;
  raise exception 'an event of a case is never changed or removed' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.delete_case(of_case uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from case_stream s where s.case_id = of_case for update;
  if not found then
    return false;
  end if;
  delete from audit_person p where p.chain = of_case;
  delete from case_command c where c.case_id = of_case;
  delete from case_event e where e.case_id = of_case;
  delete from case_key k where k.case_id = of_case;
  delete from case_member m where m.case_id = of_case;
  delete from case_list l where l.case_id = of_case;
  delete from case_stream s where s.case_id = of_case;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.exclusion_ends_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from case_member m where m.case_id = new.case_id and m.account_id = new.account_id;
  delete from case_glass g where g.case_id = new.case_id and g.account_id = new.account_id;
  delete from case_seen s where s.case_id = new.case_id and s.account_id = new.account_id;
  delete from case_command c where c.case_id = new.case_id and c.account_id = new.account_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_exercises()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
BEGIN ATOMIC
 DELETE FROM deletion_ledger
   WHERE deletion_ledger.exercise;
 DELETE FROM audit_person;
 DELETE FROM audit_entry;
 DELETE FROM case_command;
 DELETE FROM case_list;
 DELETE FROM case_member;
 DELETE FROM case_key;
 DELETE FROM case_event;
 DELETE FROM case_stream;
 DELETE FROM case_number;
END
;

CREATE OR REPLACE FUNCTION public.log_append(new_leaf bytea)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  place bigint;
  of_level int := 0;
  here bigint;
  joined bytea := sha256('\x00'::bytea || new_leaf);
begin
  perform pg_advisory_xact_lock(2026115);
  select coalesce(max(index) + 1, 0) into place from log_leaf;
  insert into log_leaf values (place, new_leaf);
  here := place;
  insert into log_node values (0, here, joined);
  while here % 2 = 1 loop
    select sha256('\x01'::bytea || n.hash || joined) into strict joined
      from log_node n where n.level = of_level and n.index = here - 1;
    of_level := of_level + 1;
    here := here / 2;
    insert into log_node values (of_level, here, joined);
  end loop;
  return place;
end $function$
;

CREATE OR REPLACE FUNCTION public.log_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what stands in the log is never changed or removed' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.logbook_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what has been written in a logbook is not changed' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.schema_version()
 RETURNS TABLE(number integer, checksum text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
BEGIN ATOMIC
 SELECT m.number,
     m.checksum
    FROM schema_migration m
   ORDER BY m.number;
END
;

-- tables

table account (
  id uuid not null,
  municipality_id uuid not null,
  institution_id uuid,
  display_name text not null,
  role text not null,
  exercise boolean not null default false,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  signs_in_as uuid
);

table account_note (
  account_id uuid not null,
  seq integer not null generated always as identity,
  at timestamp with time zone not null,
  what text not null,
  by_name text not null,
  by_self boolean not null
);

table audit_entry (
  chain uuid not null,
  seq integer not null,
  case_id uuid,
  institution_id uuid,
  municipality_id uuid,
  exercise boolean not null,
  at timestamp with time zone not null,
  action text not null,
  purpose text not null,
  outcome text not null,
  personal bytea not null,
  previous bytea not null,
  hash bytea not null
);

table audit_person (
  chain uuid not null,
  seq integer not null,
  case_id uuid,
  institution_id uuid,
  municipality_id uuid not null,
  exercise boolean not null,
  salt bytea not null,
  account_id uuid not null,
  name text not null,
  role text not null,
  request uuid not null
);

table case_brief (
  case_id uuid not null,
  institution_id uuid not null,
  sealed bytea not null
);

table case_command (
  account_id uuid not null,
  command_id uuid not null,
  case_id uuid not null,
  version integer not null
);

table case_deletion (
  case_id uuid not null,
  institution_id uuid not null,
  account_id uuid not null,
  name text not null,
  basis text not null,
  reason bytea not null,
  at timestamp with time zone not null
);

table case_event (
  case_id uuid not null,
  institution_id uuid not null,
  version integer not null,
  type text not null,
  shape integer not null,
  at timestamp with time zone not null,
  account_id uuid,
  payload bytea not null
);

table case_exclusion (
  case_id uuid not null,
  account_id uuid not null,
  institution_id uuid not null,
  since timestamp with time zone not null
);

table case_glass (
  case_id uuid not null,
  account_id uuid not null,
  institution_id uuid not null,
  name text not null,
  role text not null,
  purpose text not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  seen_at timestamp with time zone
);

table case_invitation (
  number bytea not null,
  case_id uuid not null,
  institution_id uuid not null,
  invitation uuid not null,
  until date not null,
  ended boolean not null default false,
  proof bytea
);

table case_key (
  case_id uuid not null,
  institution_id uuid not null,
  installation_key text not null,
  wrapped bytea not null
);

table case_list (
  case_id uuid not null,
  institution_id uuid not null,
  number text not null,
  status text not null,
  phase text,
  doing integer not null,
  musts integer not null,
  pending integer not null,
  due_on date,
  follow_up_on date,
  opened_at timestamp with time zone not null,
  latest_at timestamp with time zone not null,
  waiting integer not null default 0,
  prosecution_since date
);

table case_member (
  case_id uuid not null,
  account_id uuid not null,
  institution_id uuid not null,
  relation text not null,
  since timestamp with time zone not null
);

table case_number (
  institution_id uuid not null,
  number text not null
);

table case_seen (
  account_id uuid not null,
  case_id uuid not null,
  version integer not null,
  before_version integer not null,
  at timestamp with time zone not null
);

table case_stream (
  case_id uuid not null,
  institution_id uuid not null,
  number text not null,
  exercise boolean not null,
  version integer not null
);

table case_todo (
  case_id uuid not null,
  institution_id uuid not null,
  kind text not null,
  number integer not null,
  account_id uuid not null,
  by_leader boolean not null
);

table credential (
  account_id uuid not null,
  login text not null,
  password_hash text not null,
  installation_key text not null,
  totp_sealed bytea,
  totp_step bigint,
  changed_at timestamp with time zone not null,
  totp_key text
);

table deletion_ledger (
  case_id uuid not null,
  institution_id uuid not null,
  exercise boolean not null,
  number text not null,
  basis text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamp with time zone not null,
  confirmed_by uuid not null,
  confirmed_name text not null,
  deleted_at timestamp with time zone not null,
  entries integer not null,
  head bytea not null,
  excluded uuid[] not null
);

table identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null
);

table institution (
  id uuid not null,
  municipality_id uuid not null,
  name text not null,
  type text not null,
  exercise boolean not null default false
);

table invitation (
  token_hash bytea not null,
  municipality_id uuid not null,
  institution_id uuid,
  display_name text not null,
  role text not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  account_id uuid
);

table known_device (
  token_hash bytea not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null
);

table log_audit_head (
  chain uuid not null,
  seq integer not null,
  salt bytea not null,
  leaf bigint not null
);

table log_key (
  only_one boolean not null default true,
  name text not null,
  public_key bytea not null,
  installation_key text not null,
  sealed bytea not null,
  made_at timestamp with time zone not null
);

table log_leaf (
  index bigint not null,
  leaf bytea not null
);

table log_node (
  level integer not null,
  index bigint not null,
  hash bytea not null
);

table log_stamp (
  size bigint not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  checkpoint text not null,
  token bytea not null
);

table logbook (
  id bytea not null,
  begun_on date not null,
  circle integer not null,
  entries integer not null default 0,
  head bytea
);

table logbook_circle (
  logbook_id bytea not null,
  number integer not null,
  circle json not null
);

table logbook_entry (
  logbook_id bytea not null,
  seq integer not null,
  hash bytea not null,
  envelope json not null,
  leaf bigint not null
);

table logbook_installation (
  only_one boolean not null default true,
  id text not null
);

table logbook_slot (
  locator bytea not null,
  proof bytea not null,
  logbook_id bytea not null,
  slot integer not null,
  keeper boolean not null
);

table municipality (
  id uuid not null,
  name text not null,
  exercise boolean not null default false
);

table passkey (
  id text not null,
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone
);

table recovery_code (
  account_id uuid not null,
  hash bytea not null
);

table saml_request (
  id text not null,
  value text not null,
  created_at timestamp with time zone not null
);

table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
);

table session (
  token_hash bytea not null,
  account_id uuid not null,
  language text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  browser text,
  proved_at timestamp with time zone
);

table set_up_code (
  code_hash bytea not null,
  expires_at timestamp with time zone not null
);

table sign_in_attempt (
  key bytea not null,
  failures integer not null,
  latest_at timestamp with time zone not null,
  blocked_until timestamp with time zone not null
);

table used_ticket (
  hash bytea not null,
  expires_at timestamp with time zone not null
);

-- constraints

account: account_check CHECK ((signs_in_as <> id));

account: account_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200)));

account: account_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

account: account_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

account: account_pkey PRIMARY KEY (id);

account: account_role_check CHECK ((role = ANY (ARRAY['professional'::text, 'leader'::text, 'ssp'::text, 'administrator'::text, 'dpo'::text])));

account: account_signs_in_as_fkey FOREIGN KEY (signs_in_as) REFERENCES account(id);

account_note: account_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

account_note: account_note_by_name_check CHECK (((length(by_name) >= 1) AND (length(by_name) <= 200)));

account_note: account_note_pkey PRIMARY KEY (account_id, seq);

account_note: account_note_what_check CHECK ((what = ANY (ARRAY['reset'::text, 'renewed'::text, 'signed-out'::text, 'closed'::text, 'reopened'::text, 'place'::text, 'password'::text, 'second'::text])));

audit_entry: audit_entry_action_check CHECK ((action ~ '^[a-z-]+\.[a-z-]+$'::text));

audit_entry: audit_entry_check CHECK ((case_id = chain));

audit_entry: audit_entry_hash_check CHECK ((length(hash) = 32));

audit_entry: audit_entry_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

audit_entry: audit_entry_municipality_check CHECK (((municipality_id IS NOT NULL) OR (chain = app_door())));

audit_entry: audit_entry_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

audit_entry: audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'returned'::text, 'refused'::text])));

audit_entry: audit_entry_personal_check CHECK ((length(personal) = 32));

audit_entry: audit_entry_pkey PRIMARY KEY (chain, seq);

audit_entry: audit_entry_previous_check CHECK ((length(previous) = 32));

audit_entry: audit_entry_purpose_check CHECK ((purpose = ANY (ARRAY['member'::text, 'sparring'::text, 'leadership'::text, 'emergency'::text, 'oversight'::text, 'own-work'::text, 'none'::text])));

audit_entry: audit_entry_seq_check CHECK ((seq > 0));

audit_person: audit_person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

audit_person: audit_person_chain_seq_fkey FOREIGN KEY (chain, seq) REFERENCES audit_entry(chain, seq);

audit_person: audit_person_check CHECK ((case_id = chain));

audit_person: audit_person_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

audit_person: audit_person_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

audit_person: audit_person_pkey PRIMARY KEY (chain, seq);

audit_person: audit_person_salt_check CHECK ((length(salt) = 16));

case_brief: case_brief_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_brief: case_brief_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_brief: case_brief_pkey PRIMARY KEY (case_id);

case_command: case_command_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_command: case_command_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id);

case_command: case_command_pkey PRIMARY KEY (account_id, command_id);

case_deletion: case_deletion_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_deletion: case_deletion_basis_check CHECK ((basis = ANY (ARRAY['retention-over'::text, 'archived'::text, 'erasure'::text, 'opened-by-mistake'::text])));

case_deletion: case_deletion_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_deletion: case_deletion_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_deletion: case_deletion_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

case_deletion: case_deletion_pkey PRIMARY KEY (case_id);

case_event: by_account_or_family CHECK (((account_id IS NOT NULL) OR (type = ANY (ARRAY['invitation-taken'::text, 'logbook-shown'::text, 'shown-withdrawn'::text, 'evidence-told'::text, 'family-wrote'::text, 'answer-recorded'::text]))));

case_event: case_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_event: case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id);

case_event: case_event_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_event: case_event_pkey PRIMARY KEY (case_id, version);

case_event: case_event_version_check CHECK ((version > 0));

case_exclusion: case_exclusion_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_exclusion: case_exclusion_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_exclusion: case_exclusion_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_exclusion: case_exclusion_pkey PRIMARY KEY (case_id, account_id);

case_glass: case_glass_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_glass: case_glass_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_glass: case_glass_check CHECK ((until > at));

case_glass: case_glass_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_glass: case_glass_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

case_glass: case_glass_pkey PRIMARY KEY (case_id, account_id, at);

case_glass: case_glass_purpose_check CHECK ((purpose = ANY (ARRAY['child-at-risk'::text, 'stand-in'::text, 'inquiry'::text, 'supervision'::text])));

case_glass: case_glass_role_check CHECK ((role = ANY (ARRAY['professional'::text, 'leader'::text, 'ssp'::text])));

case_invitation: case_invitation_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_invitation: case_invitation_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_invitation: case_invitation_number_check CHECK ((length(number) = 32));

case_invitation: case_invitation_pkey PRIMARY KEY (number);

case_invitation: case_invitation_proof_check CHECK ((length(proof) = 32));

case_key: case_key_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id);

case_key: case_key_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_key: case_key_pkey PRIMARY KEY (case_id);

case_list: case_list_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id);

case_list: case_list_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_list: case_list_phase_check CHECK ((phase = ANY (ARRAY['assess'::text, 'document'::text, 'stop'::text, 'report'::text, 'treat'::text])));

case_list: case_list_pkey PRIMARY KEY (case_id);

case_list: case_list_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])));

case_member: case_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_member: case_member_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id);

case_member: case_member_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_member: case_member_pkey PRIMARY KEY (case_id, account_id);

case_member: case_member_relation_check CHECK ((relation = ANY (ARRAY['member'::text, 'sparring'::text])));

case_number: case_number_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_number: case_number_number_check CHECK (((length(number) >= 1) AND (length(number) <= 20)));

case_number: case_number_pkey PRIMARY KEY (institution_id, number);

case_seen: case_seen_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

case_seen: case_seen_before_version_check CHECK ((before_version > 0));

case_seen: case_seen_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_seen: case_seen_pkey PRIMARY KEY (account_id, case_id);

case_seen: case_seen_version_check CHECK ((version > 0));

case_stream: case_stream_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_stream: case_stream_institution_id_number_key UNIQUE (institution_id, number);

case_stream: case_stream_number_check CHECK (((length(number) >= 1) AND (length(number) <= 20)));

case_stream: case_stream_pkey PRIMARY KEY (case_id);

case_stream: case_stream_version_check CHECK ((version > 0));

case_todo: case_todo_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

case_todo: case_todo_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_stream(case_id) ON DELETE CASCADE;

case_todo: case_todo_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

case_todo: case_todo_kind_check CHECK ((kind = ANY (ARRAY['decision'::text, 'task'::text, 'question'::text, 'answer'::text])));

case_todo: case_todo_number_check CHECK ((number > 0));

case_todo: case_todo_pkey PRIMARY KEY (case_id, kind, number);

credential: credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

credential: credential_login_check CHECK (((login = lower(login)) AND ((length(login) >= 3) AND (length(login) <= 200))));

credential: credential_login_key UNIQUE (login);

credential: credential_pkey PRIMARY KEY (account_id);

deletion_ledger: deletion_ledger_check CHECK ((confirmed_by <> asked_by));

deletion_ledger: deletion_ledger_entries_check CHECK ((entries > 0));

deletion_ledger: deletion_ledger_head_check CHECK ((length(head) = 32));

deletion_ledger: deletion_ledger_pkey PRIMARY KEY (case_id);

identity: identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

identity: identity_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 1000)));

identity: identity_pkey PRIMARY KEY (issuer, subject);

identity: identity_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 1000)));

institution: institution_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

institution: institution_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

institution: institution_pkey PRIMARY KEY (id);

institution: institution_type_check CHECK ((type = ANY (ARRAY['folkeskole'::text, 'friskole'::text, 'efterskole'::text, 'gymnasium'::text, 'vocational'::text, 'other'::text])));

invitation: invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

invitation: invitation_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100)));

invitation: invitation_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

invitation: invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account(id);

invitation: invitation_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

invitation: invitation_pkey PRIMARY KEY (token_hash);

invitation: invitation_role_check CHECK ((role = ANY (ARRAY['professional'::text, 'leader'::text, 'ssp'::text, 'administrator'::text, 'dpo'::text])));

invitation: invitation_token_hash_check CHECK ((length(token_hash) = 32));

known_device: known_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

known_device: known_device_pkey PRIMARY KEY (token_hash);

known_device: known_device_token_hash_check CHECK ((length(token_hash) = 32));

log_audit_head: log_audit_head_leaf_fkey FOREIGN KEY (leaf) REFERENCES log_leaf(index);

log_audit_head: log_audit_head_leaf_key UNIQUE (leaf);

log_audit_head: log_audit_head_pkey PRIMARY KEY (chain, seq);

log_audit_head: log_audit_head_salt_check CHECK ((length(salt) = 32));

log_key: log_key_name_check CHECK ((name ~ '^[^\s+]+$'::text));

log_key: log_key_only_one_check CHECK (only_one);

log_key: log_key_pkey PRIMARY KEY (only_one);

log_key: log_key_public_key_check CHECK ((length(public_key) = 32));

log_leaf: log_leaf_index_check CHECK ((index >= 0));

log_leaf: log_leaf_leaf_check CHECK ((length(leaf) = 32));

log_leaf: log_leaf_pkey PRIMARY KEY (index);

log_node: log_node_hash_check CHECK ((length(hash) = 32));

log_node: log_node_index_check CHECK ((index >= 0));

log_node: log_node_level_check CHECK (((level >= 0) AND (level <= 62)));

log_node: log_node_pkey PRIMARY KEY (level, index);

log_stamp: log_stamp_pkey PRIMARY KEY (size, at);

log_stamp: log_stamp_size_check CHECK ((size > 0));

logbook: logbook_circle_check CHECK ((circle > 0));

logbook: logbook_entries_check CHECK ((entries >= 0));

logbook: logbook_head_check CHECK ((length(head) = 32));

logbook: logbook_id_check CHECK ((length(id) = 16));

logbook: logbook_pkey PRIMARY KEY (id);

logbook_circle: logbook_circle_logbook_id_fkey FOREIGN KEY (logbook_id) REFERENCES logbook(id) ON DELETE CASCADE;

logbook_circle: logbook_circle_number_check CHECK ((number > 0));

logbook_circle: logbook_circle_pkey PRIMARY KEY (logbook_id, number);

logbook_entry: logbook_entry_hash_check CHECK ((length(hash) = 32));

logbook_entry: logbook_entry_leaf_fkey FOREIGN KEY (leaf) REFERENCES log_leaf(index);

logbook_entry: logbook_entry_logbook_id_fkey FOREIGN KEY (logbook_id) REFERENCES logbook(id) ON DELETE CASCADE;

logbook_entry: logbook_entry_pkey PRIMARY KEY (logbook_id, seq);

logbook_entry: logbook_entry_seq_check CHECK ((seq > 0));

logbook_installation: logbook_installation_id_check CHECK ((id ~ '^[\w-]{22}$'::text));

logbook_installation: logbook_installation_only_one_check CHECK (only_one);

logbook_installation: logbook_installation_pkey PRIMARY KEY (only_one);

logbook_slot: logbook_slot_locator_check CHECK ((length(locator) = 32));

logbook_slot: logbook_slot_logbook_id_fkey FOREIGN KEY (logbook_id) REFERENCES logbook(id) ON DELETE CASCADE;

logbook_slot: logbook_slot_logbook_id_slot_key UNIQUE (logbook_id, slot);

logbook_slot: logbook_slot_pkey PRIMARY KEY (locator);

logbook_slot: logbook_slot_proof_check CHECK ((length(proof) = 32));

logbook_slot: logbook_slot_slot_check CHECK ((slot > 0));

municipality: municipality_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

municipality: municipality_pkey PRIMARY KEY (id);

passkey: passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

passkey: passkey_id_check CHECK (((length(id) >= 1) AND (length(id) <= 1400)));

passkey: passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));

passkey: passkey_pkey PRIMARY KEY (id);

recovery_code: recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

recovery_code: recovery_code_hash_check CHECK ((length(hash) = 32));

recovery_code: recovery_code_pkey PRIMARY KEY (account_id, hash);

saml_request: saml_request_id_check CHECK (((length(id) >= 1) AND (length(id) <= 200)));

saml_request: saml_request_pkey PRIMARY KEY (id);

schema_migration: schema_migration_pkey PRIMARY KEY (number);

session: session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

session: session_browser_check CHECK ((length(browser) <= 100));

session: session_id_key UNIQUE (id);

session: session_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text])));

session: session_pkey PRIMARY KEY (token_hash);

session: session_token_hash_check CHECK ((length(token_hash) = 32));

set_up_code: set_up_code_code_hash_check CHECK ((length(code_hash) = 32));

set_up_code: set_up_code_pkey PRIMARY KEY (code_hash);

sign_in_attempt: sign_in_attempt_failures_check CHECK ((failures >= 0));

sign_in_attempt: sign_in_attempt_key_check CHECK ((length(key) = 32));

sign_in_attempt: sign_in_attempt_pkey PRIMARY KEY (key);

used_ticket: used_ticket_hash_check CHECK ((length(hash) = 32));

used_ticket: used_ticket_pkey PRIMARY KEY (hash);

-- indexes

CREATE INDEX account_institution_id_idx ON public.account USING btree (institution_id);

CREATE INDEX account_municipality_id_idx ON public.account USING btree (municipality_id);

CREATE INDEX account_signs_in_as_idx ON public.account USING btree (signs_in_as);

CREATE INDEX audit_entry_at_idx ON public.audit_entry USING btree (at);

CREATE INDEX audit_entry_institution_id_at_idx ON public.audit_entry USING btree (institution_id, at DESC);

CREATE INDEX audit_person_account_id_idx ON public.audit_person USING btree (account_id);

CREATE INDEX audit_person_institution_id_idx ON public.audit_person USING btree (institution_id);

CREATE INDEX case_command_case_id_idx ON public.case_command USING btree (case_id);

CREATE INDEX case_exclusion_account_id_idx ON public.case_exclusion USING btree (account_id);

CREATE INDEX case_glass_account_id_idx ON public.case_glass USING btree (account_id);

CREATE INDEX case_glass_institution_id_idx ON public.case_glass USING btree (institution_id) WHERE (seen_at IS NULL);

CREATE INDEX case_invitation_case_id_idx ON public.case_invitation USING btree (case_id);

CREATE INDEX case_list_institution_id_coalesce_latest_at_case_id_idx ON public.case_list USING btree (institution_id, COALESCE(due_on, '9999-12-31'::date), latest_at DESC, case_id DESC);

CREATE INDEX case_list_institution_id_latest_at_case_id_idx ON public.case_list USING btree (institution_id, latest_at DESC, case_id DESC);

CREATE INDEX case_member_account_id_idx ON public.case_member USING btree (account_id);

CREATE INDEX case_member_institution_id_idx ON public.case_member USING btree (institution_id);

CREATE INDEX case_seen_case_id_idx ON public.case_seen USING btree (case_id);

CREATE INDEX case_todo_account_id_idx ON public.case_todo USING btree (account_id);

CREATE INDEX deletion_ledger_institution_id_deleted_at_idx ON public.deletion_ledger USING btree (institution_id, deleted_at DESC);

CREATE INDEX identity_account_id_idx ON public.identity USING btree (account_id);

CREATE INDEX institution_municipality_id_idx ON public.institution USING btree (municipality_id);

CREATE INDEX invitation_account_id_idx ON public.invitation USING btree (account_id);

CREATE INDEX invitation_institution_id_idx ON public.invitation USING btree (institution_id);

CREATE INDEX invitation_invited_by_idx ON public.invitation USING btree (invited_by);

CREATE INDEX invitation_municipality_id_idx ON public.invitation USING btree (municipality_id);

CREATE INDEX known_device_account_id_idx ON public.known_device USING btree (account_id);

CREATE INDEX passkey_account_id_idx ON public.passkey USING btree (account_id);

CREATE INDEX session_account_id_idx ON public.session USING btree (account_id);

CREATE INDEX session_expires_at_idx ON public.session USING btree (expires_at);

CREATE INDEX sign_in_attempt_latest_at_idx ON public.sign_in_attempt USING btree (latest_at);

CREATE INDEX used_ticket_expires_at_idx ON public.used_ticket USING btree (expires_at);

-- row-level security

account: enabled, forced;

account_note: enabled, forced;

audit_entry: enabled, forced;

audit_person: enabled, forced;

case_brief: enabled, forced;

case_command: enabled, forced;

case_deletion: enabled, forced;

case_event: enabled, forced;

case_exclusion: enabled, forced;

case_glass: enabled, forced;

case_invitation: enabled, forced;

case_key: enabled, forced;

case_list: enabled, forced;

case_member: enabled, forced;

case_number: enabled, forced;

case_seen: enabled, forced;

case_stream: enabled, forced;

case_todo: enabled, forced;

credential: enabled, forced;

deletion_ledger: enabled, forced;

identity: enabled, forced;

institution: enabled, forced;

invitation: enabled, forced;

known_device: enabled, forced;

log_audit_head: enabled, forced;

log_key: enabled, forced;

log_leaf: enabled, forced;

log_node: enabled, forced;

log_stamp: enabled, forced;

logbook: enabled, forced;

logbook_circle: enabled, forced;

logbook_entry: enabled, forced;

logbook_installation: enabled, forced;

logbook_slot: enabled, forced;

municipality: enabled, forced;

passkey: enabled, forced;

recovery_code: enabled, forced;

saml_request: enabled, forced;

schema_migration: DISABLED;

session: enabled, forced;

set_up_code: enabled, forced;

sign_in_attempt: enabled, forced;

used_ticket: enabled, forced;

-- policies

account: actor_reads for select to actioncard_actor using (((id = ( SELECT app_account() AS app_account)) OR (institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR ((institution_id IS NULL) AND (municipality_id IN ( SELECT i.municipality_id
   FROM institution i
  WHERE (i.id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])))))));

account: admin_keeps for all to actioncard_admin using (true) with check (true);

account: door_reads for select to actioncard_door using (true);

account: leaders_known for select to actioncard_actor using (((role = 'leader'::text) AND (municipality_id IN ( SELECT i.municipality_id
   FROM institution i
  WHERE (i.id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[]))))));

account: overseer_is for select to actioncard_overseer using ((id = ( SELECT app_account() AS app_account)));

account: recorder_sees for select to actioncard_recorder using ((id = ( SELECT app_account() AS app_account)));

account: wall_reads for select to actioncard_owner using (true);

account_note: admin_adds for insert to actioncard_admin with check (true);

account_note: door_adds for insert to actioncard_door with check (true);

account_note: door_reads for select to actioncard_door using (true);

audit_entry: actor_reads for select to actioncard_actor using (((case_id IS NOT NULL) AND ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))));

audit_entry: door_adds for insert to actioncard_recorder with check (((chain = ( SELECT app_chain() AS app_chain)) AND (chain = ( SELECT app_door() AS app_door)) AND (case_id IS NULL)));

audit_entry: exercise_forgotten for all to actioncard_owner using (exercise);

audit_entry: logger_reads for select to actioncard_logger using ((NOT exercise));

audit_entry: not_excluded for select to actioncard_actor, actioncard_overseer using (((case_id IS NULL) OR (case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))));

audit_entry: overseer_reads for select to actioncard_overseer using (((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])) OR ((institution_id IS NULL) AND (municipality_id = ( SELECT app_overseen_municipality() AS app_overseen_municipality)))));

audit_entry: overseer_reads_door for select to actioncard_overseer using (((chain = ( SELECT app_door() AS app_door)) AND (( SELECT app_overseen_municipality() AS app_overseen_municipality) IS NOT NULL)));

audit_entry: recorder_adds for insert to actioncard_recorder with check (((chain = ( SELECT app_chain() AS app_chain)) AND ((case_id = chain) OR (chain = ( SELECT app_account() AS app_account)))));

audit_entry: recorder_sees for select to actioncard_recorder using ((chain = ( SELECT app_chain() AS app_chain)));

audit_person: actor_reads for select to actioncard_actor using (((case_id IS NOT NULL) AND ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))));

audit_person: deleted for all to actioncard_owner using ((chain IN ( SELECT l.case_id
   FROM deletion_ledger l)));

audit_person: exercise_forgotten for all to actioncard_owner using (exercise);

audit_person: not_excluded for select to actioncard_actor, actioncard_overseer using (((case_id IS NULL) OR (case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))));

audit_person: overseer_reads for select to actioncard_overseer using (((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])) OR ((institution_id IS NULL) AND (municipality_id = ( SELECT app_overseen_municipality() AS app_overseen_municipality)))));

audit_person: recorder_adds for insert to actioncard_recorder with check (((chain = ( SELECT app_chain() AS app_chain)) AND (account_id = ( SELECT app_account() AS app_account))));

case_brief: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_brief: invited_keeps for all to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case))) with check ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_brief: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_command: deleted for all to actioncard_owner using ((case_id IN ( SELECT l.case_id
   FROM deletion_ledger l)));

case_command: excluded_forgotten for all to actioncard_owner using (((case_id, account_id) IN ( SELECT x.case_id,
    x.account_id
   FROM case_exclusion x)));

case_command: exercise_forgotten for all to actioncard_owner using ((case_id IN ( SELECT s.case_id
   FROM case_stream s
  WHERE s.exercise)));

case_command: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_command: own_commands for all to actioncard_actor using ((account_id = ( SELECT app_account() AS app_account))) with check ((account_id = ( SELECT app_account() AS app_account)));

case_deletion: keeper_deletes for select to actioncard_keeper using ((case_id = ( SELECT app_chain() AS app_chain)));

case_deletion: leader_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_joined() AS app_joined)::uuid[])))) with check (((account_id = ( SELECT app_account() AS app_account)) AND ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_joined() AS app_joined)::uuid[])))));

case_deletion: not_excluded for select to actioncard_actor, actioncard_overseer using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_deletion: overseer_declines for delete to actioncard_overseer using ((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])));

case_deletion: overseer_reads for select to actioncard_overseer using ((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])));

case_event: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_event: deleted for all to actioncard_owner using ((case_id IN ( SELECT l.case_id
   FROM deletion_ledger l)));

case_event: exercise_forgotten for all to actioncard_owner using ((case_id IN ( SELECT s.case_id
   FROM case_stream s
  WHERE s.exercise)));

case_event: glass_only_reads for insert to actioncard_actor with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_joined() AS app_joined)::uuid[])) OR ((type = 'glass-broken'::text) AND (case_id = ( SELECT app_named_case() AS app_named_case)))));

case_event: invited_adds for insert to actioncard_family with check (((case_id = ( SELECT app_invited_case() AS app_invited_case)) AND (account_id IS NULL)));

case_event: invited_reads for select to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_event: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_event: own_hand for insert to actioncard_actor with check ((account_id = ( SELECT app_account() AS app_account)));

case_exclusion: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_exclusion: keeper_deletes for select to actioncard_keeper using ((case_id = ( SELECT app_chain() AS app_chain)));

case_exclusion: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_exclusion: wall_reads for select to actioncard_owner using (true);

case_glass: acknowledges for update to actioncard_actor using (((account_id <> ( SELECT app_account() AS app_account)) AND ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_joined() AS app_joined)::uuid[])))));

case_glass: breaks for insert to actioncard_actor with check (((account_id = ( SELECT app_account() AS app_account)) AND (case_id = ( SELECT app_named_case() AS app_named_case))));

case_glass: excluded_forgotten for all to actioncard_owner using (((case_id, account_id) IN ( SELECT x.case_id,
    x.account_id
   FROM case_exclusion x)));

case_glass: not_excluded for all to actioncard_actor, actioncard_overseer using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_glass: overseer_reads for select to actioncard_overseer using ((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])));

case_glass: own_or_led for select to actioncard_actor using (((account_id = ( SELECT app_account() AS app_account)) OR (institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_joined() AS app_joined)::uuid[]))));

case_glass: recorder_sees for select to actioncard_recorder using (((case_id = ( SELECT app_chain() AS app_chain)) AND (account_id = ( SELECT app_account() AS app_account))));

case_invitation: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_invitation: named for select to actioncard_family using ((number = ( SELECT app_invitation() AS app_invitation)));

case_invitation: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_invitation: taken_up_once for update to actioncard_family using (((number = ( SELECT app_invitation() AS app_invitation)) AND (proof IS NULL) AND (NOT ended))) with check ((proof = ( SELECT app_invitation_proof() AS app_invitation_proof)));

case_key: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_key: deleted for all to actioncard_owner using ((case_id IN ( SELECT l.case_id
   FROM deletion_ledger l)));

case_key: exercise_forgotten for all to actioncard_owner using ((case_id IN ( SELECT s.case_id
   FROM case_stream s
  WHERE s.exercise)));

case_key: invited_reads for select to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_key: keeper_wraps for all to actioncard_keeper using (true) with check (true);

case_key: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_list: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_list: deleted for all to actioncard_owner using ((case_id IN ( SELECT l.case_id
   FROM deletion_ledger l)));

case_list: exercise_forgotten for all to actioncard_owner using ((case_id IN ( SELECT s.case_id
   FROM case_stream s
  WHERE s.exercise)));

case_list: invited_keeps for all to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case))) with check ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_list: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_member: actor_adds for insert to actioncard_actor with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_member: actor_reads for select to actioncard_actor using (((account_id = ( SELECT app_account() AS app_account)) OR (institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[]))));

case_member: deleted for all to actioncard_owner using ((case_id IN ( SELECT l.case_id
   FROM deletion_ledger l)));

case_member: excluded_forgotten for all to actioncard_owner using (((case_id, account_id) IN ( SELECT x.case_id,
    x.account_id
   FROM case_exclusion x)));

case_member: exercise_forgotten for all to actioncard_owner using ((case_id IN ( SELECT s.case_id
   FROM case_stream s
  WHERE s.exercise)));

case_member: leader_takes_off for delete to actioncard_actor using ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])));

case_member: member_takes_off for delete to actioncard_actor using ((account_id = ( SELECT app_account() AS app_account)));

case_member: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_member: recorder_sees for select to actioncard_recorder using (((case_id = ( SELECT app_chain() AS app_chain)) AND (account_id = ( SELECT app_account() AS app_account))));

case_member: stays_out for insert to actioncard_actor with check ((NOT app_is_excluded(case_id, account_id)));

case_number: actor_draws for insert to actioncard_actor with check ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])));

case_number: exercise_forgotten for all to actioncard_owner using ((institution_id IN ( SELECT i.id
   FROM institution i
  WHERE i.exercise)));

case_seen: excluded_forgotten for all to actioncard_owner using (((case_id, account_id) IN ( SELECT x.case_id,
    x.account_id
   FROM case_exclusion x)));

case_seen: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_seen: own_reading for all to actioncard_actor using ((account_id = ( SELECT app_account() AS app_account))) with check ((account_id = ( SELECT app_account() AS app_account)));

case_stream: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_stream: deleted for all to actioncard_owner using ((case_id IN ( SELECT l.case_id
   FROM deletion_ledger l)));

case_stream: exercise_forgotten for all to actioncard_owner using (exercise);

case_stream: glass_names for select to actioncard_actor using (((institution_id = ( SELECT app_glass_institution() AS app_glass_institution)) AND (number = ( SELECT current_setting('app.glass_number'::text, true) AS current_setting)) AND (EXISTS ( SELECT
   FROM (account a
     JOIN institution i ON (((i.municipality_id = a.municipality_id) AND (i.exercise = a.exercise))))
  WHERE ((a.id = ( SELECT app_account() AS app_account)) AND (a.role = ANY (ARRAY['professional'::text, 'leader'::text, 'ssp'::text])) AND (a.closed_at IS NULL) AND (i.id = ( SELECT app_glass_institution() AS app_glass_institution)))))));

case_stream: invited_adds for update to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case))) with check ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_stream: invited_reads for select to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_stream: keeper_deletes for select to actioncard_keeper using ((case_id = ( SELECT app_chain() AS app_chain)));

case_stream: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_stream: overseer_not_excluded for select to actioncard_overseer using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

case_stream: overseer_reads for select to actioncard_overseer using ((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])));

case_stream: recorder_sees for select to actioncard_recorder using ((case_id = ( SELECT app_chain() AS app_chain)));

case_todo: actor_keeps for all to actioncard_actor using (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[])))) with check (((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR (case_id = ANY (( SELECT app_cases() AS app_cases)::uuid[]))));

case_todo: invited_keeps for all to actioncard_family using ((case_id = ( SELECT app_invited_case() AS app_invited_case))) with check ((case_id = ( SELECT app_invited_case() AS app_invited_case)));

case_todo: not_excluded for all to actioncard_actor using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[]))) with check ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

credential: admin_adds for insert to actioncard_admin with check (true);

credential: door_keeps for all to actioncard_door using (true) with check (true);

deletion_ledger: exercise_forgotten for delete to actioncard_owner using (exercise);

deletion_ledger: keeper_writes for all to actioncard_keeper using (true) with check (true);

deletion_ledger: leader_reads for select to actioncard_actor using ((institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])));

deletion_ledger: ledger_read for select to actioncard_owner using (true);

deletion_ledger: not_excluded for select to actioncard_actor, actioncard_overseer using ((case_id <> ALL (( SELECT app_excluded() AS app_excluded)::uuid[])));

deletion_ledger: overseer_reads for select to actioncard_overseer using ((institution_id = ANY (( SELECT app_overseen() AS app_overseen)::uuid[])));

identity: admin_keeps for all to actioncard_admin using (true) with check (true);

identity: door_keeps for all to actioncard_door using (true) with check (true);

institution: actor_reads for select to actioncard_actor using (true);

institution: admin_keeps for all to actioncard_admin using (true) with check (true);

institution: door_reads for select to actioncard_door using (true);

institution: exercise_known for select to actioncard_owner using (exercise);

institution: overseer_reads for select to actioncard_overseer using (true);

institution: recorder_sees for select to actioncard_recorder using (true);

invitation: admin_keeps for all to actioncard_admin using (true) with check (true);

invitation: door_keeps for all to actioncard_door using (true) with check (true);

known_device: door_keeps for all to actioncard_door using (true) with check (true);

log_audit_head: logger_keeps for all to actioncard_logger using (true) with check (true);

log_audit_head: of_seen_links for select to actioncard_actor, actioncard_overseer using ((EXISTS ( SELECT
   FROM audit_entry e
  WHERE ((e.chain = log_audit_head.chain) AND (e.seq = log_audit_head.seq)))));

log_key: logger_keeps for all to actioncard_logger using (true) with check (true);

log_leaf: log_append_adds for all to actioncard_owner using (true) with check (true);

log_leaf: logger_reads for select to actioncard_logger using (true);

log_node: log_append_adds for all to actioncard_owner using (true) with check (true);

log_node: logger_reads for select to actioncard_logger using (true);

log_stamp: logger_keeps for all to actioncard_logger using (true) with check (true);

logbook: opened for all to actioncard_logbook using ((id = ( SELECT app_logbook() AS app_logbook))) with check ((id = ( SELECT app_logbook() AS app_logbook)));

logbook_circle: opened for all to actioncard_logbook using ((logbook_id = ( SELECT app_logbook() AS app_logbook))) with check ((logbook_id = ( SELECT app_logbook() AS app_logbook)));

logbook_entry: opened for all to actioncard_logbook using ((logbook_id = ( SELECT app_logbook() AS app_logbook))) with check ((logbook_id = ( SELECT app_logbook() AS app_logbook)));

logbook_installation: said_to_all for all to actioncard_logbook using (true) with check (true);

logbook_slot: found for select to actioncard_logbook using ((locator = ( SELECT app_locator() AS app_locator)));

logbook_slot: opened for all to actioncard_logbook using ((logbook_id = ( SELECT app_logbook() AS app_logbook))) with check ((logbook_id = ( SELECT app_logbook() AS app_logbook)));

municipality: actor_reads for select to actioncard_actor using (true);

municipality: admin_keeps for all to actioncard_admin using (true) with check (true);

municipality: door_reads for select to actioncard_door using (true);

passkey: admin_adds for insert to actioncard_admin with check (true);

passkey: door_keeps for all to actioncard_door using (true) with check (true);

recovery_code: admin_adds for insert to actioncard_admin with check (true);

recovery_code: door_keeps for all to actioncard_door using (true) with check (true);

saml_request: door_keeps for all to actioncard_door using (true) with check (true);

session: door_keeps for all to actioncard_door using (true) with check (true);

set_up_code: admin_keeps for all to actioncard_admin using (true) with check (true);

set_up_code: door_keeps for all to actioncard_door using (true) with check (true);

sign_in_attempt: door_keeps for all to actioncard_door using (true) with check (true);

used_ticket: door_keeps for all to actioncard_door using (true) with check (true);

-- triggers

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.case_event FOR EACH ROW EXECUTE FUNCTION case_event_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.case_event FOR EACH STATEMENT EXECUTE FUNCTION case_event_stays();

CREATE TRIGGER ends_access AFTER INSERT ON public.case_exclusion FOR EACH ROW EXECUTE FUNCTION exclusion_ends_access();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.log_audit_head FOR EACH ROW EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.log_audit_head FOR EACH STATEMENT EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.log_key FOR EACH ROW EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.log_key FOR EACH STATEMENT EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.log_node FOR EACH ROW EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.log_node FOR EACH STATEMENT EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.log_stamp FOR EACH ROW EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.log_stamp FOR EACH STATEMENT EXECUTE FUNCTION log_stays();

CREATE TRIGGER stays BEFORE UPDATE ON public.logbook_circle FOR EACH ROW EXECUTE FUNCTION logbook_stays();

CREATE TRIGGER stays BEFORE UPDATE ON public.logbook_entry FOR EACH ROW EXECUTE FUNCTION logbook_stays();

-- grants

account: select to actioncard_actor;

account: delete, insert, select, update to actioncard_admin;

account: select to actioncard_door;

account_note: insert to actioncard_admin;

account_note: insert, select to actioncard_door;

audit_entry: select to actioncard_actor;

audit_entry: select to actioncard_overseer;

audit_entry: insert to actioncard_recorder;

audit_person: select to actioncard_actor;

audit_person: select to actioncard_overseer;

audit_person: insert to actioncard_recorder;

case_brief: insert, select to actioncard_actor;

case_brief: insert, select to actioncard_family;

case_command: insert, select to actioncard_actor;

case_deletion: delete, insert, select to actioncard_actor;

case_deletion: select to actioncard_keeper;

case_deletion: delete, select to actioncard_overseer;

case_event: insert, select to actioncard_actor;

case_event: insert, select to actioncard_family;

case_exclusion: delete, insert, select to actioncard_actor;

case_exclusion: select to actioncard_keeper;

case_glass: insert, select to actioncard_actor;

case_glass: select to actioncard_overseer;

case_invitation: select to actioncard_family;

case_key: insert, select to actioncard_actor;

case_list: insert, select to actioncard_actor;

case_list: insert, select to actioncard_family;

case_member: delete, insert, select to actioncard_actor;

case_number: insert to actioncard_actor;

case_seen: insert, select to actioncard_actor;

case_stream: insert, select to actioncard_actor;

case_todo: delete, insert, select to actioncard_actor;

case_todo: delete, insert, select to actioncard_family;

credential: insert to actioncard_admin;

credential: delete, insert, select, update to actioncard_door;

deletion_ledger: select to actioncard_actor;

deletion_ledger: insert, select to actioncard_keeper;

deletion_ledger: select to actioncard_overseer;

identity: delete, insert, select, update to actioncard_admin;

identity: delete, insert, select, update to actioncard_door;

institution: select to actioncard_actor;

institution: delete, insert, select, update to actioncard_admin;

institution: select to actioncard_door;

institution: select to actioncard_overseer;

invitation: delete, insert, select, update to actioncard_admin;

invitation: delete, insert, select, update to actioncard_door;

known_device: delete, insert, select, update to actioncard_door;

log_audit_head: select to actioncard_actor;

log_audit_head: insert, select to actioncard_logger;

log_audit_head: select to actioncard_overseer;

log_key: insert, select to actioncard_logger;

log_leaf: select to actioncard_logger;

log_node: select to actioncard_logger;

log_stamp: insert, select to actioncard_logger;

logbook: delete, insert, select to actioncard_logbook;

logbook_circle: insert, select to actioncard_logbook;

logbook_entry: insert, select to actioncard_logbook;

logbook_installation: insert, select to actioncard_logbook;

logbook_slot: delete, insert, select to actioncard_logbook;

municipality: select to actioncard_actor;

municipality: delete, insert, select, update to actioncard_admin;

municipality: select to actioncard_door;

passkey: insert to actioncard_admin;

passkey: delete, insert, select, update to actioncard_door;

recovery_code: insert to actioncard_admin;

recovery_code: delete, insert, select, update to actioncard_door;

saml_request: delete, insert, select, update to actioncard_door;

session: delete, insert, select, update to actioncard_door;

set_up_code: delete, insert, select, update to actioncard_admin;

set_up_code: delete, insert, select, update to actioncard_door;

sign_in_attempt: delete, insert, select, update to actioncard_door;

used_ticket: delete, insert, select, update to actioncard_door;

-- functions that may be called

app_account(): everybody;

app_cases(): everybody;

app_chain(): everybody;

app_door(): everybody;

app_excluded(): actioncard_actor, actioncard_overseer;

app_glass_institution(): everybody;

app_institutions(): everybody;

app_invitation(): everybody;

app_invitation_proof(): everybody;

app_invited_case(): everybody;

app_is_excluded(uuid,uuid): actioncard_actor;

app_joined(): everybody;

app_locator(): everybody;

app_logbook(): everybody;

app_named_case(): everybody;

app_now(): everybody;

app_overseen(): everybody;

app_overseen_municipality(): everybody;

audit_head(uuid): everybody;

audit_stays(): everybody;

case_event_stays(): everybody;

delete_case(uuid): actioncard_keeper;

exclusion_ends_access(): everybody;

forget_exercises(): actioncard_admin;

log_append(bytea): actioncard_logbook, actioncard_logger;

log_stays(): everybody;

logbook_stays(): everybody;

schema_version(): actioncard_door;
