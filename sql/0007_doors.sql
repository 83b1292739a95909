-- The doors: the only ways past the tenant's wall, each a question with a narrow answer, listed in docs/security.md. They run as
-- restante_door, which sees the tables that they read and no others. PL/pgSQL keeps the plan of its statement between calls; LANGUAGE SQL
-- would plan anew at each; an assignment costs less than PERFORM. All names are qualified and the search path is fixed, so nothing that a
-- caller makes can stand in for them.

grant create on schema restante to restante_door;
set local role restante_door;

-- Opens the tenant for the rest of the transaction if the key is good. What is wrong with a key is told only to who has its secret.
create function restante.authenticate_key(
    p_owner_id uuid, p_key_id uuid, p_digest bytea, p_scopes bigint, p_now bigint,
    out verdict text, out scopes bigint, out requests_per_minute bigint
)
language plpgsql volatile parallel unsafe security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    setting text;
begin
    select
        case
            when k.digest <> p_digest then 'unknown'
            when k.revoked_at is not null then 'revoked'
            when k.expires_at <= p_now then 'expired'
            when o.status <> 'active' then 'owner_suspended'
            when o.expires_at <= p_now then 'owner_expired'
            when k.scopes & p_scopes <> p_scopes then 'scope'
            else 'ok'
        end,
        k.scopes, o.requests_per_minute
    into verdict, scopes, requests_per_minute
    from restante.api_key as k
    join restante.owner as o on o.owner_id = k.owner_id
    where k.owner_id = p_owner_id and k.id = p_key_id;
    if verdict = 'ok' then
        setting := set_config('restante.owner_id', p_owner_id::text, true);
    elsif verdict is null or verdict = 'unknown' then
        verdict := 'unknown';
        scopes := null;
        requests_per_minute := null;
    end if;
end
$$;

-- Opens the tenant for the rest of the transaction if the session is good.
create function restante.authenticate_owner_session(
    p_owner_id uuid, p_session_id uuid, p_digest bytea, p_now bigint
) returns text
language plpgsql volatile parallel unsafe security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    verdict text;
    setting text;
begin
    select
        case
            when s.digest <> p_digest then 'unknown'
            when s.expires_at <= p_now then 'expired'
            when o.status <> 'active' then 'owner_suspended'
            when o.expires_at <= p_now then 'owner_expired'
            else 'ok'
        end
    into verdict
    from restante.owner_session as s
    join restante.owner as o on o.owner_id = s.owner_id
    where s.owner_id = p_owner_id and s.id = p_session_id;
    if verdict = 'ok' then
        setting := set_config('restante.owner_id', p_owner_id::text, true);
    end if;
    return coalesce(verdict, 'unknown');
end
$$;

-- Opens one mailbox of the tenant for the rest of the transaction if the session is good.
create function restante.authenticate_buyer_session(
    p_owner_id uuid, p_mailbox_id uuid, p_session_id uuid, p_digest bytea, p_now bigint
) returns text
language plpgsql volatile parallel unsafe security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    verdict text;
    setting text;
begin
    select
        case
            when s.digest <> p_digest then 'unknown'
            when s.expires_at <= p_now then 'expired'
            when o.status <> 'active' then 'owner_suspended'
            when o.expires_at <= p_now then 'owner_expired'
            when b.status <> 'active' then 'mailbox_disabled'
            when b.expires_at <= p_now then 'mailbox_expired'
            else 'ok'
        end
    into verdict
    from restante.buyer_session as s
    join restante.owner as o on o.owner_id = s.owner_id
    join restante.mailbox as b on b.owner_id = s.owner_id and b.id = s.mailbox_id
    where s.owner_id = p_owner_id and s.id = p_session_id and s.mailbox_id = p_mailbox_id;
    if verdict = 'ok' then
        setting := set_config('restante.owner_id', p_owner_id::text, true);
        setting := set_config('restante.mailbox_id', p_mailbox_id::text, true);
    end if;
    return coalesce(verdict, 'unknown');
end
$$;

-- For the owner's log-in: the hash to compare the password with. No row for an unknown address.
create function restante.find_owner_by_email(p_email text)
returns table (owner_id uuid, password_hash text, status text, expires_at bigint)
language plpgsql stable parallel safe security definer rows 1
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select o.owner_id, o.password_hash, o.status, o.expires_at
    from restante.owner_email as e
    join restante.owner as o on o.owner_id = e.owner_id
    where e.email = p_email;
end
$$;

-- For the buyer's log-in: the hash to compare the PIN with. No row unless the address is a live mailbox with a PIN, of a live owner.
create function restante.find_mailbox_by_address(p_address text, p_domain text, p_now bigint)
returns table (owner_id uuid, mailbox_id uuid, pin_hash text)
language plpgsql stable parallel safe security definer rows 1
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select b.owner_id, b.id, b.pin_hash
    from restante.domain_directory as d
    join restante.mailbox as b
        on b.owner_id = d.owner_id and b.address = p_address and b.status <> 'released'
    join restante.owner as o on o.owner_id = d.owner_id
    where d.name = p_domain and b.status = 'active' and b.pin_hash is not null
        and (b.expires_at is null or b.expires_at > p_now)
        and o.status = 'active' and (o.expires_at is null or o.expires_at > p_now);
end
$$;

-- Whether mailboxes take mail now: a row for each address, in their order. An address that is a mailbox itself goes before the one
-- without its "+tag". The call costs more than an address in it, so sessions that ask at the same time ask together.
create function restante.resolve_recipients(p_addresses text[], p_bases text[], p_domains text[], p_now bigint)
returns table (verdict text, owner_id uuid, mailbox_id uuid, address text)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select coalesce(r.verdict, 'unknown_domain'), r.owner_id, r.id, r.address
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
    order by q.place;
end
$$;

-- Gives a proven name to the tenant's claim. A name in other hands changes them only when the holder's own TXT record has been missing at
-- every look for `p_grace` milliseconds; the holder's claim goes back to `pending`, its mail stays where it is. False if the name stays
-- with another, or the operator has disabled the claim.
create function restante.activate_domain(p_domain_id uuid, p_now bigint, p_grace bigint)
returns boolean
language plpgsql volatile parallel unsafe security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := nullif(current_setting('restante.owner_id', true), '')::uuid;
    is_holder boolean;
begin
    -- Two who prove the same name at the same moment come one after the other, and the second sees what the first did.
    perform from restante.domain as c
    join restante.domain_directory as d on d.name = c.name
    where c.owner_id = tenant and c.id = p_domain_id
    for update of d;
    with claim as (
        select c.name
        from restante.domain as c
        where c.owner_id = tenant and c.id = p_domain_id and c.status <> 'disabled'
    ), before as (
        select d.owner_id, d.domain_id
        from restante.domain_directory as d
        join claim on claim.name = d.name
    ), holder as (
        insert into restante.domain_directory as d (name, owner_id, domain_id)
        select claim.name, tenant, p_domain_id
        from claim
        on conflict (name) do update set owner_id = excluded.owner_id, domain_id = excluded.domain_id
        where (d.owner_id, d.domain_id) = (excluded.owner_id, excluded.domain_id)
            or exists (
                select from restante.domain as h
                where h.owner_id = d.owner_id and h.id = d.domain_id
                    and h.txt_missing_since <= p_now - p_grace
            )
        returning d.owner_id, d.domain_id
    ), displaced as (
        update restante.domain as h set status = 'pending', verified_at = null
        from before, holder
        where h.owner_id = before.owner_id and h.id = before.domain_id
            and before.domain_id <> holder.domain_id
        returning h.id
    ), activated as (
        update restante.domain as c set status = 'active', verified_at = coalesce(c.verified_at, p_now)
        from holder
        where c.owner_id = holder.owner_id and c.id = holder.domain_id
        returning c.id
    )
    select exists (select from activated) into is_holder;
    return is_holder;
end
$$;

-- Which active claims are due for another look at the DNS. The look is made, and noted, as the tenant.
create function restante.domains_to_check(p_before bigint, p_limit bigint)
returns table (owner_id uuid, domain_id uuid, name text, token text)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select d.owner_id, d.id, d.name, d.token
    from restante.domain as d
    where d.status = 'active' and d.checked_at < p_before
    order by d.checked_at
    limit p_limit;
end
$$;

-- Which tenants have given mailboxes back whose mail is still to be removed. The removing is done as the tenant.
create function restante.owners_to_sweep(p_limit bigint)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select distinct b.owner_id
    from restante.mailbox as b
    where b.status = 'released'
    limit p_limit;
end
$$;

revoke execute on function
    restante.authenticate_key(uuid, uuid, bytea, bigint, bigint),
    restante.authenticate_owner_session(uuid, uuid, bytea, bigint),
    restante.authenticate_buyer_session(uuid, uuid, uuid, bytea, bigint),
    restante.find_owner_by_email(text),
    restante.find_mailbox_by_address(text, text, bigint),
    restante.resolve_recipients(text[], text[], text[], bigint),
    restante.activate_domain(uuid, bigint, bigint),
    restante.domains_to_check(bigint, bigint),
    restante.owners_to_sweep(bigint)
    from public;
grant execute on function
    restante.authenticate_key(uuid, uuid, bytea, bigint, bigint),
    restante.authenticate_owner_session(uuid, uuid, bytea, bigint),
    restante.authenticate_buyer_session(uuid, uuid, uuid, bytea, bigint),
    restante.find_owner_by_email(text),
    restante.find_mailbox_by_address(text, text, bigint),
    restante.resolve_recipients(text[], text[], text[], bigint),
    restante.activate_domain(uuid, bigint, bigint),
    restante.domains_to_check(bigint, bigint),
    restante.owners_to_sweep(bigint)
    to restante_server;

reset role;
revoke create on schema restante from restante_door;
