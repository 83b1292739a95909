import Foundation
import Postgres
import TestSupport
import Testing

/// `FAULT_KILLS`, `FAULT_MESSAGES` and `FAULT_SEED` make it longer, or another one.
@Suite("Mail that was acknowledged", .serialized)
struct FaultTests {
    private static let senders = 32

    @Test("survives the death of the server and of the database, at any moment, once and whole")
    func survivesKills() async throws {
        try await Background.run {
            let (kills, messages) = (Self.option("FAULT_KILLS", 54), Self.option("FAULT_MESSAGES", 20_000))
            let seed = UInt64(Self.option("FAULT_SEED", 2026))
            let world = try World(isPrivate: true)
            defer { world.end() }
            try Self.endure(world, kills: kills, messages: messages, seed: seed)
        }
    }

    private static func endure(_ world: World, kills: Int, messages: Int, seed: UInt64) throws {
        let database = try #require(world.connectionString)
        let fsync = try BlockingConnection(ConnectionOptions(database)).query(
            Statement("show fsync")())
        #expect(try fsync.first?(0, as: String.self) == "on")

        let mail = NumberedMail(run: "\(seed)", to: try addresses(in: world))
        let ledger = Ledger(messages: messages)
        let begin = ContinuousClock.now
        ledger.serverIs(at: world.server.smtpPort)
        let threads = (0..<senders).map { first in
            Background<Void> {
                Sender(mail, ledger).send(Array(stride(from: first, to: messages, by: senders)))
            }
        }
        var random = SeededRandom(seed: seed)
        var trouble = Trouble(world, ledger)
        trouble.make(Outage.plan(kills, using: &random), over: messages, using: &random)
        for thread in threads { try thread.value() }
        #expect(ledger.failure == nil)
        #expect(ledger.acknowledged == messages)

        let stored = try StoredMail(mail, promises: ledger.promises, in: database)
        print(
            """
            \(trouble.tally)
            \(ledger.acknowledged) mails acknowledged in \(ledger.attempts) attempts (seed \(seed)): \
            \(stored.lost.count) lost, \(stored.damaged.count) damaged, \(stored.surplus.count) twice; \
            took \(begin.duration(to: .now))
            """)
        #expect(stored.lost == [])
        #expect(stored.damaged == [])
        #expect(stored.surplus == [])
        #expect(try Bookkeeping(of: database).disagreements == [])
    }

    /// Sixteen mailboxes, half of them of another owner.
    private static func addresses(in world: World) throws -> [String] {
        try ["alpha", "beta"].flatMap { name in
            let owner = try world.owner(name)
            let made = try world.admin(
                "buyer", "create", "--owner", owner.email, "--domain", owner.domain, "--count", "8")
            let buyers = made["buyers"] as? [[String: Any]] ?? []
            return buyers.compactMap { $0["address"] as? String }
        }
    }

    private static func option(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }
}

/// Kills one thing after another while mail comes in, and sees that each time mail is taken again.
struct Trouble {
    private let world: World
    private let ledger: Ledger
    private var recoveries: [Outage: [Duration]] = [:]
    private var processes = 0

    init(_ world: World, _ ledger: Ledger) {
        self.world = world
        self.ledger = ledger
    }

    mutating func make(_ outages: [Outage], over messages: Int, using random: inout SeededRandom) {
        // The last one strikes while there is still mail to come.
        let share = messages / (outages.count + 1)
        for (index, outage) in outages.enumerated() {
            let moment = share * index + Int.random(in: 1...max(1, share), using: &random)
            guard ledger.wait(untilAcknowledged: moment) else { return }
            strike(outage, using: &random)
        }
    }

    private mutating func strike(_ outage: Outage, using random: inout SeededRandom) {
        let start = ContinuousClock.now
        let toll = outage.strike(world, using: &random)
        processes += toll.killed
        if outage.endsServer {
            ledger.serverIs(at: nil)
            world.server.kill()
            do { try world.restart() } catch {
                return ledger.fail("no new server after \(outage.rawValue): \(error)")
            }
            ledger.serverIs(at: world.server.smtpPort)
        }
        guard toll.waitForTheDoomed(), ledger.wait(untilServedAfter: .now) else {
            return ledger.fail(
                "no mail was taken after \(outage.rawValue):\n" + world.server.logged.suffix(4000))
        }
        recoveries[outage, default: []].append(start.duration(to: .now))
    }

    /// How many died, and how long it took until mail was taken again.
    var tally: String {
        let lines = Outage.allCases.compactMap { outage in
            recoveries[outage].map { times in
                let slowest = (times.max() ?? .zero).formatted(.units(allowed: [.milliseconds]))
                let mean = (times.reduce(.zero, +) / times.count).formatted(.units(allowed: [.milliseconds]))
                return
                    "  \(outage.rawValue): \(times.count) times, mail again after \(mean), at most \(slowest)"
            }
        }
        let count = recoveries.values.map(\.count).reduce(0, +)
        return "\(count) outages, \(processes) processes killed\n" + lines.joined(separator: "\n")
    }
}
