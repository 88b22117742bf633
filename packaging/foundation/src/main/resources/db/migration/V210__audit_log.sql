-- The audit log. Written by the feature "audit" only; the hash chain is described in AuditEntry.
create table audit_entry (
    sequence      bigint      primary key check (sequence > 0),
    at            timestamptz not null,
    actor         text        not null,
    role          text        not null,
    address       text        not null,
    action        text        not null,
    subject       text        not null,
    outcome       text        not null check (outcome in ('DONE', 'FAILED')),
    -- Canonical JSON as text and not jsonb, which would normalise what the hash was made over.
    detail        text        not null,
    previous_hash text        not null check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash          text        not null check (hash ~ '^[0-9a-f]{64}$')
);

create index audit_entry_by_time on audit_entry (at);
create index audit_entry_by_actor on audit_entry (actor, sequence);
create index audit_entry_by_action on audit_entry (action, sequence);

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_refuse_change
    before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();

create trigger audit_entry_refuse_truncate
    before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();

-- ALWAYS: session_replication_role = replica does not switch these off.
alter table audit_entry enable always trigger audit_entry_refuse_change;
alter table audit_entry enable always trigger audit_entry_refuse_truncate;
