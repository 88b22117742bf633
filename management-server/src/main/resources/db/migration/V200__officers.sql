-- Officers of the console. Written by the feature "identity" only.
create table identity_officer (
    id                   text        primary key,
    name                 text        not null unique check (name = lower(name)),
    display_name         text        not null,
    role                 text        not null check (role in ('ADMINISTRATOR', 'OFFICER', 'AUDITOR')),
    enabled              boolean     not null,
    password_hash        text        not null,
    must_change_password boolean     not null,
    password_changed_at  timestamptz not null,
    session_epoch        integer     not null,
    created_at           timestamptz not null,
    last_login           timestamptz
);
