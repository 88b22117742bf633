-- Studies that came and are no order's, until a person has seen to them. Written by the feature "ris" only.
create table ris_unmatched_study (
    study_instance_uid text collate "C" primary key,
    accession_number   text collate "C" not null,
    reason             text        not null check (reason in ('NO_ACCESSION_NUMBER', 'NO_ORDER', 'OTHER_PATIENT')),
    first_seen         timestamptz not null,
    -- By whom it was let rest; null while it is on the list.
    dismissed_by       text
);

create index ris_unmatched_study_accession on ris_unmatched_study (accession_number);
