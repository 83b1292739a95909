-- Where a tenant is told of new mail, what it is to be told, and how that went.

set local role restante_schema;

create table restante.webhook (
    owner_id uuid not null,
    -- Empty until there is one.
    url text not null,
    enabled boolean not null check (url <> '' or not enabled),
    include_otp boolean not null,
    -- Signatures are made with it, so no digest would do; see docs/security.md.
    secret bytea not null check (octet_length(secret) between 24 and 64),
    secret_at bigint not null,
    -- Signs along for a while after the secret was changed.
    old_secret bytea check (octet_length(old_secret) between 24 and 64),
    old_secret_until bigint,
    -- Since when there has been nothing but failure.
    failing_since bigint,
    last_success_at bigint,
    last_failure_at bigint,
    last_error text,
    -- When and why it was disabled by somebody other than the tenant.
    disabled_at bigint,
    disabled_reason text,
    primary key (owner_id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade,
    check ((old_secret is null) = (old_secret_until is null)),
    check ((disabled_at is null) = (disabled_reason is null))
) with (fillfactor = 70);

-- A call to be made, inserted by the statement that stores the mail. Its id is the message's, which a receiver sees at every try. It says
-- nothing of the mail, and stays in the log when the mail is gone.
create table restante.webhook_delivery (
    owner_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('message', 'test')),
    status text not null check (status in ('pending', 'delivered', 'failed', 'cancelled')),
    created_at bigint not null,
    -- When the next try is to be made, while it is pending.
    due_at bigint not null,
    -- Tries since it was queued or asked for again.
    tries bigint not null default 0,
    -- Tries in all.
    attempts bigint not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id) references restante.webhook (owner_id) on delete cascade
) with (fillfactor = 80);

-- As in `mailbox`: a plan must suit the largest tenant.
alter table restante.webhook_delivery alter column owner_id set (n_distinct = 1);

create index webhook_delivery_due on restante.webhook_delivery (owner_id, due_at, id) where status = 'pending';

create table restante.webhook_attempt (
    owner_id uuid not null,
    delivery_id uuid not null,
    number bigint not null,
    at bigint not null,
    -- The receiver's HTTP status; null when none came.
    status bigint,
    -- In milliseconds.
    duration bigint not null,
    -- In our words, never the receiver's.
    error text,
    primary key (owner_id, delivery_id, number),
    foreign key (owner_id, delivery_id) references restante.webhook_delivery (owner_id, id) on delete cascade
);

alter table restante.webhook enable row level security, force row level security;
alter table restante.webhook_delivery enable row level security, force row level security;
alter table restante.webhook_attempt enable row level security, force row level security;

create policy tenant on restante.webhook to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.webhook as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.webhook_delivery to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.webhook_delivery as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.webhook_attempt to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.webhook_attempt as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.webhook to restante_operator using (true);
create policy operator on restante.webhook_delivery to restante_operator using (true);
create policy operator on restante.webhook_attempt to restante_operator using (true);
create policy door on restante.webhook_delivery for select to restante_door using (true);

grant select, insert, update on restante.webhook to restante_server, restante_operator;
grant select, insert, update, delete on restante.webhook_delivery to restante_server, restante_operator;
grant select, insert on restante.webhook_attempt to restante_server, restante_operator;
grant select on restante.webhook_delivery to restante_door;

reset role;
grant create on schema restante to restante_door;
set local role restante_door;

-- Which tenants behind `p_after`, in the order of their ids, have calls to make. One look into the index for each tenant that has any,
-- however many they are, so that the queue of one does not hide another's.
create function restante.owners_with_webhooks_due(p_now bigint, p_after uuid, p_limit bigint)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    with recursive queue as (
        (
            select d.owner_id, d.due_at
            from restante.webhook_delivery as d
            where d.status = 'pending' and d.owner_id > p_after
            order by d.owner_id, d.due_at
            limit 1
        )
        union all
        select n.owner_id, n.due_at
        from queue as q
        cross join lateral (
            select d.owner_id, d.due_at
            from restante.webhook_delivery as d
            where d.status = 'pending' and d.owner_id > q.owner_id
            order by d.owner_id, d.due_at
            limit 1
        ) as n
    )
    select q.owner_id
    from queue as q
    where q.due_at <= p_now
    limit p_limit;
end
$$;

-- Which tenants have calls in the log whose ids are older than `p_before`. Ids grow with time.
create function restante.owners_with_old_webhook_deliveries(p_before uuid, p_limit bigint)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    with recursive log as (
        (
            select d.owner_id, d.id
            from restante.webhook_delivery as d
            order by d.owner_id, d.id
            limit 1
        )
        union all
        select n.owner_id, n.id
        from log as l
        cross join lateral (
            select d.owner_id, d.id
            from restante.webhook_delivery as d
            where d.owner_id > l.owner_id
            order by d.owner_id, d.id
            limit 1
        ) as n
    )
    select l.owner_id
    from log as l
    where l.id < p_before
    limit p_limit;
end
$$;

revoke execute on function
    restante.owners_with_webhooks_due(bigint, uuid, bigint),
    restante.owners_with_old_webhook_deliveries(uuid, bigint)
    from public;
grant execute on function
    restante.owners_with_webhooks_due(bigint, uuid, bigint),
    restante.owners_with_old_webhook_deliveries(uuid, bigint)
    to restante_server;

reset role;
revoke create on schema restante from restante_door;
