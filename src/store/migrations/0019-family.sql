-- What passes between a school and a family that it has invited: the family shows the invitation's number and what proves that it
-- was their logbook that took it up, and then may add a few kinds of entries to that one case, and nothing else.

create table case_invitation (
  -- SHA-256 of the number
  number bytea primary key check (length(number) = 32),
  case_id uuid not null references case_stream on delete cascade,
  institution_id uuid not null references institution,
  invitation uuid not null,
  until date not null,
  ended boolean not null default false,
  -- SHA-256 of what the logbook that took it up proves itself by
  proof bytea check (length(proof) = 32)
);
create index on case_invitation (case_id);
alter table case_invitation enable row level security;
alter table case_invitation force row level security;

create policy actor_keeps on case_invitation for all to actioncard_actor
  using (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]))
  with check (institution_id = any ((select app_institutions())::uuid[]) or case_id = any ((select app_cases())::uuid[]));
create policy not_excluded on case_invitation as restrictive for all to actioncard_actor
  using (case_id <> all ((select app_excluded())::uuid[]))
  with check (case_id <> all ((select app_excluded())::uuid[]));
grant select (case_id, institution_id, invitation, ended), insert (number, case_id, institution_id, invitation, until),
  update (ended) on case_invitation to actioncard_actor;

create function app_invitation() returns bytea
  language sql stable parallel safe
  return decode(nullif(current_setting('app.invitation', true), ''), 'hex');
create function app_invitation_proof() returns bytea
  language sql stable parallel safe
  return decode(nullif(current_setting('app.invitation_proof', true), ''), 'hex');

grant usage on schema public to actioncard_family;
grant select, update (proof) on case_invitation to actioncard_family;
create policy named on case_invitation for select to actioncard_family using (number = (select app_invitation()));
create policy taken_up_once on case_invitation for update to actioncard_family
  using (number = (select app_invitation()) and proof is null and not ended)
  with check (proof = (select app_invitation_proof()));

-- The case of the invitation, for the logbook that has it, or for the first as long as it is open.
create function app_invited_case() returns uuid
  language sql stable parallel safe
  return (
    select i.case_id from case_invitation i
    where i.number = app_invitation() and (i.proof = app_invitation_proof() or (i.proof is null and not i.ended))
  );

-- A family has no account.
alter table case_event alter column account_id drop not null;
alter table case_event add constraint by_account_or_family check (
  account_id is not null
  or type in ('invitation-taken', 'logbook-shown', 'shown-withdrawn', 'evidence-told', 'family-wrote', 'answer-recorded')
);

grant select (case_id, institution_id, version), update (version) on case_stream to actioncard_family;
grant select (case_id, installation_key, wrapped) on case_key to actioncard_family;
grant select, insert on case_event to actioncard_family;
grant select, insert, update (status, phase, doing, musts, waiting, pending, due_on, prosecution_since, follow_up_on, latest_at)
  on case_list to actioncard_family;
grant select, insert, delete on case_todo to actioncard_family;
grant select, insert, update (sealed) on case_brief to actioncard_family;

create policy invited_reads on case_stream for select to actioncard_family using (case_id = (select app_invited_case()));
create policy invited_adds on case_stream for update to actioncard_family
  using (case_id = (select app_invited_case())) with check (case_id = (select app_invited_case()));
create policy invited_reads on case_key for select to actioncard_family using (case_id = (select app_invited_case()));
create policy invited_reads on case_event for select to actioncard_family using (case_id = (select app_invited_case()));
create policy invited_adds on case_event for insert to actioncard_family
  with check (case_id = (select app_invited_case()) and account_id is null);
create policy invited_keeps on case_list for all to actioncard_family
  using (case_id = (select app_invited_case())) with check (case_id = (select app_invited_case()));
create policy invited_keeps on case_todo for all to actioncard_family
  using (case_id = (select app_invited_case())) with check (case_id = (select app_invited_case()));
create policy invited_keeps on case_brief for all to actioncard_family
  using (case_id = (select app_invited_case())) with check (case_id = (select app_invited_case()));
