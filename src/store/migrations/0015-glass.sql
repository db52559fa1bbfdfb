-- Access in an emergency (break-glass): somebody of the municipality without a relation to a case names it by its number, says why,
-- and may read it for some hours.

-- The moment as the program has it, so that both walls let go at the same time.
create function app_now() returns timestamptz
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());

-- The cases that the person at work is on.
create function app_joined() returns uuid[]
  language sql stable parallel safe
  return coalesce((select array_agg(m.case_id) from case_member m where m.account_id = app_account()), '{}');

create table case_glass (
  case_id uuid not null references case_stream on delete cascade,
  account_id uuid not null references account,
  institution_id uuid not null references institution,
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('professional', 'leader', 'ssp')),
  purpose text not null check (purpose in ('child-at-risk', 'stand-in', 'inquiry', 'supervision')),
  at timestamptz not null,
  until timestamptz not null check (until > at),
  seen_at timestamptz,
  primary key (case_id, account_id, at)
);
create index on case_glass (account_id);
create index on case_glass (institution_id) where seen_at is null;
alter table case_glass enable row level security;
alter table case_glass force row level security;

create or replace function app_cases() returns uuid[]
  language sql stable parallel safe
  return coalesce((
    select array_agg(c.case_id) from (
      select m.case_id from case_member m where m.account_id = app_account()
      union all
      select g.case_id from case_glass g where g.account_id = app_account() and g.until > app_now()
    ) c
  ), '{}');

-- Who names a case by its institution and number may find it, if it is one of their municipality's; the settings are the naming.
create function app_glass_institution() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.glass_institution', true), '')::uuid;
create policy glass_names on case_stream for select to actioncard_actor using (
  institution_id = (select app_glass_institution())
  and number = (select current_setting('app.glass_number', true))
  and exists (
    select from account a join institution i on i.municipality_id = a.municipality_id and i.exercise = a.exercise
    where a.id = (select app_account()) and a.role in ('professional', 'leader', 'ssp') and a.closed_at is null
      and i.id = (select app_glass_institution())
  )
);
create function app_named_case() returns uuid
  language sql stable parallel safe
  return (
    select s.case_id from case_stream s
    where s.institution_id = app_glass_institution() and s.number = current_setting('app.glass_number', true)
  );

create policy own_or_led on case_glass for select to actioncard_actor using (
  account_id = (select app_account())
  or institution_id = any ((select app_institutions())::uuid[])
  or case_id = any ((select app_joined())::uuid[])
);
create policy breaks on case_glass for insert to actioncard_actor
  with check (account_id = (select app_account()) and case_id = (select app_named_case()));
create policy acknowledges on case_glass for update to actioncard_actor
  using (
    account_id <> (select app_account())
    and (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_joined())::uuid[]))
  );
create policy not_excluded on case_glass as restrictive for all to actioncard_actor, actioncard_overseer
  using (case_id <> all ((select app_excluded())::uuid[]))
  with check (case_id <> all ((select app_excluded())::uuid[]));
grant select, insert, update (seen_at) on case_glass to actioncard_actor;

-- It is for reading: the one entry that somebody let in so writes is that they were.
create policy glass_only_reads on case_event as restrictive for insert to actioncard_actor with check (
  institution_id = any ((select app_institutions())::uuid[])
  or case_id = any ((select app_joined())::uuid[])
  or (type = 'glass-broken' and case_id = (select app_named_case()))
);

-- Whoever comes to be suspected loses this too.
create policy excluded_forgotten on case_glass for all to actioncard_owner
  using ((case_id, account_id) in (select x.case_id, x.account_id from case_exclusion x));
create or replace function exclusion_ends_access() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  delete from case_member m where m.case_id = new.case_id and m.account_id = new.account_id;
  delete from case_glass g where g.case_id = new.case_id and g.account_id = new.account_id;
  delete from case_seen s where s.case_id = new.case_id and s.account_id = new.account_id;
  delete from case_command c where c.case_id = new.case_id and c.account_id = new.account_id;
  return null;
end $$;

alter table audit_entry drop constraint audit_entry_purpose_check;
alter table audit_entry add constraint audit_entry_purpose_check check (
  purpose in ('member', 'sparring', 'leadership', 'emergency', 'oversight', 'own-work', 'none')
);
grant select (case_id, account_id, until) on case_glass to actioncard_recorder;
create policy recorder_sees on case_glass for select to actioncard_recorder
  using (case_id = (select app_chain()) and account_id = (select app_account()));

grant select on case_glass to actioncard_overseer;
create policy overseer_reads on case_glass for select to actioncard_overseer
  using (institution_id = any ((select app_overseen())::uuid[]));
