-- Links that open certain objects to whoever holds them. Written by the feature "access" only.
create table access_link (
    id         text        primary key,
    purpose    text        not null,
    one_use    boolean     not null,
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);

-- What a link opens: a study, a series of it or an instance of that.
create table access_link_object (
    link_id    text not null references access_link (id) on delete cascade,
    study_uid  text not null,
    series_uid text,
    sop_uid    text,
    check (series_uid is not null or sop_uid is null)
);

create index access_link_object_by_link on access_link_object (link_id);
create index access_link_object_by_study on access_link_object (study_uid);
