-- Every catalog that was ever sold from, as its file said it. A line keeps the version that it was
-- bought under, and is charged by it for as long as it is held, whatever the files say by now.

create table catalogs.catalog_version (
    version   text        primary key,
    body      text        not null,
    stored_at timestamptz not null
);
