import COpenSSL

/// A call into OpenSSL that failed. `description` says what was tried; the library's reason is for the log.
package struct OpenSSLError: Error, CustomStringConvertible, CustomDebugStringConvertible {
    package let description: String
    package let debugDescription: String

    /// Takes the oldest reason off this thread's error queue and empties it.
    init(_ operation: String) {
        self.init(operation, because: takeErrorReason())
    }

    /// For arguments that OpenSSL is not asked about too.
    init(_ operation: String, because reason: String) {
        description = "\(operation) failed"
        debugDescription = "\(operation) failed: \(reason)"
    }
}

/// Takes the oldest reason off this thread's error queue and empties it.
func takeErrorReason() -> String {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0 else { return "no reason given" }
    var text = [CChar](repeating: 0, count: 256)
    ERR_error_string_n(code, &text, text.count)
    let octets = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    // "error:<code>:<library>:<function>:<reason>"
    let parts = String(decoding: octets, as: UTF8.self).split(
        separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    return parts.count == 5 ? String(parts[4]) : String(decoding: octets, as: UTF8.self)
}
