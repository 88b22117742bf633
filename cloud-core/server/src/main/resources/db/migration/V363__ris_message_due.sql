-- What waits is not due for minutes, and was walked whole for each message that is.
drop index ris_message_due;
create index ris_message_received on ris_message (id) where state = 'RECEIVED';
create index ris_message_waiting on ris_message (next_try_at, id) where state = 'WAITING';

-- By hash, which answers nothing but what is equal: the planner takes all that wait for due, since all that were applied once
-- were, and would walk this index rather than ask the one above.
drop index ris_message_waits;
create index ris_message_waits on ris_message using hash (waits_for) where state = 'WAITING';
