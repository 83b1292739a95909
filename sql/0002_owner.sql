-- The tenants: who they are, how much they may have, and how much mail they have stored. Every tenant table is closed to its own
-- owner too (FORCE), and open to the server only for the tenant that the transaction was opened for; an unset setting reads as NULL, or
-- as '' in a session that has had one, and both match no row.

set local role restante_schema;

create table restante.owner (
    owner_id uuid not null,
    email text not null,
    name text not null,
    password_hash text not null,
    status text not null check (status in ('active', 'suspended')),
    created_at bigint not null,
    expires_at bigint,
    max_domains bigint not null check (max_domains >= 0),
    max_buyers bigint not null check (max_buyers >= 0),
    max_temporary bigint not null check (max_temporary >= 0),
    max_keys bigint not null check (max_keys >= 0),
    max_bytes bigint not null check (max_bytes >= 0),
    requests_per_minute bigint not null check (requests_per_minute >= 0),
    primary key (owner_id)
);

-- The one way from an e-mail address to a tenant. Only the log-in's door and the operator may look.
create table restante.owner_email (
    email text not null,
    owner_id uuid not null,
    primary key (email),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
);

create index owner_email_owner on restante.owner_email (owner_id);

-- Stored mail per tenant. Each event loop adds in a slot of its own, so that two never wait for each other; the truth is the sum, and a
-- single slot may be negative.
create table restante.owner_usage (
    owner_id uuid not null,
    slot bigint not null,
    messages bigint not null,
    bytes bigint not null,
    primary key (owner_id, slot),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

alter table restante.owner enable row level security, force row level security;
alter table restante.owner_email enable row level security, force row level security;
alter table restante.owner_usage enable row level security, force row level security;

create policy tenant on restante.owner to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy tenant on restante.owner_usage to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);

-- A buyer is in the tenant, but sees one mailbox of it and nothing of the owner.
create policy not_for_buyers on restante.owner as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');

create policy operator on restante.owner to restante_operator using (true);
create policy operator on restante.owner_email to restante_operator using (true);
create policy operator on restante.owner_usage to restante_operator using (true);

create policy door on restante.owner for select to restante_door using (true);
create policy door on restante.owner_email for select to restante_door using (true);
create policy door on restante.owner_usage for select to restante_door using (true);

grant select on restante.owner to restante_server;
grant update (password_hash) on restante.owner to restante_server;
grant select, insert, update on restante.owner_usage to restante_server;
grant select, insert, update, delete on restante.owner, restante.owner_email, restante.owner_usage
    to restante_operator;
grant select on restante.owner, restante.owner_email, restante.owner_usage to restante_door;

reset role;
