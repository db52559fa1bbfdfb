-- A closed case is deleted when two have agreed to it: its key is destroyed and its rows are gone. What stays is the ledger's line,
-- which lets a case go again that a restored backup has brought back.

-- One leader's wish, until another leader or the data protection officer has said yes or no.
create table case_deletion (
  case_id uuid primary key references case_stream on delete cascade,
  institution_id uuid not null references institution,
  account_id uuid not null references account,
  name text not null check (length(name) between 1 and 200),
  basis text not null check (basis in ('retention-over', 'archived', 'erasure', 'opened-by-mistake')),
  -- sealed under the installation's key: the officer may read it, and nothing else of the case
  reason bytea not null,
  at timestamptz not null
);

create table deletion_ledger (
  case_id uuid primary key,
  institution_id uuid not null,
  exercise boolean not null,
  number text not null,
  basis text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  confirmed_by uuid not null check (confirmed_by <> asked_by),
  confirmed_name text not null,
  deleted_at timestamptz not null,
  -- where the record of who saw the case ended
  entries int not null check (entries > 0),
  head bytea not null check (length(head) = 32),
  -- those who may not know that there was such a case
  excluded uuid[] not null
);
create index on deletion_ledger (institution_id, deleted_at desc);

do $$
declare
  name text;
begin
  foreach name in array array['case_deletion', 'deletion_ledger'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$
      create policy overseer_reads on %I for select to actioncard_overseer
        using (institution_id = any ((select app_overseen())::uuid[]))
    $policy$, name);
    execute format($policy$
      create policy not_excluded on %I as restrictive for select to actioncard_actor, actioncard_overseer
        using (case_id <> all ((select app_excluded())::uuid[]))
    $policy$, name);
  end loop;
  -- the line in the ledger is what lets the owner, and nobody else, take the rows away
  foreach name in array array['case_stream', 'case_event', 'case_key', 'case_member', 'case_list', 'case_command'] loop
    execute format($policy$
      create policy deleted on %I for all to actioncard_owner using (case_id in (select l.case_id from deletion_ledger l))
    $policy$, name);
  end loop;
end $$;
create policy deleted on audit_person for all to actioncard_owner using (chain in (select l.case_id from deletion_ledger l));
create policy ledger_read on deletion_ledger for select to actioncard_owner using (true);
create policy exercise_forgotten on deletion_ledger for delete to actioncard_owner using (exercise);

create policy leader_keeps on case_deletion for all to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_joined())::uuid[]))
  with check (
    account_id = (select app_account())
    and (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_joined())::uuid[]))
  );
create policy leader_reads on deletion_ledger for select to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]));
grant select, insert, delete on case_deletion to actioncard_actor;
grant select, delete on case_deletion to actioncard_overseer;
create policy overseer_declines on case_deletion for delete to actioncard_overseer
  using (institution_id = any ((select app_overseen())::uuid[]));
grant select on deletion_ledger to actioncard_actor, actioncard_overseer;

-- The keeper deletes, one case at a time: the one that its transaction names.
grant select on case_deletion, case_exclusion to actioncard_keeper;
grant select (case_id, institution_id, number, exercise) on case_stream to actioncard_keeper;
grant select, insert on deletion_ledger to actioncard_keeper;
create policy keeper_deletes on case_deletion for select to actioncard_keeper using (case_id = (select app_chain()));
create policy keeper_deletes on case_exclusion for select to actioncard_keeper using (case_id = (select app_chain()));
create policy keeper_deletes on case_stream for select to actioncard_keeper using (case_id = (select app_chain()));
create policy keeper_writes on deletion_ledger for all to actioncard_keeper using (true) with check (true);

create or replace function case_event_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (
    exists (select from case_stream s where s.case_id = old.case_id and s.exercise)
    or exists (select from deletion_ledger l where l.case_id = old.case_id)
  ) then
    return old;
  end if;
  raise exception 'an event of a case is never changed or removed' using errcode = 'insufficient_privilege';
end $$;

create or replace function app_excluded() returns uuid[]
  language sql stable parallel safe security definer set search_path = public
  return coalesce((
    select array_agg(c.case_id) from (
      select x.case_id from case_exclusion x where x.account_id = app_account()
      union all
      select l.case_id from deletion_ledger l where app_account() = any (l.excluded)
    ) c
  ), '{}');

-- Everything of a case that stands in the ledger; of any other the owner sees nothing to delete. The chain of who saw it stays, without the names.
create function delete_case(of_case uuid) returns boolean
  language plpgsql security definer set search_path = public as $$
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
end $$;
revoke all on function delete_case(uuid) from public;
grant execute on function delete_case(uuid) to actioncard_keeper;

create or replace function forget_exercises() returns void
  language sql security definer set search_path = public
begin atomic
  delete from deletion_ledger where exercise;
  delete from audit_person;
  delete from audit_entry;
  delete from case_command;
  delete from case_list;
  delete from case_member;
  delete from case_key;
  delete from case_event;
  delete from case_stream;
  delete from case_number;
end;
