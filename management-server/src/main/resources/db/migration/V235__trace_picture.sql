-- A trace may have several pictures of one leak; and a request that was sent twice makes one trace.
create table trace_picture (
    trace_id   text    not null references trace_job (id) on delete cascade,
    position   integer not null check (position between 0 and 7),
    file_name  text    not null,
    sha256     text    not null,
    media_type text    not null,
    bytes      bigint  not null,
    removed    boolean not null default false,
    primary key (trace_id, position)
);

create index trace_picture_file on trace_picture (sha256);

insert into trace_picture (trace_id, position, file_name, sha256, media_type, bytes, removed)
select id, 0, file_name, picture, picture_type, picture_bytes, picture_removed
from trace_job;

alter table trace_job
    drop column file_name,
    drop column picture,
    drop column picture_type,
    drop column picture_bytes,
    drop column picture_removed,
    add column request_key text,
    add column failed_picture integer;

create unique index trace_job_request on trace_job (created_by, request_key);
