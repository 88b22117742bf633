create table fleet_group (
    id          text primary key,
    name        text not null,
    description text not null default '',
    created_at  timestamptz not null
);
create unique index fleet_group_name on fleet_group (lower(name));

-- One row an endpoint. policy_*, rollout* are a copy for lists, written through fleet's service by policy, which owns
-- the truth. fillfactor: last_seen changes often and is in no index, so an update stays on its page.
create table fleet_endpoint (
    id                  text primary key,
    name                text not null,
    state               text not null check (state in ('ONLINE', 'OFFLINE', 'ABNORMALLY_OFFLINE', 'UNINSTALLED', 'NOT_INSTALLED')),
    state_since         timestamptz not null,
    host                text not null,
    address             text not null default '',
    user_name           text not null default '',
    os                  text not null default '',
    os_version          text not null default '',
    architecture        text not null default '',
    agent_version       text not null default '',
    group_id            text references fleet_group on delete set null,
    department          text,
    asset_number        text unique,
    asset_user          text,
    enrolment_fingerprint text,
    machine_fingerprint text,
    keys_valid_from     timestamptz,
    overlay             text not null default 'UNKNOWN',
    overlay_detail      text,
    screens             jsonb not null default '[]',
    screen_count        int not null default 0,
    covered_screens     int not null default 0,
    clock_skew_seconds  bigint,
    quarantined_at      timestamptz,
    quarantine_kind     text,
    retired_at          timestamptz,
    enrolled_at         timestamptz,
    last_seen           timestamptz,
    policy_id           text,
    policy_name         text,
    rollout             text not null default 'NONE' check (rollout in ('APPLIED', 'PENDING', 'FAILED', 'NONE')),
    rollout_reason      text
) with (fillfactor = 70);
create index fleet_endpoint_state on fleet_endpoint (state) where retired_at is null;
create index fleet_endpoint_group on fleet_endpoint (group_id);
create index fleet_endpoint_host on fleet_endpoint (lower(host));

create table fleet_timeline (
    id          bigint generated always as identity primary key,
    endpoint_id text not null references fleet_endpoint,
    at          timestamptz not null,
    kind        text not null,
    detail      text not null default ''
);
create index fleet_timeline_endpoint on fleet_timeline (endpoint_id, id desc);

create table fleet_state_sample (
    at                 timestamptz primary key,
    online             int not null,
    offline            int not null,
    abnormally_offline int not null
);
