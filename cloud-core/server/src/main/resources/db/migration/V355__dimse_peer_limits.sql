-- What a peer may take of the archive, beside its number of associations.
alter table dimse_peer
    add column operations   integer not null default 16 check (operations > 0),
    add column object_bytes bigint  not null default 17179869184 check (object_bytes > 0);
