package import Inbox
import Postgres

/// What the installation holds, over all tenants.
package struct Figures: Sendable {
    /// A count and what it counts, by state or kind.
    package struct Count: Sendable {
        package let thing: String
        package let state: String
        package let count: Int64
    }

    /// In the order of the model: owners, domains, mailboxes, messages, keys, orders, webhooks, intake.
    package let counts: [Count]
    /// Prepaid and not yet spent, over all wallets.
    package let credit: Money
}

extension Operator {
    /// Mail is summed from the counters that the mailboxes keep, never counted.
    private static let counts = Statement(
        """
        select 1, 'owners', case when o.expires_at <= $1 then 'expired' else o.status end, count(*)
        from restante.owner as o group by 3
        union all
        select 2, 'domains', d.status, count(*) from restante.domain as d group by 3
        union all
        select 3, 'shared domains', d.status, count(*) from restante.shared_domain as d group by 3
        union all
        select 4, 'mailboxes', case when b.expires_at <= $1 then 'expired' else b.kind end, count(*)
        from restante.mailbox as b where b.status <> 'released' group by 3
        union all
        select 5, 'messages', 'stored', coalesce(sum(b.message_count), 0)::bigint from restante.mailbox as b
        union all
        select 6, 'messages', 'bytes', coalesce(sum(b.message_bytes), 0)::bigint from restante.mailbox as b
        union all
        select 7, 'keys',
            case when k.revoked_at is not null then 'revoked' when k.expires_at <= $1 then 'expired' else 'active' end, count(*)
        from restante.api_key as k group by 3
        union all
        select 8, 'orders', restante.order_status(r.outcome, r.ends_at, b.last_message_at, $1), count(*)
        from restante.mail_order as r
        left join restante.mailbox as b on b.owner_id = r.owner_id and b.id = r.mailbox_id
        group by 3
        union all
        select 9, 'webhooks', case when w.enabled then 'enabled' when w.disabled_at is null then 'off' else 'disabled' end, count(*)
        from restante.webhook as w group by 3
        union all
        select 10, 'webhook calls', 'pending', count(*) from restante.webhook_delivery as d where d.status = 'pending'
        union all
        select 11, 'mail in 24 h', e.verdict, count(*) from restante.intake_event as e where e.at > $2 group by 3
        order by 1, 3
        """)

    private static let credit = Statement(
        "select coalesce(sum(w.balance), 0)::text from restante.wallet as w")

    /// - Parameter now: what has expired is counted as such at this moment.
    package static func figures(now: Timestamp) -> OperatorCall<Figures> {
        OperatorCall(counts(now, now - .days(1)), credit()) { results in
            let counts = try results.map {
                Figures.Count(thing: try $0(1), state: try $0(2), count: try $0(3))
            }
            return Figures(counts: counts, credit: try results.first(1)?(0) ?? .zero)
        }
    }
}
