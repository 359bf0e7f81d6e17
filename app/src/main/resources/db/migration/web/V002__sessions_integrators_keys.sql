-- Who is signed in, which programs may call, and the key that signs their tokens.
--
-- A node holds nothing: any node can answer the next request of anybody. None of this belongs to
-- an account; a session is found by its own id, a program by its name.

-- The columns are those of Spring Session. What a session holds is sealed.
create table web.session (
    primary_id            char(36)     primary key,
    session_id            char(36)     not null unique,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval integer      not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)            -- The account, once somebody has signed in.
) with (fillfactor = 70);                         -- Touched at each request.

create index session_old on web.session (expiry_time);
create index session_of_account on web.session (principal_name);

create table web.session_attributes (
    session_primary_id char(36)     not null references web.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,

    primary key (session_primary_id, attribute_name)
);

create table web.integrator (
    client      text        primary key,
    brand       text        not null,
    secret_hash text        not null,             -- Keyed: the database alone checks no secret.
    scopes      text[]      not null,
    entered_at  timestamptz not null,
    is_set      boolean     not null default false  -- Named by the settings, and gone with them.
);

create table web.signing_key (
    the_one    boolean     primary key check (the_one),   -- All nodes sign with the same.
    sealed_key bytea       not null,
    made_at    timestamptz not null
);
