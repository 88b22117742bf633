-- Reports of examinations. Written by the feature "report" only.
create table report (
    id               bigint generated always as identity primary key,
    issuer           text collate "C" not null,
    patient_id       text collate "C" not null,
    accession_number text collate "C" not null check (accession_number <> ''),
    -- The writing system's own number of the report.
    number           text collate "C" not null,
    unique (issuer, accession_number, number)
);

create index report_accession on report (accession_number);

create table report_version (
    id                 bigint generated always as identity primary key,
    report             bigint      not null references report,
    status             text        not null check (status in ('PRELIMINARY', 'FINAL', 'CORRECTED', 'CANCELLED')),
    -- Whether this version is the one that is shown.
    counts             boolean     not null,
    study_instance_uid text collate "C" not null,
    procedure          text        not null,
    findings           text        not null,
    impression         text        not null,
    body               text        not null,
    pdf                bytea,
    author             text        not null,
    signer             text        not null,
    -- Local time, YYYYMMDD[HHMM[SS]]; empty where it is not said.
    examined_at        text collate "C" not null,
    reported_at        text collate "C" not null,
    -- SHA-256 of all that it says.
    digest             text        not null,
    -- Of the inbox.
    message            bigint      not null,
    taken_at           timestamptz not null
);

create unique index report_version_counts on report_version (report) where counts;
create index report_version_report on report_version (report, id);
create index report_version_study on report_version (study_instance_uid) where counts and study_instance_uid <> '';
