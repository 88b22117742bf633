-- Persons of the hospital who use the cloud's own pages. Written by the feature "access" only.
create table access_staff (
    id                   text        primary key,
    name                 text        not null unique check (name = lower(name)),
    role                 text        not null check (role in ('ADMINISTRATOR', 'DOCTOR', 'AUDITOR')),
    enabled              boolean     not null,
    password_hash        text        not null,
    must_change_password boolean     not null,
    session_epoch        integer     not null,
    created_at           timestamptz not null,
    last_login           timestamptz
);
