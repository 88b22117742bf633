-- Bytes that the index does not name any more and that are still to be removed: written in the transaction that took the
-- rows away, so that a crash in between leaves no bytes behind. Written by the feature "archive" only.
create table archive_freed (
    location text primary key
);
create index archive_instance_location on archive_instance using hash (location);
create index archive_instance_version_location on archive_instance_version using hash (location);
create index archive_study_received on archive_study (received_at);
