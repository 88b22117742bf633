-- What people have put right in the index, with what was there before, so that it can be undone. Objects keep the bytes that
-- were sent. Written by the feature "archive" only.
create table archive_correction (
    id        bigint generated always as identity primary key,
    kind      text not null check (kind in ('MERGE', 'CHANGE_ID', 'EDIT_PATIENT', 'MOVE_STUDY')),
    -- The patients that it touched: the one that it was about first.
    patients  bigint[] not null,
    before    jsonb not null,
    reason    text not null,
    made_at   timestamptz not null,
    made_by   text not null,
    undone_at timestamptz,
    undone_by text
);

create index archive_correction_patients on archive_correction using gin (patients) where undone_at is null;

-- The patient whom the objects of the study name; "patient" is whose the study is.
alter table archive_study add named_patient bigint references archive_patient;
update archive_study set named_patient = patient;
alter table archive_study alter column named_patient set not null;
create index archive_study_named_patient on archive_study (named_patient);
