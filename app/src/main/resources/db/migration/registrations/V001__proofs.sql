-- Codes that were sent to an address, to see whether somebody reads there. The code itself is nowhere.
-- What is to be done once it comes back is sealed with the key of the account.

create table registrations.proof (
    account_id  uuid        not null,
    proof_id    uuid        not null,
    brand       text        not null,
    purpose     text        not null,
    content     bytea       not null,      -- Sealed.
    hopeful     boolean     not null,      -- False where no code was sent, and none can be right.
    expires_at  timestamptz not null,
    wrong_tries integer     not null default 0,
    used_at     timestamptz,

    primary key (account_id, proof_id),
    constraint purpose_must_be_known
        check (purpose in ('REGISTRATION', 'CONTACT', 'CLAIM', 'RECOVERY', 'UNBLOCK'))
);

create index proof_by_id on registrations.proof (proof_id);
create index proof_old on registrations.proof (expires_at);
