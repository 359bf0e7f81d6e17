-- Replacements: which case gives which line another SIM.
--
-- How a case stands is in the workflow's row; the status is kept in step with it. Here is what must
-- hold across cases: a line has at most one that is not over.

create table replacements.replacement (
    account_id uuid        not null,
    case_id    uuid        not null,
    line_id    uuid        not null,
    brand      text        not null,
    status     text        not null,
    ended_for  text,                            -- Why the line kept its SIM.
    asked_at   timestamptz not null,

    primary key (account_id, case_id),
    constraint status_must_be_known check (status in ('AWAITING_CODE', 'AWAITING_CARD',
        'CONNECTING', 'HELD', 'CANCELLING', 'REPLACED', 'ENDED')),
    constraint ended_for_must_be_known check (ended_for in (
        'NO_CODE', 'NO_CARD', 'CANCELLED', 'CLOSED')),
    constraint only_an_end_must_have_no_sim check (status <> 'REPLACED' or ended_for is null)
);

create unique index a_line_must_have_one_running_replacement
    on replacements.replacement (account_id, line_id) where status not in ('REPLACED', 'ENDED');
create index replacement_by_id on replacements.replacement (case_id);
create index replacement_of_line on replacements.replacement (account_id, line_id, asked_at);
