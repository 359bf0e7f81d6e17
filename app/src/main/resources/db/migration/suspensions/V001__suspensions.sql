-- Pauses and blocks as people find them. Where one stands is decided by its case
-- (workflow.case_file); the status here is written in the commit that moves the case. Why a line is
-- off is not told here but by lines.suspension, where reasons that have no case stand too.

create table suspensions.suspension (
    account_id uuid        not null,
    case_id    uuid        not null,
    line_id    uuid        not null,
    brand      text        not null,
    reason     text        not null,
    status     text        not null,
    began_at   timestamptz not null,
    until_at   timestamptz,            -- The day a pause ends by itself; a block has none.

    primary key (account_id, case_id),
    constraint reason_must_be_known check (reason in (
        'VOLUNTARY', 'LOST_STOLEN', 'NON_PAYMENT', 'FRAUD', 'REGULATORY', 'INACTIVITY', 'SAFETY')),
    constraint status_must_be_known
        check (status in ('STARTING', 'SUSPENDED', 'RESUMING', 'ENDED')),
    constraint a_pause_must_end_some_day check ((reason = 'VOLUNTARY') = (until_at is not null))
) with (fillfactor = 80);

-- One of a kind at a time: asking again, from wherever, leads to the same case.
create unique index suspension_open on suspensions.suspension (account_id, line_id, reason)
    where status <> 'ENDED';
create index suspension_by_id on suspensions.suspension (case_id);
