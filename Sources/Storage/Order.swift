package import Inbox
import Postgres

/// An address rented on a shared domain for some minutes.
package struct Order: Sendable {
    package let id: OrderID
    /// `API-` and digits.
    package let number: String
    package let mailbox: MailboxID
    package let email: String
    package let domain: String
    package let site: String
    package let price: Money
    package let minutes: Int
    package let createdAt: Timestamp
    package let endsAt: Timestamp
    package let status: OrderStatus
    /// Since when the owner polls; nil if it has not begun.
    package let pollingSince: Timestamp?
}

extension Order {
    /// The order as it is right after it was made.
    init(_ made: NewOrder) {
        id = made.id
        number = made.number
        mailbox = made.mailbox
        email = made.address.description
        domain = made.address.domain.text
        site = made.site
        price = made.price
        minutes = made.minutes
        createdAt = made.createdAt
        endsAt = made.endsAt
        status = .pending
        pollingSince = nil
    }

    /// Reads 12 columns in the order of the members.
    init(_ row: Row) throws {
        id = try row(0)
        number = try row(1)
        mailbox = try row(2)
        email = try row(3)
        domain = try row(4)
        site = try row(5)
        price = try row(6)
        minutes = try row(7)
        createdAt = try row(8)
        endsAt = try row(9)
        status = try row.word(10)
        pollingSince = try row.optional(11)
    }
}

/// An order to be made.
package struct NewOrder: Sendable {
    package let id: OrderID
    package let number: String
    package let mailbox: MailboxID
    package let address: EmailAddress
    package let site: String
    /// The charge's entry in the ledger.
    package let entry: EntryID
    /// What the domain cost when the order was prepared; another price meanwhile makes nothing.
    package let price: Money
    package let minutes: Int
    package let createdAt: Timestamp

    package init(
        id: OrderID, number: String, mailbox: MailboxID, address: EmailAddress, site: String, entry: EntryID,
        price: Money, minutes: Int, createdAt: Timestamp
    ) {
        self.id = id
        self.number = number
        self.mailbox = mailbox
        self.address = address
        self.site = site
        self.entry = entry
        self.price = price
        self.minutes = minutes
        self.createdAt = createdAt
    }

    package var endsAt: Timestamp { createdAt + .seconds(Int64(minutes) * 60) }
}

/// One of the tenant's orders, by either of its names.
package enum OrderReference: Sendable {
    case id(OrderID)
    case number(String)

    var id: OrderID? { if case .id(let id) = self { id } else { nil } }
    var number: String? { if case .number(let number) = self { number.storable } else { nil } }
}

/// Some orders, newest first, and how many there are in all.
package struct OrderPage: Sendable {
    package let orders: [Order]
    package let total: Int
}

/// A mail of an order, as its list shows it.
package struct OrderMessage: Sendable {
    package let id: MessageID
    package let from: String
    package let subject: String
    package let text: String
    package let receivedAt: Timestamp

    init(_ row: Row) throws {
        id = try row(0)
        from = try row(1)
        subject = try row(2)
        text = try row(3)
        receivedAt = try row(4)
    }
}
