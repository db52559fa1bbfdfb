-- What tells a case apart in a list and finds it by its people, sealed under the case's key; and questions and answers that wait.

create table case_brief (
  case_id uuid primary key references case_stream on delete cascade,
  institution_id uuid not null references institution,
  sealed bytea not null
);
alter table case_brief enable row level security;
alter table case_brief force row level security;
create policy actor_keeps on case_brief for all to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
  with check (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]));
create policy not_excluded on case_brief as restrictive for all to actioncard_actor
  using (case_id <> all ((select app_excluded())::uuid[]))
  with check (case_id <> all ((select app_excluded())::uuid[]));
grant select, insert, update (sealed) on case_brief to actioncard_actor;

-- A question waits for whoever was asked (`account_id`), an answer for whoever asked.
alter table case_todo drop constraint case_todo_kind_check;
alter table case_todo add constraint case_todo_kind_check check (kind in ('decision', 'task', 'question', 'answer'));

create index on case_list (institution_id, (coalesce(due_on, '9999-12-31'::date)), latest_at desc, case_id desc);
