-- Which edges of the screen the officer sees in each picture where its corners are not to be seen.
alter table trace_picture add column edges jsonb;
