-- Other bytes under a SOP Instance UID that was taken already, where the policy says to keep them. What is read is always
-- the first. Written by the feature "archive" only.
create table archive_instance_version (
    id                  bigint generated always as identity primary key,
    instance            bigint not null references archive_instance on delete cascade,
    transfer_syntax_uid text not null,
    location            text not null,
    size                bigint not null,
    sha256              bytea not null,
    received_at         timestamptz not null,
    source              text not null,
    unique (instance, sha256)
);
