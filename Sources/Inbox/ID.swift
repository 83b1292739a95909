/// An identifier that knows what it identifies, so that an owner's never passes for a mailbox's.
package struct ID<Entity>: Hashable, Comparable, Sendable, LosslessStringConvertible {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }

    /// Strictly 8-4-4-4-12 hexadecimal digits, in either case.
    package init?(_ text: String) {
        guard let uuid = UUID(text) else { return nil }
        self.init(uuid)
    }

    /// A new identifier, greater than all that this process made before.
    package static func new(now: Timestamp = .now()) -> Self { Self(.v7(now: now)) }

    /// A new identifier that tells nothing of others made at its time, for what strangers cause within many tenants at once. Those of one
    /// millisecond come in any order.
    package static func unlinked(now: Timestamp = .now()) -> Self { Self(.unlinkedV7(now: now)) }

    package var description: String { uuid.description }

    package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

/// The kinds of things that have identifiers.
package enum Entity {
    package enum Owner {}
    package enum Domain {}
    package enum Mailbox {}
    package enum Message {}
    package enum Key {}
    package enum Session {}
    package enum Event {}
    package enum Order {}
    package enum Entry {}
    package enum Webhook {}
    package enum Delivery {}
    package enum AuditEvent {}
}

package typealias OwnerID = ID<Entity.Owner>
package typealias DomainID = ID<Entity.Domain>
package typealias MailboxID = ID<Entity.Mailbox>
package typealias MessageID = ID<Entity.Message>
package typealias KeyID = ID<Entity.Key>
package typealias SessionID = ID<Entity.Session>
package typealias EventID = ID<Entity.Event>
package typealias OrderID = ID<Entity.Order>
package typealias EntryID = ID<Entity.Entry>
package typealias WebhookID = ID<Entity.Webhook>
package typealias DeliveryID = ID<Entity.Delivery>
package typealias AuditEventID = ID<Entity.AuditEvent>
