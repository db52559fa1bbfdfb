-- One log for the whole installation that is only added to: the Merkle tree of RFC 6962. Its leaves are salted commitments and
-- say nothing to anybody without their salt; whoever has kept a checkpoint can tell if anything under it was changed.

create table log_leaf (
  index bigint primary key check (index >= 0),
  leaf bytea not null check (length(leaf) = 32)
);

-- The hashes of whole subtrees: number `index` (from 0) among those of 2^level leaves.
create table log_node (
  level int not null check (level between 0 and 62),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);

-- What checkpoints are signed with: the one key, sealed under the installation's.
create table log_key (
  only_one boolean primary key default true check (only_one),
  name text not null check (name ~ '^[^\s+]+$'),
  public_key bytea not null check (length(public_key) = 32),
  installation_key text not null,
  sealed bytea not null,
  made_at timestamptz not null
);

-- What a time-stamping authority has answered for a checkpoint (RFC 3161).
create table log_stamp (
  size bigint not null check (size > 0),
  -- the authority's time, and until when its certificates hold
  at timestamptz not null,
  until timestamptz not null,
  checkpoint text not null,
  token bytea not null,
  primary key (size, at)
);

-- Up to which link a chain of the audit record stands in the log, by which leaf, and the salt that shows it.
create table log_audit_head (
  chain uuid not null,
  seq int not null,
  salt bytea not null check (length(salt) = 32),
  leaf bigint not null unique references log_leaf,
  primary key (chain, seq)
);
create index on audit_entry (at);

create function log_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what stands in the log is never changed or removed' using errcode = 'insufficient_privilege';
end $$;
do $$
declare
  name text;
begin
  foreach name in array array['log_leaf', 'log_node', 'log_key', 'log_stamp', 'log_audit_head'] loop
    execute format('create trigger stays before update or delete on %I for each row execute function log_stays()', name);
    execute format('create trigger stays_whole before truncate on %I for each statement execute function log_stays()', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

-- The only way in. Whoever else would add waits until this transaction is over, so let it be the last thing that one does.
create function log_append(new_leaf bytea) returns bigint
  language plpgsql volatile security definer set search_path = public as $$
declare
  place bigint;
  of_level int := 0;
  here bigint;
  joined bytea := sha256('\x00'::bytea || new_leaf);
begin
  perform pg_advisory_xact_lock(2026115);
  select coalesce(max(index) + 1, 0) into place from log_leaf;
  insert into log_leaf values (place, new_leaf);
  here := place;
  insert into log_node values (0, here, joined);
  while here % 2 = 1 loop
    select sha256('\x01'::bytea || n.hash || joined) into strict joined
      from log_node n where n.level = of_level and n.index = here - 1;
    of_level := of_level + 1;
    here := here / 2;
    insert into log_node values (of_level, here, joined);
  end loop;
  return place;
end $$;
revoke execute on function log_append from public;
create policy log_append_adds on log_leaf for all to actioncard_owner using (true) with check (true);
create policy log_append_adds on log_node for all to actioncard_owner using (true) with check (true);

-- Reads the log for everybody, keeps its key and stamps, and brings the ends of the audit chains into it.
grant usage on schema public to actioncard_logger;
grant execute on function log_append to actioncard_logger;
grant select on log_leaf, log_node to actioncard_logger;
grant select, insert on log_key, log_stamp, log_audit_head to actioncard_logger;
grant select (chain, seq, at, exercise, hash) on audit_entry to actioncard_logger;
create policy logger_reads on log_leaf for select to actioncard_logger using (true);
create policy logger_reads on log_node for select to actioncard_logger using (true);
create policy logger_keeps on log_key for all to actioncard_logger using (true) with check (true);
create policy logger_keeps on log_stamp for all to actioncard_logger using (true) with check (true);
create policy logger_keeps on log_audit_head for all to actioncard_logger using (true) with check (true);
create policy logger_reads on audit_entry for select to actioncard_logger using (not exercise);

-- Whoever may see a link may see how it stands in the log.
grant select on log_audit_head to actioncard_actor, actioncard_overseer;
create policy of_seen_links on log_audit_head for select to actioncard_actor, actioncard_overseer
  using (exists (select from audit_entry e where e.chain = log_audit_head.chain and e.seq = log_audit_head.seq));
