-- Marks of pages. What the management server issued and is not used yet; each goes to one showing.
create table mark_stock (
    token    text primary key,
    codeword bytea not null
);
-- How marks are drawn: one row, as the management server said last.
create table mark_look (
    one              boolean primary key default true check (one),
    enabled          boolean not null,
    strength         int not null,
    rotation_minutes int not null,
    carrier_key      bytea not null
);
-- To whom a token was shown. Also the queue of what the management server has not been told yet.
create table mark_showing (
    id         text primary key,
    token      text not null unique,
    codeword   bytea not null,
    kind       text not null,
    caller_id  text not null,
    caller     text not null,
    visitor    text not null,
    study      text,
    page       text not null,
    address    text not null,
    begun_at   timestamptz not null,
    ends_at    timestamptz not null,
    removed_at timestamptz,
    reported   boolean not null default false
);
create index mark_showing_unreported on mark_showing (begun_at) where not reported;
create index mark_showing_of_caller on mark_showing (caller_id, begun_at desc);
