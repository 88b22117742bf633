-- Links on labels: whoever shows one is told how far the examination's report is, and nothing else. Written by the feature
-- "label" only; the tokens themselves are nowhere.
create table label_link (
    id         bigint generated always as identity primary key,
    -- SHA-256 of the token.
    hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    order_id   bigint      not null references ris_order,
    created_at timestamptz not null,
    created_by text        not null,
    revoked_at timestamptz
);

create index label_link_order on label_link (order_id) where revoked_at is null;
