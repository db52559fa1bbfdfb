-- What waits for whom in a case, so that a list can be ordered by what needs doing; and how somebody leaves a case.

alter table case_list
  -- what others owe: an answer, a receipt, a confirmation
  add column waiting int not null default 0,
  -- from when the earliest time limit for asking for prosecution counts
  add column prosecution_since date;
grant update (waiting, prosecution_since) on case_list to actioncard_actor;

-- A proposal that awaits another's eyes (`account_id` has proposed it), or a task (`account_id` is to do it).
create table case_todo (
  case_id uuid not null references case_stream on delete cascade,
  institution_id uuid not null references institution,
  kind text not null check (kind in ('decision', 'task')),
  number int not null check (number > 0),
  account_id uuid not null references account,
  by_leader boolean not null,
  primary key (case_id, kind, number)
);
create index on case_todo (account_id);

alter table case_todo enable row level security;
alter table case_todo force row level security;
create policy actor_keeps on case_todo for all to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
  with check (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]));
grant select, insert, delete on case_todo to actioncard_actor;

-- The leadership takes a colleague off a case when another takes it over.
create policy leader_takes_off on case_member for delete to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]));
grant delete on case_member to actioncard_actor;
