-- Descriptions as they are searched: without regard to case, width and accents. What stands here already is folded as
-- SearchText does it, but for the case of letters that the database's locale does not know.
alter table archive_study add study_description_search text collate "C" not null default '';
update archive_study set study_description_search =
    lower(normalize(regexp_replace(normalize(study_description, NFKD), '[\u0300-\u036F]', '', 'g'), NFC))
where study_description <> '';

alter table archive_series add series_description_search text collate "C" not null default '';
update archive_series set series_description_search =
    lower(normalize(regexp_replace(normalize(series_description, NFKD), '[\u0300-\u036F]', '', 'g'), NFC))
where series_description <> '';
