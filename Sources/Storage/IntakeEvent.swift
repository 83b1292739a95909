package import Inbox
import Postgres

/// One line of an owner's intake trail: what became of a mail for one recipient.
package struct IntakeEvent: Sendable {
    package var id: EventID
    package let at: Timestamp
    package let verdict: IntakeVerdict
    package let domain: String
    /// The recipient as the client named it, in lower case.
    package let address: String
    /// The reverse-path without angle brackets, empty for `<>`.
    package let envelopeFrom: String
    package let clientAddress: String
    package let helo: String
    /// The TLS version and cipher; nil in the clear.
    package let tls: String?
    /// The reply's code and enhanced status, as `550 5.1.1`; empty if there was none.
    package let code: String
    package let reason: String
    /// The stored mail, of a mail that was accepted or is a duplicate. It may be gone by now.
    package let message: MessageID?
    /// What it adds to its day when it is recorded; nothing is left of that in one that was read.
    package let figures: IntakeFigures

    package init(
        id: EventID, at: Timestamp, verdict: IntakeVerdict, domain: String = "", address: String = "",
        envelopeFrom: String = "", clientAddress: String = "", helo: String = "", tls: String? = nil,
        code: String = "", reason: String, message: MessageID? = nil, figures: IntakeFigures? = nil
    ) {
        self.id = id
        self.at = at
        self.verdict = verdict
        self.domain = domain
        self.address = address
        self.envelopeFrom = envelopeFrom
        self.clientAddress = clientAddress
        self.helo = helo
        self.tls = tls
        self.code = code
        self.reason = reason
        self.message = message
        self.figures = figures ?? IntakeFigures(verdict)
    }
}

/// Which events of a trail somebody wants.
package struct IntakeFilter: Sendable {
    package var domain: DomainName?
    /// With its tag, if it had one.
    package var address: EmailAddress?
    package var verdict: IntakeVerdict?

    package init(domain: DomainName? = nil, address: EmailAddress? = nil, verdict: IntakeVerdict? = nil) {
        self.domain = domain
        self.address = address
        self.verdict = verdict
    }
}

/// Some events of a trail, newest first.
package struct IntakePage: Sendable {
    package let events: [IntakeEvent]
    /// Where the next page begins; nil when there is none.
    package let next: Cursor?
}

extension IntakeEvent {
    /// Reads 12 columns in the order of `IntakeEvents`.
    init(_ row: Row) throws {
        id = try row(0)
        at = try row(1)
        verdict = try row.word(2)
        domain = try row(3)
        address = try row(4)
        envelopeFrom = try row(5)
        clientAddress = try row(6)
        helo = try row(7)
        tls = try row.optional(8)
        code = try row(9)
        reason = try row(10)
        message = try row.optional(11)
        figures = IntakeFigures()
    }
}
