-- Numbers are drawn and not counted, so that one that somebody may not know of leaves no gap. What has been drawn is never given
-- again, also when its case has been deleted; the program can add to it and read nothing of it.
truncate case_number;
drop policy actor_counts on case_number;
revoke all on case_number from actioncard_actor;
alter table case_number
  drop column latest,
  drop column year,
  add column number text not null check (length(number) between 1 and 20),
  add primary key (institution_id, number);
grant insert on case_number to actioncard_actor;
create policy actor_draws on case_number for insert to actioncard_actor
  with check (institution_id = any ((select app_institutions())::uuid[]));
