-- First answers to writes of the JSON API, so that a repeat gets the same answer and does nothing.
--
-- The grain is the client with its key, because that is what a repeat comes with. The row is
-- written, waited for and answered inside the transaction of the write itself.

create table web.answer (
    client       text        not null,
    request_key  text        not null,   -- The Idempotency-Key, as it was given.
    fingerprint  bytea       not null,   -- Keyed hash over method, path and what the body says.
    asked_at     timestamptz not null,
    status       smallint,               -- Null only inside the transaction that is answering.
    content_type text,
    language     text,
    location     text,
    body         bytea,

    primary key (client, request_key)
) with (fillfactor = 70);                -- Each row is written twice: leave room beside it.

create index answer_by_age on web.answer (asked_at);
