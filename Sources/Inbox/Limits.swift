/// How much one owner may have at the same time.
package struct Limits: Equatable, Sendable {
    package var domains: Int
    package var buyers: Int
    /// Live temporary mailboxes.
    package var temporaryMailboxes: Int
    package var keys: Int
    /// Stored mail, in bytes.
    package var bytes: Int64
    /// Requests a minute with one key.
    package var requestsPerMinute: Int
    /// The life of an address of the addresses API in hours: the most that may be asked for, and what it gets unasked.
    package var addressHours: Int

    package init(
        domains: Int = 100, buyers: Int = 10_000, temporaryMailboxes: Int = 1_000, keys: Int = 100,
        bytes: Int64 = 1 << 30, requestsPerMinute: Int = 6_000,
        addressHours: Int = 168
    ) {
        self.domains = domains
        self.buyers = buyers
        self.temporaryMailboxes = temporaryMailboxes
        self.keys = keys
        self.bytes = bytes
        self.requestsPerMinute = requestsPerMinute
        self.addressHours = addressHours
    }
}
