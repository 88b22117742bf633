-- What an evidence pack stands on, and traces that check an earlier one.
alter table trace_job
    add column requested_sequence bigint,
    add column repeats text references trace_job (id);
