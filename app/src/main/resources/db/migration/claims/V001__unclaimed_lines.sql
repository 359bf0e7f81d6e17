-- Lines that an operator has taken over and whose holder has not come yet. They are found by keyed
-- hashes of number and card serial, so that a claim never looks at a line that somebody holds.

create table claims.unclaimed (
    account_id  uuid        not null,      -- An account without a person.
    line_id     uuid        not null,
    brand       text        not null,
    number_hash bytea       not null,
    serial_hash bytea       not null,
    since       timestamptz not null,

    primary key (account_id, line_id)
);

create index unclaimed_by_line on claims.unclaimed (line_id);
create index unclaimed_by_number on claims.unclaimed (number_hash);
create index unclaimed_by_serial on claims.unclaimed (serial_hash);
