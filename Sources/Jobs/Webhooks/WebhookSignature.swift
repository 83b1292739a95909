package import Inbox
import OpenSSL

/// The signature of a call (Standard Webhooks 1.0, symmetric).
package enum WebhookSignature {
    /// The value of `webhook-signature`: `v1,` and base64 of HMAC-SHA-256 for each secret, with spaces between.
    /// - Parameters:
    ///   - id: as `webhook-id` says.
    ///   - seconds: since 1970, as `webhook-timestamp` says.
    package static func value(
        id: String, seconds: Int64, body: [UInt8], secrets: [WebhookSecret]
    ) -> String {
        let content = Array("\(id).\(seconds).".utf8) + body
        return secrets.map { "v1," + Base64.encode(HMAC.sha256(key: $0.key, message: content)) }
            .joined(separator: " ")
    }
}
