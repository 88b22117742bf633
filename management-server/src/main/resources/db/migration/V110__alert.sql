create table alert_alert (
    id              text primary key,
    at              timestamptz not null,
    kind            text not null,
    severity        text not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    endpoint_id     text,
    endpoint_name   text,
    detail          text not null,
    acknowledged_at timestamptz,
    acknowledged_by text
);
-- One open alert for one matter: what happens again is the same alert with a newer time.
create unique index alert_open on alert_alert (kind, coalesce(endpoint_id, '')) where acknowledged_at is null;
create index alert_at on alert_alert (at desc);
