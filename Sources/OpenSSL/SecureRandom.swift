import COpenSSL

/// Random bytes for secrets.
package enum SecureRandom {
    /// - Parameter count: at most `Int32.max`; a negative count gives none.
    package static func bytes(_ count: Int) -> [UInt8] {
        let count = max(0, min(count, Int(Int32.max)))
        ERR_clear_error()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            // No input leads here: `count` is bounded above. It fails only when the system gives no entropy, and a secret
            // that is not random is worse than none.
            guard count == 0 || RAND_bytes(buffer.baseAddress, Int32(clamping: count)) == 1 else {
                fatalError("no source of randomness")
            }
            written = count
        }
    }
}
