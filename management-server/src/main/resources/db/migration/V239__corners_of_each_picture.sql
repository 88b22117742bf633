-- Where the officer sees the screen in each picture, and how many pixels that has on its longer side.
alter table trace_picture
    add column corners     jsonb,
    add column longer_side bigint;

update trace_picture
set corners = (select j.corners::jsonb from trace_job j where j.id = trace_id)
where position = 0;

alter table trace_job drop column corners;
