@testable import Inbox

/// A text with something foreign in it, and the same text with something that nobody has in its place. A server that keeps its
/// tenants apart answers both alike.
struct Twin: Sendable, ExpressibleByStringLiteral {
    var foreign: String
    var unknown: String

    init(_ foreign: String, _ unknown: String) { (self.foreign, self.unknown) = (foreign, unknown) }
    init(_ text: String) { self.init(text, text) }
    init(stringLiteral text: String) { self.init(text) }

    var isOneAndTheSame: Bool { foreign == unknown }

    static func + (left: Twin, right: Twin) -> Twin {
        Twin(left.foreign + right.foreign, left.unknown + right.unknown)
    }

    func map(_ change: (String) -> String) -> Twin { Twin(change(foreign), change(unknown)) }

    /// An id, and one of the same moment that nobody has.
    static func id(_ id: String) -> Twin {
        let last = id.suffix(4) == "0000" ? "0001" : "0000"
        return Twin(id, id.dropLast(4) + last)
    }
}

/// A random request. The twins in it differ where it names something foreign.
struct Trespass: Sendable {
    let method: String
    let target: Twin
    let fields: [String: Twin]
    let body: Twin?

    /// Whether there is an unknown twin to compare the answer with. An attempt to log in has none: it is answered by how many
    /// there were before.
    var hasTwin: Bool {
        let isAttempt = ["/login", "/password"].contains { target.foreign.contains($0) }
        let isSame =
            target.isOneAndTheSame && fields.values.allSatisfy(\.isOneAndTheSame)
            && body?.isOneAndTheSame ?? true
        return !isAttempt && !isSame
    }

    /// Whether the path itself names something foreign.
    var isAtForeign: Bool {
        target.foreign.prefix { $0 != "?" } != target.unknown.prefix { $0 != "?" }
    }
}

/// A credential with other identifiers than it was issued for, its secret kept and its checksum made good again: what somebody
/// would send who knows how credentials are written.
///
/// - Parameters:
///   - number: of the identifier that is replaced: 0 is the owner's.
///   - prefix: all that stands before the first identifier.
func spliced(_ credential: String, _ number: Int, _ id: String, prefix: String) -> String {
    guard let uuid = UUID(id) else { return credential }
    var text = Array(credential.utf8.dropLast(6))
    let start = prefix.utf8.count + number * (Base62.uuidLength + 1)
    var other: [UInt8] = []
    Base62.append(uuid, to: &other)
    text.replaceSubrange(start..<(start + Base62.uuidLength), with: other)
    Base62.append(UInt64(CRC32.checksum(of: text.span)), length: 6, to: &text)
    return String(decoding: text, as: UTF8.self)
}
