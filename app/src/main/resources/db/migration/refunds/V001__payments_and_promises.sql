-- Payments that came in, and what has been promised back of each.
--
-- What goes back never exceeds what came in by the same payment (I15). A promise is remembered, so
-- that asking again gives the same legs, and the same leg is paid under the same key (I20). It
-- belongs to the case that owes the sum: a line that was had back is closed by another one, which
-- owes what came in since and nothing else. What payments gave back counts for all cases.

create table refunds.payment_source (
    account_id     uuid        not null,
    line_id        uuid        not null,
    reference      text        not null,   -- The payment company's name for it; no card number.
    instrument     text        not null,
    currency       char(3)     not null,
    captured_minor bigint      not null,
    refunded_minor bigint      not null,
    paid_at        timestamptz not null,

    primary key (account_id, line_id, reference),
    constraint refunded_must_not_exceed_captured
        check (refunded_minor between 0 and captured_minor)
) with (fillfactor = 70);

create table refunds.promise (
    account_id    uuid        not null,
    case_id       uuid        not null,
    line_id       uuid        not null,
    currency      char(3)     not null,
    sum_minor     bigint      not null check (sum_minor >= 0),
    without_minor bigint      not null,    -- What no payment covers: a person has to ask.
    promised_at   timestamptz not null,

    primary key (account_id, case_id),
    constraint what_no_payment_covers_must_be_part_of_the_sum
        check (without_minor between 0 and sum_minor)
);

create table refunds.leg (
    account_id   uuid    not null,
    case_id      uuid    not null,
    number       integer not null check (number > 0),
    line_id      uuid    not null,
    reference    text    not null,
    amount_minor bigint  not null check (amount_minor > 0),

    primary key (account_id, case_id, number),
    foreign key (account_id, case_id) references refunds.promise (account_id, case_id),
    foreign key (account_id, line_id, reference)
        references refunds.payment_source (account_id, line_id, reference)
);

-- Accounts that subscribers named for credit that no payment takes back. Journals and effects know
-- the reference alone; the key of the subscriber opens the rest, and with it the rest is erased.
create table refunds.payee (
    account_id uuid        not null,
    line_id    uuid        not null,
    payee_id   uuid        not null,
    sealed     bytea       not null,
    named_at   timestamptz not null,

    primary key (account_id, line_id, payee_id)
);

-- What each account can pay by. The name is what people see and journals keep (visa-4242); the
-- token of the payment company is sealed with the key of the account, and with it erased. A row
-- stays when the instrument is removed, so that no other one gets its name; and one that payments
-- came from before it was named here gets a row when it is removed.
create table refunds.instrument (
    account_id  uuid        not null,
    name        text        not null,
    sealed      bytea,
    valid_until date,
    added_at    timestamptz not null,
    removed_at  timestamptz,

    primary key (account_id, name),
    constraint removed_must_have_no_token check (removed_at is null or sealed is null),
    constraint kept_must_have_a_token check (removed_at is not null or sealed is not null)
);

-- Pages of the payment company's that were opened for an account, and what came of each.
create table refunds.instrument_registration (
    account_id      uuid        not null,
    registration_id uuid        not null,
    begun_at        timestamptz not null,
    name            text,

    primary key (account_id, registration_id)
);
