/// A stored password or PIN: `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`, salt and hash in base64 without padding (the PHC
/// string format). The parameters travel along, so they can be raised later without asking anybody.
package struct PasswordHash: Equatable, Sendable, LosslessStringConvertible {
    private static let saltLength = 16
    private static let hashLength = 32

    package let cost: Scrypt.Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    private init(cost: Scrypt.Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Hashes `secret` with a new salt. Blocking work: see ``Scrypt``.
    package static func create(
        _ secret: [UInt8], cost: Scrypt.Cost = .password
    ) throws(OpenSSLError) -> PasswordHash {
        let salt = SecureRandom.bytes(saltLength)
        let hash = try Scrypt.derive(password: secret, salt: salt, cost: cost, length: hashLength)
        return PasswordHash(cost: cost, salt: salt, hash: hash)
    }

    /// A hash that no secret fits. Verifying against it takes as long as against a real one: do it when there is no such
    /// account, or the answer's time tells that there is none.
    package static func decoy(cost: Scrypt.Cost = .password) -> PasswordHash {
        PasswordHash(cost: cost, salt: SecureRandom.bytes(saltLength), hash: SecureRandom.bytes(hashLength))
    }

    /// Whether `secret` is the one that was hashed. Blocking work: see ``Scrypt``.
    package func verify(_ secret: [UInt8]) throws(OpenSSLError) -> Bool {
        let candidate = try Scrypt.derive(password: secret, salt: salt, cost: cost, length: hash.count)
        return constantTimeEquals(candidate, hash)
    }

    // MARK: Text

    package init?(_ text: String) {
        guard text.utf8.count <= 256 else { return nil }
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt",
            let cost = Scrypt.Cost(parameters: fields[2]), cost.isBounded,
            let salt = base64Decoded(fields[3]), (8...64).contains(salt.count),
            let hash = base64Decoded(fields[4]), (16...64).contains(hash.count)
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
        // One text for one value: "+15", "015" and loose base64 end here.
        guard description == text else { return nil }
    }

    package var description: String {
        "$scrypt$\(cost.parameters)$\(base64Encoded(salt))$\(base64Encoded(hash))"
    }
}

extension Scrypt.Cost {
    fileprivate var parameters: String { "ln=\(log2N),r=\(blockSize),p=\(parallelism)" }

    fileprivate init?(parameters: Substring) {
        let values = parameters.split(separator: ",").map { $0.split(separator: "=") }
        guard values.count == 3, values.allSatisfy({ $0.count == 2 }), values.map(\.[0]) == ["ln", "r", "p"],
            let log2N = Int(values[0][1]), let blockSize = Int(values[1][1]),
            let parallelism = Int(values[2][1])
        else { return nil }
        self.init(log2N: log2N, blockSize: blockSize, parallelism: parallelism)
    }
}
