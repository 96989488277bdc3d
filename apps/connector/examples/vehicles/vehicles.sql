-- The database of a ministry as it was found: nothing in it knows of this project. The people are made up.
create schema registration;
create table registration.vehicle (
  plate text not null,
  owner_id char(12) not null,
  owner_name text not null,
  kind_code integer,
  mass_t numeric(6, 3),
  first_registered date,
  electric boolean not null default false,
  checked boolean not null default true,
  owned_from date not null,
  owned_to date,
  updated_on date not null,
  changed_at timestamptz not null default now(),
  primary key (plate, owned_from)
);
create index vehicle_owner on registration.vehicle (owner_id);
create index vehicle_changed on registration.vehicle (changed_at);

insert into registration.vehicle
  (plate, owner_id, owner_name, kind_code, mass_t, first_registered, electric, checked, owned_from, owned_to, updated_on)
values
  ('30K-123.45', '001188014826', 'Nguyễn Thị Lan', 1, 1.25, '2019-05-06', false, true, '2019-05-06', null, '2019-05-06'),
  ('29H1-678.90', '001188014826', 'Nguyễn Thị Lan', 2, 0.11, '2016-02-01', true, false, '2016-02-01', null, '2024-03-04'),
  ('30A-000.01', '001188014826', 'Nguyễn Thị Lan', 1, 1.1, '2010-01-01', false, true, '2010-01-01', '2018-12-31', '2019-01-02'),
  ('30A-000.01', '001085000002', 'Trần Văn Bình', 9, 1.1, '2010-01-01', false, true, '2019-01-01', null, '2019-01-02');

-- The role the connector reads with: it may read this one table and nothing else.
create role vehicles_reader login password 'change-me';
grant usage on schema registration to vehicles_reader;
grant select on registration.vehicle to vehicles_reader;
