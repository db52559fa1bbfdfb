-- How far in a case each person on it has read, so that its page can say what has changed in the plan since.

create table case_seen (
  account_id uuid not null references account on delete cascade,
  case_id uuid not null references case_stream on delete cascade,
  version int not null check (version > 0),
  -- what had been seen before the latest change was
  before_version int not null check (before_version > 0),
  at timestamptz not null,
  primary key (account_id, case_id)
);
create index on case_seen (case_id);

alter table case_seen enable row level security;
alter table case_seen force row level security;

create policy own_reading on case_seen for all to actioncard_actor
  using (account_id = (select app_account())) with check (account_id = (select app_account()));

grant select, insert, update (version, before_version, at) on case_seen to actioncard_actor;
