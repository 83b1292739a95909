import Glibc
import Testing

@testable import Networking

@Suite("A Unix listener")
struct ListenerTests {
    @Test("takes the place of a dead socket, and of nothing else")
    func places() throws {
        let group = try EventLoopGroup(count: 1)
        defer { group.stop() }
        let path = "/tmp/restante-listener-\(UInt64.random(in: 0 ... .max))"
        defer { unlink(path) }
        let address = try #require(SocketAddress("unix:" + path))
        func listen() throws { try Listener(address, on: group) { accepted, _ in accepted.close() }.stop() }
        let file = creat(path, 0o600)
        #expect(write(file, "kept", 4) == 4)
        close(file)
        #expect(throws: SystemError.self) { try listen() }
        #expect(access(path, F_OK) == 0)
        unlink(path)
        // A server that was killed leaves its socket behind.
        let dead = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        #expect(address.withSystemAddress { bind(dead, $0, $1) } == 0)
        close(dead)
        try listen()
    }
}
