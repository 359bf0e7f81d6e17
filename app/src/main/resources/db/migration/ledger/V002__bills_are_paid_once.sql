-- Nobody pays more than is owed.
--
-- What is paid on a bill beyond the bill would be real money in a place where nobody looks for it,
-- and the subscriber would have lost it (I15). UNPAID holds what is owed and never turns round.

alter table ledger.account
    add constraint credits_must_not_exceed_debits
        check (kind <> 'UNPAID' or credits_minor <= debits_minor);
