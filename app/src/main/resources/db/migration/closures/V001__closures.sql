-- Closures: which case closes which line.
--
-- How a case stands is in the workflow's row. Here is what must hold across cases: a line has at
-- most one that is open (I1).

create table closures.closure (
    account_id   uuid        not null,
    case_id      uuid        not null,
    line_id      uuid        not null,
    brand        text        not null,
    open         boolean     not null default true,
    sealed_words bytea,                  -- What the subscriber wrote, sealed with their own key.
    sealed_note  bytea,                  -- How it was paid by other means, sealed in the same way.
    opened_at    timestamptz not null,

    primary key (account_id, case_id)
);

create unique index a_line_must_have_one_open_case
    on closures.closure (account_id, line_id) where open;
create index closure_by_id on closures.closure (case_id);
create index closure_listed on closures.closure (brand, case_id);
