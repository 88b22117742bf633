create table enrolment_code (
    id          text primary key,
    secret_hash bytea not null unique,
    hint        text not null,
    group_id    text,
    uses        int not null default 0,
    max_uses    int not null,
    expires_at  timestamptz not null,
    created_at  timestamptz not null,
    created_by  text not null,
    revoked_at  timestamptz
);

-- A retry with the same code and key is the same enrolment.
create table enrolment_use (
    code_id         text not null references enrolment_code,
    key_fingerprint text not null,
    endpoint_id     text not null,
    at              timestamptz not null,
    primary key (code_id, key_fingerprint)
);

create table enrolment_certificate (
    serial          text primary key,
    endpoint_id     text not null,
    key_fingerprint text not null,
    issued_at       timestamptz not null,
    not_after       timestamptz not null,
    first_used_at   timestamptz,
    superseded_at   timestamptz
);
create index enrolment_certificate_endpoint on enrolment_certificate (endpoint_id);
