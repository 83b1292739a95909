import Inbox
import Networking
import OpenSSL

/// Passwords and PINs through scrypt, away from the event loops. A full queue is `BlockingPool.Busy`.
struct Hashing: Sendable {
    let pool: BlockingPool
    /// The server's secret key.
    let key: [UInt8]

    private let passwordDecoy = PasswordHash.decoy()
    private let pinDecoy = PasswordHash.decoy(cost: .pin)

    init(pool: BlockingPool, key: [UInt8]) {
        self.pool = pool
        self.key = key
    }

    func hash(_ password: Password) async throws -> PasswordHash {
        try await pool.run { try PasswordHash.create(password.utf8) }
    }

    func hash(_ pin: PIN) async throws -> PasswordHash {
        try await pool.run { [key] in try PINHash.create(pin: pin.digits, key: key) }
    }

    /// Two at a time, so that a log-in never waits behind more than two of a thousand.
    func hashes(of pins: [PIN]) async throws -> [PasswordHash] {
        async let first = oneByOne(pins[..<(pins.count / 2)])
        async let second = oneByOne(pins[(pins.count / 2)...])
        return try await first + second
    }

    private func oneByOne(_ pins: ArraySlice<PIN>) async throws -> [PasswordHash] {
        var hashes: [PasswordHash] = []
        for pin in pins { hashes.append(try await hash(pin)) }
        return hashes
    }

    /// Whether `password` fits. Without a hash there is nothing to fit, after the same work.
    func verify(_ password: [UInt8], against hash: PasswordHash?) async throws -> Bool {
        let target = hash ?? passwordDecoy
        return try await pool.run { try target.verify(password) }
    }

    /// Whether `pin` fits. Without a hash there is nothing to fit, after the same work.
    func verify(pin: String, against hash: PasswordHash?) async throws -> Bool {
        let target = hash ?? pinDecoy
        return try await pool.run { [key] in try PINHash.verify(pin: pin, key: key, against: target) }
    }
}
