-- Restores: which case gives which line back.
--
-- How a case stands is in the workflow's row. Here is what must hold across cases: a line has at
-- most one that is open.

create table restorations.restoration (
    account_id uuid        not null,
    case_id    uuid        not null,
    line_id    uuid        not null,
    brand      text        not null,
    open       boolean     not null default true,
    asked_at   timestamptz not null,

    primary key (account_id, case_id)
);

create unique index a_line_must_have_one_open_restoration
    on restorations.restoration (account_id, line_id) where open;
create index restoration_by_id on restorations.restoration (case_id);
