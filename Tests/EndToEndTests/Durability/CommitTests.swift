import Foundation
import Postgres
import TestSupport
import Testing

/// A proxy between server and database holds, cuts and lets through the COMMIT of deliveries.
@Suite("A 250 comes after the COMMIT", .serialized)
struct CommitTests {
    @Test("while the reply to COMMIT is held back nobody is told 250")
    func noEarlyReply() async throws {
        try await Background.run {
            let scene = try Scene()
            defer { scene.end() }
            for round in 0..<5 {
                scene.proxy.rule = .holdReplies
                // Enough for each event loop to have some.
                let clients = try (0..<8).map { _ in try scene.world.mail() }
                for (index, client) in clients.enumerated() {
                    try scene.begin(8 * round + index, with: client)
                }
                #expect(scene.proxy.waitForHeldReplies())
                // The database has committed, and has only not been heard.
                #expect(try scene.stored() > 8 * round)
                for client in clients { #expect(!client.hasReply(withinMilliseconds: 100)) }
                scene.proxy.rule = .pass
                for client in clients { #expect(try client.reply().code == 250) }
                #expect(try scene.stored() == 8 * round + 8)
            }
        }
    }

    @Test("a connection cut instead of the reply to COMMIT is a 451, and the mail sent again is there once")
    func lostReply() async throws {
        try await Background.run {
            let scene = try Scene()
            defer { scene.end() }
            for number in 0..<5 {
                scene.proxy.rule = .cutReplies
                #expect(try scene.deliver(number).code == 451)
                #expect(try scene.stored(number) == 1)
                scene.proxy.rule = .pass
                try scene.insist(number)
                #expect(try scene.stored(number) == 1)
            }
        }
    }

    @Test("a connection cut before COMMIT is a 451, and nothing is stored")
    func lostCommit() async throws {
        try await Background.run {
            let scene = try Scene()
            defer { scene.end() }
            for number in 0..<5 {
                scene.proxy.rule = .cutCommits
                #expect(try scene.deliver(number).code == 451)
                #expect(try scene.stored(number) == 0)
                scene.proxy.rule = .pass
                try scene.insist(number)
                #expect(try scene.stored(number) == 1)
            }
        }
    }

    @Test("a server killed between COMMIT and 250 has the mail, and sent again it is there once")
    func killedBeforeReply() async throws {
        try await Background.run {
            let scene = try Scene()
            defer { scene.end() }
            for number in 0..<10 {
                scene.proxy.rule = .holdReplies
                let client = try scene.world.mail()
                try scene.begin(number, with: client)
                #expect(scene.proxy.waitForHeldReplies())
                scene.world.server.kill()
                scene.proxy.rule = .pass
                #expect(throws: BlockingSocket.Failure.self) { try client.reply() }
                try scene.world.restart()
                #expect(try scene.stored(number) == 1)
                try scene.insist(number)
                #expect(try scene.stored(number) == 1)
            }
        }
    }
}

/// A server behind the proxy, one mailbox, and numbered mails for it.
private final class Scene: Sendable {
    private static let total = Statement("select count(*) from restante.message as m")
    private static let ofSubject = Statement(
        "select count(*) from restante.message as m where m.subject = $1")

    let proxy: DatabaseProxy
    let world: World
    private let mail: NumberedMail

    init() throws {
        proxy = try DatabaseProxy()
        world = try World(behind: proxy)
        let buyer = try world.buyer(of: try world.owner("alpha"), "carol")
        mail = NumberedMail(run: "commit", to: [buyer.address, buyer.address.replacing("@", with: "+tag@")])
    }

    func end() {
        proxy.rule = .pass
        world.end()
        proxy.close()
    }

    /// Sends all of a mail and waits for nothing after DATA.
    func begin(_ number: Int, with client: MailClient) throws {
        try client.send(mail.envelope(of: number))
        for _ in mail.recipients(of: number) + ["MAIL"] { #expect(try client.reply().code == 250) }
        #expect(try client.reply().code == 354)
        try client.send(mail.bytes(of: number) + Array(".\r\n".utf8))
    }

    func deliver(_ number: Int) throws -> MailClient.Reply {
        try world.mail().deliver(
            mail.bytes(of: number), from: NumberedMail.sender, to: mail.recipients(of: number))
    }

    /// Sends a mail again, as it was, until it is taken.
    func insist(_ number: Int) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        var reply = try deliver(number)
        while reply.code == 451, ContinuousClock.now < deadline { reply = try deliver(number) }
        #expect(reply.code == 250)
    }

    func stored() throws -> Int { try count(Self.total()) }

    /// How many copies of that mail there are.
    func stored(_ number: Int) throws -> Int { try count(Self.ofSubject(mail.subject(of: number))) }

    private func count(_ statement: BoundStatement) throws -> Int {
        let database = try BlockingConnection(ConnectionOptions(world.connectionString ?? ""))
        return Int(try database.query(statement).first?(0, as: Int64.self) ?? -1)
    }
}
