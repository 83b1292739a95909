-- Addresses that take mail. The counters are kept by the statements that store and remove mail, under this row's lock, which also puts
-- the messages of a mailbox in one order. No index holds a counter, so that counting stays within the page (HOT).

set local role restante_schema;

create table restante.mailbox (
    owner_id uuid not null,
    id uuid not null,
    -- Null from the release on, so that the domain may go before the mail is swept.
    domain_id uuid,
    address text not null,
    kind text not null check (kind in ('buyer', 'temporary', 'order')),
    status text not null check (status in ('active', 'disabled', 'released')),
    label text,
    pin_hash text,
    created_at bigint not null,
    expires_at bigint,
    message_count bigint not null default 0,
    unread bigint not null default 0,
    message_bytes bigint not null default 0,
    last_message_at bigint,
    primary key (owner_id, id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade,
    foreign key (owner_id, domain_id) references restante.domain (owner_id, id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Plans are made once for all tenants, so they must suit the largest: as if there were no other. Else a key of tenant and id is looked up
-- by the tenant alone wherever the average tenant is small.
alter table restante.mailbox alter column owner_id set (n_distinct = 1);

-- A released mailbox gives its address back: a mailbox made anew there has another id and starts empty.
create unique index mailbox_address on restante.mailbox (owner_id, address) where status <> 'released';
create index mailbox_list on restante.mailbox (owner_id, kind, created_at desc, id desc) where status <> 'released';
create index mailbox_domain on restante.mailbox (owner_id, domain_id) where domain_id is not null;
create index mailbox_released on restante.mailbox (owner_id, id) where status = 'released';

alter table restante.mailbox enable row level security, force row level security;

create policy tenant on restante.mailbox to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy own_mailbox on restante.mailbox as restrictive to restante_server
    using (id = coalesce(nullif(current_setting('restante.mailbox_id', true), '')::uuid, id));
create policy operator on restante.mailbox to restante_operator using (true);
create policy door on restante.mailbox for select to restante_door using (true);

grant select, insert, update, delete on restante.mailbox to restante_server, restante_operator;
grant select on restante.mailbox to restante_door;

reset role;
