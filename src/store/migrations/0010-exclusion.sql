-- Somebody who is suspected and has an account: from the row on they see nothing of the case, whatever else would let them.

create table case_exclusion (
  case_id uuid not null references case_stream on delete cascade,
  account_id uuid not null references account,
  institution_id uuid not null references institution,
  since timestamptz not null,
  primary key (case_id, account_id)
);
create index on case_exclusion (account_id);
alter table case_exclusion enable row level security;
alter table case_exclusion force row level security;
create policy actor_keeps on case_exclusion for all to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
  with check (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]));
grant select, insert, delete on case_exclusion to actioncard_actor;
create policy wall_reads on case_exclusion for select to actioncard_owner using (true);

-- The cases that the person at work may not know of. It runs as the owner: to the person themselves the rows are hidden too.
create function app_excluded() returns uuid[]
  language sql stable parallel safe security definer set search_path = public
  return coalesce((select array_agg(x.case_id) from case_exclusion x where x.account_id = app_account()), '{}');
revoke all on function app_excluded() from public;
grant execute on function app_excluded() to actioncard_actor, actioncard_overseer;

do $$
declare
  name text;
begin
  foreach name in array array[
    'case_stream', 'case_event', 'case_key', 'case_member', 'case_list', 'case_command', 'case_seen', 'case_todo', 'case_exclusion'
  ] loop
    execute format($policy$
      create policy not_excluded on %I as restrictive for all to actioncard_actor
        using (case_id <> all ((select app_excluded())::uuid[]))
        with check (case_id <> all ((select app_excluded())::uuid[]))
    $policy$, name);
  end loop;
  foreach name in array array['audit_entry', 'audit_person'] loop
    execute format($policy$
      create policy not_excluded on %I as restrictive for select to actioncard_actor, actioncard_overseer
        using (case_id is null or case_id <> all ((select app_excluded())::uuid[]))
    $policy$, name);
  end loop;
end $$;
create policy overseer_not_excluded on case_stream as restrictive for select to actioncard_overseer
  using (case_id <> all ((select app_excluded())::uuid[]));

-- What the person had of the case goes with the row that shuts them out, and they are not let in again while it stands.
create function exclusion_ends_access() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  delete from case_member m where m.case_id = new.case_id and m.account_id = new.account_id;
  delete from case_seen s where s.case_id = new.case_id and s.account_id = new.account_id;
  delete from case_command c where c.case_id = new.case_id and c.account_id = new.account_id;
  return null;
end $$;
revoke all on function exclusion_ends_access() from public;
create trigger ends_access after insert on case_exclusion for each row execute function exclusion_ends_access();

create function app_is_excluded(of_case uuid, who uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public
  return exists (select from case_exclusion x where x.case_id = of_case and x.account_id = who);
revoke all on function app_is_excluded(uuid, uuid) from public;
grant execute on function app_is_excluded(uuid, uuid) to actioncard_actor;
create policy stays_out on case_member as restrictive for insert to actioncard_actor
  with check (not app_is_excluded(case_id, account_id));

do $$
declare
  name text;
begin
  foreach name in array array['case_member', 'case_seen', 'case_command'] loop
    execute format($policy$
      create policy excluded_forgotten on %I for all to actioncard_owner
        using ((case_id, account_id) in (select x.case_id, x.account_id from case_exclusion x))
    $policy$, name);
  end loop;
end $$;

-- Where all leaders of an institution are shut out, one from another of the municipality takes part: that they lead is no secret.
create policy leaders_known on account for select to actioncard_actor using (
  role = 'leader'
  and municipality_id in (
    select i.municipality_id from institution i where i.id = any ((select app_institutions())::uuid[])
  )
);

-- Whoever is on the case, also a leader from elsewhere, can let another take it over.
create policy member_takes_off on case_member for delete to actioncard_actor
  using (account_id = (select app_account()));
