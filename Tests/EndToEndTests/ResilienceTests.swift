import Foundation
import TestSupport
import Testing

@Suite("A server in trouble", .serialized)
struct ResilienceTests {
    @Test("a dead name server holds up who asks it, and no log-in")
    func deadNameServer() throws {
        // A port that takes every question and answers none.
        let descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, length) + getsockname(descriptor, $0, &length)
            }
        }
        let world = try World(environment: [
            "RESTANTE_DNS_SERVER": "127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        ])
        defer { world.end() }
        let owner = try world.owner("alpha")
        let logIn = #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#
        let session = try JSONDecoder().decode(
            Session.self, from: Data(try world.web.post("/api/owner/login", json: logIn).body))
        let claim = try world.web.post(
            "/api/owner/domains", session.fields, json: #"{"name":"claimed.example"}"#)
        let domain = try JSONDecoder().decode(Domain.self, from: Data(claim.body))

        // Two lookups would fill the threads that log-ins need.
        let asking = try (0..<4).map { _ in try BlockingSocket(port: world.server.httpPort) }
        for socket in asking {
            try socket.send(
                "POST /api/owner/domains/\(domain.id)/verify HTTP/1.1\r\nHost: x\r\n"
                    + "Authorization: Bearer \(session.token)\r\nContent-Length: 0\r\n\r\n")
        }
        var question = [UInt8](repeating: 0, count: 512)
        for _ in 0..<2 { #expect(recv(descriptor, &question, question.count, 0) > 0) }
        #expect(try world.web.post("/api/owner/login", json: logIn).status == 200)
        // The log-in did not wait for any of them: they still ask.
        for socket in asking { #expect(!socket.hasInput(withinMilliseconds: 0)) }
    }

    @Test("a database that cannot be reached is exit code 6, with the reason")
    func unreachableDatabase() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "restante-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let settings = [
            "RESTANTE_DATABASE_URL": "host=127.0.0.1 port=1 dbname=x", "RESTANTE_DATA_DIR": folder.path,
        ]
        for command in ["serve", "migrate"] {
            let outcome = try Program.run("restante", [command], environment: settings)
            #expect(outcome.code == 6)
            #expect(outcome.error.contains("Connection refused"))
        }
    }

    @Test("an address that somebody has already is named, with its setting")
    func takenPort() throws {
        let world = try World()
        defer { world.end() }
        var settings = world.server.environment
        let folder = FileManager.default.temporaryDirectory.appending(path: "restante-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        settings["RESTANTE_DATA_DIR"] = folder.path
        settings["RESTANTE_SMTP_LISTEN"] = "127.0.0.1:\(world.server.smtpPort)"
        let outcome = try Program.run("restante", ["serve"], environment: settings)
        #expect(outcome.code == 6)
        #expect(
            outcome.error.contains(
                "RESTANTE_SMTP_LISTEN: cannot listen on 127.0.0.1:\(world.server.smtpPort)"))
    }

    @Test(
        "a host name that could not stand in the SMTP greeting is refused at the start",
        arguments: ["two words", "mx\r\n250 OK", "-mx.example", "mx..example", "mx.example."])
    func badHostname(name: String) throws {
        let outcome = try Program.run("restante", ["settings"], environment: ["RESTANTE_HOSTNAME": name])
        #expect(outcome.code == 2)
        #expect(outcome.error.contains("is not a host name like mx.example.com"))
    }

    @Test("what is in force is shown of every setting but secrets")
    func settings() throws {
        let given = [
            "RESTANTE_LMTP_LISTEN": "unix:/tmp/lmtp", "RESTANTE_PROXY_FROM": "192.0.2.0/24,2001:db8::/32",
            "RESTANTE_XCLIENT_FROM": "192.0.2.1/32", "RESTANTE_TRUSTED_PROXIES": "192.0.2.2/32",
            "RESTANTE_RATE_PER_KEY": "7", "RESTANTE_RATE_PER_SOURCE": "8",
        ]
        let outcome = try Program.run("restante", ["settings"], environment: given)
        for (name, value) in given { #expect(outcome.output.contains("\(name)=\(value)\n")) }
        #expect(
            try Program.run("restante", ["settings"], environment: [:]).output.contains(
                "RESTANTE_PROXY_FROM=none\n"))
    }

    private struct Session: Decodable {
        let token: String
        var fields: [String: String] { ["Authorization": "Bearer \(token)"] }
    }

    private struct Domain: Decodable {
        let id: String
    }
}
