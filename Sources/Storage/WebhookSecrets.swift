package import Inbox
import OpenSSL

extension WebhookSecret {
    /// A new secret: 32 random octets.
    package static func make() -> WebhookSecret { WebhookSecret(key: SecureRandom.bytes(32)) }
}
