-- Tokens that the imaging cloud shows on its pages are of one population with those of endpoints. They have no endpoint; what each
-- was shown to is told once it was: a picture that comes before that names the cloud, and nobody yet.
alter table token_issued alter column endpoint_id drop not null;
create table portal_showing (
    token       bigint primary key references token_issued (token),
    kind        text not null check (kind in ('STAFF', 'PATIENT', 'LINK')),
    caller      text not null,
    study       text,
    page        text not null check (page in ('VIEWER', 'PATIENT')),
    address     text not null,
    begun_at    timestamptz not null,
    ends_at     timestamptz not null,
    reported_at timestamptz not null,
    removed_at  timestamptz
);
