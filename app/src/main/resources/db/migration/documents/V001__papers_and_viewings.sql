-- Papers: files that subscribers handed in for a case, and who looked at them (I30).
--
-- The files themselves lie in the file store, each sealed with a key of its own. That key is here,
-- sealed with the key of the account: who is erased takes all papers along (I31). When a paper is
-- gone its row stays as evidence, with the hash of what was handed in, and nothing that opens it.

create table documents.paper (
    account_id   uuid        not null,
    paper_id     uuid        not null,
    brand        text        not null,
    case_id      uuid        not null,
    item         text        not null,     -- What it was asked for; a code of whoever asked.
    kind         text        not null,
    state        text        not null,
    bytes        bigint      not null,     -- As handed in.
    digest       bytea       not null,     -- SHA-256 of what was handed in.
    pages        integer     not null default 0,
    received_at  timestamptz not null,
    keep_until   timestamptz not null,
    decided_at   timestamptz,              -- From here on it is not the subscriber's to remove.
    look_at      timestamptz,              -- When it is to be scanned, while it waits for that.
    tries        integer     not null default 0, -- Looks at what is clean that came to nothing.
    ended_at     timestamptz,
    refusal      text,                     -- Why it was turned away when it was scanned late.
    file_id      uuid,
    sealed_key   bytea,
    sealed_name  bytea,

    primary key (account_id, paper_id),
    constraint state_must_be_known
        check (state in ('WAITING_FOR_SCAN', 'KEPT', 'REFUSED', 'REMOVED')),
    constraint kind_must_be_known check (kind in ('JPEG', 'PNG', 'HEIC', 'PDF')),
    constraint what_is_gone_must_have_no_key check
        ((state in ('WAITING_FOR_SCAN', 'KEPT'))
            = (file_id is not null and sealed_key is not null and ended_at is null))
) with (fillfactor = 80);

create index paper_of_case on documents.paper (account_id, case_id);
create index paper_by_id on documents.paper (paper_id);
create index paper_waiting on documents.paper (look_at) where state = 'WAITING_FOR_SCAN';
create index paper_kept on documents.paper (keep_until)
    where state in ('WAITING_FOR_SCAN', 'KEPT');

-- Files that nobody may open any more, or that were written for a row which never came.
create table documents.leaving (
    account_id uuid        not null,
    file_id    uuid        not null,
    from_at    timestamptz not null,

    primary key (account_id, file_id)
);

create index leaving_due on documents.leaving (from_at);

create table documents.viewing (
    account_id uuid        not null,
    viewing_id uuid        not null,
    paper_id   uuid        not null,
    viewer     text        not null,       -- A reference, never a name (I31).
    role       text        not null,
    reason     text        not null,
    at         timestamptz not null,

    primary key (account_id, viewing_id)
);

create index viewing_of_paper on documents.viewing (account_id, paper_id);
create index viewing_by_id on documents.viewing (viewing_id);

create function documents.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'viewing_must_not_change'
        using hint = 'Who looked at a paper stays known.';
end $$;

create trigger viewing_must_not_change
    before update or delete on documents.viewing
    for each row execute function documents.refuse_change();

create trigger viewings_must_not_be_emptied
    before truncate on documents.viewing
    for each statement execute function documents.refuse_change();
