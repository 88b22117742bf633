-- Archives of peers that are pulled into this one, and how far each has come. Written by the feature "pull" only.
create table pull (
    id               text        primary key,
    peer             text        not null,
    from_date        date        not null,
    to_date          date        check (to_date >= from_date),
    retrieval        text        not null check (retrieval in ('MOVE', 'GET')),
    studies_per_hour integer     not null check (studies_per_hour > 0),
    hours            text        not null,
    state            text        not null check (state in ('RUNNING', 'STOPPED', 'DONE')),
    -- The day that is asked for next; all before it are listed in pull_study.
    next_date        date        not null,
    note             text        not null default '',
    created_at       timestamptz not null,
    created_by       text        not null
);

create table pull_study (
    pull               text    not null references pull (id),
    study_instance_uid text    not null,
    state              text    not null check (state in ('WAITING', 'PRESENT', 'FETCHED', 'FAILED')),
    attempts           integer not null default 0,
    instances          integer not null default 0,
    note               text    not null default '',
    listed             bigint  generated always as identity,
    primary key (pull, study_instance_uid)
);
create index pull_study_waiting on pull_study (pull, attempts, listed) where state = 'WAITING';
