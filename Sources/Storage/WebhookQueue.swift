package import Inbox
package import Postgres

/// Calls that are to be made now, and all that they need.
package struct WebhookWork: Sendable {
    /// Where they go.
    package let url: String
    package let includesOTP: Bool
    /// The current one first; the one before it while it signs along.
    package let secrets: [WebhookSecret]
    package let calls: [WebhookCall]
}

/// One call that is to be made.
package struct WebhookCall: Sendable {
    /// What it tells of.
    package struct Mail: Sendable {
        package let mailbox: MailboxID
        package let address: String
        package let from: String
        package let subject: String
        package let text: String
        package let html: String?
        package let receivedAt: Timestamp
        package let otp: String?
    }

    package enum Content: Sendable {
        case mail(Mail)
        /// It only shows that calls arrive.
        case test
        /// The mail is not there any more.
        case nothing
    }

    package let id: DeliveryID
    /// Tries in all, before this one.
    package let attempts: Int
    /// Tries since it was queued or asked for again, before this one.
    package let tries: Int
    package let createdAt: Timestamp
    package let content: Content
}

/// How a try went, and what follows.
package struct WebhookOutcome: Sendable {
    package enum Next: Sendable {
        case delivered
        case retry(Timestamp)
        case giveUp
    }

    package let next: Next
    package let at: Timestamp
    /// The receiver's HTTP status; nil when none came.
    package let status: Int?
    package let duration: Duration
    /// In our words, never the receiver's; nil when it went well.
    package let error: String?
    /// The receiver wants no more calls.
    package let isGone: Bool

    package init(
        next: Next, at: Timestamp, status: Int?, duration: Duration, error: String?, isGone: Bool = false
    ) {
        self.next = next
        self.at = at
        self.status = status
        self.duration = duration
        self.error = error
        self.isGone = isGone
    }
}

/// The queue behind the webhooks. Who works on a tenant's calls holds the tenant's lease: a lock of the session, which ends when the
/// session does, however that ends. So no two processes work on one tenant's calls, and those of a killed one are taken up by the next.
package enum WebhookQueue {
    /// After this time of nothing but failure a webhook is disabled.
    package static let patience = Duration.days(5)
    /// How many calls one step cancels or removes.
    private static let step = 500

    private static let due = Statement(
        "select d.owner_id from restante.owners_with_webhooks_due($1, $2, $3) as d")

    private static let lease = Statement("select pg_try_advisory_lock(hashtextextended($1, 13))")

    private static let release = Statement("select pg_advisory_unlock(hashtextextended($1, 13))")

    private static let work = Statement(
        """
        select w.url, w.include_otp, w.secret, case when w.old_secret_until > $2 then w.old_secret end,
            w.enabled and o.status = 'active' and (o.expires_at is null or o.expires_at > $2),
            d.id, d.kind, d.attempts, d.tries, d.created_at, b.id, b.address, m.from_address, m.subject, m.body_text,
            m.body_html, m.received_at, m.otp
        from restante.webhook as w
        join restante.owner as o on o.owner_id = w.owner_id
        cross join lateral (
            select d.id, d.kind, d.attempts, d.tries, d.created_at, d.due_at
            from restante.webhook_delivery as d
            where d.owner_id = $1 and d.status = 'pending' and d.due_at <= $2 and d.id <> all($3)
            order by d.due_at, d.id
            limit $4
        ) as d
        left join restante.message as m on m.owner_id = $1 and m.id = d.id
        left join restante.mailbox as b
            on b.owner_id = $1 and b.id = m.mailbox_id and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $2 or b.kind = 'order')
        where w.owner_id = $1 and o.owner_id = $1
        order by d.due_at, d.id
        """)

    /// Only a try that nobody else has recorded meanwhile counts. What is said of a URL counts while it is the tenant's.
    private static let record = Statement(
        """
        with done as (
            update restante.webhook_delivery as d
            set status = $4, due_at = $5, tries = d.tries + 1, attempts = d.attempts + 1
            where d.owner_id = $1 and d.id = $2 and d.attempts = $3 and d.status = 'pending'
            returning d.id, d.attempts
        ), logged as (
            insert into restante.webhook_attempt (owner_id, delivery_id, number, at, status, duration, error)
            select $1, done.id, done.attempts, $6, $7, $8, $9
            from done
        ), noted as (
            update restante.webhook as w
            set last_success_at = case when $9 is null then $6 else w.last_success_at end,
                last_failure_at = case when $9 is null then w.last_failure_at else $6 end,
                last_error = coalesce($9, w.last_error),
                failing_since = case when $9 is not null then coalesce(w.failing_since, $6) end,
                enabled = w.enabled and not $10 and ($9 is null or coalesce(w.failing_since > $11, true)),
                disabled_at = case
                    when w.enabled and ($10 or $9 is not null and w.failing_since <= $11) then $6 else w.disabled_at
                end,
                disabled_reason = case
                    when w.enabled and $10 then 'gone'
                    when w.enabled and $9 is not null and w.failing_since <= $11 then 'failing'
                    else w.disabled_reason
                end
            from done
            where w.owner_id = $1 and w.url = $12
            returning w.enabled, w.disabled_at, w.disabled_reason
        )
        select restante.record($1, 'webhook.disable', '', n.disabled_reason)
        from noted as n
        where not n.enabled and n.disabled_at = $6
        """)

    private static let cancel = Statement(
        """
        update restante.webhook_delivery as d set status = 'cancelled'
        where d.owner_id = $1 and d.id = any($2) and d.status = 'pending'
        """)

    private static let cancelAll = Statement(
        """
        with some_calls as (
            select d.id
            from restante.webhook_delivery as d
            where d.owner_id = $1 and d.status = 'pending' and d.id <> all($2)
            limit $3
            for update skip locked
        )
        update restante.webhook_delivery as d set status = 'cancelled'
        from some_calls
        where d.owner_id = $1 and d.id = some_calls.id
        """)

    private static let old = Statement(
        "select d.owner_id from restante.owners_with_old_webhook_deliveries($1, $2) as d")

    private static let sweep = Statement(
        """
        with old_calls as (
            select d.id
            from restante.webhook_delivery as d
            where d.owner_id = $1 and d.id < $2 and d.status <> 'pending'
            order by d.id
            limit $3
            for update skip locked
        )
        delete from restante.webhook_delivery as d
        using old_calls
        where d.owner_id = $1 and d.id = old_calls.id
        """)

    /// Tenants with calls to be made at `now`, in the order of their ids, behind `after`.
    package static func due(now: Timestamp, after: OwnerID?, limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(due(now, after ?? OwnerID(UUID(high: 0, low: 0)), limit)) { results in
            try results.map { try $0(0) }
        }
    }

    /// Calls of the tenant that are due at `now`, the longest due first; nil if it wants none made: its webhook is disabled, or itself is.
    /// - Parameter underWay: those not to give again.
    package static func work(
        _ owner: OwnerID, except underWay: [DeliveryID], limit: Int, now: Timestamp
    ) -> Operation<WebhookWork?> {
        .read(owner, work(owner, now, Parameter.uuids(underWay.map(\.uuid)), limit)) { results in
            guard let row = results.first() else {
                return WebhookWork(url: "", includesOTP: false, secrets: [], calls: [])
            }
            guard try row(4, as: Bool.self) else { return nil }
            let secrets = [try row.optional(2, as: [UInt8].self), try row.optional(3, as: [UInt8].self)]
            return WebhookWork(
                url: try row(0), includesOTP: try row(1),
                secrets: secrets.compactMap { $0.map { WebhookSecret(key: $0) } },
                calls: try results.map { try WebhookCall($0, from: 5) })
        }
    }

    /// Notes how a try of `call` at `url` went, unless somebody else has noted one meanwhile.
    package static func record(
        _ owner: OwnerID, _ call: WebhookCall, at url: String, _ outcome: WebhookOutcome
    ) -> Operation<Void> {
        let (status, due): (WebhookDelivery.Status, Timestamp) =
            switch outcome.next {
            case .delivered: (.delivered, outcome.at)
            case .retry(let time): (.pending, time)
            case .giveUp: (.failed, outcome.at)
            }
        return .write(
            owner,
            record(
                owner, call.id, call.attempts, status.rawValue, due, outcome.at, outcome.status,
                outcome.duration.wholeMilliseconds, outcome.error, outcome.isGone, outcome.at - patience,
                url.storable),
            isRecorded: true
        ) { _ in }
    }

    /// Ends calls that have nothing left to tell.
    package static func cancel(_ owner: OwnerID, _ ids: [DeliveryID]) -> Operation<Void> {
        .write(owner, cancel(owner, Parameter.uuids(ids.map(\.uuid)))) { _ in }
    }

    /// Ends some of the calls of a tenant that wants none made. True if there may be more.
    package static func cancelAll(_ owner: OwnerID, except underWay: [DeliveryID]) -> Operation<Bool> {
        .write(owner, cancelAll(owner, Parameter.uuids(underWay.map(\.uuid)), step)) { results in
            results.affected() == step
        }
    }

    /// Tenants whose log holds calls older than `before`.
    package static func old(before: Timestamp, limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(old(first(before), limit)) { results in try results.map { try $0(0) } }
    }

    /// Removes some of the tenant's calls that are older than `before`. True if there may be more.
    package static func sweep(_ owner: OwnerID, before: Timestamp) -> Operation<Bool> {
        .write(owner, sweep(owner, first(before), step)) { $0.affected() == step }
    }

    /// The least id of a moment (RFC 9562 section 5.7).
    private static func first(_ time: Timestamp) -> DeliveryID {
        DeliveryID(UUID(high: UInt64(max(0, time.milliseconds)) << 16, low: 0))
    }

    // MARK: Leases

    /// Takes the tenant's lease on `connection`; false if another session has it.
    package static func lease(
        _ owner: OwnerID, on connection: Connection
    ) async throws(StorageError) -> Bool {
        do {
            let results = try await connection.exchange([lease(owner.description)])
            return try results.first?.first?(0, as: Bool.self) ?? false
        } catch {
            throw StorageError(error)
        }
    }

    /// Gives the tenant's lease back.
    package static func release(
        _ owner: OwnerID, on connection: Connection
    ) async throws(StorageError) {
        do { _ = try await connection.exchange([release(owner.description)]) } catch {
            throw StorageError(error)
        }
    }
}

extension WebhookCall {
    /// Reads 13 columns from `column` on, in the order of `WebhookQueue.work`.
    fileprivate init(_ row: Row, from column: Int) throws {
        id = try row(column)
        attempts = try row(column + 2)
        tries = try row(column + 3)
        createdAt = try row(column + 4)
        let kind: WebhookDelivery.Kind = try row.word(column + 1)
        if kind == .test {
            content = .test
        } else if let mailbox = try row.optional(column + 5, as: MailboxID.self) {
            content = .mail(
                Mail(
                    mailbox: mailbox, address: try row(column + 6), from: try row(column + 7),
                    subject: try row(column + 8), text: try row(column + 9),
                    html: try row.optional(column + 10),
                    receivedAt: try row(column + 11), otp: try row.optional(column + 12)))
        } else {
            content = .nothing
        }
    }
}
