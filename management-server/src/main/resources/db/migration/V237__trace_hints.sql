-- Where the officer sees the screen in the picture.
alter table trace_job add column corners text;
