-- What lines have used, as the network told it, and what became of each record. Its id is the
-- network's: the same record again changes nothing.

create table usages.usage_record (
    account_id        uuid        not null,
    line_id           uuid        not null,
    record_id         text        not null,
    kind              text        not null,
    country           char(2)     not null,     -- Where it was used (ISO 3166-1 alpha-2).
    amount            bigint      not null,     -- Megabytes, seconds or messages.
    event_at          timestamptz not null,
    received_at       timestamptz not null,
    outcome           text        not null,
    included          bigint      not null,     -- So much of the amount came out of allowances.
    promotional_minor bigint      not null,
    paid_minor        bigint      not null,
    borne_minor       bigint      not null,     -- What the operator bears (I16, I17).

    primary key (account_id, line_id, record_id),
    constraint kind_must_be_known check (kind in ('DATA', 'VOICE', 'SMS')),
    constraint outcome_must_be_known
        check (outcome in ('RATED', 'UNCOVERED', 'STRAY', 'LATE', 'UNRATED')),
    constraint no_more_must_be_included_than_was_used check (included between 0 and amount),
    constraint nothing_must_be_charged_for_what_came_after_the_end
        check (outcome not in ('STRAY', 'LATE') or included + promotional_minor + paid_minor = 0)
);

-- What happened after the stop is a fault of ours, and somebody looks at it (I16).
create index usage_record_stray on usages.usage_record (received_at) where outcome = 'STRAY';
