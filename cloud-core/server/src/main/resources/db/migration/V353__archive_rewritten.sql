-- When the file of an instance in place was last changed, in microseconds since 1970; null for the archive's own bytes, and
-- where it was indexed before this was noted.
alter table archive_instance add file_changed bigint;

-- An instance whose file names another study or series now: counts are right whoever moves it.
create function archive_count_moved() returns trigger language plpgsql as $$
begin
    if not exists (select from former f join latter l using (id) where f.series <> l.series) then
        return null;
    end if;
    perform 1 from archive_study
    where id in (select study from former union select study from latter) order by id for update;
    update archive_series s set instance_count = s.instance_count + m.n
    from (select series, sum(n) as n
          from (select series, -1 as n from former union all select series, 1 from latter) as each group by series) m
    where s.id = m.series and m.n <> 0;
    update archive_study s set instance_count = s.instance_count + m.n, revision = s.revision + 1
    from (select study, sum(n) as n
          from (select study, -1 as n from former union all select study, 1 from latter) as each group by study) m
    where s.id = m.study;
    return null;
end
$$;

create trigger archive_instance_moved after update on archive_instance
    referencing old table as former new table as latter for each statement execute function archive_count_moved();
