import Foundation
import Postgres
import TestSupport

/// A server with one owner, whose mailboxes other people's programs deliver to.
struct Destination {
    /// What the owner is shown of a mail.
    struct Mail: Decodable {
        let from: String
        let subject: String
        let body_text: String
        let otp: String?
    }

    let world: World
    let owner: World.Owner

    init(_ environment: [String: String] = [:]) throws {
        world = try World(environment: environment)
        owner = try world.owner("alpha")
    }

    func end() { world.end() }

    /// Makes a mailbox and gives its address.
    func mailbox(_ localPart: String) throws -> String { try world.buyer(of: owner, localPart).address }

    /// The newest mail of a mailbox; if there is none, the first to come within half a minute.
    func mail(in address: String) throws -> Mail? {
        struct Latest: Decodable {
            let email: Mail?
        }
        let answer = try world.web.get(
            "/api/premium/emails/\(address)/latest?wait=30&since=1970-01-01T00:00:00.000Z",
            ["X-Owner-API-Key": owner.key])
        return try JSONDecoder().decode(Latest.self, from: Data(answer.body)).email
    }

    /// TLS version and cipher with which the newest mail of a mailbox came; nil if it came in the clear.
    func tls(in address: String) throws -> String? {
        let database = try BlockingConnection(ConnectionOptions(world.connectionString ?? ""))
        return try database.query(Self.tls(address)).first?.optional(0, as: String.self)
    }

    /// The address that the newest mail of a mailbox came from, as its owner is told.
    func client(of address: String) throws -> String? {
        let database = try BlockingConnection(ConnectionOptions(world.connectionString ?? ""))
        return try database.query(Self.client(address)).first?.optional(0, as: String.self)
    }

    private static let client = Statement(
        """
        select m.client_address
        from restante.message as m
        join restante.mailbox as b on b.owner_id = m.owner_id and b.id = m.mailbox_id
        where b.address = $1
        order by m.received_at desc
        limit 1
        """)

    private static let tls = Statement(
        """
        select m.tls
        from restante.message as m
        join restante.mailbox as b on b.owner_id = m.owner_id and b.id = m.mailbox_id
        where b.address = $1
        order by m.received_at desc
        limit 1
        """)
}
