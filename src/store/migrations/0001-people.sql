-- Who there is: municipalities, their institutions, the people who work there, and who is signed in.

create function app_account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;

create function app_institutions() returns uuid[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.institutions', true), ''), ',')::uuid[], '{}');

revoke all on schema public from public;
grant usage on schema public to actioncard_actor, actioncard_door, actioncard_admin;

create table municipality (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  exercise boolean not null default false
);

create table institution (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('folkeskole', 'friskole', 'efterskole', 'gymnasium', 'vocational', 'other')),
  exercise boolean not null default false
);
create index on institution (municipality_id);

-- An account belongs to an institution, or to the municipality as a whole (the SSP consultant).
create table account (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  institution_id uuid references institution,
  display_name text not null check (length(display_name) between 1 and 200),
  role text not null check (role in ('professional', 'leader', 'ssp', 'administrator', 'dpo')),
  exercise boolean not null default false,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index on account (municipality_id);
create index on account (institution_id);

-- Only the hash of what the cookie holds is kept.
create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account on delete cascade,
  language text check (language in ('da', 'en')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index on session (account_id);
create index on session (expires_at);

alter table municipality enable row level security;
alter table municipality force row level security;
alter table institution enable row level security;
alter table institution force row level security;
alter table account enable row level security;
alter table account force row level security;
alter table session enable row level security;
alter table session force row level security;

grant select on municipality, institution, account to actioncard_actor;
grant select on municipality, institution, account to actioncard_door;
grant select, insert, update, delete on session to actioncard_door;
grant select, insert, update, delete on municipality, institution, account to actioncard_admin;

-- What institutions are called is no secret; who works there is, beyond the municipality.
create policy actor_reads on municipality for select to actioncard_actor using (true);
create policy actor_reads on institution for select to actioncard_actor using (true);
create policy actor_reads on account for select to actioncard_actor using (
  id = (select app_account())
  or institution_id = any ((select app_institutions())::uuid[])
  or (
    institution_id is null
    and municipality_id in (
      select i.municipality_id from institution i where i.id = any ((select app_institutions())::uuid[])
    )
  )
);

create policy door_reads on municipality for select to actioncard_door using (true);
create policy door_reads on institution for select to actioncard_door using (true);
create policy door_reads on account for select to actioncard_door using (true);
create policy door_keeps on session for all to actioncard_door using (true) with check (true);

create policy admin_keeps on municipality for all to actioncard_admin using (true) with check (true);
create policy admin_keeps on institution for all to actioncard_admin using (true) with check (true);
create policy admin_keeps on account for all to actioncard_admin using (true) with check (true);

-- What the program may know of its own schema without the right to change it.
create function schema_version() returns table (number int, checksum text)
  language sql stable security definer set search_path = public
begin atomic
  select m.number, m.checksum from schema_migration m order by m.number;
end;
revoke all on function schema_version() from public;
grant execute on function schema_version() to actioncard_door;
