-- Closings of whole accounts: which case closes which account.
--
-- How a case stands is in the workflow's row. Here is what must hold across cases, an account has
-- at most one that is open, and what calls a case to look at its lines before its time.

create table accountclosures.account_closure (
    account_id uuid        not null,
    case_id    uuid        not null,
    brand      text        not null,
    open       boolean     not null default true,
    asked_at   timestamptz not null,
    calls      integer     not null default 0,   -- How often a line of the account came back.
    answered   integer     not null default 0,   -- Up to which of them the case has looked.
    rests_until timestamptz,                     -- A bug keeps it from looking: not before then.

    primary key (account_id, case_id)
);

create unique index an_account_must_have_one_open_case
    on accountclosures.account_closure (account_id) where open;
create index account_closure_by_id on accountclosures.account_closure (case_id);
create index account_closure_called
    on accountclosures.account_closure (account_id) where open and calls > answered;
