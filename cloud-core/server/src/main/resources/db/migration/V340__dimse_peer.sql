-- DICOM application entities that the archive talks with. Written by the feature "dimse" only.
create table dimse_peer (
    id            text        primary key,
    ae_title      text        not null unique check (length(ae_title) between 1 and 16),
    host          text        not null check (host <> ''),
    port          integer     not null check (port between 1 and 65535),
    rights        text        not null,
    checks_host   boolean     not null,
    associations  integer     not null check (associations > 0),
    character_set text        not null check (character_set in ('UTF_8', 'GB18030')),
    created_at    timestamptz not null,
    created_by    text        not null
);
