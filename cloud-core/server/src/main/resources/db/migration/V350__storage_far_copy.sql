-- Objects that lie in the S3-compatible store, or may: named after their bytes like the files, so that a copy there and one
-- here cannot differ. Written by the feature "storage" only.
create table storage_far_copy (
    sha256 text collate "C" primary key,
    state  text        not null check (state in ('COPYING', 'FAR', 'FORGOTTEN')),
    size   bigint      not null,
    since  timestamptz not null
);
create index storage_far_copy_forgotten on storage_far_copy (since) where state = 'FORGOTTEN';
