-- A file whose pixel data breaks off is in the index with what stands before its pixels, and is listed as failed.
drop index in_place_file_failed;
create index in_place_file_failed on in_place_file (directory)
    where outcome in ('BROKEN', 'CUT', 'UID', 'CONFLICT', 'UNREADABLE');
