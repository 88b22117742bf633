-- The rule by which studies are deleted after their time: one row, or none, and then everything is kept for ever. What the
-- law asks for at least stands here too, so that no way around the server makes it less.
create table archive_retention (
    the_only     boolean primary key default true check (the_only),
    keep_years   integer     not null check (keep_years >= 15),
    no_inpatients boolean    not null check (no_inpatients or keep_years >= 30),
    set_by       text        not null,
    set_at       timestamptz not null
);

-- Studies that nobody deletes, by rule or by hand, until they are released: sealed records, most of all.
create table archive_hold (
    study_instance_uid text collate "C" primary key,
    reason             text        not null,
    set_by             text        not null,
    set_at             timestamptz not null
);
