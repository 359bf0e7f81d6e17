-- Every policy that was ever in force here, by its version.
--
-- A case is judged by the version pinned at its notice (I13), which has to be readable long after
-- the files have changed, and by nodes whose files are newer. A version is the installation's and
-- not an account's, so the version itself is the grain.

create table policies.policy_version (
    version   text        primary key,   -- Ends in a hash of the body: kind-date-hash.
    body      text        not null,      -- A policy file with every value in it.
    stored_at timestamptz not null
);

create function policies.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'policy_versions_must_not_change'
        using hint = 'Release a new version: change the file, and the date in it.';
end $$;

create trigger policy_versions_must_not_change
    before update or delete on policies.policy_version
    for each row execute function policies.refuse_change();

create trigger policy_versions_must_not_be_emptied
    before truncate on policies.policy_version
    for each statement execute function policies.refuse_change();
