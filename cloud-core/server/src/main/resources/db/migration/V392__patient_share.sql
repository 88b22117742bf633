-- Studies that patients have opened to others by a link and a code. Written by the feature "patient" only.
create table patient_share (
    id                 text        primary key,
    -- SHA-256 of the link's token, and of token and code together.
    hash               text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    code_hash          text        not null,
    study_instance_uid text collate "C" not null,
    -- Whose it is, by the Patient ID as the archive had it then.
    patient_id         text collate "C" not null,
    issuer             text collate "C" not null,
    created_at         timestamptz not null,
    expires_at         timestamptz not null,
    revoked_at         timestamptz,
    wrong_codes        integer     not null default 0
);

create index patient_share_patient on patient_share (patient_id, issuer);

-- Each opening, with the link of the archive that it gave.
create table patient_share_opening (
    share     text        not null references patient_share,
    opened_at timestamptz not null,
    link_id   text        not null
);

create index patient_share_opening_share on patient_share_opening (share, opened_at);
