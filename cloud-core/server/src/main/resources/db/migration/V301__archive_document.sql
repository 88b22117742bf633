-- The metadata of a whole study, or of one series of it, as it is sent: DICOM JSON, compressed. Made when it is asked for,
-- valid while its revision is the study's. Written by the feature "archive" only.
create table archive_document (
    study    bigint not null references archive_study on delete cascade,
    -- A series' number, or 0 for the whole study.
    series   bigint not null,
    revision bigint not null,
    etag     text   not null,
    document bytea  not null,
    primary key (study, series)
);

alter table archive_document alter column document set storage external;

-- Files of a PACS are indexed by their headers: nobody reads their pixels only to hash them.
alter table archive_instance alter column sha256 drop not null;
create index archive_instance_in_place on archive_instance (location) where location like 'IN_PLACE:%';
