-- Orders as people list them. Where an order stands is decided by its case (workflow.case_file);
-- the status here is written in the commit that moves the case, so that a line's orders, and above
-- all the open ones that a closing has to cancel, are found in one statement.

create table orders.placed_order (
    account_id   uuid        not null,
    order_id     uuid        not null,   -- Made of the account and the caller's request (I36).
    line_id      uuid        not null,
    brand        text        not null,
    kind         text        not null,
    item         text        not null,   -- The instrument that pays, or the pack. No card number.
    amount_minor bigint      not null,
    currency     char(3)     not null,
    status       text        not null,
    placed_at    timestamptz not null,
    deliver_by   timestamptz,            -- Of a pack: later it is cancelled by itself.

    primary key (account_id, order_id),
    constraint amount_must_not_be_zero check (amount_minor > 0),
    constraint kind_must_be_known check (kind in ('TOP_UP', 'DATA_PACK', 'BILL')),
    constraint status_must_be_known check (
        status in ('PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'FAILED'))
) with (fillfactor = 80);                -- The status changes once or twice: leave room beside it.

create index placed_order_of_line on orders.placed_order (account_id, line_id, placed_at);
create index placed_order_open on orders.placed_order (account_id, line_id)
    where status in ('PENDING', 'IN_PROGRESS');
create index placed_order_by_id on orders.placed_order (order_id);
