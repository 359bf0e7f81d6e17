-- Closures: which case closes which line.
--
-- How a case stands is in the workflow's row. Here is what must hold across cases: a line has at
-- most one that is open (I1).

create table closures.closure (
    account_id   uuid        not null,
    case_id      uuid        not null,
    line_id      uuid        not null,
    brand        text        not null,
    kind         text        not null,   -- Of product, so that a queue can be filtered by it.
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

-- Requests that wait for a person: the queue of the desk, by deadline. Each also stands in the row
-- of its case; this is kept in the same commit.
create table closures.queue (
    account_id uuid        not null,
    case_id    uuid        not null,
    brand      text        not null,
    kind       text        not null,
    stage      text        not null check (stage in ('REVIEW', 'INFO', 'REJECTED')),
    until_at   timestamptz not null,
    reviewers  smallint    not null,     -- How many have to agree (I7).
    points     smallint    not null,
    since      timestamptz not null,
    claimed_by text,                     -- Who looks at it now, as the journal names them.
    claimed_at timestamptz,

    primary key (account_id, case_id),
    foreign key (account_id, case_id) references closures.closure
);

create index queue_by_deadline on closures.queue (brand, stage, until_at, case_id);
create index queue_by_id on closures.queue (case_id);

-- What people write about a request: answers, appeals, notes. Sealed with the subscriber's key.
create table closures.said (
    account_id uuid        not null,
    case_id    uuid        not null,
    number     integer     not null,
    topic      text        not null check (topic in ('ANSWER', 'APPEAL', 'QUESTION', 'NOTE')),
    by_staff   text,                     -- As the journal names them; null for the subscriber.
    sealed     bytea       not null,
    at         timestamptz not null,

    primary key (account_id, case_id, number),
    foreign key (account_id, case_id) references closures.closure
);
