-- Answers to requests that came with an Idempotency-Key, kept for a day (draft-ietf-httpapi-idempotency-key-header). The row is written in
-- the transaction of its effect.

set local role restante_schema;

create table restante.idempotency_key (
    owner_id uuid not null,
    key text not null,
    -- SHA-256 of method, path and body.
    request bytea not null check (octet_length(request) = 32),
    status bigint not null,
    -- The answer's body, without secrets.
    answer bytea not null,
    at bigint not null,
    primary key (owner_id, key),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
);

create index idempotency_key_time on restante.idempotency_key (owner_id, at);

alter table restante.idempotency_key enable row level security, force row level security;

create policy tenant on restante.idempotency_key to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.idempotency_key as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.idempotency_key to restante_operator using (true);

grant select, insert, delete on restante.idempotency_key to restante_server;
grant select, delete on restante.idempotency_key to restante_operator;

-- Ends the transaction unless this is the first request with its key: RI409 while another with it is under way, RI200 if it has been
-- answered, RI422 if it was another request. The caller's own rights and policies hold.
create function restante.require_first(p_owner_id uuid, p_key text, p_request bytea) returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
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

revoke execute on function restante.require_first(uuid, text, bytea) from public;
grant execute on function restante.require_first(uuid, text, bytea) to restante_server;

reset role;
