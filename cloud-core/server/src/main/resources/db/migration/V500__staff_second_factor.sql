-- Doctors: who they are in the hospital, and their second factor. Written by the feature "access" only.
alter table access_staff drop constraint access_staff_role_check;
alter table access_staff add check (role in ('ADMINISTRATOR', 'DOCTOR', 'APPROVER', 'AUDITOR'));

alter table access_staff
    add display_name text   not null default '',
    -- As the RIS names them: ORC-17, PV1-3 and PV1-10; the ID in ORC-12, OBR-16, OBR-32, OBR-33 and TXA.
    add department   text collate "C" not null default '',
    add staff_number text collate "C" not null default '',
    -- Sealed with a key of the data directory; null where the account has none.
    add totp_secret  text,
    -- The last step whose code was used (RFC 6238 section 5.2).
    add totp_step    bigint not null default 0;

create unique index access_staff_number on access_staff (staff_number) where staff_number <> '';

-- How somebody comes to an account, or to a new password and second factor for the one they have. Good once.
create table access_invitation (
    id           text        primary key,
    hash         text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    name         text        not null check (name = lower(name)),
    role         text        not null check (role in ('DOCTOR', 'APPROVER')),
    display_name text        not null,
    department   text        not null,
    staff_number text        not null,
    -- Sealed; of the authenticator that is being set up.
    totp_secret  text,
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    revoked_at   timestamptz
);

create index access_invitation_name on access_invitation (name);
