-- What opens a door: API keys and the sessions of log-ins, as SHA-256 digests, and the count of failed log-ins.

set local role restante_schema;

create table restante.api_key (
    owner_id uuid not null,
    id uuid not null,
    name text not null,
    digest bytea not null check (octet_length(digest) = 32),
    -- Bits as in Inbox.Scope.
    scopes bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    last_used_at bigint,
    primary key (owner_id, id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
) with (fillfactor = 80);

create table restante.owner_session (
    owner_id uuid not null,
    id uuid not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_at bigint not null,
    expires_at bigint not null,
    -- From where, and with what program: for the owner's list of sessions.
    client text not null,
    agent text not null,
    primary key (owner_id, id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
);

create table restante.buyer_session (
    owner_id uuid not null,
    id uuid not null,
    mailbox_id uuid not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_at bigint not null,
    expires_at bigint not null,
    primary key (owner_id, id),
    foreign key (owner_id, mailbox_id) references restante.mailbox (owner_id, id) on delete cascade
);

create index buyer_session_mailbox on restante.buyer_session (owner_id, mailbox_id);

-- Not tenant data: a subject is a digest of an address, of an e-mail, or of a network, whether or not any tenant has it, so that
-- counting says nothing about who exists.
create table restante.login_failure (
    subject bytea not null check (octet_length(subject) = 32),
    failures bigint not null,
    failed_at bigint not null,
    primary key (subject)
) with (fillfactor = 70);

create index login_failure_time on restante.login_failure (failed_at);

alter table restante.api_key enable row level security, force row level security;
alter table restante.owner_session enable row level security, force row level security;
alter table restante.buyer_session enable row level security, force row level security;
alter table restante.login_failure enable row level security, force row level security;

create policy tenant on restante.api_key to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.api_key as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.owner_session to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.owner_session as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.buyer_session to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy own_mailbox on restante.buyer_session as restrictive to restante_server
    using (mailbox_id = coalesce(nullif(current_setting('restante.mailbox_id', true), '')::uuid, mailbox_id));
create policy anyone on restante.login_failure to restante_server, restante_operator using (true);
create policy operator on restante.api_key to restante_operator using (true);
create policy operator on restante.owner_session to restante_operator using (true);
create policy operator on restante.buyer_session to restante_operator using (true);
create policy door on restante.api_key for select to restante_door using (true);
create policy door on restante.owner_session for select to restante_door using (true);
create policy door on restante.buyer_session for select to restante_door using (true);

grant select, insert, delete on restante.api_key to restante_server;
grant update (revoked_at, last_used_at) on restante.api_key to restante_server;
grant select, insert, delete on restante.owner_session, restante.buyer_session to restante_server;
grant select, insert, update, delete on restante.login_failure to restante_server;
grant select, insert, update, delete on restante.api_key, restante.owner_session, restante.buyer_session,
    restante.login_failure to restante_operator;
grant select on restante.api_key, restante.owner_session, restante.buyer_session to restante_door;

reset role;
