-- HL7 messages as they came in, and the orders made of them. Written by the feature "ris" only.
create table ris_message (
    id             bigint generated always as identity primary key,
    -- MSH-3 and MSH-4, else the address: whose messages keep their order and have control IDs of their own.
    sender         text        not null,
    address        text        not null,
    control_id     text        not null,
    type           text        not null,
    sha256         text        not null,
    body           bytea       not null,
    -- What the bytes are read in, and whose Patient IDs those are that name no authority.
    character_set  text        not null,
    issuer         text        not null,
    -- The text that a person has put in its place.
    corrected      text,
    state          text        not null check (state in ('RECEIVED', 'WAITING', 'APPLIED', 'DEAD', 'DISMISSED')),
    note           text        not null default '',
    waits_for      text        not null default '',
    next_try_at    timestamptz not null,
    received_at    timestamptz not null,
    -- Since when it is tried: received, or sent again by a person.
    queued_at      timestamptz not null,
    settled_at     timestamptz,
    unique (sender, control_id, sha256)
);

create index ris_message_due on ris_message (id) where state in ('RECEIVED', 'WAITING');
create index ris_message_waits on ris_message (waits_for) where state = 'WAITING';
create index ris_message_dead on ris_message (id) where state = 'DEAD';

create table ris_order (
    id                     bigint generated always as identity primary key,
    accession_number       text collate "C" not null check (accession_number <> ''),
    scheduled_step_id      text collate "C" not null,
    requested_procedure_id text        not null,
    placer_number          text        not null,
    filler_number          text        not null,
    procedure_code         text        not null,
    procedure_text         text        not null,
    modality               text        not null,
    station_ae_title       text        not null,
    -- DA and TM, empty where nothing is planned.
    start_date             text collate "C" not null,
    start_time             text        not null,
    study_instance_uid     text collate "C" not null,
    patient_id             text collate "C" not null,
    issuer                 text collate "C" not null,
    patient_name           text        not null,
    birth_date             text        not null,
    sex                    text        not null,
    status                 text        not null
        check (status in ('REGISTERED', 'EXAMINED', 'REPORTED', 'APPROVED', 'CANCELLED')),
    created_at             timestamptz not null,
    changed_at             timestamptz not null,
    unique (accession_number, scheduled_step_id)
);

create index ris_order_patient on ris_order (patient_id, issuer);
create index ris_order_open on ris_order (start_date) where status = 'REGISTERED';

create table ris_order_change (
    id         bigint generated always as identity primary key,
    order_id   bigint      not null references ris_order,
    made_at    timestamptz not null,
    made_by    text        not null,
    message    bigint      references ris_message,
    status     text        not null,
    -- What the fields were before, by their names; all of them empty when the order was made.
    before     jsonb       not null
);

create index ris_order_change_order on ris_order_change (order_id, id);
