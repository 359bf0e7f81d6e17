-- Which master key this database was filled with.
--
-- A node with another key could open nothing and would hash every login to something new, so it
-- must find out before it serves anybody.

create table vault.key_proof (
    the_one boolean primary key check (the_one),   -- There is one row.
    proof   bytea   not null                       -- A seal made with that key.
);
