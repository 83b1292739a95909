-- Claims to domain names. Any tenant may claim any name and learns nothing by it; which claim holds a name is in the directory,
-- whose primary key lets one win. A claim is `active` exactly while the directory names it.

set local role restante_schema;

create table restante.domain (
    owner_id uuid not null,
    id uuid not null,
    name text not null,
    status text not null check (status in ('pending', 'active', 'disabled')),
    -- What the TXT record must say.
    token text not null,
    created_at bigint not null,
    verified_at bigint,
    -- The last look at the DNS, and since when each look has missed the TXT record.
    checked_at bigint not null default 0,
    txt_found boolean,
    mx_found boolean,
    txt_missing_since bigint,
    primary key (owner_id, id),
    unique (owner_id, name),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
);

create table restante.domain_directory (
    name text not null,
    owner_id uuid not null,
    domain_id uuid not null,
    primary key (name),
    foreign key (owner_id, domain_id) references restante.domain (owner_id, id) on delete cascade
);

create index domain_directory_domain on restante.domain_directory (owner_id, domain_id);

create index domain_check on restante.domain (checked_at) where status = 'active';

alter table restante.domain enable row level security, force row level security;
alter table restante.domain_directory enable row level security, force row level security;

create policy tenant on restante.domain to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.domain as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.domain to restante_operator using (true);
create policy operator on restante.domain_directory to restante_operator using (true);
create policy door on restante.domain for select to restante_door using (true);
create policy door_activates on restante.domain for update to restante_door using (true);
create policy door on restante.domain_directory to restante_door using (true);

grant select, delete on restante.domain to restante_server;
grant insert (owner_id, id, name, status, token, created_at) on restante.domain to restante_server;
grant update (checked_at, txt_found, mx_found, txt_missing_since) on restante.domain to restante_server;
grant select, insert, update, delete on restante.domain, restante.domain_directory to restante_operator;
grant select on restante.domain to restante_door;
grant update (status, verified_at) on restante.domain to restante_door;
grant select, insert, update on restante.domain_directory to restante_door;

reset role;
