-- Domains that the operator offers to every tenant, addresses on them, and mailboxes that live for a time.

set local role restante_schema;

-- The offer. It is no tenant's, and every tenant may read it.
create table restante.shared_domain (
    id uuid not null,
    name text not null,
    status text not null check (status in ('active', 'disabled')),
    -- In the operator's one currency.
    price numeric(12, 2) not null check (price >= 0),
    category text not null,
    description text not null,
    -- How long an order on it lives.
    order_minutes bigint not null check (order_minutes > 0),
    created_at bigint not null,
    primary key (id),
    unique (name)
);

-- A name is held by one claim or offered to all, never both.
alter table restante.domain_directory
    alter column owner_id drop not null,
    alter column domain_id drop not null,
    add column shared_domain_id uuid,
    add foreign key (shared_domain_id) references restante.shared_domain (id),
    add constraint domain_directory_holder
        check (num_nonnulls(owner_id, shared_domain_id) = 1 and (owner_id is null) = (domain_id is null));

-- Every address on a shared domain that anyone ever had, for ever: who had it may have it again, nobody else. It outlives its mailbox and
-- its tenant, so it refers to neither.
create table restante.address_directory (
    address text not null,
    owner_id uuid not null,
    mailbox_id uuid not null,
    taken_at bigint not null,
    primary key (address)
);

-- The longest life, in hours, of an address that is made with one.
alter table restante.owner add column max_hours bigint not null default 168 check (max_hours > 0);

-- `emptied`: an expired mailbox whose mail has been removed.
alter table restante.mailbox
    add column shared_domain_id uuid,
    add column emptied boolean not null default false,
    add constraint mailbox_domain_kind check (num_nonnulls(domain_id, shared_domain_id) <= 1);

create index mailbox_expired on restante.mailbox (expires_at)
    where kind = 'temporary' and status <> 'released' and not emptied;
create index mailbox_kept on restante.mailbox (expires_at) where kind = 'temporary' and status <> 'released' and emptied;
-- The live ones of a tenant are counted here, however many expired ones are kept.
create index mailbox_live on restante.mailbox (owner_id, expires_at) where kind <> 'buyer' and status <> 'released';

alter table restante.shared_domain enable row level security, force row level security;
alter table restante.address_directory enable row level security, force row level security;

create policy offer on restante.shared_domain for select to restante_server using (true);
create policy not_for_buyers on restante.shared_domain as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.shared_domain to restante_operator using (true);
create policy operator on restante.address_directory to restante_operator using (true);
create policy door on restante.shared_domain for select to restante_door using (true);
create policy door on restante.address_directory to restante_door using (true);

grant select on restante.shared_domain to restante_server, restante_door;
grant select, insert, update, delete on restante.shared_domain to restante_operator;
grant select on restante.address_directory to restante_operator;
grant select, insert, update on restante.address_directory to restante_door;

reset role;
grant create on schema restante to restante_door;
set local role restante_door;

-- Gives an address on a shared domain to the tenant of the transaction, for its mailbox. False if it is, or ever was, another's.
create function restante.take_address(p_address text, p_mailbox_id uuid, p_now bigint)
returns boolean
language plpgsql volatile parallel unsafe security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := nullif(current_setting('restante.owner_id', true), '')::uuid;
    is_taken boolean;
begin
    if tenant is null then
        return false;
    end if;
    with taken as (
        insert into restante.address_directory as a (address, owner_id, mailbox_id, taken_at)
        values (p_address, tenant, p_mailbox_id, p_now)
        on conflict (address) do update set mailbox_id = excluded.mailbox_id, taken_at = excluded.taken_at
        where a.owner_id = excluded.owner_id
        returning a.address
    )
    select exists (select from taken) into is_taken;
    return is_taken;
end
$$;

-- Which tenants have expired temporary mailboxes whose mail is still to be removed, or that have been kept long enough.
create function restante.owners_with_expired_mailboxes(p_now bigint, p_kept_until bigint, p_limit bigint)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select b.owner_id
    from restante.mailbox as b
    where b.kind = 'temporary' and b.status <> 'released' and not b.emptied and b.expires_at <= p_now
    union
    select b.owner_id
    from restante.mailbox as b
    where b.kind = 'temporary' and b.status <> 'released' and b.emptied and b.expires_at <= p_kept_until
    limit p_limit;
end
$$;

-- Whether mailboxes take mail now: a row for each address, in their order. An address that is a mailbox itself goes before the one
-- without its "+tag". On a shared domain the directory of addresses knows the tenant; on a private one the domain does. A domain that the
-- operator has disabled names the tenant that had it, for the tenant's trail.
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
                when s.status <> 'active' then 'domain_disabled'
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
            o.owner_id, b.id, b.address
        from restante.domain_directory as d
        left join restante.shared_domain as s on s.id = d.shared_domain_id
        left join restante.address_directory as a
            on d.shared_domain_id is not null and a.address in (q.address, q.base)
        left join restante.owner as o on o.owner_id = coalesce(d.owner_id, a.owner_id)
        left join restante.mailbox as b
            on b.owner_id = o.owner_id and b.address in (q.address, q.base) and b.status <> 'released'
            and (a.address is null or b.id = a.mailbox_id)
        where d.name = q.domain
        order by b.address = q.address desc nulls last
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

revoke execute on function
    restante.take_address(text, uuid, bigint),
    restante.owners_with_expired_mailboxes(bigint, bigint, bigint)
    from public;
grant execute on function
    restante.take_address(text, uuid, bigint),
    restante.owners_with_expired_mailboxes(bigint, bigint, bigint)
    to restante_server;

reset role;
revoke create on schema restante from restante_door;
