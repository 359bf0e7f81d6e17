-- Lines, what still renews on them, why they are off, and the numbers they hold.
--
-- A line belongs to an account, and its keys begin with it. A number is its own grain, because it
-- outlives the account that holds it: its key is the number alone, and nothing global stands on
-- the table of lines. Numbers are locked after lines, always.

create table lines.line (
    account_id            uuid        not null,
    line_id               uuid        not null,
    brand                 text        not null,
    status                text        not null,
    kind                  text        not null,
    country               char(2)     not null, -- ISO 3166-1 alpha-2
    plan                  text        not null,
    currency              char(3)     not null, -- ISO 4217
    imsi                  text        not null, -- 3GPP TS 23.003, 2.2
    msisdn                text        not null, -- 3GPP TS 23.003, 3.3
    iccid                 text        not null, -- ITU-T E.118
    next_charge_minor     bigint,
    next_charge_on        date,
    activated_at          timestamptz not null,
    closing_case_id       uuid,
    restoring_case_id     uuid,                 -- It is being turned on again (L9).
    change_case_id        uuid,                 -- Its plan changes at the end of the period.
    service_ended_at      timestamptz,
    restorable_until      timestamptz,
    closes_at             timestamptz,          -- Money is final: the clock closes it then (L10).

    primary key (account_id, line_id),
    constraint status_must_be_known
        check (status in ('ACTIVE', 'SUSPENDED', 'CLOSING', 'DEACTIVATED', 'CLOSED')),
    constraint a_line_in_service_must_not_be_closed_by_a_case
        check ((status in ('ACTIVE', 'SUSPENDED')) = (closing_case_id is null)),
    constraint a_line_out_of_service_must_say_since_when
        check ((status in ('DEACTIVATED', 'CLOSED')) = (service_ended_at is not null)),
    constraint only_a_line_in_service_must_await_a_change_of_plan
        check (change_case_id is null or status in ('ACTIVE', 'SUSPENDED')),
    constraint only_a_deactivated_line_must_be_restored
        check (restoring_case_id is null or status = 'DEACTIVATED'),
    constraint only_a_deactivated_line_must_wait_to_be_closed
        check (closes_at is null or status = 'DEACTIVATED')
) with (fillfactor = 70);

create index line_by_id on lines.line (line_id);
create index line_to_close on lines.line (closes_at) where closes_at is not null;

create table lines.mandate (
    account_id   uuid        not null,
    line_id      uuid        not null,
    mandate      text        not null,
    given_at     timestamptz not null,
    cancelled_at timestamptz,
    instrument   text,                          -- What pays; null for the paid balance.
    below_minor  bigint,                        -- A top-up comes when less than this is left.
    amount_minor bigint,                        -- How much a top-up brings.

    primary key (account_id, line_id, mandate),
    foreign key (account_id, line_id) references lines.line (account_id, line_id)
) with (fillfactor = 70);

-- When to look at a line for what recurs on it. Only a time to look: whether something is due is
-- said by the line itself, behind its lock. So closing a line changes no row here.
create table lines.recurring (
    account_id      uuid        not null,
    line_id         uuid        not null,
    look_at         timestamptz not null,
    paid            boolean     not null default true, -- Whether the running period was paid for.
    lacking_since   timestamptz,                -- When there was first too little to renew it.
    lacking_case_id uuid,                       -- The case that tells of it.

    primary key (account_id, line_id),
    foreign key (account_id, line_id) references lines.line (account_id, line_id),
    constraint what_is_lacking_must_have_a_case
        check ((lacking_since is null) = (lacking_case_id is null))
) with (fillfactor = 70);

-- What is included and how much of it is left (TMF654). Whoever uses it holds the row of the line.
create table lines.bucket (
    account_id uuid        not null,
    line_id    uuid        not null,
    bucket_id  uuid        not null,            -- Made of what it was given for: given once.
    kind       text        not null,
    zone       text,                            -- Null for everywhere.
    amount     bigint      not null,
    used       bigint      not null default 0,
    from_at    timestamptz not null,
    until_at   timestamptz,
    of_plan    boolean     not null default false, -- It ends with the plan it came with.

    primary key (account_id, line_id, bucket_id),
    foreign key (account_id, line_id) references lines.line (account_id, line_id),
    constraint kind_must_be_known check (kind in ('DATA', 'VOICE', 'SMS')),
    constraint no_more_must_be_used_than_was_given check (used between 0 and amount)
) with (fillfactor = 70);

create index recurring_due on lines.recurring (look_at);

-- Why a line is off: a set, so that whoever adds or lifts one reason leaves those of others alone
-- (I4). A line in service is SUSPENDED exactly while it has a row here. The bar of a closing is no
-- row: it is the line's closing_case_id, so a closing that is withdrawn can leave none behind.
create table lines.suspension (
    account_id uuid        not null,
    line_id    uuid        not null,
    reason     text        not null,
    owner      text        not null,            -- Who may lift it.
    since      timestamptz not null,
    until      timestamptz,                     -- When it is to be lifted; null while nobody knows.
    releasing  integer,                         -- The one order that may turn the line on, if any.

    primary key (account_id, line_id, reason),
    foreign key (account_id, line_id) references lines.line (account_id, line_id),
    constraint reason_must_be_known check (reason in (
        'VOLUNTARY', 'LOST_STOLEN', 'NON_PAYMENT', 'FRAUD', 'REGULATORY', 'INACTIVITY', 'SAFETY')),
    constraint owner_must_be_known check (owner in ('SUBSCRIBER', 'OPERATOR')),
    constraint a_subscriber_must_own_only_what_a_subscriber_may_lift
        check (owner = 'OPERATOR' or reason in ('VOLUNTARY', 'LOST_STOLEN'))
);

-- What a line is still tied by. Most lines have no row here.
create table lines.commitment (
    account_id        uuid    not null,
    line_id           uuid    not null,
    term_until        timestamptz,              -- The end of the minimum term of the contract.
    term_fee_minor    bigint  not null default 0 check (term_fee_minor >= 0),
    instalments_minor bigint  not null default 0 check (instalments_minor >= 0),
    leased_device     text,                     -- What has to come back.
    port_since        timestamptz,              -- Another provider has asked for the number.
    locked_until      timestamptz,              -- The number cannot be given up until then.
    held_since        timestamptz,              -- An order forbids to erase, and nothing else.
    sim_changed_at    timestamptz,
    devices_most      integer check (devices_most > 0),

    primary key (account_id, line_id),
    foreign key (account_id, line_id) references lines.line (account_id, line_id),
    constraint a_fee_for_an_early_end_must_have_a_term
        check (term_fee_minor = 0 or term_until is not null)
) with (fillfactor = 70);

-- What a line was bought under, and when: its prices are those of that version of the catalog. A
-- change of plan ends one row and begins the next.
create table lines.held_offering (
    account_id      uuid        not null,
    line_id         uuid        not null,
    from_at         timestamptz not null,
    until_at        timestamptz,                -- Null for the one it is held under now.
    offering        text        not null,
    catalog_version text        not null,

    primary key (account_id, line_id, from_at),
    constraint an_offering_must_be_held_before_it_ends check (until_at >= from_at)
);

create unique index held_offering_now on lines.held_offering (account_id, line_id)
    where until_at is null;

-- Cards and eSIM profiles, from the stock to their end. A serial is never used again (I26), so no
-- row is ever deleted or goes back into the stock.
create table lines.sim (
    iccid      text        primary key,         -- ITU-T E.118
    imsi       text        not null,
    pool       text        not null,            -- The brand and country it is meant for.
    form       text        not null,
    state      text        not null,
    account_id uuid,                            -- Of the line that it was given to.
    line_id    uuid,
    since      timestamptz not null,            -- When it came into this state.
    taken_for  uuid,                            -- The case that puts it in the place of another.
    ended_by   uuid,                            -- The case that put another in its place.

    constraint form_must_be_known check (form in ('ESIM', 'VIRTUAL', 'CARD')),
    constraint state_must_be_known check (state in ('IN_STOCK', 'SPARE', 'ASSIGNED', 'RETIRED', 'LOST', 'SCRAPPED')),
    constraint only_what_is_in_stock_must_have_no_line
        check ((state = 'IN_STOCK') = (line_id is null))
) with (fillfactor = 70);

create index sim_in_stock on lines.sim (pool, form, iccid) where state = 'IN_STOCK';
create index sim_of_line on lines.sim (account_id, line_id) where line_id is not null;

create table lines.number (
    msisdn            text        primary key,
    state             text        not null,
    pool              text,                     -- The brand and country that give it out, if any.
    holder_account_id uuid,                     -- Of the line that has it, or had it last.
    holder_line_id    uuid,
    since             timestamptz not null,     -- When it came into this state.
    min_until         timestamptz,              -- It rests until then, at least (I24).

    constraint state_must_be_known
        check (state in ('AVAILABLE', 'RESERVED', 'ASSIGNED', 'QUARANTINED', 'COOLED')),
    constraint an_assigned_number_must_have_a_holder
        check (state not in ('RESERVED', 'ASSIGNED') or holder_line_id is not null),
    constraint a_resting_number_must_say_until_when
        check ((state in ('QUARANTINED', 'COOLED')) = (min_until is not null))
) with (fillfactor = 70);

create index number_free on lines.number (pool, msisdn) where state = 'AVAILABLE';
create index number_of_line on lines.number (holder_account_id, holder_line_id)
    where state in ('RESERVED', 'ASSIGNED');
create index number_resting on lines.number (min_until) where state = 'QUARANTINED';

-- Who had a number when. The holder is a digest of the account, so that the history can stay when
-- the account is erased. The quarantine counts as held: two holders are that far apart (I23).
create table lines.number_holding (
    msisdn      text        not null,
    from_at     timestamptz not null,
    holder      bytea       not null,
    until_at    timestamptz,
    rests_until timestamptz,

    primary key (msisdn, from_at),
    constraint an_ended_holding_must_say_how_long_the_number_rests
        check ((until_at is null) = (rests_until is null)),
    constraint a_number_must_rest_from_its_end check (rests_until >= until_at),
    -- Ranges of one number each: an equality that needs no extension.
    constraint holders_must_not_overlap exclude using gist (
        int8range(msisdn::bigint, msisdn::bigint, '[]') with &&,
        tstzrange(from_at, rests_until) with &&)
) with (fillfactor = 70);
