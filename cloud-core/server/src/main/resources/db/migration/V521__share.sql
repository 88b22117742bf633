-- Studies that patients and doctors have opened to others by a link. Written by the feature "share" only.
create table share (
    id                   text        primary key,
    -- SHA-256 of the link's token.
    hash                 text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    giver                text        not null check (giver in ('STAFF', 'PATIENT')),
    -- Of staff, the account; of a patient, the Patient ID and its issuer as the archive had them then.
    giver_id             text collate "C" not null,
    issuer               text collate "C" not null default '',
    study_instance_uid   text collate "C" not null,
    -- With a backslash between them; empty for the whole study.
    series_instance_uids text collate "C" not null default '',
    proof                text        not null check (proof in ('CODE', 'LOGIN', 'NONE')),
    -- SHA-256 of token and code together; empty where none is asked for.
    code_hash            text        not null default '' check ((code_hash <> '') = (proof = 'CODE')),
    identity             boolean     not null,
    download             boolean     not null,
    one_time             boolean     not null,
    created_at           timestamptz not null,
    expires_at           timestamptz not null,
    revoked_at           timestamptz,
    wrong_codes          integer     not null default 0
);

create index share_giver on share (giver, giver_id, issuer, created_at desc);

-- Each opening, with the link of the archive that it gave.
create table share_opening (
    share     text        not null references share,
    opened_at timestamptz not null,
    link_id   text        not null
);

create index share_opening_share on share_opening (share, opened_at);

insert into share (id, hash, giver, giver_id, issuer, study_instance_uid, proof, code_hash, identity, download, one_time,
                   created_at, expires_at, revoked_at, wrong_codes)
select id, hash, 'PATIENT', patient_id, issuer, study_instance_uid, 'CODE', code_hash, true, true, false, created_at,
       expires_at, revoked_at, wrong_codes
from patient_share;

insert into share_opening (share, opened_at, link_id) select share, opened_at, link_id from patient_share_opening;

drop table patient_share_opening;
drop table patient_share;
