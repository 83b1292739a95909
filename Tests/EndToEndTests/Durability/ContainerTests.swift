import Foundation
import TestSupport
import Testing

@Suite(
    "A server that is process 1 of a container", .enabled(if: isolate("/bin/true"), "needs a PID namespace"))
struct ContainerTests {
    @Test("starts its database again when that has died")
    func startsDatabaseAgain() async throws {
        try await Background.run {
            let world = try World(isPrivate: true, launcher: launcher)
            defer {
                // The launcher hears no SIGTERM, and takes the whole namespace with it.
                world.server.kill()
                world.end()
            }
            let owner = try world.owner("alpha")
            let buyer = try world.buyer(of: owner, "carol")
            try world.deliver(to: buyer.address, text: "Your code is 111222.")

            let dead = try #require(postmaster(of: world))
            kill(dead, SIGKILL)
            let deadline = ContinuousClock.now + .seconds(30)
            var next = postmaster(of: world)
            while next == nil || next == dead, ContinuousClock.now < deadline {
                usleep(10_000)
                next = postmaster(of: world)
            }
            #expect(next != nil && next != dead)
            var reply = try world.mail().deliver("Subject: x\r\n\r\nx\r\n", from: "", to: [buyer.address])
            while reply.code == 451, ContinuousClock.now < deadline {
                reply = try world.mail().deliver("Subject: x\r\n\r\nx\r\n", from: "", to: [buyer.address])
            }
            #expect(reply.code == 250)
        }
    }

    /// As the kernel here calls it; a dead one has no command line.
    private func postmaster(of world: World) -> pid_t? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.first { process in
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.dropFirst().starts(with: ["-D", world.dataDirectory + "/postgres"])
                && words[0].hasSuffix("/postgres")
        }
    }
}

private let launcher = ["/usr/bin/unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]

/// Whether `program` can be run so.
private func isolate(_ program: String) -> Bool {
    let outcome = try? Program.run(launcher[0], launcher.dropFirst() + [program], environment: [:])
    return outcome?.code == 0
}
