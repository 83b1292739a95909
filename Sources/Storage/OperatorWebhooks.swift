package import Inbox
import Postgres

/// A webhook and whose it is.
package struct OwnedWebhook: Sendable {
    package let owner: OwnerID
    package let email: String
    package let webhook: Webhook

    package init(owner: OwnerID, email: String, webhook: Webhook) {
        self.owner = owner
        self.email = email
        self.webhook = webhook
    }
}

extension Operator {
    private static let allWebhooks = Statement(
        """
        select w.owner_id, o.email, w.url, w.enabled, w.include_otp, w.secret_at,
            case when w.old_secret_until > $1 then w.old_secret_until end, w.failing_since, w.last_success_at,
            w.last_failure_at, w.last_error, w.disabled_at, w.disabled_reason
        from restante.webhook as w
        join restante.owner as o on o.owner_id = w.owner_id
        order by o.email
        """)

    /// Every tenant's webhook, in the order of the tenants' e-mails.
    package static func webhooks(now: Timestamp) -> OperatorCall<[OwnedWebhook]> {
        OperatorCall(allWebhooks(now)) { results in
            try results.map {
                OwnedWebhook(owner: try $0(0), email: try $0(1), webhook: try Webhook($0, from: 2))
            }
        }
    }
}
