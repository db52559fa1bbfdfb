-- Keys of cases are wrapped anew when the installation's key changes; their content is not touched, and not seen.

grant usage on schema public to actioncard_keeper;
grant select (case_id, installation_key, wrapped), update (installation_key, wrapped) on case_key to actioncard_keeper;
create policy keeper_wraps on case_key for all to actioncard_keeper using (true) with check (true);
