-- Requests that a person decides: an account whose owner cannot sign in any more (SF-28), and a line
-- that cannot be reached to prove who holds it (X-17). Where one stands is decided by its case; the
-- status here is written in the commit that moves it. What people wrote is sealed.

create table recoveries.recovery (
    account_id     uuid        not null,   -- Who asks: an account of its own, or that of the reader.
    case_id        uuid        not null,
    brand          text        not null,
    kind           text        not null,
    status         text        not null,
    sealed_subject bytea       not null,   -- The login, number or serial that was typed.
    sealed_words   bytea       not null,   -- What they remember.
    sealed_contact bytea,                  -- Where the code goes; proven.
    contact_hash   bytea,
    sealed_note    bytea,                  -- On what evidence it was decided.
    target_account uuid,                   -- The account that was found, if one was.
    wrong_tries    integer     not null default 0,
    asked_at       timestamptz not null,
    decide_by      timestamptz not null,
    ended_at       timestamptz,

    primary key (account_id, case_id),
    constraint kind_must_be_known check (kind in ('ACCOUNT', 'LINE')),
    constraint status_must_be_known
        check (status in ('REVIEWING', 'WAITING', 'OPEN', 'DONE', 'DECLINED', 'STOPPED', 'LAPSED')),
    constraint a_contact_must_be_found_by_its_hash
        check ((sealed_contact is null) = (contact_hash is null)),
    constraint what_ended_must_have_a_time
        check ((ended_at is not null) = (status in ('DONE', 'DECLINED', 'STOPPED', 'LAPSED')))
) with (fillfactor = 80);

create index recovery_by_id on recoveries.recovery (case_id);
create index recovery_to_decide on recoveries.recovery (brand, asked_at) where status = 'REVIEWING';
create index recovery_by_contact on recoveries.recovery (contact_hash) where status = 'OPEN';
create index recovery_to_forget on recoveries.recovery (ended_at) where ended_at is not null;
create index recovery_of_target on recoveries.recovery (target_account)
    where status in ('WAITING', 'OPEN');
