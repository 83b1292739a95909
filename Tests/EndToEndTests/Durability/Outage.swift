import Foundation
import TestSupport

/// Something that dies without a word, as in a power cut or under the out-of-memory killer.
enum Outage: String, CaseIterable, Sendable {
    case server
    /// One process of the database, on which PostgreSQL throws all sessions out and recovers.
    case backend
    case postmaster
    /// The postmaster and all its processes.
    case cluster
    case serverAndBackend = "server and backend"
    case serverAndPostmaster = "server and postmaster"
    case everything

    var endsServer: Bool {
        switch self {
        case .server, .serverAndBackend, .serverAndPostmaster, .everything: true
        case .backend, .postmaster, .cluster: false
        }
    }

    private var touchesDatabase: Bool { self != .server }

    /// A random order in which the server's death, the cheapest to survive, comes thrice as often as each other kind.
    static func plan(_ count: Int, using random: inout SeededRandom) -> [Outage] {
        let kinds = allCases + [.server, .server]
        return (0..<count).map { kinds[$0 % kinds.count] }.shuffled(using: &random)
    }

    /// What a strike did.
    struct Toll {
        let killed: Int
        /// Processes of the database that were spared, and end by themselves now.
        let doomed: [pid_t]

        /// Waits until they have. - Returns: false if they have not within a minute.
        func waitForTheDoomed() -> Bool {
            let deadline = ContinuousClock.now + .seconds(60)
            while doomed.contains(where: { kill($0, 0) == 0 }) {
                guard ContinuousClock.now < deadline else { return false }
                usleep(1_000)
            }
            return true
        }
    }

    func strike(_ world: World, using random: inout SeededRandom) -> Toll {
        var victims: [pid_t] = []
        var children: [pid_t] = []
        if touchesDatabase, let postmaster = Self.postmaster(of: world) {
            children = Self.children(of: postmaster)
            switch self {
            case .backend, .serverAndBackend:
                victims = children.randomElement(using: &random).map { [$0] } ?? [postmaster]
            case .postmaster, .serverAndPostmaster: victims = [postmaster]
            default: victims = [postmaster] + children
            }
        }
        if endsServer { victims.append(world.server.processIdentifier) }
        for victim in victims { kill(victim, SIGKILL) }
        return Toll(killed: victims.count, doomed: children.filter { !victims.contains($0) })
    }

    private static func postmaster(of world: World) -> pid_t? {
        let file = try? String(
            contentsOfFile: world.dataDirectory + "/postgres/postmaster.pid", encoding: .utf8)
        return file?.split(separator: "\n").first.flatMap { pid_t($0) }
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            // pid (name) state ppid …; the name of a PostgreSQL process has no parenthesis.
            let facts = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            let words = facts?.split(separator: ")").last?.split(separator: " ") ?? []
            return words.count > 1 && words[1] == "\(parent)"
        }.sorted()
    }
}
