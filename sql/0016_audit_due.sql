-- Which tenants have too much in the audit trail, asked sooner: whoever has no more events than may be kept of one kind has no kind of which
-- there are more. Almost every tenant is one of those, and costs one look at the index instead of one for each kind.

set local role restante_schema;

-- That look is at the index alone, as long as vacuum keeps up with what is only ever added.
alter table restante.audit_event set (autovacuum_vacuum_insert_scale_factor = 0.05);

reset role;

grant create on schema restante to restante_door;
set local role restante_door;

create or replace function restante.owners_with_audit_to_trim(p_after uuid, p_kept bigint, p_limit bigint)
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
        or case
            when exists (
                select
                from restante.audit_event as e
                where e.owner_id = o.owner_id
                order by e.actor, e.action, e.id
                offset greatest(p_kept, 100) limit 1
            ) then exists (
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
            )
            else false
        end)
    order by o.owner_id
    limit p_limit;
end
$$;

reset role;
revoke create on schema restante from restante_door;
