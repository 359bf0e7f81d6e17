-- What an operator tells all subscribers of a brand, in every language we speak. Its own grain: it
-- belongs to a brand, and to no account.

create table announcements.announcement (
    brand           text        not null,
    announcement_id uuid        not null,
    from_at         timestamptz not null,
    until_at        timestamptz not null,
    title_en        text        not null,
    title_zh_hans   text        not null,
    title_zh_hant   text        not null,
    body_en         text        not null,
    body_zh_hans    text        not null,
    body_zh_hant    text        not null,
    published_by    text        not null,  -- A reference to who did, never a name.
    published_at    timestamptz not null,
    withdrawn_at    timestamptz,

    primary key (brand, announcement_id),
    constraint an_announcement_must_end_after_it_begins check (from_at < until_at)
);

create index announcement_shown on announcements.announcement (brand, until_at)
    where withdrawn_at is null;
