-- When a sender last said something of a patient or an order (MSH-7, by its own clock): what it said before that and comes
-- later changes nothing any more. Written by the feature "ris" only.
create table ris_latest_said (
    subject text collate "C" not null,
    sender  text collate "C" not null,
    -- YYYYMMDD[HHMM[SS]], as far as it was said.
    said_at text collate "C" not null,
    primary key (subject, sender)
);
