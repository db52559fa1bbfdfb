-- Families' logbooks, sealed: what the server keeps of them says nothing without a key that it never had. No address, no
-- account, and no time but the day that a logbook was begun.

-- What access codes are bound to, so that a code of another installation has other keys. No secret.
create table logbook_installation (
  only_one boolean primary key default true check (only_one),
  id text not null check (id ~ '^[\w-]{22}$')
);

create table logbook (
  id bytea primary key check (length(id) = 16),
  begun_on date not null,
  -- the newest circle, and where the chain of entries ends
  circle int not null check (circle > 0),
  entries int not null default 0 check (entries >= 0),
  head bytea check (length(head) = 32)
);

-- One way in: hashes of what the code's keys find it by and prove it by.
create table logbook_slot (
  locator bytea primary key check (length(locator) = 32),
  proof bytea not null check (length(proof) = 32),
  logbook_id bytea not null references logbook on delete cascade,
  slot int not null check (slot > 0),
  keeper boolean not null,
  unique (logbook_id, slot)
);

create table logbook_circle (
  logbook_id bytea not null references logbook on delete cascade,
  number int not null check (number > 0),
  circle json not null,
  primary key (logbook_id, number)
);

create table logbook_entry (
  logbook_id bytea not null references logbook on delete cascade,
  seq int not null check (seq > 0),
  hash bytea not null check (length(hash) = 32),
  envelope json not null,
  leaf bigint not null references log_leaf,
  primary key (logbook_id, seq)
);

-- Where whoever asks says that their logbook is, and, when they have proved it, which it is.
create function app_locator() returns bytea
  language sql stable parallel safe
  return decode(nullif(current_setting('app.locator', true), ''), 'hex');

create function app_logbook() returns bytea
  language sql stable parallel safe
  return decode(nullif(current_setting('app.logbook', true), ''), 'hex');

create function logbook_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what has been written in a logbook is not changed' using errcode = 'insufficient_privilege';
end $$;
create trigger stays before update on logbook_circle for each row execute function logbook_stays();
create trigger stays before update on logbook_entry for each row execute function logbook_stays();

alter table logbook_installation enable row level security;
alter table logbook_installation force row level security;
alter table logbook enable row level security;
alter table logbook force row level security;
alter table logbook_slot enable row level security;
alter table logbook_slot force row level security;
alter table logbook_circle enable row level security;
alter table logbook_circle force row level security;
alter table logbook_entry enable row level security;
alter table logbook_entry force row level security;

grant usage on schema public to actioncard_logbook;
grant execute on function log_append to actioncard_logbook;
grant select, insert on logbook_installation, logbook_circle, logbook_entry to actioncard_logbook;
grant select, insert, delete on logbook, logbook_slot to actioncard_logbook;
grant update (circle, entries, head) on logbook to actioncard_logbook;

create policy said_to_all on logbook_installation for all to actioncard_logbook using (true) with check (true);
create policy opened on logbook for all to actioncard_logbook
  using (id = (select app_logbook())) with check (id = (select app_logbook()));
create policy found on logbook_slot for select to actioncard_logbook using (locator = (select app_locator()));
create policy opened on logbook_slot for all to actioncard_logbook
  using (logbook_id = (select app_logbook())) with check (logbook_id = (select app_logbook()));
create policy opened on logbook_circle for all to actioncard_logbook
  using (logbook_id = (select app_logbook())) with check (logbook_id = (select app_logbook()));
create policy opened on logbook_entry for all to actioncard_logbook
  using (logbook_id = (select app_logbook())) with check (logbook_id = (select app_logbook()));
