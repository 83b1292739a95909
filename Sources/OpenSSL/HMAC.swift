import COpenSSL

/// HMAC (RFC 2104).
package enum HMAC {
    /// HMAC-SHA-256, 32 bytes.
    package static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        ERR_clear_error()
        return [UInt8](unsafeUninitializedCapacity: SHA256.length) { code, count in
            let result = COpenSSL.HMAC(
                EVP_sha256(), key, Int32(clamping: key.count), message, message.count, code.baseAddress, nil)
            // No input leads here: it fails only when OpenSSL has no memory, and a wrong code would let somebody in.
            guard result != nil else { fatalError("HMAC is not available") }
            count = SHA256.length
        }
    }
}
