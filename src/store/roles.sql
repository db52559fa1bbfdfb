-- The roles that Actioncard's tables are granted to. The embedded database has them made by the program; on a server of your
-- own, an administrator runs this file once, and then makes the two logins and the database as docs/database.md says.

do $$
declare
  name text;
begin
  foreach name in array array[
    'actioncard_owner', 'actioncard_actor', 'actioncard_door', 'actioncard_admin', 'actioncard_recorder', 'actioncard_overseer',
    'actioncard_keeper', 'actioncard_logger', 'actioncard_logbook', 'actioncard_family'
  ] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin nosuperuser nobypassrls', name);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'actioncard_app') then
    create role actioncard_app login nosuperuser nobypassrls noinherit;
  end if;
end $$;

-- Owns the tables; nobody works as it but migrations.
comment on role actioncard_owner is 'owns the tables of Actioncard';
-- What the program logs in as: it may do nothing until it has said, in a transaction, which of the following it is.
comment on role actioncard_app is 'the login of Actioncard; takes one of its other roles in every transaction';
comment on role actioncard_actor is 'a person at work, let into the institutions of that person by row-level security';
comment on role actioncard_door is 'the sign-in: accounts and sessions, no case';
comment on role actioncard_admin is 'institutions and accounts, no case';
comment on role actioncard_recorder is 'adds to the record of who saw what, and can change nothing in it';
comment on role actioncard_overseer is 'a data protection officer: who saw what, and of a case only its number';
comment on role actioncard_keeper is 'wraps the keys of cases anew, and reads nothing that they open';
comment on role actioncard_logger is 'reads the log that is only added to, and keeps its key and stamps';
comment on role actioncard_logbook is 'the one logbook whose code has been shown, sealed';
comment on role actioncard_family is 'a family that was invited: a few kinds of entries in the one case of their invitation';

grant actioncard_actor, actioncard_door, actioncard_admin, actioncard_recorder, actioncard_overseer, actioncard_keeper,
  actioncard_logger, actioncard_logbook, actioncard_family
  to actioncard_app with inherit false, set true;
