-- Patients ask who has seen a study of theirs.
create index audit_entry_by_subject on audit_entry (subject, sequence) where action like 'data.%';
