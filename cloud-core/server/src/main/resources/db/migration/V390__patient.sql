-- Patients who look at their own examinations. Written by the feature "patient" only.

-- What a patient is known by beside the Patient ID that it was said with; who that is now, the archive knows.
create table patient_number (
    patient_id text collate "C" not null,
    issuer     text collate "C" not null,
    kind       text        not null check (kind in ('ID_CARD', 'VISIT', 'PHONE')),
    number     text collate "C" not null check (number <> ''),
    -- YYYYMMDD[HHMM[SS]], as far as it was said.
    said_at    text collate "C" not null,
    primary key (patient_id, issuer, kind, number)
);

create index patient_number_number on patient_number (number, kind);

create table patient_visit (
    id         text        primary key,
    -- SHA-256 of the cookie.
    hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    patient_id text collate "C" not null,
    issuer     text collate "C" not null,
    opened_at  timestamptz not null,
    used_at    timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz
);

create index patient_visit_expires on patient_visit (expires_at);

-- Codes by short message: good together with the ticket that the browser has.
create table patient_code (
    ticket_hash text        primary key,
    phone       text        not null,
    hash        text        not null,
    tries       integer     not null default 0,
    expires_at  timestamptz not null
);

create index patient_code_expires on patient_code (expires_at);
