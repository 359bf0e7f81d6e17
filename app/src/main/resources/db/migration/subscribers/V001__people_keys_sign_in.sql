-- People, how they sign in and where they can be reached.
--
-- Personal data is sealed with a key of its own account, and found by keyed hashes only, so that
-- this schema alone tells nobody who anybody is. To erase is to destroy the one key (I31).

create table subscribers.account_key (
    account_id    uuid        primary key,
    sealed_keyset bytea,                   -- Sealed with the master key. Null once destroyed.
    made_at       timestamptz not null,
    destroyed_at  timestamptz,             -- The row stays, so that no second key is ever made.

    constraint a_key_must_be_there_or_destroyed
        check ((sealed_keyset is null) = (destroyed_at is not null))
);

create table subscribers.person (
    account_id    uuid        primary key,
    brand         text        not null,
    role          text        not null,
    language      text        not null,
    sealed_name   bytea       not null,
    password_hash text        not null,
    registered_at timestamptz not null,
    changed_at    timestamptz,             -- When password or contacts changed last (I34).
    erased_at     timestamptz,             -- What is left names nobody.

    constraint role_must_be_known check (role = 'SUBSCRIBER') -- Staff have accounts of their own.
);

-- Its own grain: who signs in has a brand and a name, and no account yet.
create table subscribers.login (
    brand      text  not null,
    login_hash bytea not null,             -- Of the user name, e-mail or phone, normalised.
    account_id uuid  not null references subscribers.person on delete cascade,

    primary key (brand, login_hash)
);

create index login_of_account on subscribers.login (account_id);

create table subscribers.contact (
    account_id     uuid    not null references subscribers.person on delete cascade,
    contact_id     uuid    not null default gen_random_uuid(), -- What pages call it.
    kind           text    not null,
    address_hash   bytea   not null,
    sealed_address bytea   not null,
    verified       boolean not null,
    dies_with_line uuid,                   -- The line whose end takes this contact away.
    added_at       timestamptz not null,

    primary key (account_id, kind, address_hash),
    constraint kind_must_be_known check (kind in ('EMAIL', 'SMS'))
);

-- The document by which a person is known (SF-26), for who has to have one. Compared by its hash
-- alone; both go when the person is erased.
create table subscribers.document (
    account_id    uuid        primary key,
    kind          text        not null,
    number_hash   bytea       not null,
    sealed_number bytea       not null,
    entered_at    timestamptz not null,

    constraint kind_must_be_known check (kind in
        ('NATIONAL_ID', 'PASSPORT', 'RESIDENCE_PERMIT', 'TRAVEL_PERMIT', 'COMPANY_REGISTER'))
);

-- An address that is written to once or twice and is no contact (yet): of who registers, who claims
-- a line, who cannot sign in. A message that is asked for holds the reference alone (I31).
create table subscribers.addressee (
    account_id     uuid        not null,
    addressee_id   uuid        not null,
    brand          text        not null,
    language       text        not null,
    kind           text        not null,
    sealed_address bytea       not null,
    noted_at       timestamptz not null,

    primary key (account_id, addressee_id),
    constraint kind_must_be_known check (kind in ('EMAIL', 'SMS'))
);

create index addressee_old on subscribers.addressee (noted_at);

-- The newest code that was asked for with a login, whether anybody has that login or not: so that
-- known and unknown are counted, expire and answer alike (SF-24). The code itself is nowhere.
create table subscribers.password_code (
    brand       text        not null,
    login_hash  bytea       not null,
    account_id  uuid        references subscribers.person on delete cascade,
    case_id     uuid        not null,
    expires_at  timestamptz not null,
    wrong_tries integer     not null default 0,

    primary key (brand, login_hash)
);

create index password_code_of_account on subscribers.password_code (account_id);
create index password_code_old on subscribers.password_code (expires_at);

-- Counted attempts, by the keyed hash of a login or an address. The columns are those of Bucket4j.
create table subscribers.attempts (
    id         text   primary key,
    state      bytea,
    expires_at bigint not null default (extract(epoch from now()) * 1000)::bigint + 86400000
);

create index attempts_old on subscribers.attempts (expires_at);
