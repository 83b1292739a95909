package import Inbox
import Postgres

/// The intake trail: why mail for an owner's domains did or did not arrive.
package enum IntakeEvents {
    /// A server that dies may lose the trail's last moment, so its commits need not wait for the disk, and mail's commits do not wait for them.
    private static let withoutWaiting = Statement("select set_config('synchronous_commit', 'off', true)")

    private static let record = Statement(
        """
        with recorded as (
            insert into restante.intake_event as e (owner_id, id, at, verdict, domain, address, envelope_from,
                client_address, helo, tls, code, reason, message_id)
            select $1, unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9),
                unnest($10), unnest($11), unnest($12), unnest($13)::uuid
            on conflict do nothing
            returning e.id
        )
        insert into restante.intake_day as d (owner_id, day, mails, codes, refusals)
        select $1, n.day, sum(n.mails), sum(n.codes), sum(n.refusals)
        from recorded as r
        join unnest($2, $14, $15, $16, $17) as n (id, day, mails, codes, refusals) on n.id = r.id
        where n.mails > 0 or n.refusals > 0
        group by n.day
        on conflict (owner_id, day) do update
        set mails = d.mails + excluded.mails, codes = d.codes + excluded.codes,
            refusals = d.refusals + excluded.refusals
        """)

    // Each merges the newest of every verdict that is wanted, so that an index gives just the rows of the page.

    private static let all = Statement(
        """
        select n.id, n.at, n.verdict, n.domain, n.address, n.envelope_from, n.client_address, n.helo, n.tls, n.code,
            n.reason, n.message_id
        from unnest($2) as v (verdict)
        cross join lateral (
            select e.id, e.at, e.verdict, e.domain, e.address, e.envelope_from, e.client_address, e.helo, e.tls, e.code,
                e.reason, e.message_id
            from restante.intake_event as e
            where e.owner_id = $1 and e.verdict = v.verdict and e.id < $3
            order by e.id desc
            limit $4
        ) as n
        order by n.id desc
        limit $4
        """)

    private static let ofDomain = Statement(
        """
        select n.id, n.at, n.verdict, n.domain, n.address, n.envelope_from, n.client_address, n.helo, n.tls, n.code,
            n.reason, n.message_id
        from unnest($2) as v (verdict)
        cross join lateral (
            select e.id, e.at, e.verdict, e.domain, e.address, e.envelope_from, e.client_address, e.helo, e.tls, e.code,
                e.reason, e.message_id
            from restante.intake_event as e
            where e.owner_id = $1 and e.domain = $5 and e.verdict = v.verdict and e.id < $3
            order by e.id desc
            limit $4
        ) as n
        order by n.id desc
        limit $4
        """)

    private static let ofAddress = Statement(
        """
        select n.id, n.at, n.verdict, n.domain, n.address, n.envelope_from, n.client_address, n.helo, n.tls, n.code,
            n.reason, n.message_id
        from unnest($2) as v (verdict)
        cross join lateral (
            select e.id, e.at, e.verdict, e.domain, e.address, e.envelope_from, e.client_address, e.helo, e.tls, e.code,
                e.reason, e.message_id
            from restante.intake_event as e
            where e.owner_id = $1 and e.address = $5 and e.verdict = v.verdict and e.id < $3
            order by e.id desc
            limit $4
        ) as n
        order by n.id desc
        limit $4
        """)

    /// Writes `events` down and adds them to the figures of their days; those that are there already stay as they are and count no
    /// second time, so a write whose commit was lost can be made again.
    package static func record(_ owner: OwnerID, _ events: [IntakeEvent]) -> Operation<Void> {
        func numbers(_ number: (IntakeEvent) -> Int) -> Parameter {
            .int8Array(events.map { Int64(number($0)) })
        }
        func texts(_ field: KeyPath<IntakeEvent, String>) -> Parameter {
            .textArray(events.map { $0[keyPath: field].storable })
        }
        return .write(
            owner, withoutWaiting(),
            record.bind([
                owner.parameter, .uuids(events.map(\.id.uuid)), .int8Array(events.map(\.at.milliseconds)),
                .textArray(events.map(\.verdict.rawValue)), texts(\.domain), texts(\.address),
                texts(\.envelopeFrom), texts(\.clientAddress), texts(\.helo),
                .textArray(events.map(\.tls.storable)), texts(\.code), texts(\.reason),
                .textArray(events.map { $0.message?.description }),
                .int8Array(events.map { Day($0.at).number }), numbers(\.figures.mails),
                numbers(\.figures.codes), numbers(\.figures.refusals),
            ])
        ) { _ in }
    }

    /// The tenant's events that `filter` lets through, newest first, at most `limit` (1…1000), older than `cursor`.
    package static func list(
        _ owner: OwnerID, _ filter: IntakeFilter = IntakeFilter(), limit: Int, cursor: Cursor? = nil
    ) -> Operation<IntakePage> {
        let limit = max(1, min(limit, 1000))
        let verdicts = (filter.verdict.map { [$0] } ?? IntakeVerdict.allCases).map(\.rawValue)
        let before = cursor?.id ?? UUID(high: .max, low: .max)
        var parameters = [
            owner.parameter, .textArray(verdicts), .uuid(before.high, before.low), .int8(Int64(limit) + 1),
        ]
        let statement: Statement
        if let address = filter.address {
            // An address names its domain; no event is of both if the other one was asked for.
            let isElsewhere = filter.domain.map { $0 != address.domain } ?? false
            parameters.append(.text(isElsewhere ? "" : address.description))
            statement = ofAddress
        } else if let domain = filter.domain {
            parameters.append(.text(domain.text))
            statement = ofDomain
        } else {
            statement = all
        }
        return .read(owner, statement.bind(parameters)) { results in
            let events = try results.map { try IntakeEvent($0) }
            let shown = Array(events.prefix(limit))
            let next = events.count > limit ? shown.last : nil
            return IntakePage(events: shown, next: next.map { Cursor(time: $0.at, id: $0.id.uuid) })
        }
    }
}
