-- Who did what to whom: see docs/decisions/0006-audit.md. Written by the statement that does the thing, and not changed afterwards.

set local role restante_schema;

create table restante.audit_event (
    owner_id uuid not null,
    id uuid not null,
    at bigint not null,
    -- `noun.verb`
    action text not null,
    actor text not null check (actor in ('operator', 'owner', 'key', 'server')),
    -- The operator's account, or the id of the session or key.
    actor_name text not null,
    -- From which address.
    client text not null,
    -- To what: an id, an address, a domain.
    subject text not null,
    detail text not null,
    primary key (owner_id, id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
);

-- How much there is of each kind; and the newest of all owners.
create index audit_event_kind on restante.audit_event (owner_id, actor, action, id);
create index audit_event_newest on restante.audit_event (id);

-- As in `mailbox`: a plan must suit the largest tenant.
alter table restante.audit_event alter column owner_id set (n_distinct = 1);

-- What the operator did to what is no owner's: shared domains, and owners that are gone.
create table restante.operator_event (
    id uuid not null,
    at bigint not null,
    action text not null,
    actor_name text not null,
    subject text not null,
    detail text not null,
    primary key (id)
);

alter table restante.audit_event enable row level security, force row level security;
alter table restante.operator_event enable row level security, force row level security;

create policy tenant on restante.audit_event to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.audit_event as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
-- The server cannot sign as the operator.
create policy own_name on restante.audit_event as restrictive for insert to restante_server
    with check (actor <> 'operator');
create policy operator on restante.audit_event to restante_operator using (true);
create policy door on restante.audit_event for select to restante_door using (true);
create policy door_trims on restante.audit_event for delete to restante_door using (true);
create policy operator on restante.operator_event to restante_operator using (true);
create policy door on restante.operator_event for select to restante_door using (true);
create policy door_trims on restante.operator_event for delete to restante_door using (true);

-- Append-only.
grant insert on restante.audit_event to restante_server;
grant select, insert on restante.audit_event, restante.operator_event to restante_operator;
grant select (owner_id, id, at, actor, action), delete on restante.audit_event to restante_door;
grant select (id, at), delete on restante.operator_event to restante_door;

-- Records an event of who the transaction says is acting; fails if it does not say. The caller's own rights and policies hold.
create function restante.record(p_owner_id uuid, p_action text, p_subject text, p_detail text) returns boolean
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into restante.audit_event (owner_id, id, at, action, actor, actor_name, client, subject, detail)
    values (p_owner_id, current_setting('restante.event_id')::uuid, current_setting('restante.event_at')::bigint, p_action,
        current_setting('restante.actor'), current_setting('restante.actor_name'), current_setting('restante.client'),
        p_subject, p_detail);
    return true;
end
$$;

revoke execute on function restante.record(uuid, text, text, text) from public;
grant execute on function restante.record(uuid, text, text, text) to restante_server, restante_operator;

reset role;

grant create on schema restante to restante_door;
set local role restante_door;

-- Which tenants have events that are older than a year by this database's clock, or more than `p_kept` of a kind.
create function restante.owners_with_audit_to_trim(p_after uuid, p_kept bigint, p_limit bigint)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    year_ago bigint := extract(epoch from statement_timestamp() - interval '365 days') * 1000;
begin
    return query
    select o.owner_id
    from restante.owner as o
    where o.owner_id > p_after and (
        year_ago > (
            select e.at from restante.audit_event as e where e.owner_id = o.owner_id order by e.id limit 1)
        or exists (
            with recursive kind as (
                (
                    select e.actor, e.action
                    from restante.audit_event as e
                    where e.owner_id = o.owner_id
                    order by e.actor, e.action
                    limit 1
                )
                union all
                select n.actor, n.action
                from kind as k
                cross join lateral (
                    select e.actor, e.action
                    from restante.audit_event as e
                    where e.owner_id = o.owner_id and (e.actor, e.action) > (k.actor, k.action)
                    order by e.actor, e.action
                    limit 1
                ) as n
            )
            select
            from kind as k
            where exists (
                select
                from restante.audit_event as e
                where e.owner_id = o.owner_id and e.actor = k.actor and e.action = k.action
                order by e.id desc
                offset greatest(p_kept, 100) limit 1
            )
        ))
    order by o.owner_id
    limit p_limit;
end
$$;

-- Removes some of those of the transaction's tenant; how many. What it may remove does not depend on who calls it.
create function restante.trim_audit(p_kept bigint, p_limit bigint) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := nullif(current_setting('restante.owner_id', true), '')::uuid;
    year_ago bigint := extract(epoch from statement_timestamp() - interval '365 days') * 1000;
    removed bigint;
begin
    with recursive kind as (
        (
            select e.actor, e.action
            from restante.audit_event as e
            where e.owner_id = tenant
            order by e.actor, e.action
            limit 1
        )
        union all
        select n.actor, n.action
        from kind as k
        cross join lateral (
            select e.actor, e.action
            from restante.audit_event as e
            where e.owner_id = tenant and (e.actor, e.action) > (k.actor, k.action)
            order by e.actor, e.action
            limit 1
        ) as n
    ), excess as (
        select x.id
        from kind as k
        cross join lateral (
            select e.id
            from restante.audit_event as e
            where e.owner_id = tenant and e.actor = k.actor and e.action = k.action
            order by e.id desc
            offset greatest(p_kept, 100) limit p_limit
        ) as x
    ), old as (
        select e.id
        from restante.audit_event as e
        where e.owner_id = tenant and e.at < year_ago
        order by e.id
        limit p_limit
    ), doomed as (
        select excess.id from excess
        union
        select old.id from old
        limit p_limit
    ), gone as (
        delete from restante.audit_event as e
        using doomed
        where e.owner_id = tenant and e.id = doomed.id
        returning e.id
    )
    select count(*) into removed from gone;
    return removed;
end
$$;

-- Removes some of what the operator did to no owner more than a year ago; how many.
create function restante.trim_operator_events(p_limit bigint) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    year_ago bigint := extract(epoch from statement_timestamp() - interval '365 days') * 1000;
    removed bigint;
begin
    with doomed as (
        select e.id from restante.operator_event as e where e.at < year_ago order by e.id limit p_limit
    ), gone as (
        delete from restante.operator_event as e
        using doomed
        where e.id = doomed.id
        returning e.id
    )
    select count(*) into removed from gone;
    return removed;
end
$$;

revoke execute on function
    restante.owners_with_audit_to_trim(uuid, bigint, bigint),
    restante.trim_audit(bigint, bigint),
    restante.trim_operator_events(bigint)
    from public;
grant execute on function
    restante.owners_with_audit_to_trim(uuid, bigint, bigint),
    restante.trim_audit(bigint, bigint),
    restante.trim_operator_events(bigint)
    to restante_server;

reset role;
revoke create on schema restante from restante_door;
