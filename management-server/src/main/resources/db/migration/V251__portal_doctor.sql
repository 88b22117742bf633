-- Doctors' own pages carry marks too.
alter table portal_showing drop constraint portal_showing_page_check;
alter table portal_showing add constraint portal_showing_page_check check (page in ('VIEWER', 'PATIENT', 'DOCTOR'));
