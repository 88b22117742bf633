-- The index of the archive: header data only, the bytes lie where "location" says. Written by the feature "archive" only.
-- Text that is compared or searched has the collation "C": the order of DICOM's own date, time and UID strings.

create table archive_patient (
    id          bigint generated always as identity primary key,
    -- Empty where the objects carry no Patient ID. They say nothing about whom else they show, so each such study stands
    -- for a person of its own, named in only_study.
    patient_id  text collate "C" not null,
    issuer      text collate "C" not null,
    only_study  text collate "C" not null default '',
    name        text not null,
    name_search text collate "C" not null,
    name_tokens text[] not null,
    birth_date  text collate "C" not null,
    sex         text not null,
    merged_into bigint references archive_patient,
    unique (patient_id, issuer, only_study)
);

-- fastupdate off: a search never pays for a list of pending entries.
create index archive_patient_name on archive_patient using gin (name_tokens) with (fastupdate = off);
create index archive_patient_merged on archive_patient (merged_into) where merged_into is not null;

create table archive_study (
    id                  bigint generated always as identity primary key,
    study_instance_uid  text collate "C" not null unique,
    patient             bigint not null references archive_patient,
    study_date          text collate "C" not null,
    study_time          text collate "C" not null,
    accession_number    text collate "C" not null,
    study_id            text collate "C" not null,
    study_description   text not null,
    referring_physician text not null,
    referring_search    text collate "C" not null,
    referring_tokens    text[] not null,
    timezone_offset     text not null,
    modalities          text[] not null default '{}',
    series_count        integer not null default 0,
    instance_count      integer not null default 0,
    -- Counts every change of what the study holds; documents made of it name the revision that they show.
    revision            bigint not null default 0,
    received_at         timestamptz not null,
    changed_at          timestamptz not null
);

create index archive_study_patient on archive_study (patient);
create index archive_study_newest on archive_study (study_date desc, study_time desc, id desc);
create index archive_study_accession on archive_study (accession_number);
create index archive_study_study_id on archive_study (study_id);
create index archive_study_modalities on archive_study using gin (modalities) with (fastupdate = off);
create index archive_study_referring on archive_study using gin (referring_tokens) with (fastupdate = off);

create table archive_series (
    id                          bigint generated always as identity primary key,
    study                       bigint not null references archive_study on delete cascade,
    series_instance_uid         text collate "C" not null,
    modality                    text collate "C" not null,
    series_number               integer,
    series_description          text not null,
    body_part_examined          text not null,
    laterality                  text not null,
    performed_start_date        text collate "C" not null,
    performed_start_time        text collate "C" not null,
    -- Request Attributes Sequence: the n-th of each array belongs to the n-th item.
    scheduled_procedure_step_ids text[] not null,
    requested_procedure_ids     text[] not null,
    instance_count              integer not null default 0,
    unique (study, series_instance_uid)
);

create index archive_series_uid on archive_series (series_instance_uid);
create index archive_series_modality on archive_series (modality, id);

create table archive_instance (
    id                  bigint generated always as identity primary key,
    study               bigint not null references archive_study on delete cascade,
    series              bigint not null references archive_series on delete cascade,
    sop_instance_uid    text collate "C" not null unique,
    sop_class_uid       text collate "C" not null,
    transfer_syntax_uid text collate "C" not null,
    instance_number     integer,
    "rows"              integer,
    "columns"           integer,
    bits_allocated      integer,
    number_of_frames    integer,
    location            text not null,
    size                bigint not null,
    sha256              bytea not null,
    -- FrameTable; null where the frames are not to be found in the stored bytes.
    frames              bytea,
    received_at         timestamptz not null,
    source              text not null
);

create index archive_instance_series on archive_instance (series);
create index archive_instance_study on archive_instance (study);

-- The data set without pixel data as DICOM JSON, compressed with zstd. A table of its own keeps archive_instance dense.
create table archive_instance_header (
    instance bigint primary key references archive_instance on delete cascade,
    header   bytea not null
);

alter table archive_instance_header alter column header set storage external;

-- What stands in the way of a clear index and needs a person's decision.
create table archive_conflict (
    id                 bigint generated always as identity primary key,
    kind               text not null check (kind in ('OTHER_PATIENT', 'OTHER_BYTES')),
    study              bigint not null references archive_study on delete cascade,
    sop_instance_uid   text not null,
    found_patient_id   text not null default '',
    found_issuer       text not null default '',
    found_name         text not null default '',
    occurrences        integer not null,
    first_seen         timestamptz not null,
    last_seen          timestamptz not null,
    resolved_at        timestamptz,
    resolved_by        text,
    resolution         text
);

create unique index archive_conflict_open_patient on archive_conflict (study, found_patient_id, found_issuer)
    where kind = 'OTHER_PATIENT' and resolved_at is null;
create unique index archive_conflict_open_bytes on archive_conflict (sop_instance_uid)
    where kind = 'OTHER_BYTES' and resolved_at is null;

-- Counts are the database's own doing, so that they are right whoever writes. Studies are locked first, in the order of
-- their ids: two groups that are committed at once wait for each other, and never in a ring.
create function archive_count_added() returns trigger language plpgsql as $$
begin
    perform 1 from archive_study where id in (select study from added) order by id for update;
    update archive_series s set instance_count = s.instance_count + a.n
    from (select series, count(*) as n from added group by series) a where s.id = a.series;
    update archive_study s
    set instance_count = s.instance_count + a.n, revision = s.revision + 1, changed_at = a.at
    from (select study, count(*) as n, max(received_at) as at from added group by study) a where s.id = a.study;
    return null;
end
$$;

create trigger archive_instance_added after insert on archive_instance
    referencing new table as added for each statement execute function archive_count_added();

create function archive_count_removed() returns trigger language plpgsql as $$
begin
    perform 1 from archive_study where id in (select study from removed) order by id for update;
    update archive_series s set instance_count = s.instance_count - r.n
    from (select series, count(*) as n from removed group by series) r where s.id = r.series;
    update archive_study s
    set instance_count = s.instance_count - r.n, revision = s.revision + 1
    from (select study, count(*) as n from removed group by study) r where s.id = r.study;
    return null;
end
$$;

create trigger archive_instance_removed after delete on archive_instance
    referencing old table as removed for each statement execute function archive_count_removed();

create function archive_summarise_series() returns trigger language plpgsql as $$
begin
    perform 1 from archive_study where id in (select study from touched) order by id for update;
    update archive_study s
    set series_count = (select count(*) from archive_series e where e.study = s.id),
        modalities = array(
            select distinct e.modality from archive_series e where e.study = s.id and e.modality <> '' order by 1)
    where s.id in (select study from touched);
    return null;
end
$$;

create trigger archive_series_added after insert on archive_series
    referencing new table as touched for each statement execute function archive_summarise_series();
create trigger archive_series_removed after delete on archive_series
    referencing old table as touched for each statement execute function archive_summarise_series();
create trigger archive_series_changed after update on archive_series
    referencing new table as touched for each statement when (pg_trigger_depth() = 0)
    execute function archive_summarise_series();
