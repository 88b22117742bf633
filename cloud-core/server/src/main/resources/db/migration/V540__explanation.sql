-- Reports in everyday words. Written by the feature "explanation" only.

-- What an administrator has chosen; without a row, what the server was started with.
create table explanation_setting (
    only_row boolean primary key default true check (only_row),
    mode     text    not null check (mode in ('OFF', 'ON', 'AFTER_APPROVAL'))
);

-- Patients who have agreed, by the Patient ID as the archive had it then.
create table explanation_consent (
    patient_id text collate "C" not null,
    issuer     text collate "C" not null,
    -- To whom the report's text may go; empty for nobody.
    recipient  text        not null,
    given_at   timestamptz not null,
    primary key (patient_id, issuer)
);

create table explanation (
    report_version     bigint      primary key references report_version,
    study_instance_uid text collate "C" not null,
    patient_id         text collate "C" not null,
    issuer             text collate "C" not null,
    -- The language model that was asked; empty where none was.
    model              text        not null,
    -- JSON.
    sentences          text        not null,
    unexplained        integer     not null,
    -- Sentences of the report told in the model's words, and by rule in their place.
    written            integer     not null,
    replaced           integer     not null,
    made_at            timestamptz not null,
    state              text        not null check (state in ('WAITING', 'APPROVED', 'REFUSED')),
    decided_at         timestamptz,
    decided_by         text        not null default ''
);

create index explanation_waiting on explanation (made_at) where state = 'WAITING';
create index explanation_patient on explanation (patient_id, issuer);
