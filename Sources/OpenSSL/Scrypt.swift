import COpenSSL

/// scrypt (RFC 7914). Takes about 100 ms and 32 MiB with the password parameters: never call it on an event loop.
package enum Scrypt {
    /// The work that a guess costs.
    package struct Cost: Hashable, Sendable {
        /// The base-2 logarithm of N.
        package let log2N: Int
        /// r, in units of 128 bytes.
        package let blockSize: Int
        /// p.
        package let parallelism: Int

        package init(log2N: Int, blockSize: Int = 8, parallelism: Int = 1) {
            self.log2N = log2N
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// For passwords: N = 2^15, 32 MiB.
        package static let password = Cost(log2N: 15)
        /// For PINs that a server key protects as well: N = 2^12, 4 MiB.
        package static let pin = Cost(log2N: 12)

        /// At most 256 MiB and 16 times the work of ``password``: a damaged row must not stop the server.
        package var isBounded: Bool {
            (1...18).contains(log2N) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
                && (blockSize << log2N) * parallelism <= 8 << 18
        }
    }

    /// - Parameter length: of the result, in bytes.
    /// - Throws: if the cost is not ``Cost/isBounded``, or there is no memory.
    package static func derive(
        password: [UInt8], salt: [UInt8], cost: Cost, length: Int
    ) throws(OpenSSLError) -> [UInt8] {
        guard cost.isBounded, length > 0, length <= 1024 else {
            throw OpenSSLError("scrypt", because: "parameters out of bounds")
        }
        let n = UInt64(1) << UInt64(cost.log2N)
        let r = UInt64(cost.blockSize)
        let p = UInt64(cost.parallelism)
        let memory = 128 * r * (n + p + 2) + 1 << 20
        ERR_clear_error()
        var key = [UInt8](repeating: 0, count: length)
        let isDone = password.withUnsafeBytes { password in
            EVP_PBE_scrypt(
                password.baseAddress?.assumingMemoryBound(to: CChar.self), password.count,
                salt, salt.count, n, r, p, memory, &key, length)
        }
        guard isDone == 1 else { throw OpenSSLError("scrypt") }
        return key
    }
}
