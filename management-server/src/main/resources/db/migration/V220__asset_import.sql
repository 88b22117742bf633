-- Previews of asset lists, for a day. Written by the feature "asset" only.
create table asset_import (
    id         text        primary key,
    created_at timestamptz not null,
    created_by text        not null,
    rows       text        not null,
    plan       text        not null,
    added      bigint      not null,
    changed    bigint      not null,
    unchanged  bigint      not null,
    applied_at timestamptz
);

create index asset_import_by_age on asset_import (created_at);
