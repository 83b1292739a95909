-- What became of mail at the door: the intake trail, which tells an owner why a mail did not arrive, and the receipts by which a mail that is
-- sent again is known.

set local role restante_schema;

-- The ids grow with the time of the event, so the keys order by them. A reader merges the newest of each verdict it wants.
create table restante.intake_event (
    owner_id uuid not null,
    id uuid not null,
    at bigint not null,
    verdict text not null
        check (verdict in ('accepted', 'duplicate', 'refused', 'deferred', 'lost', 'unrecorded')),
    domain text not null,
    -- The recipient as the client named it, in lower case.
    address text not null,
    envelope_from text not null,
    client_address text not null,
    helo text not null,
    tls text,
    -- What the client was told: '550 5.1.1'. Empty when it was not there to be told.
    code text not null,
    reason text not null,
    -- The stored mail, if it is still there.
    message_id uuid,
    primary key (owner_id, id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

-- As in `mailbox`: a plan must suit the largest tenant.
alter table restante.intake_event alter column owner_id set (n_distinct = 1);

create index intake_event_verdict on restante.intake_event (owner_id, verdict, id);
create index intake_event_domain on restante.intake_event (owner_id, domain, verdict, id);
create index intake_event_address on restante.intake_event (owner_id, address, verdict, id);

-- A mail that a mailbox got: a SHA-256 of the envelope and the octets as sent. Written under the mailbox's row lock.
create table restante.receipt (
    owner_id uuid not null,
    mailbox_id uuid not null,
    digest bytea not null check (octet_length(digest) = 32),
    message_id uuid not null,
    at bigint not null,
    primary key (owner_id, mailbox_id, digest),
    foreign key (owner_id, mailbox_id) references restante.mailbox (owner_id, id) on delete cascade
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

alter table restante.receipt alter column owner_id set (n_distinct = 1);

create index receipt_age on restante.receipt (owner_id, at);

-- For mail to a name that the operator has taken from its only holder.
create index domain_disabled on restante.domain (name, verified_at)
    where status = 'disabled' and verified_at is not null;

alter table restante.intake_event enable row level security, force row level security;
alter table restante.receipt enable row level security, force row level security;

create policy tenant on restante.intake_event to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.intake_event as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.receipt to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.receipt as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.intake_event to restante_operator using (true);
create policy operator on restante.receipt to restante_operator using (true);
create policy door on restante.intake_event for select to restante_door using (true);
create policy door on restante.receipt for select to restante_door using (true);

grant select, insert, delete on restante.intake_event to restante_server;
grant select, insert, delete on restante.receipt to restante_server;
grant update (message_id, at) on restante.receipt to restante_server;
grant select, insert, update, delete on restante.intake_event, restante.receipt to restante_operator;
grant select (owner_id, id, at) on restante.intake_event to restante_door;
grant select (owner_id, at) on restante.receipt to restante_door;

reset role;

grant create on schema restante to restante_door;
set local role restante_door;

-- Whether mailboxes take mail now: a row for each recipient, in their order. One that is a mailbox itself goes before the one
-- without its "+tag"; null names no mailbox that could be. Mail to a name that the operator has disabled has a verdict of its own, for the
-- trail of who held it. The call costs more than a recipient in it, so sessions that ask at the same time ask together.
create or replace function restante.resolve_recipients(
    p_addresses text[], p_bases text[], p_domains text[], p_now bigint
)
returns table (verdict text, owner_id uuid, mailbox_id uuid, address text)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select coalesce(r.verdict, h.verdict, 'unknown_domain'), coalesce(r.owner_id, h.owner_id), r.id, r.address
    from unnest(p_addresses, p_bases, p_domains) with ordinality as q (address, base, domain, place)
    left join lateral (
        select
            case
                when b.id is null then 'unknown_mailbox'
                when b.status <> 'active' then 'mailbox_disabled'
                when b.expires_at <= p_now then 'mailbox_expired'
                when o.status <> 'active' then 'owner_suspended'
                when o.expires_at <= p_now then 'owner_expired'
                when o.max_bytes <= (
                    select coalesce(sum(u.bytes), 0)
                    from restante.owner_usage as u
                    where u.owner_id = o.owner_id
                ) then 'over_quota'
                else 'ok'
            end as verdict,
            d.owner_id, b.id, b.address
        from restante.domain_directory as d
        join restante.owner as o on o.owner_id = d.owner_id
        left join restante.mailbox as b
            on b.owner_id = d.owner_id and b.address in (q.address, q.base) and b.status <> 'released'
        where d.name = q.domain
        order by b.address = q.address desc
        limit 1
    ) as r on true
    left join lateral (
        select 'domain_disabled' as verdict, c.owner_id
        from restante.domain as c
        where r.verdict is null and c.name = q.domain and c.status = 'disabled' and c.verified_at is not null
        order by c.verified_at desc
        limit 1
    ) as h on true
    order by q.place;
end
$$;

-- Which tenants behind `p_after`, in the order of their ids, have a trail or receipts that are too old, or a trail that is too long. The removing
-- is done as the tenant.
create function restante.owners_to_trim(
    p_after uuid, p_events_before bigint, p_events_kept bigint, p_receipts_before bigint, p_limit bigint
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
            select from restante.intake_event as e
            where e.owner_id = o.owner_id
            order by e.id
            offset p_events_kept limit 1))
    order by o.owner_id
    limit p_limit;
end
$$;

revoke execute on function restante.owners_to_trim(uuid, bigint, bigint, bigint, bigint) from public;
grant execute on function restante.owners_to_trim(uuid, bigint, bigint, bigint, bigint) to restante_server;

reset role;
revoke create on schema restante from restante_door;
