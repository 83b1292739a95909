import COpenSSL

/// SHA-256 (FIPS 180-4).
package enum SHA256 {
    /// Bytes in a digest.
    package static let length = 32

    /// Fetched once: looking an algorithm up by name costs more than hashing a key.
    private static let algorithm = Algorithm()

    package static func digest(of bytes: Span<UInt8>) -> [UInt8] {
        bytes.withUnsafeBufferPointer { message in
            [UInt8](unsafeUninitializedCapacity: length) { digest, count in
                let isDone = EVP_Digest(
                    message.baseAddress, message.count, digest.baseAddress, nil, algorithm.pointer, nil)
                // No input leads here: any bytes have a digest. It fails only when OpenSSL has no memory or no SHA-256, and
                // going on with a wrong digest would let somebody in.
                guard isDone == 1 else { fatalError("SHA-256 is not available") }
                count = length
            }
        }
    }

    package static func digest(of bytes: [UInt8]) -> [UInt8] { digest(of: bytes.span) }

    /// The fetched method is immutable and counted atomically by OpenSSL, so threads may share it.
    private struct Algorithm: @unchecked Sendable {
        let pointer = EVP_MD_fetch(nil, "SHA256", nil)
    }
}
