-- The books: one for each line, its accounts, and every transfer between them.
--
-- One row holds both sides of a transfer, so the book balances by construction: there is no way
-- to write half of one. Money is counted in the smallest unit of its currency (ISO 4217).
-- A constraint begins with the name of the LedgerRule it keeps.
--
-- Whoever changes a book locks its row in line_book first, so the accounts need no lock of their
-- own: one lock for a line, however many of its accounts a transfer moves.

create table ledger.line_book (
    account_id      uuid        not null,
    line_id         uuid        not null,
    currency        char(3)     not null,
    opened_at       timestamptz not null,
    charges_stop_at timestamptz,          -- From then on nothing may be charged (I16).
    charges_told_until timestamptz,       -- Told later, what was before it is not charged either.
    frozen_at       timestamptz,          -- The final balance was struck: no charge at all (I17).
    -- Of a line that was closed and had back since (L9): nothing that happened in the first (I16) or
    -- before the second (I17) is charged.
    off_times       tstzmultirange not null default '{}',
    settled_until   timestamptz,

    primary key (account_id, line_id),
    unique (account_id, line_id, currency)
) with (fillfactor = 70);                 -- It is rewritten twice in its life: leave room beside it.

create table ledger.account (
    account_id      uuid    not null,
    line_id         uuid    not null,
    kind            text    not null,
    currency        char(3) not null,
    may_go_negative boolean not null,     -- Ours only, such as cash and revenue.
    debits_minor    bigint  not null default 0 check (debits_minor >= 0),
    credits_minor   bigint  not null default 0 check (credits_minor >= 0),

    primary key (account_id, line_id, kind),
    constraint currency_must_be_that_of_the_line
        foreign key (account_id, line_id, currency)
        references ledger.line_book (account_id, line_id, currency),
    constraint debits_must_not_exceed_credits
        check (may_go_negative or debits_minor <= credits_minor)
) with (fillfactor = 70);

create table ledger.transfer (
    account_id    uuid        not null,
    transfer_id   uuid        not null,   -- Chosen by the caller, and kept for every retry (I20).
    line_id       uuid        not null,
    debit_kind    text        not null,   -- The money leaves this account,
    credit_kind   text        not null,   -- and reaches this one.
    currency      char(3)     not null,
    amount_minor  bigint      not null,
    reason        text        not null,
    event_at      timestamptz not null,   -- When what it is for happened.
    posted_at     timestamptz not null,   -- When it was written down.
    posted_number bigint      not null generated always as identity,

    primary key (account_id, transfer_id),
    constraint amount_must_not_be_zero check (amount_minor > 0),
    constraint accounts_must_be_different check (debit_kind <> credit_kind),
    -- A bonus goes back to what it came from and nowhere else: it cannot become cash (I15).
    constraint accounts_must_fit_the_reason_bonus_stays_bonus check (
        (debit_kind in ('PROMOTIONAL', 'BONUS_COST'))
        = (credit_kind in ('PROMOTIONAL', 'BONUS_COST'))),
    constraint currency_must_be_that_of_the_line
        foreign key (account_id, line_id, currency)
        references ledger.line_book (account_id, line_id, currency)
);

create index transfer_of_line on ledger.transfer (account_id, line_id, event_at);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'transfers_must_not_change'
        using hint = 'Post one more transfer, with the reason CORRECTION, instead.';
end $$;

create trigger transfers_must_not_change
    before update or delete on ledger.transfer
    for each row execute function ledger.refuse_change();

create trigger transfers_must_not_be_emptied
    before truncate on ledger.transfer
    for each statement execute function ledger.refuse_change();
