-- How many studies an administrator has allowed to be deleted in one night, because they are more than a night's share.
create table archive_retention_approval (
    the_only    boolean     primary key default true check (the_only),
    studies     bigint      not null check (studies > 0),
    approved_by text        not null,
    approved_at timestamptz not null
);
