-- Two hospitals give the same accession number; each means its own order. A study is looked for by the number alone, and a
-- modality asks by it.
alter table ris_order drop constraint ris_order_accession_number_scheduled_step_id_key;
alter table ris_order add unique (issuer, accession_number, scheduled_step_id);
create index ris_order_accession on ris_order (accession_number);
drop index ris_unmatched_study_accession;
