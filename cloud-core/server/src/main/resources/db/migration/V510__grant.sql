-- Which studies are open to which doctors. Written by the feature "grant" only.

-- Who has to do with an examination, as the RIS has said: an open rule of who may see it.
create table grant_involved (
    accession_number text collate "C" not null check (accession_number <> ''),
    -- The patient as the messages name them, and whom that means now.
    named_patient_id text collate "C" not null,
    named_issuer     text collate "C" not null,
    patient_id       text collate "C" not null,
    issuer           text collate "C" not null,
    part             text        not null check (part in ('ORDERED', 'REPORTED', 'DEPARTMENT')),
    code             text collate "C" not null check (code <> ''),
    primary key (accession_number, named_patient_id, named_issuer, part, code)
);

create index grant_involved_code on grant_involved (code, part);
create index grant_involved_named on grant_involved (named_patient_id, named_issuer);

create table grant_request (
    id           text        primary key,
    staff_id     text        not null,
    staff_name   text        not null,
    department   text collate "C" not null,
    number_kind  text        not null check (number_kind in ('ACCESSION_NUMBER', 'PATIENT_ID')),
    number       text collate "C" not null,
    reason       text        not null,
    hours        integer     not null check (hours between 1 and 720),
    -- Whose responsible persons decide.
    departments  text[]      not null,
    asked_at     timestamptz not null,
    state        text        not null check (state in ('WAITING', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    decided_at   timestamptz,
    decided_by   text,
    decision     text        not null default ''
);

create index grant_request_staff on grant_request (staff_id, asked_at desc);
create index grant_request_waiting on grant_request using gin (departments) where state = 'WAITING';

create table grant_access (
    id                 text        primary key,
    staff_id           text        not null,
    staff_name         text        not null,
    study_instance_uid text collate "C" not null,
    kind               text        not null check (kind in ('REQUEST', 'EMERGENCY')),
    request_id         text        references grant_request,
    reason             text        not null,
    departments        text[]      not null,
    granted_at         timestamptz not null,
    granted_by         text        not null,
    expires_at         timestamptz not null,
    ended_at           timestamptz,
    ended_by           text,
    -- Of an emergency: what a responsible person said of it afterwards.
    reviewed_at        timestamptz,
    reviewed_by        text,
    justified          boolean,
    review             text        not null default ''
);

create index grant_access_open on grant_access (staff_id, study_instance_uid, expires_at);
create index grant_access_departments on grant_access using gin (departments);
