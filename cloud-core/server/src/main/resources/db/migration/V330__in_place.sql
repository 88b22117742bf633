-- What the scanner knows of the folders of a PACS. Written by the feature "inplace" only. Paths are relative to the folder;
-- the folder itself is the empty path.

create table in_place_folder (
    id          bigint generated always as identity primary key,
    path        text collate "C" not null unique,
    -- The number of the pass that is going on, or of the last one.
    pass        bigint not null default 0,
    began_at    timestamptz,
    -- Null while it is going on.
    finished_at timestamptz,
    -- Directory that was finished last; null before the first.
    "cursor"    text collate "C",
    -- How many files of each outcome this pass has met.
    counts      jsonb not null default '{}',
    paused      boolean not null default false
);

create table in_place_directory (
    id     bigint generated always as identity primary key,
    folder bigint not null references in_place_folder on delete cascade,
    path   text collate "C" not null,
    -- Of the pass that has met it last.
    pass   bigint not null,
    unique (folder, path)
);

-- One row a file, millions of them: nothing here that is not needed.
create table in_place_file (
    directory bigint not null references in_place_directory on delete cascade,
    name      text collate "C" not null,
    size      bigint not null,
    -- Microseconds since 1970.
    modified  bigint not null,
    outcome   text not null,
    -- SOP Instance UID, where another file is read for it: should that one vanish, this one takes its place.
    instance  text collate "C",
    missing_since timestamptz,
    primary key (directory, name)
);

create index in_place_file_instance on in_place_file (instance) where instance is not null;
create index in_place_file_missing on in_place_file (missing_since) where missing_since is not null;
create index in_place_file_failed on in_place_file (directory)
    where outcome in ('BROKEN', 'UID', 'CONFLICT', 'UNREADABLE');

-- Files that a person reads, told apart from others by their content. Which study they belong to says their name.
create table in_place_report (
    id        bigint generated always as identity primary key,
    directory bigint not null,
    name      text collate "C" not null,
    type      text not null,
    foreign key (directory, name) references in_place_file on delete cascade,
    unique (directory, name)
);

create index in_place_report_name on in_place_report (name);
