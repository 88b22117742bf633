-- Whose Patient IDs a source sends where its objects do not say so (Issuer of Patient ID, PS3.3 C.7.1.1). At most 64 bytes.
alter table dimse_peer add column issuer text not null default '' check (octet_length(issuer) <= 64);
alter table access_key add column issuer text not null default '' check (octet_length(issuer) <= 64);
