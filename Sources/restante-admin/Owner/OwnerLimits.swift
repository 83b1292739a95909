import CommandLineKit
import Inbox
import Storage

/// The options that set an owner's limits.
enum LimitOptions {
    static let domains = Option("max-domains", "N", .integer(0...1_000_000_000), "How many domains")
    static let buyers = Option("max-buyers", "N", .integer(0...1_000_000_000), "How many buyers")
    static let temporary = Option(
        "max-temporary", "N", .integer(0...1_000_000_000), "How many live temporary mailboxes")
    static let keys = Option("max-keys", "N", .integer(0...1_000_000_000), "How many API keys")
    static let bytes = Option("max-bytes", "N", .integer(0...Int.max), "How many bytes of stored mail")
    static let requests = Option(
        "requests-per-minute", "N", .integer(0...1_000_000_000),
        "How many requests a minute with one key; 0 for any")

    static let hours = Option(
        "max-hours", "N", .integer(1...87_600),
        "How many hours an address of the addresses API lives, at most and unless asked for less")

    static let all: [any CommandOption] = [domains, buyers, temporary, keys, bytes, requests, hours]
}

extension Limits {
    /// The defaults, with what the options say instead.
    init(_ invocation: Invocation) {
        self.init()
        if let count = invocation.value(LimitOptions.domains) { domains = count }
        if let count = invocation.value(LimitOptions.buyers) { buyers = count }
        if let count = invocation.value(LimitOptions.temporary) { temporaryMailboxes = count }
        if let count = invocation.value(LimitOptions.keys) { keys = count }
        if let count = invocation.value(LimitOptions.bytes) { bytes = Int64(count) }
        if let count = invocation.value(LimitOptions.requests) { requestsPerMinute = count }
        if let count = invocation.value(LimitOptions.hours) { addressHours = count }
    }
}

extension Operator.OwnerChanges {
    /// The limits that the options change.
    mutating func takeLimits(_ invocation: Invocation) {
        domains = invocation.value(LimitOptions.domains)
        buyers = invocation.value(LimitOptions.buyers)
        temporaryMailboxes = invocation.value(LimitOptions.temporary)
        keys = invocation.value(LimitOptions.keys)
        bytes = invocation.value(LimitOptions.bytes).map { Int64($0) }
        requestsPerMinute = invocation.value(LimitOptions.requests)
        addressHours = invocation.value(LimitOptions.hours)
    }
}
