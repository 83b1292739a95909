package import Inbox
import Postgres

/// Orders: an address on a shared domain, paid for in advance, for some minutes. `pending` until the first mail, then `active`; when the
/// time is up `completed` if a mail came, else `expired` and paid back. What has not been settled yet shows the state that it will have.
package enum Orders {
    private static let lockOwner = Statement(
        "select o.owner_id from restante.owner as o where o.owner_id = $1 for no key update")

    private static let insert = Statement(
        """
        with facts as materialized (
            select w.balance, s.id as shared_domain_id, s.price = $9 and s.order_minutes = $10 as is_offer,
                o.max_temporary - (
                    select count(*) from restante.mailbox as b
                    where b.owner_id = $1 and b.kind <> 'buyer' and b.status <> 'released'
                        and (b.expires_at is null or b.expires_at > $11)
                ) as room
            from restante.owner as o
            join restante.wallet as w on w.owner_id = o.owner_id
            left join restante.shared_domain as s on s.name = $7 and s.status = 'active'
            where o.owner_id = $1 and w.owner_id = $1
        ), taken as materialized (
            select f.shared_domain_id
            from facts as f
            where f.is_offer and f.room > 0 and f.balance >= $9 and restante.take_address($6, $4, $11)
        ), paid as (
            update restante.wallet as w set balance = w.balance - $9, entries = w.entries + 1
            from taken as t
            where w.owner_id = $1
            returning w.balance, w.entries
        ), entry as (
            insert into restante.ledger_entry as e (owner_id, id, number, at, kind, amount, balance, order_id, note)
            select $1, $5, paid.entries, $11, 'charge', -$9, paid.balance, $2, $3
            from paid
        ), box as (
            insert into restante.mailbox as b (owner_id, id, shared_domain_id, address, kind, status, created_at, expires_at)
            select $1, $4, t.shared_domain_id, $6, 'order', 'active', $11, $12
            from taken as t
        ), made as (
            insert into restante.mail_order as o (owner_id, id, number, mailbox_id, email, domain, site, price, minutes,
                created_at, ends_at)
            select $1, $2, $3, $4, $6, $7, $8, $9, $10, $11, $12
            from taken
            returning o.id
        )
        select f.shared_domain_id is not null, f.is_offer, f.room > 0, f.balance >= $9, (select count(*) from made)
        from facts as f
        """)

    private static let page = Statement(
        """
        select o.id, o.number, o.mailbox_id, o.email, o.domain, o.site, o.price::text, o.minutes, o.created_at, o.ends_at,
            restante.order_status(o.outcome, o.ends_at, b.last_message_at, $2), o.polling_since
        from restante.mail_order as o
        left join restante.mailbox as b on b.owner_id = $1 and b.id = o.mailbox_id
        where o.owner_id = $1 and ($4 is null or o.domain = $4)
            and ($3 is null or restante.order_status(o.outcome, o.ends_at, b.last_message_at, $2) = $3)
        order by o.created_at desc, o.id desc
        limit $5 offset $6
        """)

    private static let count = Statement(
        """
        select count(*)
        from restante.mail_order as o
        left join restante.mailbox as b on b.owner_id = $1 and b.id = o.mailbox_id
        where o.owner_id = $1 and ($4 is null or o.domain = $4)
            and ($3 is null or restante.order_status(o.outcome, o.ends_at, b.last_message_at, $2) = $3)
        """)

    private static let one = Statement(
        """
        select o.id, o.number, o.mailbox_id, o.email, o.domain, o.site, o.price::text, o.minutes, o.created_at, o.ends_at,
            restante.order_status(o.outcome, o.ends_at, b.last_message_at, $4), o.polling_since
        from restante.mail_order as o
        left join restante.mailbox as b on b.owner_id = $1 and b.id = o.mailbox_id
        where o.owner_id = $1 and (o.id = $2 or o.number = $3)
        """)

    private static let messages = Statement(
        """
        select m.id, m.from_address, m.subject, m.body_text, m.received_at
        from restante.mail_order as o
        join restante.message as m on m.owner_id = o.owner_id and m.mailbox_id = o.mailbox_id
        join restante.mailbox as b on b.owner_id = o.owner_id and b.id = o.mailbox_id
        where o.owner_id = $1 and m.owner_id = $1 and b.owner_id = $1 and (o.id = $2 or o.number = $3)
            and b.status <> 'released'
        order by m.received_at desc, m.id desc
        limit $4
        """)

    /// As the delivery does, so that a mail comes either before or after what follows.
    private static let lockMailbox = Statement(
        """
        select b.id
        from restante.mailbox as b
        join restante.mail_order as o on o.owner_id = b.owner_id and o.mailbox_id = b.id
        where b.owner_id = $1 and o.owner_id = $1 and (o.id = $2 or o.number = $3)
        for no key update of b
        """)

    private static let cancel = Statement(
        """
        with cancelled as (
            update restante.mail_order as o set outcome = 'cancelled', ended_at = $4
            from restante.mailbox as b
            where o.owner_id = $1 and b.owner_id = $1 and b.id = o.mailbox_id and (o.id = $2 or o.number = $3)
                and o.outcome is null and o.ends_at > $4 and b.last_message_at is null
            returning o.id, o.number, o.mailbox_id, o.price
        ), closed as (
            update restante.mailbox as b set status = 'released'
            from cancelled as c
            where b.owner_id = $1 and b.id = c.mailbox_id
        ), paid as (
            update restante.wallet as w set balance = w.balance + c.price, entries = w.entries + 1
            from cancelled as c
            where w.owner_id = $1
            returning w.balance, w.entries
        ), entry as (
            insert into restante.ledger_entry as e (owner_id, id, number, at, kind, amount, balance, order_id, note)
            select $1, $5, paid.entries, $4, 'refund', c.price, paid.balance, c.id, c.number
            from cancelled as c, paid
        )
        select c.price::text, restante.record($1, 'order.cancel', c.number, 'refund: ' || c.price) from cancelled as c
        """)

    private static let poll = Statement(
        """
        update restante.mail_order as o set polling_since = coalesce(o.polling_since, $4)
        from restante.mailbox as b
        where o.owner_id = $1 and b.owner_id = $1 and b.id = o.mailbox_id and (o.id = $2 or o.number = $3)
            and restante.order_status(o.outcome, o.ends_at, b.last_message_at, $4) = 'active'
        """)

    private static let ownersDue = Statement("select d.owner_id from restante.owners_to_settle($1, $2) as d")

    private static let ordersDue = Statement(
        """
        select o.id from restante.mail_order as o
        where o.owner_id = $1 and o.outcome is null and o.ends_at <= $2
        order by o.id
        limit $3
        """)

    private static let lockMailboxes = Statement(
        """
        select b.id
        from restante.mailbox as b
        join restante.mail_order as o on o.owner_id = b.owner_id and o.mailbox_id = b.id
        where b.owner_id = $1 and o.owner_id = $1 and o.id = any($2)
        order by b.id
        for no key update of b
        """)

    private static let settle = Statement(
        """
        with settled as (
            update restante.mail_order as o
            set outcome = case when b.last_message_at is null then 'expired' else 'completed' end, ended_at = $4
            from restante.mailbox as b
            where o.owner_id = $1 and b.owner_id = $1 and b.id = o.mailbox_id and o.id = any($2)
                and o.outcome is null and o.ends_at <= $4
            returning o.id, o.number, o.mailbox_id, o.price, o.outcome
        ), closed as (
            update restante.mailbox as b set status = 'released'
            from settled as s
            where b.owner_id = $1 and b.id = s.mailbox_id and s.outcome = 'expired'
        ), refunds as (
            select s.id, s.number, s.price, sum(s.price) over (order by s.id) as upto,
                row_number() over (order by s.id) as place, n.entry
            from settled as s
            join unnest($2, $3) as n (id, entry) on n.id = s.id
            where s.outcome = 'expired'
        ), paid as (
            update restante.wallet as w set balance = w.balance + r.total, entries = w.entries + r.many
            from (select sum(refunds.price) as total, count(*) as many from refunds) as r
            where w.owner_id = $1 and r.many > 0
            returning w.balance - r.total as before, w.entries - r.many as entries
        ), entries as (
            insert into restante.ledger_entry as e (owner_id, id, number, at, kind, amount, balance, order_id, note)
            select $1, r.entry, paid.entries + r.place, $4, 'refund', r.price, paid.before + r.upto, r.id, r.number
            from refunds as r, paid
        )
        select count(*) from settled
        """)

    /// Charges the price and makes the address and the order, or nothing. `domainNotActive` without such an offer, `offerChanged` if it is
    /// not the one that the order was prepared for, `insufficientBalance`, `quotaExceeded`, `conflict` if the address was taken before.
    package static func create(_ owner: OwnerID, _ order: NewOrder) -> Operation<Order> {
        .write(
            owner, lockOwner(owner), Wallets.open(owner), Wallets.lock(owner),
            insert.bind([
                owner.parameter, order.id.parameter, .text(order.number), order.mailbox.parameter,
                order.entry.parameter, .text(order.address.description),
                .text(order.address.domain.text), .text(order.site.storable), order.price.parameter,
                .int8(Int64(order.minutes)), order.createdAt.parameter, order.endsAt.parameter,
            ])
        ) { results in
            guard let row = results.first(3) else { throw StorageError.notFound }
            guard try row(0, as: Bool.self) else { throw StorageError.domainNotActive }
            guard try row.optional(1, as: Bool.self) ?? false else { throw StorageError.offerChanged }
            guard try row(2, as: Bool.self) else { throw StorageError.quotaExceeded(.temporaryMailboxes) }
            guard try row(3, as: Bool.self) else { throw StorageError.insufficientBalance }
            guard try row(4, as: Int.self) == 1 else { throw StorageError.conflict }
            return Order(order)
        }
    }

    /// Some of the tenant's orders, newest first, and how many there are.
    package static func list(
        _ owner: OwnerID, status: OrderStatus?, domain: String?, limit: Int, offset: Int, now: Timestamp
    ) -> Operation<OrderPage> {
        let (status, domain) = (status?.rawValue, domain.storable)
        return .read(
            owner, page(owner, now, status, domain, limit, offset), count(owner, now, status, domain)
        ) { results in
            OrderPage(orders: try results.map { try Order($0) }, total: try results.first(1)?(0) ?? 0)
        }
    }

    /// One of the tenant's orders.
    package static func order(
        _ owner: OwnerID, _ order: OrderReference, now: Timestamp
    ) -> Operation<Order> {
        .read(owner, one(owner, order.id, order.number, now)) { try only($0.first()) }
    }

    /// An order and its mail, newest first, at most `limit`.
    package static func messages(
        _ owner: OwnerID, _ order: OrderReference, limit: Int, now: Timestamp
    ) -> Operation<(order: Order, messages: [OrderMessage])> {
        .read(
            owner, one(owner, order.id, order.number, now), messages(owner, order.id, order.number, limit)
        ) { results in (try only(results.first()), try results.map(1) { try OrderMessage($0) }) }
    }

    /// Ends an order that has had no mail, and pays it back. Nil if there is nothing to cancel any more; `notFound` for no such order.
    package static func cancel(
        _ owner: OwnerID, _ order: OrderReference, _ entry: EntryID, now: Timestamp
    ) -> Operation<Money?> {
        .write(
            owner, lockMailbox(owner, order.id, order.number),
            cancel(owner, order.id, order.number, now, entry), one(owner, order.id, order.number, now),
            isRecorded: true
        ) { results in
            _ = try only(results.first(2))
            return try results.first(1)?(0)
        }
    }

    /// Notes that the owner polls. False unless the order is active; `notFound` for no such order.
    package static func startPolling(
        _ owner: OwnerID, _ order: OrderReference, now: Timestamp
    ) -> Operation<(order: Order, isPolling: Bool)> {
        .write(
            owner, poll(owner, order.id, order.number, now), one(owner, order.id, order.number, now)
        ) { results in (try only(results.first(1)), results.affected(0) > 0) }
    }

    // MARK: Settling

    /// Tenants with orders whose time is up.
    package static func due(now: Timestamp, limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(ownersDue(now, limit)) { results in try results.map { try $0(0) } }
    }

    /// The tenant's orders whose time is up, some of them.
    package static func due(_ owner: OwnerID, now: Timestamp, limit: Int) -> Operation<[OrderID]> {
        .read(owner, ordersDue(owner, now, limit)) { results in try results.map { try $0(0) } }
    }

    /// Completes orders that have had mail and pays the others back. Doing it twice does nothing.
    package static func settle(
        _ owner: OwnerID, _ orders: [OrderID], now: Timestamp
    ) -> Operation<Int> {
        let ids = Parameter.uuids(orders.map(\.uuid))
        let entries = Parameter.uuids(orders.map { _ in EntryID.new(now: now).uuid })
        return .write(
            owner, lockMailboxes(owner, ids), Wallets.lock(owner), settle(owner, ids, entries, now)
        ) { try $0.first(2)?(0) ?? 0 }
    }

    private static func only(_ row: Row?) throws -> Order {
        guard let row else { throw StorageError.notFound }
        return try Order(row)
    }
}
