-- Prepaid money and what it buys.

set local role restante_schema;

create table restante.wallet (
    owner_id uuid not null,
    -- In the operator's one currency. Wider than what is ever credited, so that there is always room for a refund.
    balance numeric(18, 2) not null check (balance >= 0),
    -- How many entries the ledger has.
    entries bigint not null default 0,
    primary key (owner_id),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade
);

-- Append-only: no role that logs in may update or delete. An order is charged once and refunded at most once. The balance is always the sum
-- of the amounts, and each entry says what it was then. Entries are numbered under the wallet's lock: neither their ids nor their times,
-- which servers take from their clocks before, tell in which order they came to be.
create table restante.ledger_entry (
    owner_id uuid not null,
    id uuid not null,
    number bigint not null,
    at bigint not null,
    kind text not null check (kind in ('credit', 'debit', 'charge', 'refund')),
    amount numeric(14, 2) not null
        check (case when kind in ('credit', 'refund') then amount >= 0 else amount <= 0 end),
    balance numeric(18, 2) not null check (balance >= 0),
    order_id uuid,
    note text not null,
    primary key (owner_id, id),
    unique (owner_id, number),
    unique (owner_id, order_id, kind),
    foreign key (owner_id) references restante.wallet (owner_id) on delete cascade
);

-- What an order's state is follows from its outcome, its time and its mailbox: see Storage/Orders.swift. The mailbox may be gone by
-- then, so the order keeps what is shown of it.
create table restante.mail_order (
    owner_id uuid not null,
    id uuid not null,
    -- `API-` and digits: how the owner names it.
    number text not null,
    mailbox_id uuid not null,
    email text not null,
    domain text not null,
    site text not null,
    price numeric(12, 2) not null check (price >= 0),
    minutes bigint not null check (minutes > 0),
    created_at bigint not null,
    ends_at bigint not null,
    outcome text check (outcome in ('cancelled', 'completed', 'expired')),
    ended_at bigint,
    polling_since bigint,
    primary key (owner_id, id),
    unique (owner_id, number),
    foreign key (owner_id) references restante.owner (owner_id) on delete cascade,
    check ((outcome is null) = (ended_at is null))
);

-- The state that an order has at `p_now`; before it is settled, the one that it will be settled with.
create function restante.order_status(p_outcome text, p_ends_at bigint, p_last_message_at bigint, p_now bigint)
returns text
language sql immutable parallel safe
as $$
    select case
        when p_outcome is not null then p_outcome
        when p_last_message_at is not null then case when p_ends_at <= p_now then 'completed' else 'active' end
        when p_ends_at <= p_now then 'expired'
        else 'pending'
    end
$$;

revoke execute on function restante.order_status(text, bigint, bigint, bigint) from public;
grant execute on function restante.order_status(text, bigint, bigint, bigint) to restante_server, restante_operator;

-- As in `mailbox`: a plan must suit the largest tenant.
alter table restante.mail_order alter column owner_id set (n_distinct = 1);
alter table restante.ledger_entry alter column owner_id set (n_distinct = 1);

create index mail_order_list on restante.mail_order (owner_id, created_at desc, id desc);
create index mail_order_due on restante.mail_order (ends_at) where outcome is null;
create index mailbox_rented on restante.mailbox (expires_at) where kind = 'order' and status <> 'released';

alter table restante.wallet enable row level security, force row level security;
alter table restante.ledger_entry enable row level security, force row level security;
alter table restante.mail_order enable row level security, force row level security;

create policy tenant on restante.wallet to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.wallet as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.ledger_entry to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.ledger_entry as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy tenant on restante.mail_order to restante_server
    using (owner_id = nullif(current_setting('restante.owner_id', true), '')::uuid);
create policy not_for_buyers on restante.mail_order as restrictive to restante_server
    using (coalesce(current_setting('restante.mailbox_id', true), '') = '');
create policy operator on restante.wallet to restante_operator using (true);
create policy operator on restante.ledger_entry to restante_operator using (true);
create policy operator on restante.mail_order to restante_operator using (true);
create policy door on restante.mail_order for select to restante_door using (true);

grant select, insert on restante.wallet, restante.ledger_entry, restante.mail_order to restante_server, restante_operator;
grant update (balance, entries) on restante.wallet to restante_server, restante_operator;
grant update (outcome, ended_at, polling_since) on restante.mail_order to restante_server, restante_operator;
grant select on restante.mail_order to restante_door;

reset role;
grant create on schema restante to restante_door;
set local role restante_door;

-- Which tenants have orders whose time is up and that are not settled yet. The settling is done as the tenant.
create function restante.owners_to_settle(p_now bigint, p_limit bigint)
returns table (owner_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select distinct o.owner_id
    from restante.mail_order as o
    where o.outcome is null and o.ends_at <= p_now
    limit p_limit;
end
$$;

-- Which tenants have expired temporary mailboxes whose mail is still to be removed, or mailboxes that have been kept long enough behind their
-- expiry.
create or replace function restante.owners_with_expired_mailboxes(p_now bigint, p_kept_until bigint, p_limit bigint)
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
    union
    select b.owner_id
    from restante.mailbox as b
    where b.kind = 'order' and b.status <> 'released' and b.expires_at <= p_kept_until
    limit p_limit;
end
$$;

revoke execute on function restante.owners_to_settle(bigint, bigint) from public;
grant execute on function restante.owners_to_settle(bigint, bigint) to restante_server;

reset role;
revoke create on schema restante from restante_door;
