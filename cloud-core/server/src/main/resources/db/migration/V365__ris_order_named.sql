-- The patient as the order's message named them: patient_id and issuer are who that is now, and follow merges in both
-- directions. The history of an order has what was there first.
alter table ris_order add named_patient_id text collate "C", add named_issuer text collate "C";
update ris_order o set
  named_patient_id = coalesce(
    (select c.before ->> 'patientId' from ris_order_change c
     where c.order_id = o.id and c.before ->> 'patientId' is not null order by c.id limit 1), o.patient_id),
  named_issuer = coalesce(
    (select c.before ->> 'issuer' from ris_order_change c
     where c.order_id = o.id and c.before ->> 'issuer' is not null order by c.id limit 1), o.issuer);
alter table ris_order alter named_patient_id set not null, alter named_issuer set not null;
create index ris_order_named on ris_order (named_patient_id, named_issuer);
