package import Inbox
import OpenSSL
import Postgres

/// A tenant's webhook as it sets it up, and its log.
package enum Webhooks {
    /// How long a secret signs along after it was changed.
    package static let overlap = Duration.days(1)
    /// How long a call stays in the log.
    package static let kept = Duration.days(14)

    private static let find = Statement(
        """
        select w.url, w.enabled, w.include_otp, w.secret_at, case when w.old_secret_until > $2 then w.old_secret_until end,
            w.failing_since, w.last_success_at, w.last_failure_at, w.last_error, w.disabled_at, w.disabled_reason
        from restante.webhook as w
        where w.owner_id = $1
        """)

    /// What was said of an earlier URL, or before it was enabled again, does not count any more.
    private static let save = Statement(
        """
        with saved as (
            insert into restante.webhook as w (owner_id, url, enabled, include_otp, secret, secret_at)
            values ($1, coalesce($2, ''), coalesce($3 and $2 <> '', false), coalesce($4, false), $5, $6)
            on conflict (owner_id) do update
            set url = coalesce($2, w.url), enabled = coalesce($3, w.enabled) and coalesce($2, w.url) <> '',
                include_otp = coalesce($4, w.include_otp),
                failing_since = case when $3 and not w.enabled or $2 <> w.url then null else w.failing_since end,
                disabled_at = case when $3 is null and $2 is null then w.disabled_at end,
                disabled_reason = case when $3 is null and $2 is null then w.disabled_reason end
            where w.owner_id = $1
            returning w.url, w.enabled, w.include_otp, w.secret_at,
                case when w.old_secret_until > $6 then w.old_secret_until end as old_secret_until, w.failing_since,
                w.last_success_at, w.last_failure_at, w.last_error, w.disabled_at, w.disabled_reason
        )
        select s.url, s.enabled, s.include_otp, s.secret_at, s.old_secret_until, s.failing_since, s.last_success_at,
            s.last_failure_at, s.last_error, s.disabled_at, s.disabled_reason,
            restante.record($1, 'webhook.update', '', $7)
        from saved as s
        """)

    private static let rotate = Statement(
        """
        with rotated as (
            insert into restante.webhook as w (owner_id, url, enabled, include_otp, secret, secret_at)
            values ($1, '', false, false, $2, $3)
            on conflict (owner_id) do update
            set secret = excluded.secret, secret_at = excluded.secret_at, old_secret = w.secret, old_secret_until = $4
            where w.owner_id = $1
            returning w.old_secret_until
        )
        select r.old_secret_until, restante.record($1, 'webhook.secret', '', '') from rotated as r
        """)

    private static let disable = Statement(
        """
        with disabled as (
            update restante.webhook as w set enabled = false, disabled_at = $2, disabled_reason = $3
            where w.owner_id = $1 and w.enabled
            returning w.disabled_reason
        )
        select restante.record($1, 'webhook.disable', '', d.disabled_reason) from disabled as d
        """)

    private static let test = Statement(
        """
        insert into restante.webhook_delivery (owner_id, id, kind, status, created_at, due_at)
        select $1, $2, 'test', 'pending', $3, $3
        from restante.webhook as w
        where w.owner_id = $1 and w.enabled
        """)

    private static let list = Statement(
        """
        select d.id, d.kind, d.status, d.created_at, d.due_at
        from restante.webhook_delivery as d
        where d.owner_id = $1 and d.id < $2
        order by d.id desc
        limit $3
        """)

    /// A redelivered call may have had any number of tries: the last twenty are shown.
    private static let attempts = Statement(
        """
        select a.delivery_id, a.number, a.at, a.status, a.duration, a.error
        from (
            select d.id, d.attempts
            from restante.webhook_delivery as d
            where d.owner_id = $1 and d.id < $2
            order by d.id desc
            limit $3
        ) as p
        join restante.webhook_attempt as a on a.delivery_id = p.id and a.number > p.attempts - 20
        where a.owner_id = $1
        order by a.delivery_id, a.number
        """)

    private static let one = Statement(
        """
        select d.id, d.kind, d.status, d.created_at, d.due_at
        from restante.webhook_delivery as d
        where d.owner_id = $1 and d.id = $2
        """)

    private static let attemptsOfOne = Statement(
        """
        select a.delivery_id, a.number, a.at, a.status, a.duration, a.error
        from restante.webhook_attempt as a
        where a.owner_id = $1 and a.delivery_id = $2
        order by a.number desc
        limit 20
        """)

    /// As long as there is something to tell and somebody to tell it.
    private static let redeliver = Statement(
        """
        with queued as (
            update restante.webhook_delivery as d set status = 'pending', due_at = $3, tries = 0
            where d.owner_id = $1 and d.id = $2
                and exists (select from restante.webhook as w where w.owner_id = $1 and w.enabled)
                and (d.kind = 'test' or exists (
                    select from restante.message as m where m.owner_id = $1 and m.id = $2))
            returning d.id
        )
        select restante.record($1, 'webhook.redeliver', queued.id::text, '') from queued
        """)

    /// The tenant's webhook; nil before it has ever had one.
    package static func webhook(_ owner: OwnerID, now: Timestamp) -> Operation<Webhook?> {
        .read(owner, find(owner, now)) { results in try results.first().map { try Webhook($0) } }
    }

    /// Changes the webhook, or makes it with a secret of its own. Without a URL it stays disabled. To enable it, or to change its URL,
    /// forgets that it was disabled.
    package static func change(
        _ owner: OwnerID, _ changes: WebhookChanges, now: Timestamp
    ) -> Operation<Webhook> {
        .write(
            owner,
            save(
                owner, changes.url.storable, changes.isEnabled, changes.includesOTP, WebhookSecret.make().key,
                now, changes.words
            ),
            isRecorded: true
        ) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try Webhook(row)
        }
    }

    /// Gives the webhook another secret; the one before it signs along until the time that is returned, and the one before that no more.
    package static func changeSecret(
        _ owner: OwnerID, to secret: WebhookSecret, now: Timestamp
    ) -> Operation<Timestamp?> {
        .write(owner, rotate(owner, secret.key, now, now + overlap), isRecorded: true) { results in
            try results.first()?.optional(0)
        }
    }

    /// Disables the webhook for the reason given. False if it was not enabled.
    package static func disable(
        _ owner: OwnerID, because reason: Webhook.DisabledReason, now: Timestamp
    ) -> Operation<Bool> {
        .write(owner, disable(owner, now, reason.rawValue), isRecorded: true) { $0.affected() > 0 }
    }

    /// Queues a call that says nothing of any mail. False if the webhook is not enabled.
    package static func test(_ owner: OwnerID, _ id: DeliveryID, now: Timestamp) -> Operation<Bool> {
        .write(owner, test(owner, id, now)) { $0.affected() > 0 }
    }

    /// The calls, newest first, at most `limit` (1…100), older than `cursor`.
    package static func deliveries(
        _ owner: OwnerID, limit: Int, cursor: Cursor? = nil
    ) -> Operation<WebhookDeliveryPage> {
        let limit = max(1, min(limit, 100))
        let last = DeliveryID(cursor?.id ?? UUID(high: .max, low: .max))
        return .read(owner, list(owner, last, limit + 1), attempts(owner, last, limit)) { results in
            let deliveries = try WebhookDelivery.read(results)
            let shown = Array(deliveries.prefix(limit))
            let next = deliveries.count > limit ? shown.last : nil
            return WebhookDeliveryPage(
                deliveries: shown, next: next.map { Cursor(time: $0.createdAt, id: $0.id.uuid) })
        }
    }

    /// One call.
    package static func delivery(_ owner: OwnerID, _ id: DeliveryID) -> Operation<WebhookDelivery> {
        .read(owner, one(owner, id), attemptsOfOne(owner, id)) { results in
            guard let delivery = try WebhookDelivery.read(results).first else { throw StorageError.notFound }
            return delivery
        }
    }

    /// Has a call made again at once, with all its tries. False if there is nothing left to tell, or the webhook is disabled.
    package static func redeliver(
        _ owner: OwnerID, _ id: DeliveryID, now: Timestamp
    ) -> Operation<Bool> {
        .write(owner, one(owner, id), redeliver(owner, id, now), isRecorded: true) { results in
            try results.requireRow(0)
            return results.affected(1) > 0
        }
    }
}

extension WebhookDelivery {
    /// Reads calls from the first statement's result and their tries from the second's.
    fileprivate static func read(_ results: Results) throws -> [WebhookDelivery] {
        var attempts: [DeliveryID: [Attempt]] = [:]
        let tries: [(delivery: DeliveryID, attempt: Attempt)] = try results.map(1) { row in
            let attempt = Attempt(
                number: try row(1), at: try row(2), status: try row.optional(3), duration: try row(4),
                error: try row.optional(5))
            return (try row(0), attempt)
        }
        for (delivery, attempt) in tries { attempts[delivery, default: []].append(attempt) }
        return try results.map { row in
            let (id, status): (DeliveryID, Status) = (try row(0), try row.word(2))
            return WebhookDelivery(
                id: id, kind: try row.word(1), status: status, createdAt: try row(3),
                dueAt: status == .pending ? try row(4) : nil,
                attempts: attempts[id, default: []].sorted { $0.number < $1.number })
        }
    }
}

extension WebhookChanges {
    /// For the audit trail; a URL may hold a secret of its receiver.
    fileprivate var words: String {
        [
            url.map { $0.isEmpty ? "url: none" : "url" }, isEnabled.map { "enabled: \($0)" },
            includesOTP.map { "include_otp: \($0)" },
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
