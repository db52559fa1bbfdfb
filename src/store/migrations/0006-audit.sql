-- Who saw and did what in a case: a chain of hashes for each case, to which is only added. What names somebody stands beside
-- the chain, bound to it by a salted hash, so that it can be forgotten with the case and the chain still be checked.

-- A chain is a case's, or (for what was about no case that there is) an account's own.
create table audit_entry (
  chain uuid not null,
  seq int not null check (seq > 0),
  case_id uuid check (case_id = chain),
  institution_id uuid references institution,
  municipality_id uuid not null references municipality,
  exercise boolean not null,
  at timestamptz not null,
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  purpose text not null check (purpose in ('member', 'sparring', 'leadership', 'oversight', 'own-work', 'none')),
  outcome text not null check (outcome in ('done', 'returned', 'refused')),
  personal bytea not null check (length(personal) = 32),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (chain, seq)
);
create index on audit_entry (institution_id, at desc);

create table audit_person (
  chain uuid not null,
  seq int not null,
  case_id uuid check (case_id = chain),
  institution_id uuid references institution,
  municipality_id uuid not null references municipality,
  exercise boolean not null,
  salt bytea not null check (length(salt) = 16),
  account_id uuid not null references account,
  name text not null,
  role text not null,
  request uuid not null,
  primary key (chain, seq),
  foreign key (chain, seq) references audit_entry
);
create index on audit_person (account_id);
create index on audit_person (institution_id);

create function audit_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.exercise then
    return old;
  end if;
  raise exception 'what has been recorded of who saw a case is never changed or removed' using errcode = 'insufficient_privilege';
end $$;
create trigger stays before update or delete on audit_entry for each row execute function audit_stays();
create trigger stays_whole before truncate on audit_entry for each statement execute function audit_stays();

-- The one chain that the recorder is at.
create function app_chain() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.chain', true), '')::uuid;

-- Where the chain ends; whoever else would add to it waits until this transaction is over.
create function audit_head(into_chain uuid) returns table (seq int, hash bytea) language plpgsql volatile as $$
begin
  perform set_config('app.chain', into_chain::text, true), pg_advisory_xact_lock(hashtextextended(into_chain::text, 5));
  return query select e.seq, e.hash from audit_entry e where e.chain = into_chain order by e.seq desc limit 1;
end $$;

-- What a data protection officer watches over: their institution, or all of the municipality when they have none.
create function app_overseen() returns uuid[]
  language sql stable parallel safe
  return coalesce((
    select array_agg(i.id) from account a
    join institution i on i.municipality_id = a.municipality_id and i.exercise = a.exercise
      and (a.institution_id is null or a.institution_id = i.id)
    where a.id = app_account() and a.role = 'dpo' and a.closed_at is null
  ), '{}');

create function app_overseen_municipality() returns uuid
  language sql stable parallel safe
  return (
    select a.municipality_id from account a
    where a.id = app_account() and a.role = 'dpo' and a.institution_id is null and a.closed_at is null
  );

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
alter table audit_person enable row level security;
alter table audit_person force row level security;

grant usage on schema public to actioncard_recorder, actioncard_overseer;

-- The recorder adds at the end of the chain it is at, in the name of the person at work, and sees no more than that takes.
grant select (chain, seq, hash), insert on audit_entry to actioncard_recorder;
grant insert on audit_person to actioncard_recorder;
grant select (case_id, institution_id, exercise) on case_stream to actioncard_recorder;
grant select (case_id, account_id, relation) on case_member to actioncard_recorder;
grant select (id, municipality_id, institution_id, exercise) on account to actioncard_recorder;
grant select (id, municipality_id) on institution to actioncard_recorder;
create policy recorder_sees on audit_entry for select to actioncard_recorder using (chain = (select app_chain()));
create policy recorder_adds on audit_entry for insert to actioncard_recorder
  with check (chain = (select app_chain()) and (case_id = chain or chain = (select app_account())));
create policy recorder_adds on audit_person for insert to actioncard_recorder
  with check (chain = (select app_chain()) and account_id = (select app_account()));
create policy recorder_sees on case_stream for select to actioncard_recorder using (case_id = (select app_chain()));
create policy recorder_sees on case_member for select to actioncard_recorder
  using (case_id = (select app_chain()) and account_id = (select app_account()));
create policy recorder_sees on account for select to actioncard_recorder using (id = (select app_account()));
create policy recorder_sees on institution for select to actioncard_recorder using (true);

-- A case's own people see who has seen it.
grant select on audit_entry, audit_person to actioncard_actor;
create policy actor_reads on audit_entry for select to actioncard_actor using (
  case_id is not null
  and (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
);
create policy actor_reads on audit_person for select to actioncard_actor using (
  case_id is not null
  and (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
);

-- The data protection officer sees who saw what, and of a case only its number.
grant select on audit_entry, audit_person to actioncard_overseer;
grant select (case_id, institution_id, number, exercise) on case_stream to actioncard_overseer;
grant select on institution to actioncard_overseer;
grant select (id, municipality_id, institution_id, role, exercise, closed_at) on account to actioncard_overseer;
do $$
declare
  name text;
begin
  foreach name in array array['audit_entry', 'audit_person'] loop
    execute format($policy$
      create policy overseer_reads on %I for select to actioncard_overseer using (
        institution_id = any ((select app_overseen())::uuid[])
        or (institution_id is null and municipality_id = (select app_overseen_municipality()))
      )
    $policy$, name);
    execute format('create policy exercise_forgotten on %I for all to actioncard_owner using (exercise)', name);
  end loop;
end $$;
create policy overseer_reads on case_stream for select to actioncard_overseer
  using (institution_id = any ((select app_overseen())::uuid[]));
create policy overseer_reads on institution for select to actioncard_overseer using (true);
create policy overseer_is on account for select to actioncard_overseer using (id = (select app_account()));

create or replace function forget_exercises() returns void
  language sql security definer set search_path = public
begin atomic
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
