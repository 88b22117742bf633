-- Every token that ever went to a screen. Nothing is deleted: without a row here a picture names nobody.
-- rotation_minutes 0: the fallback of the endpoint, valid for ever.
create table token_issued (
    sequence         bigint generated always as identity primary key,
    token            bigint not null unique,
    endpoint_id      text not null,
    user_name        text not null,
    rotation_minutes int not null,
    not_before       timestamptz not null,
    not_after        timestamptz not null,
    unique (endpoint_id, user_name, rotation_minutes, not_before)
);
