-- The outside world as the simulated adapters play it: none of it is ours.
--
-- Kept in the same database so that two nodes meet the same world, and so that it outlives a crash.
-- Written by connections of its own, because the outside world never rolls back with us.

-- What a line went through, in order: each first time takes the next number.
create sequence outside.moment;

create table outside.register_line (
    imsi        text    primary key,
    attached    boolean not null,
    barred_as   bigint,             -- Null while not barred.
    detached_as bigint,             -- Null until a detach had a lasting effect.
    moved_as    bigint              -- Null while it has its number.
);

create table outside.charging_line (
    imsi         text        primary key,
    stopped_from timestamptz,       -- Null while charged.
    stopped_as   bigint
);

-- Data and calls that run, until they end by themselves or are ended.
create table outside.session (
    session_id bigint      generated always as identity primary key,
    imsi       text        not null,
    ends_at    timestamptz not null,
    emergency  boolean     not null
);

create index session_by_line on outside.session (imsi);

create table outside.profile (
    iccid      text    primary key,
    on_device  boolean not null,
    retired_as bigint               -- Null while in use.
);

-- Instruments, payments and addresses that the world will not take.
create table outside.refused (
    name text primary key
);

-- Every order the gateway got, repeats included: it is a bad gateway, and pays them all.
create table outside.payment (
    payment_id   bigint      generated always as identity primary key,
    effect_id    uuid        not null,
    kind         text        not null,
    source       text        not null,   -- The instrument, or the payment that is paid back.
    amount_minor bigint      not null,
    currency     char(3)     not null,
    made_at      timestamptz not null
);

create index payment_by_effect on outside.payment (effect_id);

-- Pages of the bank's on which a card is named, and what was chosen there.
create table outside.card_page (
    registration_id uuid    primary key,
    back            text    not null,
    finished        boolean not null default false,
    token           text,
    kind            text,
    ends            text,
    valid_until     text
);

create table outside.message (
    message_id bigint      generated always as identity primary key,
    effect_id  uuid        not null,
    brand      text        not null,
    kind       text        not null,
    address    text        not null,
    language   text        not null,
    subject    text        not null,
    text       text        not null,
    sent_at    timestamptz not null
);

create index message_by_effect on outside.message (effect_id);
