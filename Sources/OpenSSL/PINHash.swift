/// The stored form of a PIN. A PIN has too few digits to stand alone, so it is keyed with a server secret that is not in
/// the database: who steals the database alone cannot try the million PINs.
package enum PINHash {
    /// Blocking work of a few milliseconds: see ``Scrypt``.
    /// - Parameter key: the server's secret key, at least 32 random bytes.
    package static func create(pin: String, key: [UInt8]) throws(OpenSSLError) -> PasswordHash {
        try PasswordHash.create(keyed(pin, key), cost: .pin)
    }

    /// Blocking work of a few milliseconds: see ``Scrypt``.
    package static func verify(pin: String, key: [UInt8], against hash: PasswordHash) throws(OpenSSLError)
        -> Bool
    {
        try hash.verify(keyed(pin, key))
    }

    private static func keyed(_ pin: String, _ key: [UInt8]) -> [UInt8] {
        HMAC.sha256(key: key, message: Array("restante PIN ".utf8) + Array(pin.utf8))
    }
}
