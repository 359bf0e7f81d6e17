-- Which recurring add-ons a line has. How one stands is said by its case; here is what finds those
-- of a line, and what must hold across cases: a line has each add-on once.

create table addons.held_addon (
    account_id uuid        not null,
    addon_id   uuid        not null,   -- Its case, made of the account and the request (I36).
    line_id    uuid        not null,
    code       text        not null,   -- By its name in the catalog.
    taken_at   timestamptz not null,
    open       boolean     not null default true,

    primary key (account_id, addon_id)
) with (fillfactor = 80);

create unique index a_line_must_have_an_add_on_once
    on addons.held_addon (account_id, line_id, code) where open;
