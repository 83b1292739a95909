/// Words that stand in the database and on the wire as their raw value.

/// The state of an API key as it is shown. `expired` is computed from the time, never stored.
package enum KeyStatus: String, CaseIterable, Sendable { case active, expired, revoked }

/// The state of an owner. An expiry date stands beside it.
package enum OwnerStatus: String, CaseIterable, Sendable { case active, suspended }

/// The life of a domain: claimed, proven in DNS, switched off.
package enum DomainStatus: String, CaseIterable, Sendable { case pending, active, disabled }

/// Whether a domain belongs to one owner or is offered by the operator to all.
package enum DomainVisibility: String, CaseIterable, Sendable {
    case `private`
    case shared
}

/// What a mailbox is for: a buyer with a PIN, an address with an expiry, an address rented by an order.
package enum MailboxKind: String, CaseIterable, Sendable { case buyer, temporary, order }

/// The state of a mailbox. `released` is a tombstone that keeps the address from being taken over.
package enum MailboxStatus: String, CaseIterable, Sendable { case active, disabled, released }

/// The life of an order: no mail yet, mail, time up with mail, time up without, given up.
package enum OrderStatus: String, CaseIterable, Sendable {
    case pending, active, completed, expired, cancelled
}

/// What became of a mail for one recipient, in the intake trail.
package enum IntakeVerdict: String, CaseIterable, Sendable {
    /// It is stored.
    case accepted
    /// The same mail, sent again; it is stored once.
    case duplicate
    /// The client was told that it is not taken, for good.
    case refused
    /// The client was told to try again later.
    case deferred
    /// The recipient was accepted, but no mail came.
    case lost
    /// Stands for events that were too many to be recorded one by one.
    case unrecorded
}
