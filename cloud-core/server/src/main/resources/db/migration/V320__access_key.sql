-- API keys of services. Written by the feature "access" only; the secrets themselves are nowhere.
create table access_key (
    id                  text        primary key,
    name                text        not null,
    scopes              text        not null check (scopes <> ''),
    hash                text        not null check (hash ~ '^[0-9a-f]{64}$'),
    previous_hash       text        check (previous_hash ~ '^[0-9a-f]{64}$'),
    previous_until      timestamptz,
    requests_per_second integer     not null check (requests_per_second > 0),
    addresses           text        not null,
    created_at          timestamptz not null,
    created_by          text        not null,
    expires_at          timestamptz,
    revoked_at          timestamptz,
    last_used_at        timestamptz,
    check ((previous_hash is null) = (previous_until is null))
);
