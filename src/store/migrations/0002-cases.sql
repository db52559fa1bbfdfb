-- Cases: streams of events that are added to and never rewritten, and what lists need to know of each.

create table case_stream (
  case_id uuid primary key,
  institution_id uuid not null references institution,
  number text not null check (length(number) between 1 and 20),
  exercise boolean not null,
  version int not null check (version > 0),
  unique (institution_id, number)
);

-- `payload` is sealed (seal.ts); outside it stands only what following up and permission need.
create table case_event (
  case_id uuid not null references case_stream,
  institution_id uuid not null references institution,
  version int not null check (version > 0),
  type text not null,
  shape int not null,
  at timestamptz not null,
  account_id uuid not null references account,
  payload bytea not null,
  primary key (case_id, version)
);

-- One key a case, wrapped by the installation's; without it the payloads are noise.
create table case_key (
  case_id uuid primary key references case_stream,
  institution_id uuid not null references institution,
  installation_key text not null,
  wrapped bytea not null
);

create table case_member (
  case_id uuid not null references case_stream,
  account_id uuid not null references account,
  institution_id uuid not null references institution,
  relation text not null check (relation in ('member', 'sparring')),
  since timestamptz not null,
  primary key (case_id, account_id)
);
create index on case_member (account_id);
create index on case_member (institution_id);

-- A line of a list, written in the transaction of the events that change it.
create table case_list (
  case_id uuid primary key references case_stream,
  institution_id uuid not null references institution,
  number text not null,
  status text not null check (status in ('open', 'closed')),
  phase text check (phase in ('assess', 'document', 'stop', 'report', 'treat')),
  doing int not null,
  musts int not null,
  pending int not null,
  due_on date,
  follow_up_on date,
  opened_at timestamptz not null,
  latest_at timestamptz not null
);
create index on case_list (institution_id, latest_at desc, case_id desc);

-- A number is taken in the transaction that opens the case: one that fails gives it back, two at once wait for each other.
create table case_number (
  institution_id uuid not null references institution,
  year int not null,
  latest int not null check (latest > 0),
  primary key (institution_id, year)
);

-- What a command has led to, so that the same one sent twice is answered the same and done once.
create table case_command (
  account_id uuid not null references account,
  command_id uuid not null,
  case_id uuid not null references case_stream,
  version int not null,
  primary key (account_id, command_id)
);
create index on case_command (case_id);

-- The record is added to. Only exercises can be forgotten, and only whole (forget_exercises).
create function case_event_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from case_stream s where s.case_id = old.case_id and s.exercise) then
    return old;
  end if;
  raise exception 'an event of a case is never changed or removed' using errcode = 'insufficient_privilege';
end $$;
create trigger stays before update or delete on case_event for each row execute function case_event_stays();
create trigger stays_whole before truncate on case_event execute function case_event_stays();

-- The cases that the person at work is on; an array, so that policies scan an index (and not each row's membership).
create function app_cases() returns uuid[]
  language sql stable parallel safe
  return coalesce((select array_agg(m.case_id) from case_member m where m.account_id = app_account()), '{}');

do $$
declare
  name text;
begin
  foreach name in array array['case_stream', 'case_event', 'case_key', 'case_member', 'case_list', 'case_number', 'case_command'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['case_stream', 'case_event', 'case_key', 'case_list'] loop
    execute format($policy$
      create policy actor_keeps on %I for all to actioncard_actor
        using (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
        with check (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
    $policy$, name);
  end loop;
  foreach name in array array['case_event', 'case_key', 'case_member', 'case_list', 'case_command'] loop
    execute format($policy$
      create policy exercise_forgotten on %I for all to actioncard_owner
        using (case_id in (select s.case_id from case_stream s where s.exercise))
    $policy$, name);
  end loop;
end $$;

create policy exercise_forgotten on case_stream for all to actioncard_owner using (exercise);

create policy actor_reads on case_member for select to actioncard_actor
  using (account_id = (select app_account()) or institution_id = any ((select app_institutions())::uuid[]));
create policy actor_adds on case_member for insert to actioncard_actor
  with check (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]));

create policy actor_counts on case_number for all to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]))
  with check (institution_id = any ((select app_institutions())::uuid[]));
create policy exercise_forgotten on case_number for all to actioncard_owner
  using (institution_id in (select i.id from institution i where i.exercise));
create policy exercise_known on institution for select to actioncard_owner using (exercise);

create policy own_commands on case_command for all to actioncard_actor
  using (account_id = (select app_account())) with check (account_id = (select app_account()));

grant select, insert, update (version) on case_stream to actioncard_actor;
grant select, insert on case_event, case_key, case_member, case_command to actioncard_actor;
grant select, insert, update (status, phase, doing, musts, pending, due_on, follow_up_on, latest_at) on case_list
  to actioncard_actor;
grant select, insert, update (latest) on case_number to actioncard_actor;

-- All exercise cases, so that training can start over. The owner's policies above let it reach no others.
create function forget_exercises() returns void
  language sql security definer set search_path = public
begin atomic
  delete from case_command;
  delete from case_list;
  delete from case_member;
  delete from case_key;
  delete from case_event;
  delete from case_stream;
  delete from case_number;
end;
revoke all on function forget_exercises() from public;
grant execute on function forget_exercises() to actioncard_admin;
