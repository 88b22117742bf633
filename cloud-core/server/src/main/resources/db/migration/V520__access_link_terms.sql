-- What whoever holds a link is not given, and in whose name it was given: a person of the hospital opens to others only what is open
-- to themselves. Links of before are what they were.
alter table access_link
    add column staff_id text not null default '',
    add column identity boolean not null default true,
    add column download boolean not null default true;
