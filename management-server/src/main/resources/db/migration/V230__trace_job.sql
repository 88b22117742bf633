-- Traces: queue, progress and verdict in one row. Written by the feature "tracing" only.
create table trace_job (
    id               text             primary key,
    file_name        text             not null,
    note             text,
    created_at       timestamptz      not null,
    created_by       text             not null,
    created_role     text             not null,
    created_address  text             not null,
    picture          text             not null,
    picture_type     text             not null,
    picture_bytes    bigint           not null,
    picture_removed  boolean          not null default false,
    state            text             not null
                     check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    progress         double precision not null default 0,
    stage            text,
    finished_at      timestamptz,
    attempts         integer          not null default 0,
    cancel_requested boolean          not null default false,
    outcome          text,
    evidence         text,
    failure          text,
    failure_code     text,
    audit_sequence   bigint
);

create index trace_job_waiting on trace_job (created_at, id) where state = 'QUEUED';
create index trace_job_newest on trace_job (created_at desc, id);
create index trace_job_picture on trace_job (picture);
