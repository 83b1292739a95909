/// What an API key may do.
package struct Scope: OptionSet, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue & 0b11_1111 }

    package static let premiumRead = Scope(rawValue: 1 << 0)
    package static let emailsRead = Scope(rawValue: 1 << 1)
    package static let emailsWrite = Scope(rawValue: 1 << 2)
    package static let ordersRead = Scope(rawValue: 1 << 3)
    package static let ordersWrite = Scope(rawValue: 1 << 4)
    package static let webhooksWrite = Scope(rawValue: 1 << 5)

    /// What a key has that was made without scopes: the same permissions as the account.
    package static let all: Scope = [
        .premiumRead, .emailsRead, .emailsWrite, .ordersRead, .ordersWrite, .webhooksWrite,
    ]

    private static let wireNames: [(name: String, scope: Scope)] = [
        ("premium:read", .premiumRead), ("emails:read", .emailsRead), ("emails:write", .emailsWrite),
        ("orders:read", .ordersRead), ("orders:write", .ordersWrite), ("webhooks:write", .webhooksWrite),
    ]

    /// The names on the wire, in the order of the documents.
    package var names: [String] { Self.wireNames.filter { contains($0.scope) }.map(\.name) }

    /// Nil if one of the names is unknown. Names may repeat.
    package init?(names: some Sequence<some StringProtocol>) {
        var scopes: Scope = []
        for name in names {
            guard let known = Self.wireNames.first(where: { $0.name == name }) else { return nil }
            scopes.formUnion(known.scope)
        }
        self = scopes
    }

    /// Reads a comma list, spaces allowed around the names: `emails:read, emails:write`. Nil if one is unknown or empty.
    package init?(list: String) {
        self.init(names: list.split(separator: ",", omittingEmptySubsequences: false).map(trimmed))
    }

    package var description: String { names.joined(separator: ",") }
}
