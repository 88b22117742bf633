-- The same Patient ID of the same issuer, or of none, with another name or birth date: perhaps two persons.
alter table archive_conflict drop constraint archive_conflict_kind_check,
    add constraint archive_conflict_kind_check check (kind in ('OTHER_PATIENT', 'OTHER_BYTES', 'SAME_ID')),
    add found_birth_date text not null default '',
    -- How a person decided; null where it is still open, or was resolved before this was noted.
    add chosen text check (chosen in ('KEEP', 'GIVE_TO_FOUND'));

create unique index archive_conflict_open_same_id on archive_conflict (study)
    where kind = 'SAME_ID' and resolved_at is null;
