-- What the pages show beside mail: from where a buyer's sessions were opened, and the figures of each day.

set local role restante_schema;

alter table restante.buyer_session add column client text not null default '', add column agent text not null default '';
alter table restante.buyer_session alter column client drop default, alter column agent drop default;

-- Raised by the statement that writes the trail down, so that an event counts once; never by a delivery.
create table restante.intake_day (
    owner_id uuid not null,
    -- Days since 1970, UTC.
    day bigint not null,
    mails bigint not null,
    codes bigint not null,
    refusals bigint not null,
    primary key (owner_id, day),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
) with (fillfactor = 50);

-- As in `mailbox`: a plan must suit the largest tenant.
alter table restante.intake_day alter column owner_id set (n_distinct = 1);

alter table restante.intake_day enable row level security, force row level security;

create policy tenant on restante.intake_day to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.intake_day as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.intake_day to restante_operator using (true);
create policy door on restante.intake_day for select to restante_door using (true);

grant select, insert, update, delete on restante.intake_day to restante_server, restante_operator;
grant select (owner_id, day) on restante.intake_day to restante_door;

reset role;

grant create on schema restante to restante_door;
set local role restante_door;

drop function restante.owners_to_trim(uuid, bigint, bigint, bigint, bigint);

-- As before, and also tenants whose figures are too old.
create function restante.owners_to_trim(
    p_after uuid, p_events_before bigint, p_events_kept bigint, p_receipts_before bigint, p_days_before bigint,
    p_limit bigint
)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select o.owner_id
    from restante.owner as o
    where o.owner_id > p_after and (
        p_events_before > (
            select e.at from restante.intake_event as e where e.owner_id = o.owner_id order by e.id limit 1)
        or p_receipts_before > (
            select r.at from restante.receipt as r where r.owner_id = o.owner_id order by r.at limit 1)
        or exists (
            select from restante.intake_day as d where d.owner_id = o.owner_id and d.day < p_days_before)
        or exists (
            select from restante.intake_event as e
            where e.owner_id = o.owner_id
            order by e.id
            offset p_events_kept limit 1))
    order by o.owner_id
    limit p_limit;
end
$$;

revoke execute on function restante.owners_to_trim(uuid, bigint, bigint, bigint, bigint, bigint) from public;
grant execute on function restante.owners_to_trim(uuid, bigint, bigint, bigint, bigint, bigint) to restante_server;

reset role;
revoke create on schema restante from restante_door;
