-- How peers and the archive come to each other by TLS (PS3.15 B.12).
alter table dimse_peer
    add column tls_required        boolean not null default false,
    add column tls_outgoing        boolean not null default false,
    add column certificate_sha256  text check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
    add column certificate_subject text check (certificate_subject <> '');
