/// An API key in full: `rst_live_<owner>_<key>_<secret><checksum>`, 104 characters. Shown once; only the SHA-256 of
/// `text` is stored. It hides itself from logs.
package struct APIKey: Sendable, CustomStringConvertible {
    private static let textPrefix: StaticString = "rst_live_"

    package let owner: OwnerID
    package let id: KeyID
    /// The whole key, to be shown once or hashed.
    package let text: [UInt8]

    /// Reads what a client sent. Nil for everything that was never issued, as far as form and checksum tell; that
    /// it is known and valid, only the database can say.
    package init?(parsing text: Span<UInt8>) {
        guard Credential.isSound(text, prefix: Self.textPrefix, idCount: 2),
            let owner = Credential.id(0, in: text, prefix: Self.textPrefix),
            let id = Credential.id(1, in: text, prefix: Self.textPrefix)
        else { return nil }
        self.owner = OwnerID(owner)
        self.id = KeyID(id)
        self.text = text.copied
    }

    /// A new secret for this owner and key.
    package static func generate(
        owner: OwnerID, key: KeyID, random: inout some RandomNumberGenerator
    ) -> APIKey {
        let text = Credential.generate(prefix: textPrefix, ids: [owner.uuid, key.uuid], using: &random)
        return APIKey(owner: owner, id: key, text: text)
    }

    /// ``generate(owner:key:random:)`` from the system's generator.
    package static func generate(owner: OwnerID, key: KeyID) -> APIKey {
        var system = SystemRandomNumberGenerator()
        return generate(owner: owner, key: key, random: &system)
    }

    private init(owner: OwnerID, id: KeyID, text: [UInt8]) {
        self.owner = owner
        self.id = id
        self.text = text
    }

    /// What may be shown later to tell keys apart: the first four characters of the owner part and the last six of
    /// the key part, `rst_live_1Cc4…x0Qz7K`. Nothing of the secret.
    package static func prefix(owner: OwnerID, key: KeyID) -> String {
        var ownerPart: [UInt8] = []
        var keyPart: [UInt8] = []
        Base62.append(owner.uuid, to: &ownerPart)
        Base62.append(key.uuid, to: &keyPart)
        let head = String(decoding: ownerPart.prefix(4), as: UTF8.self)
        return "\(textPrefix)\(head)…\(String(decoding: keyPart.suffix(6), as: UTF8.self))"
    }

    /// ``prefix(owner:key:)`` of this key.
    package var prefix: String { Self.prefix(owner: owner, key: id) }

    package var description: String { prefix }
}
