-- What makes a study that was tried worth another try: the peer says another number of instances, or a day has gone by.
alter table pull_study
    -- As the peer said when the study began to wait; null where it says none.
    add column seen  integer,
    add column tried timestamptz;
