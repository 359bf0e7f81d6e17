-- What only a demo has: a clock that runs ahead of the machine's, the same for all nodes, and a note
-- that this database was filled with demo data. Both tables stay empty in a real installation.

create table demo.clock (
    one          boolean     primary key default true check (one),
    ahead_micros bigint      not null,
    wound_at     timestamptz not null,   -- By the machine's clock.

    constraint clock_must_not_go_back check (ahead_micros >= 0)
);

create function demo.refuse_going_back() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.ahead_micros < old.ahead_micros then
        raise exception 'clock_must_not_go_back'
            using hint = 'What has happened has happened: begin again with an empty database.';
    end if;
    return new;
end $$;

create trigger clock_must_not_go_back
    before update or delete on demo.clock
    for each row execute function demo.refuse_going_back();

create table demo.filling (
    one       boolean     primary key default true check (one),
    filled_at timestamptz not null
);

create sequence demo.newcomer start 1001;
