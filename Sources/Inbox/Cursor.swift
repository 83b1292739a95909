/// A place in a list that is sorted by time, then id, both descending: the last item of the page before.
///
/// The text carries the owner it was made for, and another owner's is refused like any other bad one. It is no secret
/// and grants nothing: the list behind it is filtered by the owner of the request.
package struct Cursor: Hashable, Sendable {
    package let time: Timestamp
    package let id: UUID

    package init(time: Timestamp, id: UUID) {
        self.time = time
        self.id = id
    }

    private static let version: UInt8 = 1
    private static let length = 1 + 8 + 16 + 16

    /// Base64url without padding.
    package func text(for owner: OwnerID) -> String {
        var bytes = [Self.version]
        bytes.reserveCapacity(Self.length)
        withUnsafeBytes(of: time.milliseconds.bigEndian) { bytes.append(contentsOf: $0) }
        id.withBytes { bytes.append(contentsOf: $0) }
        owner.uuid.withBytes { bytes.append(contentsOf: $0) }
        return Base64.encodeURL(bytes)
    }

    /// Takes both alphabets and padding, and a space where an unescaped "+" was. Nil for anything else that is odd.
    package init?(_ text: String, for owner: OwnerID) {
        guard text.utf8.count <= 64,
            let bytes = Base64.decode(text.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "+") : $0 }),
            bytes.count == Self.length, bytes[0] == Self.version,
            let id = UUID(bytes: bytes[9..<25]), UUID(bytes: bytes[25..<41]) == owner.uuid
        else { return nil }
        let milliseconds = bytes[1..<9].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(time: Timestamp(milliseconds: Int64(bitPattern: milliseconds)), id: id)
    }
}
