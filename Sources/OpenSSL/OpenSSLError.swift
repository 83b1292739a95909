import COpenSSL

/// A call into OpenSSL that failed. `description` says what was tried; the library's reason is for the log.
package struct OpenSSLError: Error, CustomStringConvertible, CustomDebugStringConvertible {
    package let description: String
    package let debugDescription: String

    /// Takes the oldest reason off this thread's error queue and empties it.
    init(_ operation: String) {
        let code = ERR_get_error()
        ERR_clear_error()
        description = "\(operation) failed"
        guard code != 0 else {
            debugDescription = description
            return
        }
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &text, text.count)
        let reason = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        debugDescription = "\(description): \(String(decoding: reason, as: UTF8.self))"
    }

    /// For arguments that OpenSSL is not asked about.
    init(_ operation: String, because reason: String) {
        description = "\(operation) failed"
        debugDescription = "\(operation) failed: \(reason)"
    }
}
