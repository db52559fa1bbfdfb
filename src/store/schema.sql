-- The whole schema as the migrations leave it, to be read. Made by scripts/make-schema.ts; do not edit by hand.

-- functions

CREATE OR REPLACE FUNCTION public.app_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.app_institutions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((string_to_array(NULLIF(current_setting('app.institutions'::text, true), ''::text), ','::text))::uuid[], '{}'::uuid[])
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
  closed_at timestamp with time zone
);

table institution (
  id uuid not null,
  municipality_id uuid not null,
  name text not null,
  type text not null,
  exercise boolean not null default false
);

table municipality (
  id uuid not null,
  name text not null,
  exercise boolean not null default false
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
  expires_at timestamp with time zone not null
);

-- constraints

account: account_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200)));

account: account_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id);

account: account_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

account: account_pkey PRIMARY KEY (id);

account: account_role_check CHECK ((role = ANY (ARRAY['professional'::text, 'leader'::text, 'ssp'::text, 'administrator'::text, 'dpo'::text])));

institution: institution_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id);

institution: institution_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

institution: institution_pkey PRIMARY KEY (id);

institution: institution_type_check CHECK ((type = ANY (ARRAY['folkeskole'::text, 'friskole'::text, 'efterskole'::text, 'gymnasium'::text, 'vocational'::text, 'other'::text])));

municipality: municipality_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

municipality: municipality_pkey PRIMARY KEY (id);

schema_migration: schema_migration_pkey PRIMARY KEY (number);

session: session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

session: session_language_check CHECK ((language = ANY (ARRAY['da'::text, 'en'::text])));

session: session_pkey PRIMARY KEY (token_hash);

session: session_token_hash_check CHECK ((length(token_hash) = 32));

-- indexes

CREATE INDEX account_institution_id_idx ON public.account USING btree (institution_id);

CREATE INDEX account_municipality_id_idx ON public.account USING btree (municipality_id);

CREATE INDEX institution_municipality_id_idx ON public.institution USING btree (municipality_id);

CREATE INDEX session_account_id_idx ON public.session USING btree (account_id);

CREATE INDEX session_expires_at_idx ON public.session USING btree (expires_at);

-- row-level security

account: enabled, forced;

institution: enabled, forced;

municipality: enabled, forced;

schema_migration: DISABLED;

session: enabled, forced;

-- policies

account: actor_reads for select to actioncard_actor using (((id = ( SELECT app_account() AS app_account)) OR (institution_id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])) OR ((institution_id IS NULL) AND (municipality_id IN ( SELECT i.municipality_id
   FROM institution i
  WHERE (i.id = ANY (( SELECT app_institutions() AS app_institutions)::uuid[])))))));

account: admin_keeps for all to actioncard_admin using (true) with check (true);

account: door_reads for select to actioncard_door using (true);

institution: actor_reads for select to actioncard_actor using (true);

institution: admin_keeps for all to actioncard_admin using (true) with check (true);

institution: door_reads for select to actioncard_door using (true);

municipality: actor_reads for select to actioncard_actor using (true);

municipality: admin_keeps for all to actioncard_admin using (true) with check (true);

municipality: door_reads for select to actioncard_door using (true);

session: door_keeps for all to actioncard_door using (true) with check (true);

-- grants

account: select to actioncard_actor;

account: delete, insert, select, update to actioncard_admin;

account: select to actioncard_door;

institution: select to actioncard_actor;

institution: delete, insert, select, update to actioncard_admin;

institution: select to actioncard_door;

municipality: select to actioncard_actor;

municipality: delete, insert, select, update to actioncard_admin;

municipality: select to actioncard_door;

session: delete, insert, select, update to actioncard_door;

-- functions that may be called

app_account(): everybody;

app_institutions(): everybody;

schema_version(): actioncard_door;
