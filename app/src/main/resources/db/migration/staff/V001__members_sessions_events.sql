-- Staff: who works for the operator, how they sign in, and what was done to their accounts.
--
-- Apart from subscribers in every way, so that no account of one side is ever one of the other. A
-- member has no line and no money: the grain of these tables is the member.

create table staff.member (
    member_id      uuid        primary key,
    brand          text        not null,
    login_hash     bytea       not null,    -- Of the user name, normalised, with the master key.
    sealed_login   bytea       not null,
    sealed_name    bytea       not null,
    sealed_mail    bytea       not null,
    language       text        not null,
    password_hash  text,                    -- Null until the member has chosen one.
    sealed_secret  bytea,                   -- Of the second factor. Null until it is enrolled.
    step_used      bigint      not null default 0, -- The newest time step whose code was used.
    invited_at     timestamptz not null,
    disabled_at    timestamptz,

    constraint login_must_be_free unique (brand, login_hash)
);

create table staff.member_role (
    member_id  uuid not null references staff.member on delete cascade,
    role       text not null,

    primary key (member_id, role),
    constraint role_must_be_of_staff check (role in (
        'AGENT', 'REVIEWER', 'FINANCE', 'FRAUD', 'NUMBER_MANAGER', 'AUDITOR', 'ADMINISTRATOR',
        'ENGINEER'))
);

-- The newest invitation of a member. The code itself is nowhere.
create table staff.invitation (
    member_id   uuid        primary key references staff.member on delete cascade,
    case_id     uuid        not null,
    expires_at  timestamptz not null,
    wrong_tries integer     not null default 0
);

-- Each works once, and is deleted by the one use.
create table staff.recovery_code (
    member_id uuid  not null references staff.member on delete cascade,
    code_hash bytea not null,

    primary key (member_id, code_hash)
);

-- One sign-in. A session that has ended is deleted; what is known of it stands in the events.
create table staff.session (
    session_id     uuid        primary key,
    token_hash     bytea       not null,    -- The token itself is in one browser alone.
    member_id      uuid        not null references staff.member on delete cascade,
    device         text        not null,
    address_range  text        not null,
    begun_at       timestamptz not null,
    seen_at        timestamptz not null,
    proven_at      timestamptz,             -- When the second factor was shown; null until then.
    sealed_secret  bytea,                   -- Of a second factor that is about to be enrolled.

    constraint token_must_be_one unique (token_hash)
);

create index session_of_member on staff.session (member_id);
create index session_old on staff.session (seen_at);

-- A second factor that shall be taken away. Two administrators decide it (I7).
create table staff.factor_reset (
    reset_id    uuid        primary key,
    member_id   uuid        not null references staff.member on delete cascade,
    asked_by    uuid        not null,
    asked_at    timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,

    constraint another_person_must_approve
        check (approved_by is null or approved_by not in (asked_by, member_id)),
    constraint approval_must_be_whole check ((approved_by is null) = (approved_at is null))
);

create unique index factor_reset_open on staff.factor_reset (member_id) where approved_by is null;

-- What happened to the accounts of staff. It only grows. References alone, and no name.
create table staff.event (
    number        bigint      generated always as identity primary key,
    brand         text        not null,
    happened_at   timestamptz not null,
    kind          text        not null,
    who           text        not null,     -- The member, "signoff", or "nobody" before sign-in.
    role          text,                     -- In which role they acted; null before they have one.
    member_id     uuid,                     -- Whose account it is about, if it is known.
    detail        text        not null,     -- Roles before and after, or a session.
    address_range text        not null,
    device        text        not null
);

create index event_of_brand on staff.event (brand, number);

create function staff.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'staff_event_must_not_change'
        using hint = 'What happened to accounts of staff only grows.';
end $$;

create trigger staff_event_must_not_change
    before update or delete on staff.event
    for each row execute function staff.refuse_change();

create trigger staff_event_must_not_be_emptied
    before truncate on staff.event
    for each statement execute function staff.refuse_change();
