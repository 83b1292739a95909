package import Inbox
import Postgres

/// Where a tenant is told of new mail, and how that goes.
package struct Webhook: Sendable {
    /// Empty until there is one.
    package let url: String
    package let isEnabled: Bool
    /// Whether the code of a mail travels in a header.
    package let includesOTP: Bool
    /// When the secret was made.
    package let secretAt: Timestamp
    /// Until when the secret before it signs along.
    package let oldSecretUntil: Timestamp?
    /// Since when there has been nothing but failure.
    package let failingSince: Timestamp?
    package let lastSuccessAt: Timestamp?
    package let lastFailureAt: Timestamp?
    /// What went wrong then, in our words.
    package let lastError: String?
    /// When and why it was disabled by somebody other than the tenant.
    package let disabledAt: Timestamp?
    package let disabledReason: DisabledReason?

    /// Who or what has disabled a webhook.
    package enum DisabledReason: String, Sendable {
        /// The receiver answered 410.
        case gone
        /// Nothing but failure for too long.
        case failing
        case `operator`
    }
}

/// What to change of a webhook; nil leaves it as it is.
package struct WebhookChanges: Sendable {
    /// Empty takes it away, and disables it.
    package var url: String?
    package var isEnabled: Bool?
    package var includesOTP: Bool?

    package init(url: String? = nil, isEnabled: Bool? = nil, includesOTP: Bool? = nil) {
        self.url = url
        self.isEnabled = isEnabled
        self.includesOTP = includesOTP
    }
}

/// A call as the log shows it.
package struct WebhookDelivery: Sendable {
    package enum Kind: String, Sendable { case message, test }

    package enum Status: String, Sendable {
        case pending, delivered, failed
        /// The mail, or the webhook, was gone before it went out.
        case cancelled
    }

    /// One try.
    package struct Attempt: Sendable {
        package let number: Int
        package let at: Timestamp
        /// The receiver's HTTP status; nil when none came.
        package let status: Int?
        /// In milliseconds.
        package let duration: Int64
        package let error: String?
    }

    /// The message's; a test has one of its own.
    package let id: DeliveryID
    package let kind: Kind
    package let status: Status
    package let createdAt: Timestamp
    /// When the next try is to be made, if one is.
    package let dueAt: Timestamp?
    /// In order.
    package let attempts: [Attempt]
}

/// Some calls, newest first, and where the next page begins.
package struct WebhookDeliveryPage: Sendable {
    package let deliveries: [WebhookDelivery]
    package let next: Cursor?
}

extension Webhook {
    /// Reads 11 columns from `column` on, in the order of `Webhooks`.
    init(_ row: Row, from column: Int = 0) throws {
        url = try row(column)
        isEnabled = try row(column + 1)
        includesOTP = try row(column + 2)
        secretAt = try row(column + 3)
        oldSecretUntil = try row.optional(column + 4)
        failingSince = try row.optional(column + 5)
        lastSuccessAt = try row.optional(column + 6)
        lastFailureAt = try row.optional(column + 7)
        lastError = try row.optional(column + 8)
        disabledAt = try row.optional(column + 9)
        disabledReason = try row.optional(column + 10, as: String.self).flatMap(
            DisabledReason.init(rawValue:))
    }
}
