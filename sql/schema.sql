CREATE SCHEMA restante;
ALTER SCHEMA restante OWNER TO restante_schema;
CREATE FUNCTION restante.activate_domain(p_domain_id uuid, p_now bigint, p_grace bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.activate_domain(p_domain_id uuid, p_now bigint, p_grace bigint) OWNER TO restante_door;
CREATE FUNCTION restante.authenticate_buyer_session(p_owner_id uuid, p_mailbox_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.authenticate_buyer_session(p_owner_id uuid, p_mailbox_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) OWNER TO restante_door;
CREATE FUNCTION restante.authenticate_key(p_owner_id uuid, p_key_id uuid, p_digest bytea, p_scopes bigint, p_now bigint, OUT verdict text, OUT scopes bigint, OUT requests_per_minute bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.authenticate_key(p_owner_id uuid, p_key_id uuid, p_digest bytea, p_scopes bigint, p_now bigint, OUT verdict text, OUT scopes bigint, OUT requests_per_minute bigint) OWNER TO restante_door;
CREATE FUNCTION restante.authenticate_owner_session(p_owner_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.authenticate_owner_session(p_owner_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) OWNER TO restante_door;
CREATE FUNCTION restante.domains_to_check(p_before bigint, p_limit bigint) RETURNS TABLE(owner_id uuid, domain_id uuid, name text, token text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.domains_to_check(p_before bigint, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.find_mailbox_by_address(p_address text, p_domain text, p_now bigint) RETURNS TABLE(owner_id uuid, mailbox_id uuid, pin_hash text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.find_mailbox_by_address(p_address text, p_domain text, p_now bigint) OWNER TO restante_door;
CREATE FUNCTION restante.find_owner_by_email(p_email text) RETURNS TABLE(owner_id uuid, password_hash text, status text, expires_at bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
    return query
    select o.owner_id, o.password_hash, o.status, o.expires_at
    from restante.owner_email as e
    join restante.owner as o on o.owner_id = e.owner_id
    where e.email = p_email;
end
$$;
ALTER FUNCTION restante.find_owner_by_email(p_email text) OWNER TO restante_door;
CREATE FUNCTION restante.order_status(p_outcome text, p_ends_at bigint, p_last_message_at bigint, p_now bigint) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select case
        when p_outcome is not null then p_outcome
        when p_last_message_at is not null then case when p_ends_at <= p_now then 'completed' else 'active' end
        when p_ends_at <= p_now then 'expired'
        else 'pending'
    end
$$;
ALTER FUNCTION restante.order_status(p_outcome text, p_ends_at bigint, p_last_message_at bigint, p_now bigint) OWNER TO restante_schema;
CREATE FUNCTION restante.owners_to_settle(p_now bigint, p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
    return query
    select distinct o.owner_id
    from restante.mail_order as o
    where o.outcome is null and o.ends_at <= p_now
    limit p_limit;
end
$$;
ALTER FUNCTION restante.owners_to_settle(p_now bigint, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.owners_to_sweep(p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
    return query
    select distinct b.owner_id
    from restante.mailbox as b
    where b.status = 'released'
    limit p_limit;
end
$$;
ALTER FUNCTION restante.owners_to_sweep(p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.owners_to_trim(p_after uuid, p_events_before bigint, p_events_kept bigint, p_receipts_before bigint, p_days_before bigint, p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.owners_to_trim(p_after uuid, p_events_before bigint, p_events_kept bigint, p_receipts_before bigint, p_days_before bigint, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.owners_with_audit_to_trim(p_after uuid, p_kept bigint, p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.owners_with_audit_to_trim(p_after uuid, p_kept bigint, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.owners_with_expired_mailboxes(p_now bigint, p_kept_until bigint, p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
    union
    select b.owner_id
    from restante.mailbox as b
    where b.kind = 'order' and b.status <> 'released' and b.expires_at <= p_kept_until
    limit p_limit;
end
$$;
ALTER FUNCTION restante.owners_with_expired_mailboxes(p_now bigint, p_kept_until bigint, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.owners_with_old_webhook_deliveries(p_before uuid, p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.owners_with_old_webhook_deliveries(p_before uuid, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.owners_with_webhooks_due(p_now bigint, p_after uuid, p_limit bigint) RETURNS TABLE(owner_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.owners_with_webhooks_due(p_now bigint, p_after uuid, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.record(p_owner_id uuid, p_action text, p_subject text, p_detail text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    insert into restante.audit_event (owner_id, id, at, action, actor, actor_name, client, subject, detail)
    values (p_owner_id, current_setting('restante.event_id')::uuid, current_setting('restante.event_at')::bigint, p_action,
        current_setting('restante.actor'), current_setting('restante.actor_name'), current_setting('restante.client'),
        p_subject, p_detail);
    return true;
end
$$;
ALTER FUNCTION restante.record(p_owner_id uuid, p_action text, p_subject text, p_detail text) OWNER TO restante_schema;
CREATE FUNCTION restante.require_first(p_owner_id uuid, p_key text, p_request bytea) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    known bytea;
begin
    -- Whose credential opens nothing learns nothing here, and holds nobody up.
    if current_setting('restante.owner_id', true) is distinct from p_owner_id::text then
        return;
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended(p_owner_id::text || p_key, 7)) then
        raise exception using errcode = 'RI409', message = 'a request with this key is under way';
    end if;
    select k.request into known
    from restante.idempotency_key as k
    where k.owner_id = p_owner_id and k.key = p_key;
    if known is null then
        return;
    elsif known = p_request then
        raise exception using errcode = 'RI200', message = 'the request has been answered';
    else
        raise exception using errcode = 'RI422', message = 'the key was used for another request';
    end if;
end
$$;
ALTER FUNCTION restante.require_first(p_owner_id uuid, p_key text, p_request bytea) OWNER TO restante_schema;
CREATE FUNCTION restante.resolve_recipients(p_addresses text[], p_bases text[], p_domains text[], p_now bigint) RETURNS TABLE(verdict text, owner_id uuid, mailbox_id uuid, address text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.resolve_recipients(p_addresses text[], p_bases text[], p_domains text[], p_now bigint) OWNER TO restante_door;
CREATE FUNCTION restante.take_address(p_address text, p_mailbox_id uuid, p_now bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.take_address(p_address text, p_mailbox_id uuid, p_now bigint) OWNER TO restante_door;
CREATE FUNCTION restante.trim_audit(p_kept bigint, p_limit bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.trim_audit(p_kept bigint, p_limit bigint) OWNER TO restante_door;
CREATE FUNCTION restante.trim_operator_events(p_limit bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
ALTER FUNCTION restante.trim_operator_events(p_limit bigint) OWNER TO restante_door;
CREATE TABLE restante.address_directory (
    address text NOT NULL,
    owner_id uuid NOT NULL,
    mailbox_id uuid NOT NULL,
    taken_at bigint NOT NULL
);
ALTER TABLE ONLY restante.address_directory FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.address_directory OWNER TO restante_schema;
CREATE TABLE restante.api_key (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    digest bytea NOT NULL,
    scopes bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    last_used_at bigint,
    CONSTRAINT api_key_digest_check CHECK ((octet_length(digest) = 32))
)
WITH (fillfactor='80');
ALTER TABLE ONLY restante.api_key FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.api_key OWNER TO restante_schema;
CREATE TABLE restante.audit_event (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    at bigint NOT NULL,
    action text NOT NULL,
    actor text NOT NULL,
    actor_name text NOT NULL,
    client text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL,
    CONSTRAINT audit_event_actor_check CHECK ((actor = ANY (ARRAY['operator'::text, 'owner'::text, 'key'::text, 'server'::text])))
)
WITH (autovacuum_vacuum_insert_scale_factor='0.05');
ALTER TABLE ONLY restante.audit_event ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.audit_event FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.audit_event OWNER TO restante_schema;
CREATE TABLE restante.buyer_session (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    mailbox_id uuid NOT NULL,
    digest bytea NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    client text NOT NULL,
    agent text NOT NULL,
    CONSTRAINT buyer_session_digest_check CHECK ((octet_length(digest) = 32))
);
ALTER TABLE ONLY restante.buyer_session FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.buyer_session OWNER TO restante_schema;
CREATE TABLE restante.domain (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    token text NOT NULL,
    created_at bigint NOT NULL,
    verified_at bigint,
    checked_at bigint DEFAULT 0 NOT NULL,
    txt_found boolean,
    mx_found boolean,
    txt_missing_since bigint,
    CONSTRAINT domain_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'disabled'::text])))
);
ALTER TABLE ONLY restante.domain FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.domain OWNER TO restante_schema;
CREATE TABLE restante.domain_directory (
    name text NOT NULL,
    owner_id uuid,
    domain_id uuid,
    shared_domain_id uuid,
    CONSTRAINT domain_directory_holder CHECK (((num_nonnulls(owner_id, shared_domain_id) = 1) AND ((owner_id IS NULL) = (domain_id IS NULL))))
);
ALTER TABLE ONLY restante.domain_directory FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.domain_directory OWNER TO restante_schema;
CREATE TABLE restante.idempotency_key (
    owner_id uuid NOT NULL,
    key text NOT NULL,
    request bytea NOT NULL,
    status bigint NOT NULL,
    answer bytea NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT idempotency_key_request_check CHECK ((octet_length(request) = 32))
);
ALTER TABLE ONLY restante.idempotency_key FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.idempotency_key OWNER TO restante_schema;
CREATE TABLE restante.intake_day (
    owner_id uuid NOT NULL,
    day bigint NOT NULL,
    mails bigint NOT NULL,
    codes bigint NOT NULL,
    refusals bigint NOT NULL
)
WITH (fillfactor='50');
ALTER TABLE ONLY restante.intake_day ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.intake_day FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.intake_day OWNER TO restante_schema;
CREATE TABLE restante.intake_event (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    at bigint NOT NULL,
    verdict text NOT NULL,
    domain text NOT NULL,
    address text NOT NULL,
    envelope_from text NOT NULL,
    client_address text NOT NULL,
    helo text NOT NULL,
    tls text,
    code text NOT NULL,
    reason text NOT NULL,
    message_id uuid,
    CONSTRAINT intake_event_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'duplicate'::text, 'refused'::text, 'deferred'::text, 'lost'::text, 'unrecorded'::text])))
)
WITH (autovacuum_vacuum_scale_factor='0.05', autovacuum_vacuum_insert_scale_factor='0.05');
ALTER TABLE ONLY restante.intake_event ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.intake_event FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.intake_event OWNER TO restante_schema;
CREATE TABLE restante.ledger_entry (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    amount numeric(14,2) NOT NULL,
    balance numeric(18,2) NOT NULL,
    order_id uuid,
    note text NOT NULL,
    CONSTRAINT ledger_entry_balance_check CHECK ((balance >= (0)::numeric)),
    CONSTRAINT ledger_entry_check CHECK (
CASE
    WHEN (kind = ANY (ARRAY['credit'::text, 'refund'::text])) THEN (amount >= (0)::numeric)
    ELSE (amount <= (0)::numeric)
END),
    CONSTRAINT ledger_entry_kind_check CHECK ((kind = ANY (ARRAY['credit'::text, 'debit'::text, 'charge'::text, 'refund'::text])))
);
ALTER TABLE ONLY restante.ledger_entry ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.ledger_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.ledger_entry OWNER TO restante_schema;
CREATE TABLE restante.login_failure (
    subject bytea NOT NULL,
    failures bigint NOT NULL,
    failed_at bigint NOT NULL,
    CONSTRAINT login_failure_subject_check CHECK ((octet_length(subject) = 32))
)
WITH (fillfactor='70');
ALTER TABLE ONLY restante.login_failure FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.login_failure OWNER TO restante_schema;
CREATE TABLE restante.mail_order (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    number text NOT NULL,
    mailbox_id uuid NOT NULL,
    email text NOT NULL,
    domain text NOT NULL,
    site text NOT NULL,
    price numeric(12,2) NOT NULL,
    minutes bigint NOT NULL,
    created_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    outcome text,
    ended_at bigint,
    polling_since bigint,
    CONSTRAINT mail_order_check CHECK (((outcome IS NULL) = (ended_at IS NULL))),
    CONSTRAINT mail_order_minutes_check CHECK ((minutes > 0)),
    CONSTRAINT mail_order_outcome_check CHECK ((outcome = ANY (ARRAY['cancelled'::text, 'completed'::text, 'expired'::text]))),
    CONSTRAINT mail_order_price_check CHECK ((price >= (0)::numeric))
);
ALTER TABLE ONLY restante.mail_order ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.mail_order FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.mail_order OWNER TO restante_schema;
CREATE TABLE restante.mailbox (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    domain_id uuid,
    address text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    label text,
    pin_hash text,
    created_at bigint NOT NULL,
    expires_at bigint,
    message_count bigint DEFAULT 0 NOT NULL,
    unread bigint DEFAULT 0 NOT NULL,
    message_bytes bigint DEFAULT 0 NOT NULL,
    last_message_at bigint,
    shared_domain_id uuid,
    emptied boolean DEFAULT false NOT NULL,
    CONSTRAINT mailbox_domain_kind CHECK ((num_nonnulls(domain_id, shared_domain_id) <= 1)),
    CONSTRAINT mailbox_kind_check CHECK ((kind = ANY (ARRAY['buyer'::text, 'temporary'::text, 'order'::text]))),
    CONSTRAINT mailbox_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text, 'released'::text])))
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.05');
ALTER TABLE ONLY restante.mailbox ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.mailbox FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.mailbox OWNER TO restante_schema;
CREATE TABLE restante.message (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    mailbox_id uuid NOT NULL,
    received_at bigint NOT NULL,
    size bigint NOT NULL,
    seen boolean DEFAULT false NOT NULL,
    otp text,
    envelope_from text NOT NULL,
    from_address text NOT NULL,
    from_name text,
    subject text NOT NULL,
    body_text text NOT NULL,
    body_html text,
    codes text NOT NULL,
    links text NOT NULL,
    attachments text NOT NULL,
    client_address text NOT NULL,
    helo text NOT NULL,
    tls text,
    notes text DEFAULT '[]'::text NOT NULL
)
WITH (autovacuum_vacuum_insert_scale_factor='0.05');
ALTER TABLE ONLY restante.message ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.message FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.message OWNER TO restante_schema;
CREATE TABLE restante.message_source (
    owner_id uuid NOT NULL,
    message_id uuid NOT NULL,
    mailbox_id uuid NOT NULL,
    raw bytea NOT NULL
);
ALTER TABLE ONLY restante.message_source ALTER COLUMN raw SET STORAGE MAIN;
ALTER TABLE ONLY restante.message_source FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.message_source OWNER TO restante_schema;
CREATE TABLE restante.migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE restante.migration OWNER TO restante_schema;
CREATE TABLE restante.operator_event (
    id uuid NOT NULL,
    at bigint NOT NULL,
    action text NOT NULL,
    actor_name text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL
);
ALTER TABLE ONLY restante.operator_event FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.operator_event OWNER TO restante_schema;
CREATE TABLE restante.owner (
    owner_id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    status text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint,
    max_domains bigint NOT NULL,
    max_buyers bigint NOT NULL,
    max_temporary bigint NOT NULL,
    max_keys bigint NOT NULL,
    max_bytes bigint NOT NULL,
    requests_per_minute bigint NOT NULL,
    max_hours bigint DEFAULT 168 NOT NULL,
    CONSTRAINT owner_max_buyers_check CHECK ((max_buyers >= 0)),
    CONSTRAINT owner_max_bytes_check CHECK ((max_bytes >= 0)),
    CONSTRAINT owner_max_domains_check CHECK ((max_domains >= 0)),
    CONSTRAINT owner_max_hours_check CHECK ((max_hours > 0)),
    CONSTRAINT owner_max_keys_check CHECK ((max_keys >= 0)),
    CONSTRAINT owner_max_temporary_check CHECK ((max_temporary >= 0)),
    CONSTRAINT owner_requests_per_minute_check CHECK ((requests_per_minute >= 0)),
    CONSTRAINT owner_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text])))
);
ALTER TABLE ONLY restante.owner FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.owner OWNER TO restante_schema;
CREATE TABLE restante.owner_email (
    email text NOT NULL,
    owner_id uuid NOT NULL
);
ALTER TABLE ONLY restante.owner_email FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.owner_email OWNER TO restante_schema;
CREATE TABLE restante.owner_session (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    digest bytea NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    client text NOT NULL,
    agent text NOT NULL,
    CONSTRAINT owner_session_digest_check CHECK ((octet_length(digest) = 32))
);
ALTER TABLE ONLY restante.owner_session FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.owner_session OWNER TO restante_schema;
CREATE TABLE restante.owner_usage (
    owner_id uuid NOT NULL,
    slot bigint NOT NULL,
    messages bigint NOT NULL,
    bytes bigint NOT NULL
)
WITH (fillfactor='50', autovacuum_vacuum_scale_factor='0.05');
ALTER TABLE ONLY restante.owner_usage FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.owner_usage OWNER TO restante_schema;
CREATE TABLE restante.receipt (
    owner_id uuid NOT NULL,
    mailbox_id uuid NOT NULL,
    digest bytea NOT NULL,
    message_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT receipt_digest_check CHECK ((octet_length(digest) = 32))
)
WITH (autovacuum_vacuum_scale_factor='0.05', autovacuum_vacuum_insert_scale_factor='0.05');
ALTER TABLE ONLY restante.receipt ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.receipt FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.receipt OWNER TO restante_schema;
CREATE TABLE restante.shared_domain (
    id uuid NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    price numeric(12,2) NOT NULL,
    category text NOT NULL,
    description text NOT NULL,
    order_minutes bigint NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT shared_domain_order_minutes_check CHECK ((order_minutes > 0)),
    CONSTRAINT shared_domain_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT shared_domain_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])))
);
ALTER TABLE ONLY restante.shared_domain FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.shared_domain OWNER TO restante_schema;
CREATE TABLE restante.wallet (
    owner_id uuid NOT NULL,
    balance numeric(18,2) NOT NULL,
    entries bigint DEFAULT 0 NOT NULL,
    CONSTRAINT wallet_balance_check CHECK ((balance >= (0)::numeric))
);
ALTER TABLE ONLY restante.wallet FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.wallet OWNER TO restante_schema;
CREATE TABLE restante.webhook (
    owner_id uuid NOT NULL,
    url text NOT NULL,
    enabled boolean NOT NULL,
    include_otp boolean NOT NULL,
    secret bytea NOT NULL,
    secret_at bigint NOT NULL,
    old_secret bytea,
    old_secret_until bigint,
    failing_since bigint,
    last_success_at bigint,
    last_failure_at bigint,
    last_error text,
    disabled_at bigint,
    disabled_reason text,
    CONSTRAINT webhook_check CHECK (((url <> ''::text) OR (NOT enabled))),
    CONSTRAINT webhook_check1 CHECK (((old_secret IS NULL) = (old_secret_until IS NULL))),
    CONSTRAINT webhook_check2 CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL))),
    CONSTRAINT webhook_old_secret_check CHECK (((octet_length(old_secret) >= 24) AND (octet_length(old_secret) <= 64))),
    CONSTRAINT webhook_secret_check CHECK (((octet_length(secret) >= 24) AND (octet_length(secret) <= 64)))
)
WITH (fillfactor='70');
ALTER TABLE ONLY restante.webhook FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.webhook OWNER TO restante_schema;
CREATE TABLE restante.webhook_attempt (
    owner_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    status bigint,
    duration bigint NOT NULL,
    error text
);
ALTER TABLE ONLY restante.webhook_attempt FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.webhook_attempt OWNER TO restante_schema;
CREATE TABLE restante.webhook_delivery (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    created_at bigint NOT NULL,
    due_at bigint NOT NULL,
    tries bigint DEFAULT 0 NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    CONSTRAINT webhook_delivery_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'test'::text]))),
    CONSTRAINT webhook_delivery_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text])))
)
WITH (fillfactor='80');
ALTER TABLE ONLY restante.webhook_delivery ALTER COLUMN owner_id SET (n_distinct=1);
ALTER TABLE ONLY restante.webhook_delivery FORCE ROW LEVEL SECURITY;
ALTER TABLE restante.webhook_delivery OWNER TO restante_schema;
ALTER TABLE ONLY restante.address_directory
    ADD CONSTRAINT address_directory_pkey PRIMARY KEY (address);
ALTER TABLE ONLY restante.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.buyer_session
    ADD CONSTRAINT buyer_session_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.domain_directory
    ADD CONSTRAINT domain_directory_pkey PRIMARY KEY (name);
ALTER TABLE ONLY restante.domain
    ADD CONSTRAINT domain_owner_id_name_key UNIQUE (owner_id, name);
ALTER TABLE ONLY restante.domain
    ADD CONSTRAINT domain_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (owner_id, key);
ALTER TABLE ONLY restante.intake_day
    ADD CONSTRAINT intake_day_pkey PRIMARY KEY (owner_id, day);
ALTER TABLE ONLY restante.intake_event
    ADD CONSTRAINT intake_event_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.ledger_entry
    ADD CONSTRAINT ledger_entry_owner_id_number_key UNIQUE (owner_id, number);
ALTER TABLE ONLY restante.ledger_entry
    ADD CONSTRAINT ledger_entry_owner_id_order_id_kind_key UNIQUE (owner_id, order_id, kind);
ALTER TABLE ONLY restante.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.login_failure
    ADD CONSTRAINT login_failure_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY restante.mail_order
    ADD CONSTRAINT mail_order_owner_id_number_key UNIQUE (owner_id, number);
ALTER TABLE ONLY restante.mail_order
    ADD CONSTRAINT mail_order_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.mailbox
    ADD CONSTRAINT mailbox_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.message_source
    ADD CONSTRAINT message_source_pkey PRIMARY KEY (owner_id, message_id);
ALTER TABLE ONLY restante.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY restante.operator_event
    ADD CONSTRAINT operator_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY restante.owner_email
    ADD CONSTRAINT owner_email_pkey PRIMARY KEY (email);
ALTER TABLE ONLY restante.owner
    ADD CONSTRAINT owner_pkey PRIMARY KEY (owner_id);
ALTER TABLE ONLY restante.owner_session
    ADD CONSTRAINT owner_session_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.owner_usage
    ADD CONSTRAINT owner_usage_pkey PRIMARY KEY (owner_id, slot);
ALTER TABLE ONLY restante.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (owner_id, mailbox_id, digest);
ALTER TABLE ONLY restante.shared_domain
    ADD CONSTRAINT shared_domain_name_key UNIQUE (name);
ALTER TABLE ONLY restante.shared_domain
    ADD CONSTRAINT shared_domain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY restante.wallet
    ADD CONSTRAINT wallet_pkey PRIMARY KEY (owner_id);
ALTER TABLE ONLY restante.webhook_attempt
    ADD CONSTRAINT webhook_attempt_pkey PRIMARY KEY (owner_id, delivery_id, number);
ALTER TABLE ONLY restante.webhook_delivery
    ADD CONSTRAINT webhook_delivery_pkey PRIMARY KEY (owner_id, id);
ALTER TABLE ONLY restante.webhook
    ADD CONSTRAINT webhook_pkey PRIMARY KEY (owner_id);
CREATE INDEX audit_event_kind ON restante.audit_event USING btree (owner_id, actor, action, id);
CREATE INDEX audit_event_newest ON restante.audit_event USING btree (id);
CREATE INDEX buyer_session_mailbox ON restante.buyer_session USING btree (owner_id, mailbox_id);
CREATE INDEX domain_check ON restante.domain USING btree (checked_at) WHERE (status = 'active'::text);
CREATE INDEX domain_directory_domain ON restante.domain_directory USING btree (owner_id, domain_id);
CREATE INDEX domain_disabled ON restante.domain USING btree (name, verified_at) WHERE ((status = 'disabled'::text) AND (verified_at IS NOT NULL));
CREATE INDEX idempotency_key_time ON restante.idempotency_key USING btree (owner_id, at);
CREATE INDEX intake_event_address ON restante.intake_event USING btree (owner_id, address, verdict, id);
CREATE INDEX intake_event_domain ON restante.intake_event USING btree (owner_id, domain, verdict, id);
CREATE INDEX intake_event_verdict ON restante.intake_event USING btree (owner_id, verdict, id);
CREATE INDEX login_failure_time ON restante.login_failure USING btree (failed_at);
CREATE INDEX mail_order_due ON restante.mail_order USING btree (ends_at) WHERE (outcome IS NULL);
CREATE INDEX mail_order_list ON restante.mail_order USING btree (owner_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX mailbox_address ON restante.mailbox USING btree (owner_id, address) WHERE (status <> 'released'::text);
CREATE INDEX mailbox_domain ON restante.mailbox USING btree (owner_id, domain_id) WHERE (domain_id IS NOT NULL);
CREATE INDEX mailbox_expired ON restante.mailbox USING btree (expires_at) WHERE ((kind = 'temporary'::text) AND (status <> 'released'::text) AND (NOT emptied));
CREATE INDEX mailbox_kept ON restante.mailbox USING btree (expires_at) WHERE ((kind = 'temporary'::text) AND (status <> 'released'::text) AND emptied);
CREATE INDEX mailbox_list ON restante.mailbox USING btree (owner_id, kind, created_at DESC, id DESC) WHERE (status <> 'released'::text);
CREATE INDEX mailbox_live ON restante.mailbox USING btree (owner_id, expires_at) WHERE ((kind <> 'buyer'::text) AND (status <> 'released'::text));
CREATE INDEX mailbox_released ON restante.mailbox USING btree (owner_id, id) WHERE (status = 'released'::text);
CREATE INDEX mailbox_rented ON restante.mailbox USING btree (expires_at) WHERE ((kind = 'order'::text) AND (status <> 'released'::text));
CREATE INDEX message_list ON restante.message USING btree (owner_id, mailbox_id, received_at DESC, id DESC);
CREATE INDEX owner_email_owner ON restante.owner_email USING btree (owner_id);
CREATE INDEX receipt_age ON restante.receipt USING btree (owner_id, at);
CREATE INDEX webhook_delivery_due ON restante.webhook_delivery USING btree (owner_id, due_at, id) WHERE (status = 'pending'::text);
ALTER TABLE ONLY restante.api_key
    ADD CONSTRAINT api_key_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.audit_event
    ADD CONSTRAINT audit_event_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.buyer_session
    ADD CONSTRAINT buyer_session_owner_id_mailbox_id_fkey FOREIGN KEY (owner_id, mailbox_id) REFERENCES restante.mailbox(owner_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.domain_directory
    ADD CONSTRAINT domain_directory_owner_id_domain_id_fkey FOREIGN KEY (owner_id, domain_id) REFERENCES restante.domain(owner_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.domain_directory
    ADD CONSTRAINT domain_directory_shared_domain_id_fkey FOREIGN KEY (shared_domain_id) REFERENCES restante.shared_domain(id);
ALTER TABLE ONLY restante.domain
    ADD CONSTRAINT domain_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.idempotency_key
    ADD CONSTRAINT idempotency_key_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.intake_day
    ADD CONSTRAINT intake_day_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.intake_event
    ADD CONSTRAINT intake_event_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.ledger_entry
    ADD CONSTRAINT ledger_entry_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.wallet(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.mail_order
    ADD CONSTRAINT mail_order_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.mailbox
    ADD CONSTRAINT mailbox_owner_id_domain_id_fkey FOREIGN KEY (owner_id, domain_id) REFERENCES restante.domain(owner_id, id);
ALTER TABLE ONLY restante.mailbox
    ADD CONSTRAINT mailbox_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.message
    ADD CONSTRAINT message_owner_id_mailbox_id_fkey FOREIGN KEY (owner_id, mailbox_id) REFERENCES restante.mailbox(owner_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.message_source
    ADD CONSTRAINT message_source_owner_id_message_id_fkey FOREIGN KEY (owner_id, message_id) REFERENCES restante.message(owner_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.owner_email
    ADD CONSTRAINT owner_email_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.owner_session
    ADD CONSTRAINT owner_session_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.owner_usage
    ADD CONSTRAINT owner_usage_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.receipt
    ADD CONSTRAINT receipt_owner_id_mailbox_id_fkey FOREIGN KEY (owner_id, mailbox_id) REFERENCES restante.mailbox(owner_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.wallet
    ADD CONSTRAINT wallet_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.webhook_attempt
    ADD CONSTRAINT webhook_attempt_owner_id_delivery_id_fkey FOREIGN KEY (owner_id, delivery_id) REFERENCES restante.webhook_delivery(owner_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.webhook_delivery
    ADD CONSTRAINT webhook_delivery_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.webhook(owner_id) ON DELETE CASCADE;
ALTER TABLE ONLY restante.webhook
    ADD CONSTRAINT webhook_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES restante.owner(owner_id) ON DELETE CASCADE;
ALTER TABLE restante.address_directory ENABLE ROW LEVEL SECURITY;
CREATE POLICY anyone ON restante.login_failure TO restante_server, restante_operator USING (true);
ALTER TABLE restante.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.buyer_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.domain ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.domain_directory ENABLE ROW LEVEL SECURITY;
CREATE POLICY door ON restante.address_directory TO restante_door USING (true);
CREATE POLICY door ON restante.api_key FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.audit_event FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.buyer_session FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.domain FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.domain_directory TO restante_door USING (true);
CREATE POLICY door ON restante.intake_day FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.intake_event FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.mail_order FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.mailbox FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.operator_event FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.owner FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.owner_email FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.owner_session FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.owner_usage FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.receipt FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.shared_domain FOR SELECT TO restante_door USING (true);
CREATE POLICY door ON restante.webhook_delivery FOR SELECT TO restante_door USING (true);
CREATE POLICY door_activates ON restante.domain FOR UPDATE TO restante_door USING (true);
CREATE POLICY door_trims ON restante.audit_event FOR DELETE TO restante_door USING (true);
CREATE POLICY door_trims ON restante.operator_event FOR DELETE TO restante_door USING (true);
ALTER TABLE restante.idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.intake_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.intake_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.login_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.mail_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.mailbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.message_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY not_for_buyers ON restante.api_key AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.audit_event AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.domain AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.idempotency_key AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.intake_day AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.intake_event AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.ledger_entry AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.mail_order AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.owner AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.owner_session AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.receipt AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.shared_domain AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.wallet AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.webhook AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.webhook_attempt AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY not_for_buyers ON restante.webhook_delivery AS RESTRICTIVE TO restante_server USING ((COALESCE(current_setting('restante.mailbox_id'::text, true), ''::text) = ''::text));
CREATE POLICY offer ON restante.shared_domain FOR SELECT TO restante_server USING (true);
CREATE POLICY operator ON restante.address_directory TO restante_operator USING (true);
CREATE POLICY operator ON restante.api_key TO restante_operator USING (true);
CREATE POLICY operator ON restante.audit_event TO restante_operator USING (true);
CREATE POLICY operator ON restante.buyer_session TO restante_operator USING (true);
CREATE POLICY operator ON restante.domain TO restante_operator USING (true);
CREATE POLICY operator ON restante.domain_directory TO restante_operator USING (true);
CREATE POLICY operator ON restante.idempotency_key TO restante_operator USING (true);
CREATE POLICY operator ON restante.intake_day TO restante_operator USING (true);
CREATE POLICY operator ON restante.intake_event TO restante_operator USING (true);
CREATE POLICY operator ON restante.ledger_entry TO restante_operator USING (true);
CREATE POLICY operator ON restante.mail_order TO restante_operator USING (true);
CREATE POLICY operator ON restante.mailbox TO restante_operator USING (true);
CREATE POLICY operator ON restante.message TO restante_operator USING (true);
CREATE POLICY operator ON restante.message_source TO restante_operator USING (true);
CREATE POLICY operator ON restante.operator_event TO restante_operator USING (true);
CREATE POLICY operator ON restante.owner TO restante_operator USING (true);
CREATE POLICY operator ON restante.owner_email TO restante_operator USING (true);
CREATE POLICY operator ON restante.owner_session TO restante_operator USING (true);
CREATE POLICY operator ON restante.owner_usage TO restante_operator USING (true);
CREATE POLICY operator ON restante.receipt TO restante_operator USING (true);
CREATE POLICY operator ON restante.shared_domain TO restante_operator USING (true);
CREATE POLICY operator ON restante.wallet TO restante_operator USING (true);
CREATE POLICY operator ON restante.webhook TO restante_operator USING (true);
CREATE POLICY operator ON restante.webhook_attempt TO restante_operator USING (true);
CREATE POLICY operator ON restante.webhook_delivery TO restante_operator USING (true);
ALTER TABLE restante.operator_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_mailbox ON restante.buyer_session AS RESTRICTIVE TO restante_server USING ((mailbox_id = COALESCE((NULLIF(current_setting('restante.mailbox_id'::text, true), ''::text))::uuid, mailbox_id)));
CREATE POLICY own_mailbox ON restante.mailbox AS RESTRICTIVE TO restante_server USING ((id = COALESCE((NULLIF(current_setting('restante.mailbox_id'::text, true), ''::text))::uuid, id)));
CREATE POLICY own_mailbox ON restante.message AS RESTRICTIVE TO restante_server USING ((mailbox_id = COALESCE((NULLIF(current_setting('restante.mailbox_id'::text, true), ''::text))::uuid, mailbox_id)));
CREATE POLICY own_mailbox ON restante.message_source AS RESTRICTIVE TO restante_server USING ((mailbox_id = COALESCE((NULLIF(current_setting('restante.mailbox_id'::text, true), ''::text))::uuid, mailbox_id)));
CREATE POLICY own_name ON restante.audit_event AS RESTRICTIVE FOR INSERT TO restante_server WITH CHECK ((actor <> 'operator'::text));
ALTER TABLE restante.owner ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.owner_email ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.owner_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.owner_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.shared_domain ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON restante.api_key TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.audit_event TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.buyer_session TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.domain TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.idempotency_key TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.intake_day TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.intake_event TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.ledger_entry TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.mail_order TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.mailbox TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.message TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.message_source TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.owner TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.owner_session TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.owner_usage TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.receipt TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.wallet TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.webhook TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.webhook_attempt TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
CREATE POLICY tenant ON restante.webhook_delivery TO restante_server USING ((owner_id = (NULLIF(current_setting('restante.owner_id'::text, true), ''::text))::uuid));
ALTER TABLE restante.wallet ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.webhook_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE restante.webhook_delivery ENABLE ROW LEVEL SECURITY;
GRANT USAGE ON SCHEMA restante TO restante_door;
GRANT USAGE ON SCHEMA restante TO restante_server;
GRANT USAGE ON SCHEMA restante TO restante_operator;
REVOKE ALL ON FUNCTION restante.activate_domain(p_domain_id uuid, p_now bigint, p_grace bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.activate_domain(p_domain_id uuid, p_now bigint, p_grace bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.authenticate_buyer_session(p_owner_id uuid, p_mailbox_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.authenticate_buyer_session(p_owner_id uuid, p_mailbox_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.authenticate_key(p_owner_id uuid, p_key_id uuid, p_digest bytea, p_scopes bigint, p_now bigint, OUT verdict text, OUT scopes bigint, OUT requests_per_minute bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.authenticate_key(p_owner_id uuid, p_key_id uuid, p_digest bytea, p_scopes bigint, p_now bigint, OUT verdict text, OUT scopes bigint, OUT requests_per_minute bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.authenticate_owner_session(p_owner_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.authenticate_owner_session(p_owner_id uuid, p_session_id uuid, p_digest bytea, p_now bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.domains_to_check(p_before bigint, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.domains_to_check(p_before bigint, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.find_mailbox_by_address(p_address text, p_domain text, p_now bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.find_mailbox_by_address(p_address text, p_domain text, p_now bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.find_owner_by_email(p_email text) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.find_owner_by_email(p_email text) TO restante_server;
REVOKE ALL ON FUNCTION restante.order_status(p_outcome text, p_ends_at bigint, p_last_message_at bigint, p_now bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.order_status(p_outcome text, p_ends_at bigint, p_last_message_at bigint, p_now bigint) TO restante_server;
GRANT ALL ON FUNCTION restante.order_status(p_outcome text, p_ends_at bigint, p_last_message_at bigint, p_now bigint) TO restante_operator;
REVOKE ALL ON FUNCTION restante.owners_to_settle(p_now bigint, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_to_settle(p_now bigint, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.owners_to_sweep(p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_to_sweep(p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.owners_to_trim(p_after uuid, p_events_before bigint, p_events_kept bigint, p_receipts_before bigint, p_days_before bigint, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_to_trim(p_after uuid, p_events_before bigint, p_events_kept bigint, p_receipts_before bigint, p_days_before bigint, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.owners_with_audit_to_trim(p_after uuid, p_kept bigint, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_with_audit_to_trim(p_after uuid, p_kept bigint, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.owners_with_expired_mailboxes(p_now bigint, p_kept_until bigint, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_with_expired_mailboxes(p_now bigint, p_kept_until bigint, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.owners_with_old_webhook_deliveries(p_before uuid, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_with_old_webhook_deliveries(p_before uuid, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.owners_with_webhooks_due(p_now bigint, p_after uuid, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.owners_with_webhooks_due(p_now bigint, p_after uuid, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.record(p_owner_id uuid, p_action text, p_subject text, p_detail text) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.record(p_owner_id uuid, p_action text, p_subject text, p_detail text) TO restante_server;
GRANT ALL ON FUNCTION restante.record(p_owner_id uuid, p_action text, p_subject text, p_detail text) TO restante_operator;
REVOKE ALL ON FUNCTION restante.require_first(p_owner_id uuid, p_key text, p_request bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.require_first(p_owner_id uuid, p_key text, p_request bytea) TO restante_server;
REVOKE ALL ON FUNCTION restante.resolve_recipients(p_addresses text[], p_bases text[], p_domains text[], p_now bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.resolve_recipients(p_addresses text[], p_bases text[], p_domains text[], p_now bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.take_address(p_address text, p_mailbox_id uuid, p_now bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.take_address(p_address text, p_mailbox_id uuid, p_now bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.trim_audit(p_kept bigint, p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.trim_audit(p_kept bigint, p_limit bigint) TO restante_server;
REVOKE ALL ON FUNCTION restante.trim_operator_events(p_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION restante.trim_operator_events(p_limit bigint) TO restante_server;
GRANT SELECT ON TABLE restante.address_directory TO restante_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE restante.address_directory TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.api_key TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.api_key TO restante_operator;
GRANT SELECT ON TABLE restante.api_key TO restante_door;
GRANT UPDATE(revoked_at) ON TABLE restante.api_key TO restante_server;
GRANT UPDATE(last_used_at) ON TABLE restante.api_key TO restante_server;
GRANT INSERT ON TABLE restante.audit_event TO restante_server;
GRANT SELECT,INSERT ON TABLE restante.audit_event TO restante_operator;
GRANT DELETE ON TABLE restante.audit_event TO restante_door;
GRANT SELECT(owner_id) ON TABLE restante.audit_event TO restante_door;
GRANT SELECT(id) ON TABLE restante.audit_event TO restante_door;
GRANT SELECT(at) ON TABLE restante.audit_event TO restante_door;
GRANT SELECT(action) ON TABLE restante.audit_event TO restante_door;
GRANT SELECT(actor) ON TABLE restante.audit_event TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.buyer_session TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.buyer_session TO restante_operator;
GRANT SELECT ON TABLE restante.buyer_session TO restante_door;
GRANT SELECT,DELETE ON TABLE restante.domain TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.domain TO restante_operator;
GRANT SELECT ON TABLE restante.domain TO restante_door;
GRANT INSERT(owner_id) ON TABLE restante.domain TO restante_server;
GRANT INSERT(id) ON TABLE restante.domain TO restante_server;
GRANT INSERT(name) ON TABLE restante.domain TO restante_server;
GRANT INSERT(status) ON TABLE restante.domain TO restante_server;
GRANT UPDATE(status) ON TABLE restante.domain TO restante_door;
GRANT INSERT(token) ON TABLE restante.domain TO restante_server;
GRANT INSERT(created_at) ON TABLE restante.domain TO restante_server;
GRANT UPDATE(verified_at) ON TABLE restante.domain TO restante_door;
GRANT UPDATE(checked_at) ON TABLE restante.domain TO restante_server;
GRANT UPDATE(txt_found) ON TABLE restante.domain TO restante_server;
GRANT UPDATE(mx_found) ON TABLE restante.domain TO restante_server;
GRANT UPDATE(txt_missing_since) ON TABLE restante.domain TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.domain_directory TO restante_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE restante.domain_directory TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.idempotency_key TO restante_server;
GRANT SELECT,DELETE ON TABLE restante.idempotency_key TO restante_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.intake_day TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.intake_day TO restante_operator;
GRANT SELECT(owner_id) ON TABLE restante.intake_day TO restante_door;
GRANT SELECT(day) ON TABLE restante.intake_day TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.intake_event TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.intake_event TO restante_operator;
GRANT SELECT(owner_id) ON TABLE restante.intake_event TO restante_door;
GRANT SELECT(id) ON TABLE restante.intake_event TO restante_door;
GRANT SELECT(at) ON TABLE restante.intake_event TO restante_door;
GRANT SELECT,INSERT ON TABLE restante.ledger_entry TO restante_server;
GRANT SELECT,INSERT ON TABLE restante.ledger_entry TO restante_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.login_failure TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.login_failure TO restante_operator;
GRANT SELECT,INSERT ON TABLE restante.mail_order TO restante_server;
GRANT SELECT,INSERT ON TABLE restante.mail_order TO restante_operator;
GRANT SELECT ON TABLE restante.mail_order TO restante_door;
GRANT UPDATE(outcome) ON TABLE restante.mail_order TO restante_server;
GRANT UPDATE(outcome) ON TABLE restante.mail_order TO restante_operator;
GRANT UPDATE(ended_at) ON TABLE restante.mail_order TO restante_server;
GRANT UPDATE(ended_at) ON TABLE restante.mail_order TO restante_operator;
GRANT UPDATE(polling_since) ON TABLE restante.mail_order TO restante_server;
GRANT UPDATE(polling_since) ON TABLE restante.mail_order TO restante_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.mailbox TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.mailbox TO restante_operator;
GRANT SELECT ON TABLE restante.mailbox TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.message TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.message TO restante_operator;
GRANT UPDATE(seen) ON TABLE restante.message TO restante_server;
GRANT SELECT,INSERT,DELETE ON TABLE restante.message_source TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.message_source TO restante_operator;
GRANT SELECT(name) ON TABLE restante.migration TO restante_server;
GRANT SELECT(name) ON TABLE restante.migration TO restante_operator;
GRANT SELECT(checksum) ON TABLE restante.migration TO restante_server;
GRANT SELECT(checksum) ON TABLE restante.migration TO restante_operator;
GRANT SELECT(applied_at) ON TABLE restante.migration TO restante_server;
GRANT SELECT(applied_at) ON TABLE restante.migration TO restante_operator;
GRANT SELECT,INSERT ON TABLE restante.operator_event TO restante_operator;
GRANT DELETE ON TABLE restante.operator_event TO restante_door;
GRANT SELECT(id) ON TABLE restante.operator_event TO restante_door;
GRANT SELECT(at) ON TABLE restante.operator_event TO restante_door;
GRANT SELECT ON TABLE restante.owner TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.owner TO restante_operator;
GRANT SELECT ON TABLE restante.owner TO restante_door;
GRANT UPDATE(password_hash) ON TABLE restante.owner TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.owner_email TO restante_operator;
GRANT SELECT ON TABLE restante.owner_email TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.owner_session TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.owner_session TO restante_operator;
GRANT SELECT ON TABLE restante.owner_session TO restante_door;
GRANT SELECT,INSERT,UPDATE ON TABLE restante.owner_usage TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.owner_usage TO restante_operator;
GRANT SELECT ON TABLE restante.owner_usage TO restante_door;
GRANT SELECT,INSERT,DELETE ON TABLE restante.receipt TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.receipt TO restante_operator;
GRANT SELECT(owner_id) ON TABLE restante.receipt TO restante_door;
GRANT UPDATE(message_id) ON TABLE restante.receipt TO restante_server;
GRANT UPDATE(at) ON TABLE restante.receipt TO restante_server;
GRANT SELECT(at) ON TABLE restante.receipt TO restante_door;
GRANT SELECT ON TABLE restante.shared_domain TO restante_server;
GRANT SELECT ON TABLE restante.shared_domain TO restante_door;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.shared_domain TO restante_operator;
GRANT SELECT,INSERT ON TABLE restante.wallet TO restante_server;
GRANT SELECT,INSERT ON TABLE restante.wallet TO restante_operator;
GRANT UPDATE(balance) ON TABLE restante.wallet TO restante_server;
GRANT UPDATE(balance) ON TABLE restante.wallet TO restante_operator;
GRANT UPDATE(entries) ON TABLE restante.wallet TO restante_server;
GRANT UPDATE(entries) ON TABLE restante.wallet TO restante_operator;
GRANT SELECT,INSERT,UPDATE ON TABLE restante.webhook TO restante_server;
GRANT SELECT,INSERT,UPDATE ON TABLE restante.webhook TO restante_operator;
GRANT SELECT,INSERT ON TABLE restante.webhook_attempt TO restante_server;
GRANT SELECT,INSERT ON TABLE restante.webhook_attempt TO restante_operator;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.webhook_delivery TO restante_server;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE restante.webhook_delivery TO restante_operator;
GRANT SELECT ON TABLE restante.webhook_delivery TO restante_door;
