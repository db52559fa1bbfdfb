-- Signing in to real institutions: what people prove themselves with, how they are let in the first time, and what is counted
-- so that nobody can guess. Everything secret is hashed, or sealed with the installation's key.

-- `login` is what a person writes to say who they are; an address of theirs at work, usually.
create table credential (
  account_id uuid primary key references account on delete cascade,
  login text not null unique check (login = lower(login) and length(login) between 3 and 200),
  password_hash text not null,
  -- the key that the hash's pepper and the seal are made from
  installation_key text not null,
  totp_sealed bytea,
  -- the period of the last code used: each is good once
  totp_step bigint,
  changed_at timestamptz not null
);

create table passkey (
  id text primary key check (length(id) between 1 and 1400),
  account_id uuid not null references account on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null,
  used_at timestamptz
);
create index on passkey (account_id);

-- Removed when used.
create table recovery_code (
  account_id uuid not null references account on delete cascade,
  hash bytea not null check (length(hash) = 32),
  primary key (account_id, hash)
);

-- Who somebody is at an identity provider.
create table identity (
  issuer text not null check (length(issuer) between 1 and 1000),
  subject text not null check (length(subject) between 1 and 1000),
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index on identity (account_id);

-- A link that lets somebody in the first time. Removed when used.
create table invitation (
  token_hash bytea primary key check (length(token_hash) = 32),
  municipality_id uuid not null references municipality,
  institution_id uuid references institution,
  display_name text not null check (length(display_name) between 1 and 100),
  role text not null check (role in ('professional', 'leader', 'ssp', 'administrator', 'dpo')),
  invited_by uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on invitation (municipality_id);
create index on invitation (institution_id);
create index on invitation (invited_by);

-- Printed at start as long as no real institution has an administrator.
create table set_up_code (
  code_hash bytea primary key check (length(code_hash) = 32),
  expires_at timestamptz not null
);

-- Wrong guesses, by whom they were aimed at or where they came from: a keyed hash of either.
create table sign_in_attempt (
  key bytea primary key check (length(key) = 32),
  failures int not null check (failures >= 0),
  latest_at timestamptz not null,
  blocked_until timestamptz not null
);
create index on sign_in_attempt (latest_at);

-- A browser that somebody has signed in with before.
create table known_device (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  expires_at timestamptz not null
);
create index on known_device (account_id);

-- What has been handed out sealed and may come back once only.
create table used_ticket (
  hash bytea primary key check (length(hash) = 32),
  expires_at timestamptz not null
);
create index on used_ticket (expires_at);

-- What a SAML provider has been asked and has not answered.
create table saml_request (
  id text primary key check (length(id) between 1 and 200),
  value text not null,
  created_at timestamptz not null
);

-- `id` names a session to its owner; `proved_at` is when they last showed who they are.
alter table session
  add column id uuid not null unique default gen_random_uuid(),
  add column browser text check (length(browser) <= 100),
  add column proved_at timestamptz;

do $$
declare
  name text;
begin
  foreach name in array array['credential', 'passkey', 'recovery_code', 'identity', 'invitation', 'set_up_code',
    'sign_in_attempt', 'known_device', 'used_ticket', 'saml_request'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy door_keeps on %I for all to actioncard_door using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to actioncard_door', name);
  end loop;
  -- who lets somebody in writes down what they will prove themselves with, and can never read it
  foreach name in array array['credential', 'passkey', 'recovery_code'] loop
    execute format('create policy admin_adds on %I for insert to actioncard_admin with check (true)', name);
    execute format('grant insert on %I to actioncard_admin', name);
  end loop;
  foreach name in array array['identity', 'invitation', 'set_up_code'] loop
    execute format('create policy admin_keeps on %I for all to actioncard_admin using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to actioncard_admin', name);
  end loop;
end $$;
