-- Nobody writes into a case in another's name: the account of an event is that of the person at work.
create policy own_hand on case_event as restrictive for insert to actioncard_actor
  with check (account_id = (select app_account()));
