-- What an administrator does with the accounts of others, told to those whose they are; and one person at several places.

alter table invitation
  -- somebody who is here already, and is to choose anew how to sign in
  add column account_id uuid references account on delete cascade;
create index on invitation (account_id);

alter table account
  -- the account that the same person signs in by, when they work at another place too
  add column signs_in_as uuid references account check (signs_in_as <> id);
create index on account (signs_in_as);

-- Added to, and shown to the one whose account it is.
create table account_note (
  account_id uuid not null references account on delete cascade,
  seq int generated always as identity,
  at timestamptz not null,
  what text not null check (what in ('reset', 'renewed', 'signed-out', 'closed', 'reopened', 'place', 'password', 'second')),
  by_name text not null check (length(by_name) between 1 and 200),
  by_self boolean not null,
  primary key (account_id, seq)
);

alter table account_note enable row level security;
alter table account_note force row level security;
create policy door_adds on account_note for insert to actioncard_door with check (true);
create policy door_reads on account_note for select to actioncard_door using (true);
create policy admin_adds on account_note for insert to actioncard_admin with check (true);
grant select, insert on account_note to actioncard_door;
grant insert on account_note to actioncard_admin;

-- Who is shut out of a case is so at whichever of their places they are.
create policy wall_reads on account for select to actioncard_owner using (true);
create or replace function app_excluded() returns uuid[]
  language sql stable parallel safe security definer set search_path = public
  return coalesce((
    select array_agg(x.case_id) from case_exclusion x where x.account_id in (
      select other.id from account self
      join account other on coalesce(other.signs_in_as, other.id) = coalesce(self.signs_in_as, self.id)
      where self.id = app_account()
    )
  ), '{}');
