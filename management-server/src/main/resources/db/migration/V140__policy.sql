create table policy_policy (
    id         text primary key,
    version    int not null,
    priority   int not null,
    is_default boolean not null,
    saved_at   timestamptz not null,
    saved_by   text not null,
    deleted_at timestamptz,
    draft      jsonb not null
);
create unique index policy_one_default on policy_policy (is_default) where is_default;

create table policy_version (
    policy_id text not null references policy_policy,
    version   int not null,
    saved_at  timestamptz not null,
    saved_by  text not null,
    draft     jsonb not null,
    primary key (policy_id, version)
);

-- What each endpoint was told last. The agent answers with assignment_version.
create table policy_assignment (
    endpoint_id        text primary key,
    assignment_version bigint not null,
    policy_id          text not null,
    policy_version     int not null,
    user_name          text not null default '',
    rollout            text not null check (rollout in ('APPLIED', 'PENDING', 'FAILED')),
    reason             text,
    assigned_at        timestamptz not null,
    answered_at        timestamptz,
    slots_until        timestamptz
) with (fillfactor = 70);
create index policy_assignment_policy on policy_assignment (policy_id, rollout);

-- Saved in the transaction that changed policies or groups; work that is done is deleted.
create table policy_outbox (
    id         bigint generated always as identity primary key,
    created_at timestamptz not null,
    cause      text not null
);
