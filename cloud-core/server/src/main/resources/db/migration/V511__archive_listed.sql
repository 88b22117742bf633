-- The archive's studies as other features may list them. Written by the feature "archive" only, read by "grant" too.
create view archive_listed as
select s.id, s.study_instance_uid, s.study_date, s.study_time, s.accession_number, s.study_id, s.study_description,
       s.modalities, s.series_count, s.instance_count, p.patient_id, p.issuer, p.name, p.birth_date, p.sex,
       (select coalesce(string_agg(distinct e.body_part_examined, '\' order by e.body_part_examined), '')
        from archive_series e where e.study = s.id and e.body_part_examined <> '') as body_parts
from archive_study s join archive_patient p on p.id = s.patient
where s.instance_count > 0;

-- First letters of a name (PN), as people type them: zxd for "Zhang^XiaoDong=张^小东". The 3755 characters of GB 2312's first level
-- stand there in the order of their readings, so each letter is a range of codes; others are passed over, and the alphabetic
-- group tells theirs.
create function name_initials(name text) returns text language sql immutable parallel safe as $$
    select case
             when split_part(name, '=', 1) ~ '[a-z]' then lower(regexp_replace(split_part(name, '=', 1), '[^A-Z]', '', 'g'))
             else lower(regexp_replace(split_part(name, '=', 1), '([A-Z])[A-Z]*[^A-Z]*', '\1', 'g'))
           end
        || ' '
        || coalesce((
             select string_agg(coalesce((
                      select r.letter
                      from (values ('a', 45217), ('b', 45253), ('c', 45761), ('d', 46318), ('e', 46826), ('f', 47010),
                                   ('g', 47297), ('h', 47614), ('j', 48119), ('k', 49062), ('l', 49324), ('m', 49896),
                                   ('n', 50371), ('o', 50614), ('p', 50622), ('q', 50906), ('r', 51387), ('s', 51446),
                                   ('t', 52218), ('w', 52698), ('x', 52980), ('y', 53689), ('z', 54481)) as r(letter, first)
                      where length(g.bytes) = 2 and get_byte(g.bytes, 0) * 256 + get_byte(g.bytes, 1) between r.first and 55289
                      order by r.first desc limit 1), ''), '' order by c.place)
             from regexp_split_to_table(translate(name, '^= ', ''), '') with ordinality as c(one, place)
             cross join lateral (select convert_to(c.one, 'GB18030') as bytes) as g
             where c.one >= '一'), '')
$$;
