-- Whoever may not know of a case may not at any of their places, also when the case has been deleted.
create or replace function app_excluded() returns uuid[]
  language sql stable parallel safe security definer set search_path = public
  return coalesce((
    with self as (
      select other.id from account mine
      join account other on coalesce(other.signs_in_as, other.id) = coalesce(mine.signs_in_as, mine.id)
      where mine.id = app_account()
    )
    select array_agg(c.case_id) from (
      select x.case_id from case_exclusion x where x.account_id in (select self.id from self)
      union all
      select l.case_id from deletion_ledger l where l.excluded && (select array_agg(self.id) from self)
    ) c
  ), '{}');
