-- While a check of a trace waits or runs there is no second one. Of those that older versions let be, the oldest goes on.
update trace_job later
set state = 'CANCELLED', cancel_requested = true, stage = null, finished_at = now()
where later.repeats is not null and later.state in ('QUEUED', 'RUNNING')
  and exists (select 1 from trace_job earlier
              where earlier.repeats = later.repeats and earlier.state in ('QUEUED', 'RUNNING')
                and (earlier.created_at, earlier.id) < (later.created_at, later.id));

create unique index trace_job_open_check on trace_job (repeats) where state in ('QUEUED', 'RUNNING');
