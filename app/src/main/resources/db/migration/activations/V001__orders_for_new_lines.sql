-- Orders for new lines as people list them. Where one stands is decided by its case
-- (workflow.case_file); the status here is written in the commit that moves the case.

create table activations.activation (
    account_id      uuid        not null,
    order_id        uuid        not null,   -- Made of the account and the caller's request (I36).
    line_id         uuid        not null,   -- The line it becomes, if it does.
    brand           text        not null,
    country         char(2)     not null,
    offering        text        not null,
    catalog_version text        not null,
    instrument      text        not null,   -- What is paid by. No card number.
    due_minor       bigint      not null,
    currency        char(3)     not null,
    status          text        not null,
    ended_for       text,                   -- Why there is no line, once that is known.
    card_by         timestamptz not null,   -- Until then the serial of a card is waited for.
    placed_at       timestamptz not null,

    primary key (account_id, order_id),
    constraint due_must_not_be_zero check (due_minor > 0),
    constraint status_must_be_known check (status in ('PENDING', 'AWAITING_CARD', 'CONNECTING',
        'HELD', 'RETURNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    constraint reason_must_be_known check (
        ended_for in ('CANCELLED', 'NO_NUMBER', 'NO_CARD', 'NOT_CONNECTED', 'DECLINED'))
) with (fillfactor = 80);

create index activation_of_account on activations.activation (account_id, placed_at);
create index activation_by_id on activations.activation (order_id);
