-- Received mail: what readers are shown in `message`, the bytes as they came in `message_source`. `received_at` grows strictly within a
-- mailbox, in the order of the commits, so "newer than what I saw" misses nothing. `codes`, `links` and `attachments` are JSON as the
-- readers get it; nothing looks into it here.

set local role restante_schema;

create table restante.message (
    owner_id uuid not null,
    id uuid not null,
    mailbox_id uuid not null,
    received_at bigint not null,
    size bigint not null,
    seen boolean not null default false,
    otp text,
    envelope_from text not null,
    from_address text not null,
    from_name text,
    subject text not null,
    body_text text not null,
    body_html text,
    codes text not null,
    links text not null,
    attachments text not null,
    -- Who brought it, and how.
    client_address text not null,
    helo text not null,
    tls text,
    primary key (owner_id, id),
    foreign key (owner_id, mailbox_id) references restante.mailbox (owner_id, id) on delete cascade
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

-- As in `mailbox`: a plan must suit the largest tenant.
alter table restante.message alter column owner_id set (n_distinct = 1);

create index message_list on restante.message (owner_id, mailbox_id, received_at desc, id desc);

create table restante.message_source (
    owner_id uuid not null,
    message_id uuid not null,
    mailbox_id uuid not null,
    raw bytea not null,
    primary key (owner_id, message_id),
    foreign key (owner_id, message_id) references restante.message (owner_id, id) on delete cascade
);

-- A source above 2 KB is compressed, and stays in the row while that fits a page: most mail is one row, several to a page.
alter table restante.message_source alter column raw set storage main;

alter table restante.message enable row level security, force row level security;
alter table restante.message_source enable row level security, force row level security;

create policy tenant on restante.message to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy own_mailbox on restante.message as restrictive to restante_server
    using (mailbox_id = coalesce(nullif(current_setting('restante.mailbox_id', true), '')::uuid, mailbox_id));
create policy tenant on restante.message_source to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy own_mailbox on restante.message_source as restrictive to restante_server
    using (mailbox_id = coalesce(nullif(current_setting('restante.mailbox_id', true), '')::uuid, mailbox_id));
create policy operator on restante.message to restante_operator using (true);
create policy operator on restante.message_source to restante_operator using (true);

grant select, insert, delete on restante.message to restante_server;
grant update (seen) on restante.message to restante_server;
grant select, insert, delete on restante.message_source to restante_server;
grant select, insert, update, delete on restante.message, restante.message_source to restante_operator;

reset role;
