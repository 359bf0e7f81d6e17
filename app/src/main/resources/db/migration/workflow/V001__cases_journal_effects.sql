-- Cases, the journal of their facts, and the effects they ask of the outside world.
--
-- The account is the grain: every key begins with it. A case is its own timer: due_at is when the
-- clock acts. An effect is its own lease: while a node has it, leased_until is when that ends.

create table workflow.case_file (
    account_id   uuid        not null,
    case_id      uuid        not null,
    kind         text        not null,   -- The name of the case type, for ever.
    brand        text        not null,
    state        text        not null,   -- The simple name of the state's record.
    body         json        not null,   -- What is true in that state. Written often, never searched.
    version      integer     not null,   -- One up with each fact.
    due_at       timestamptz,            -- Null at an end, and only there (I11).
    journal_hash bytea       not null,   -- The hash of the newest entry of the journal (I28).
    opened_at    timestamptz not null,
    changed_at   timestamptz not null,
    -- What is known in every state. It is long and most moves leave it as it is. At the end of the
    -- row it is not logged again by those: the log leaves out what two versions end alike with.
    file         json        not null,

    primary key (account_id, case_id)
) with (fillfactor = 70);                -- A case is rewritten at each move: leave room beside it.

create index case_file_due on workflow.case_file (due_at) where due_at is not null;

-- Evidence. Each entry carries the hash of the one before it, so that a changed, lost or inserted
-- entry shows (I28). feed_xid and feed_seq order entries for readers that come back with a cursor.
create table workflow.journal (
    account_id     uuid        not null,
    case_id        uuid        not null,
    number         integer     not null check (number > 0),
    brand          text        not null,
    kind           text        not null,
    fact           text        not null,
    body           json        not null,   -- json, not jsonb: the hash is over this very text.
    happened_at    timestamptz not null,
    role           text        not null,
    channel        text        not null,
    who            text        not null,
    state_before   text        not null,
    state_after    text        not null,
    policy_version text        not null,
    previous_hash  bytea       not null,
    hash           bytea       not null,
    feed_xid       xid8        not null default pg_current_xact_id(),
    feed_seq       bigint      not null generated always as identity,

    primary key (account_id, case_id, number)
);

create index journal_feed on workflow.journal (brand, feed_xid, feed_seq);

create function workflow.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'journal_must_not_change'
        using hint = 'Evidence only grows: tell the case a new fact instead.';
end $$;

create trigger journal_must_not_change
    before update or delete on workflow.journal
    for each row execute function workflow.refuse_change();

create trigger journal_must_not_be_emptied
    before truncate on workflow.journal
    for each statement execute function workflow.refuse_change();

create table workflow.effect (
    account_id  uuid        not null,
    case_id     uuid        not null,
    effect_id   uuid        not null,   -- Made of case and leg before the first try (I36).
    case_kind   text        not null,
    kind        text        not null,   -- The simple name of the effect's record.
    target      text        not null,   -- The far side, whose bounds it keeps.
    body        json        not null,
    asked_at    timestamptz not null,
    due_at      timestamptz,            -- When to try, by the business clock. Null once ended.
    leased_by   uuid,                   -- Names one lease, of one node; null while nobody has it.
    leased_until timestamptz,           -- By the database's clock: winding the other frees no lease.
    attempts    integer     not null default 0,
    in_doubt    boolean     not null default false,   -- An attempt may have happened: ask first.
    status      text        not null default 'OPEN',
    why         json,                   -- The refusal, or what failed, for a person.
    proof       json,                   -- What was read back or answered.
    ended_at    timestamptz,

    primary key (account_id, case_id, effect_id),
    constraint status_must_be_known check (status in ('OPEN', 'DONE', 'REFUSED', 'PARKED')),
    constraint an_open_effect_must_be_due check ((status = 'OPEN') = (due_at is not null))
) with (fillfactor = 70);

create index effect_due on workflow.effect (target, due_at) where due_at is not null;
create index effect_waits_for_person on workflow.effect (asked_at) where status in ('PARKED', 'REFUSED');
