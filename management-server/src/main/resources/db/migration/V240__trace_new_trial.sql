-- Whether later traces of its pictures are charged for a trace. A check by another engine, which may try other geometries
-- than the trace that it checks, is a trial of its own; so is one of a trace that did not keep by what it came about.
alter table trace_job add column new_trial boolean not null default false;

update trace_job later
set new_trial = not exists (
    select 1 from trace_job earlier
    where earlier.id = later.repeats
      and earlier.outcome::jsonb #> '{basis,engineVersion}' = later.outcome::jsonb #> '{basis,engineVersion}'
      and earlier.outcome::jsonb #> '{basis,keyFingerprint}' = later.outcome::jsonb #> '{basis,keyFingerprint}'
      and coalesce(nullif(earlier.outcome::jsonb #> '{basis,displays}', 'null'), '[]')
          = coalesce(nullif(later.outcome::jsonb #> '{basis,displays}', 'null'), '[]'))
where later.state = 'DONE';
