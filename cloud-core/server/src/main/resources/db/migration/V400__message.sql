-- Messages to patients, and what they have chosen. Written by the feature "message" only.
create table message (
    id               bigint generated always as identity primary key,
    report           bigint      not null references report,
    accession_number text        not null,
    -- As the report says; who that is now, the archive knows.
    patient_id       text collate "C" not null,
    issuer           text collate "C" not null,
    state            text        not null check (state in ('WAITING', 'SENT', 'DEAD', 'LEFT', 'WITHDRAWN')),
    way              text        not null default '',
    tries            integer     not null default 0,
    note             text        not null default '',
    next_try_at      timestamptz not null,
    created_at       timestamptz not null,
    -- Since when it is tried: written, or sent again by a person.
    queued_at        timestamptz not null,
    settled_at       timestamptz,
    unique (report, patient_id, issuer)
);

create index message_due on message (next_try_at, id) where state = 'WAITING';
create index message_unsent on message (state, id) where state <> 'SENT';

create table message_opt_out (
    patient_id text collate "C" not null,
    issuer     text collate "C" not null,
    since      timestamptz not null,
    primary key (patient_id, issuer)
);

-- Who a patient is at the hospital's official account at WeChat.
create table message_wechat (
    patient_id text collate "C" not null,
    issuer     text collate "C" not null,
    openid     text        not null,
    bound_at   timestamptz not null,
    primary key (patient_id, issuer)
);
