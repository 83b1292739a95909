/// What webhook calls are signed with (Standard Webhooks 1.0): 24 to 64 random octets, written `whsec_` and base64.
package struct WebhookSecret: Hashable, Sendable {
    private static let prefix = "whsec_"

    package let key: [UInt8]

    package init(key: [UInt8]) { self.key = key }

    /// Reads the written form; nil unless it is one, of a length that is allowed.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix),
            let key = Base64.decode(text.utf8.dropFirst(Self.prefix.utf8.count)),
            (24...64).contains(key.count)
        else { return nil }
        self.init(key: key)
    }

    /// To be shown once.
    package var text: String { Self.prefix + Base64.encode(key) }
}
