import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Why a mail did not arrive", .serialized)
struct IntakeTrailTests {
    private struct Scene {
        let world: World
        let owner: World.Owner
        let buyer: World.Buyer
        private let session: [String: String]

        init(isPrivate: Bool = false) throws {
            world = try World(isPrivate: isPrivate)
            owner = try world.owner("alpha")
            buyer = try world.buyer(of: owner, "carol")
            let login = try world.web.post(
                "/api/owner/login", json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#)
            session = ["Authorization": "Bearer \(try #require(login.json["token"] as? String))"]
        }

        /// The trail, as soon as it has `count` events.
        func trail(_ query: String = "", count: Int) throws -> [String] {
            let deadline = ContinuousClock.now + .seconds(30)
            while true {
                let answer = try world.web.get("/api/owner/intake?\(query)", session)
                let events = answer.members(of: "events")
                guard events.count < count, .now < deadline else {
                    return events.map { event in
                        ["verdict", "code", "address", "from", "helo", "reason"].map {
                            event[$0] as? String ?? "null"
                        }.joined(separator: "|")
                    }
                }
                usleep(20_000)
            }
        }
    }

    @Test("is told over HTTP and by the admin program, with the reason that the sender did not hear")
    func reasons() async throws {
        try await Background.run {
            let scene = try Scene()
            defer { scene.world.end() }
            let (world, carol) = (scene.world, scene.buyer.address)
            func swaks(to address: String) throws -> Int32 {
                try Program.run(
                    "/usr/bin/swaks",
                    [
                        "--server", "127.0.0.1:\(world.server.smtpPort)", "--from", "shop@shop.example",
                        "--helo", "client.example", "--to", address,
                    ], environment: [:]
                ).code
            }
            #expect(try swaks(to: carol) == 0)
            #expect(try swaks(to: "carl@alpha.example") != 0)
            #expect(try swaks(to: "carl@elsewhere.example") != 0)
            #expect(try world.server.admin("buyer", "update", carol, "--status", "disabled").code == 0)
            #expect(try swaks(to: carol) != 0)
            let told = [
                "refused|550 5.2.1|carol@alpha.example|shop@shop.example|client.example|mailbox disabled",
                "refused|550 5.1.1|carl@alpha.example|shop@shop.example|client.example|no such mailbox",
                "accepted|250 2.0.0|carol@alpha.example|shop@shop.example|client.example|stored",
            ]
            #expect(try scene.trail(count: 3) == told)
            #expect(try scene.trail("address=\(carol)&verdict=refused", count: 1) == [told[0]])
            let printed = try world.server.admin(
                "message", "trail", "--owner", scene.owner.email, "--verdict", "refused")
            #expect(printed.output.split(separator: "\n").count == 2)
            #expect(
                printed.output.contains(
                    "\trefused\t550 5.1.1\tcarl@alpha.example\tshop@shop.example\t127.0.0.1\t"))
        }
    }

    @Test("is written down before the server ends")
    func stop() async throws {
        try await Background.run {
            let scene = try Scene()
            defer { scene.world.end() }
            let client = try scene.world.mail()
            for line in [
                "MAIL FROM:<>", "RCPT TO:<\(scene.buyer.address)>", "RCPT TO:<nobody@alpha.example>",
            ] {
                _ = try client.command(line)
            }
            // Its client is told so, with the transaction under way lost.
            #expect(scene.world.server.stop() == 0)
            let database = try BlockingConnection(
                ConnectionOptions(try #require(scene.world.connectionString)))
            let events = try database.query(Self.events()).rows.map { try $0(0, as: String.self) }
            #expect(
                events == [
                    "refused nobody@alpha.example no such mailbox",
                    "deferred carol@alpha.example the server was shutting down",
                ])
        }
    }

    private static let events = Statement(
        """
        select concat_ws(' ', e.verdict, e.address, e.reason) from restante.intake_event as e order by e.id
        """)

    @Test("is told also when the database was away at that moment")
    func outage() async throws {
        try await Background.run {
            let scene = try Scene(isPrivate: true)
            defer { scene.world.end() }
            let client = try scene.world.mail()
            for line in ["MAIL FROM:<>", "RCPT TO:<\(scene.buyer.address)>", "DATA"] {
                _ = try client.command(line)
            }
            var random = SeededRandom(seed: 8)
            #expect(Outage.cluster.strike(scene.world, using: &random).killed > 1)
            #expect(try client.command("x\r\n.").code == 451)
            #expect(
                try scene.trail(count: 1) == [
                    "deferred|451 4.3.0|carol@alpha.example||client.example|the mail could not be stored just then"
                ])
        }
    }
}
