package import Telemetry

/// What the server counts.
package struct SMTPMetrics: Sendable {
    /// What became of a mail that was received whole, for one recipient.
    package enum MailOutcome: String, MetricLabel {
        case stored, unavailable, full
        case gone, refused

        package static let labelName: StaticString = "outcome"

        init(_ outcome: Outcome) {
            switch outcome {
            case .stored: self = .stored
            case .unavailable: self = .unavailable
            case .full: self = .full
            case .gone: self = .gone
            case .refused: self = .refused
            }
        }
    }

    /// What became of a recipient.
    package enum RecipientVerdict: String, MetricLabel {
        case accepted
        case unknownDomain = "unknown_domain"
        case unknownMailbox = "unknown_mailbox"
        case disabled, full, unavailable

        package static let labelName: StaticString = "verdict"

        init<Ticket>(_ verdict: Verdict<Ticket>) {
            switch verdict {
            case .accepted: self = .accepted
            case .refused(.unknownDomain): self = .unknownDomain
            case .refused(.unknownMailbox): self = .unknownMailbox
            case .refused(.disabled): self = .disabled
            case .refused(.full): self = .full
            case .refused(.unavailable): self = .unavailable
            }
        }
    }

    /// The reply codes: of commands that are refused in the session too.
    package struct Code: MetricLabels {
        let code: ReplyCode

        package static var allCases: [Code] { ReplyCode.allCases.map(Code.init) }
        package var labels: [(name: StaticString, value: String)] { [("code", "\(code.rawValue)")] }
    }

    /// What became of a handshake.
    package enum Handshake: String, MetricLabel {
        case done, failed

        package static let labelName: StaticString = "outcome"
    }

    /// Why a transaction came to no end.
    package struct Reason: MetricLabels {
        let loss: Loss

        package static var allCases: [Reason] { Loss.allCases.map(Reason.init) }
        package var labels: [(name: StaticString, value: String)] { [("reason", loss.rawValue)] }
    }

    let connections: Gauge
    let refusedConnections: Counter
    let brokenProxyHeaders: Counter
    let handshakes: MetricSet<Handshake, Counter>
    let timeouts: Counter
    let recipients: MetricSet<RecipientVerdict, Counter>
    let replies: MetricSet<Code, Counter>
    let abandoned: MetricSet<Reason, Counter>
    let mails: MetricSet<MailOutcome, Counter>
    let size: Histogram
    let delivery: Histogram

    package init(_ registry: inout MetricsRegistry) {
        connections = registry.gauge("restante_smtp_connections", "Open connections.")
        refusedConnections = registry.counter(
            "restante_smtp_refused_connections_total", "Connections refused because there were too many.")
        brokenProxyHeaders = registry.counter(
            "restante_smtp_broken_proxy_headers_total",
            "Connections of proxies closed because they did not begin with a PROXY header.")
        handshakes = registry.counters(
            "restante_smtp_tls_handshakes_total", "TLS handshakes after STARTTLS.", by: Handshake.self)
        timeouts = registry.counter(
            "restante_smtp_timeouts_total", "Sessions ended because the client was silent or too slow.")
        recipients = registry.counters(
            "restante_smtp_recipients_total", "Recipients answered.", by: RecipientVerdict.self)
        replies = registry.counters("restante_smtp_replies_total", "Replies given.", by: Code.self)
        abandoned = registry.counters(
            "restante_smtp_abandoned_total", "Transactions whose accepted recipients got nothing.",
            by: Reason.self)
        mails = registry.counters(
            "restante_smtp_mails_total", "Mails received whole, one for each recipient.", by: MailOutcome.self
        )
        size = registry.histogram(
            "restante_smtp_mail_bytes", "Size of the mails received whole.", unit: .plain,
            bounds: .sizeBounds)
        delivery = registry.histogram(
            "restante_smtp_delivery_duration_seconds", "From the final dot to the reply.")
    }
}
