import Glibc
package import Inbox
import Postgres

/// Who does something that is recorded, and from where.
package struct Actor: Sendable {
    package enum Kind: String, Sendable {
        /// A log-in of the owner, or one of its keys.
        case owner, key
        case `operator`
        /// The program by itself.
        case server
    }

    let kind: Kind
    /// The operator's account, or the id of the session or key.
    let name: String
    let client: String

    private init(_ kind: Kind, _ name: String = "", from client: String = "") {
        self.kind = kind
        self.name = name
        self.client = client.storable
    }

    static let server = Actor(.server)

    static func key(_ key: APIKey, from client: String) -> Actor {
        Actor(.key, key.id.description, from: client)
    }

    /// Who logged in, or is just logging in.
    package static func session(_ token: SessionToken, from client: String) -> Actor {
        Actor(.owner, token.session.description, from: client)
    }

    /// Who runs this program: the account, and who became it by sudo.
    static var `operator`: Actor {
        let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())"
        guard let origin = getenv("SUDO_USER").map({ String(cString: $0) }), !origin.isEmpty else {
            return Actor(.operator, account)
        }
        return Actor(.operator, "\(account) (sudo \(origin.prefix(64)))")
    }

    private static let act = Statement(
        """
        select set_config('restante.actor', $1, true), set_config('restante.actor_name', $2, true),
            set_config('restante.client', $3, true), set_config('restante.event_id', $4, true),
            set_config('restante.event_at', $5, true)
        """)

    /// Signs what the transaction records from here on: one event.
    func act(at time: Timestamp = .now()) -> BoundStatement {
        Self.act(
            kind.rawValue, name, client, AuditEventID.new(now: time).description, "\(time.milliseconds)")
    }
}
