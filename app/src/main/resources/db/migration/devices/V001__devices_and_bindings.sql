-- Devices that share a line, and accounts elsewhere that know its number.
--
-- What a device is called and its IMEI are personal data, and so is what somebody calls an account
-- of theirs: sealed with the key of the account (I31). Nothing here is looked up by them.

create table devices.device (
    account_id    uuid        not null,
    line_id       uuid        not null,
    device_id     uuid        not null,
    kind          text        not null,
    sealed_imei   bytea       not null,     -- 3GPP TS 23.003, 6.2
    sealed_name   bytea,
    clients       integer     not null default 0 check (clients >= 0),
    bound_at      timestamptz not null,
    released_at   timestamptz,              -- Let go of; the row stays with the account.

    primary key (account_id, line_id, device_id),
    constraint kind_must_be_known
        check (kind in ('PHONE', 'TABLET', 'WATCH', 'TV', 'HOTSPOT')),
    constraint only_a_hotspot_must_have_clients check (clients = 0 or kind = 'HOTSPOT')
) with (fillfactor = 80);

create table devices.binding (
    account_id  uuid not null,
    line_id     uuid not null,
    binding_id  uuid not null,
    kind        text not null,
    sealed_name bytea,                      -- Of a custom one alone.
    done_at     timestamptz,                -- The subscriber says it knows another number now.

    primary key (account_id, line_id, binding_id),
    constraint kind_must_be_known
        check (kind in ('BANK', 'WECHAT', 'ALIPAY', 'EMAIL', 'GOVERNMENT', 'CUSTOM')),
    constraint a_custom_one_must_have_a_name check ((kind = 'CUSTOM') = (sealed_name is not null))
) with (fillfactor = 80);
