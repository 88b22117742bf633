-- What doctors look for again and again. Written by the feature "savedsearch" only.
create table saved_search (
    id         text        primary key,
    staff_id   text        not null,
    name       text        not null,
    text       text        not null,
    modality   text        not null,
    body_part  text        not null,
    days       integer     check (days between 1 and 3660),
    from_date  text        not null,
    to_date    text        not null,
    created_at timestamptz not null,
    unique (staff_id, name)
);
