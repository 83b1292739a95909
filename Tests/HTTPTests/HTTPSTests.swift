import Foundation
import HTTP
import Networking
import OpenSSL
import TestSupport
import Testing
import Transport

@Suite("HTTPS", .timeLimit(.minutes(1)))
struct HTTPSTests {
    private let large = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    private func server(configure: (inout ServerConfiguration) -> Void = { _ in }) throws -> TestServer {
        let large = large
        return try TestServer(
            [
                .get("/") { _, context in text(context.isSecure ? "secure" : "clear") },
                .get("/large") { _, _ in Response(.ok, type: "application/octet-stream", large) },
                .post("/echo", bodyLimit: 1 << 21) { request, _ in
                    Response(.ok, type: "application/octet-stream", request.body)
                },
            ],
            isSecure: true, configure: configure)
    }

    /// Runs a program to its end on a thread of its own.
    private func run(_ path: String, _ arguments: [String], input: String = "") async throws
        -> Program.Outcome
    {
        let outcome = Background { try Program.run(path, arguments, environment: [:], input: input) }
        return try outcome.value()
    }

    private func curl(_ server: TestServer, _ target: String, _ arguments: String...) async throws
        -> Program.Outcome
    {
        let certificate = try #require(server.certificate)
        let url = "https://localhost:\(try #require(server.address.port))\(target)"
        return try await run(
            "/usr/bin/curl",
            [
                "--silent", "--show-error", "--max-time", "20", "--ipv4", "--cacert", certificate.chainFile,
                url,
            ]
                + arguments)
    }

    private func client(_ server: TestServer, _ arguments: String..., input: String = "") async throws
        -> Program.Outcome
    {
        let address = "127.0.0.1:\(try #require(server.address.port))"
        return try await run(
            "/usr/bin/openssl", ["s_client", "-connect", address] + arguments, input: input)
    }

    @Test("is what curl expects, with one connection for several requests")
    func curl() async throws {
        let server = try server()
        let outcome = try await curl(server, "/", "--write-out", " %{http_version} %{num_connects}")
        #expect(outcome.output == "secure 1.1 1", "\(outcome.error)")
        let twice = try await curl(
            server, "/", "--write-out", " %{num_connects}\n", "--next", "--silent", "--cacert",
            try #require(server.certificate).chainFile, "--write-out", " %{num_connects}\n",
            "https://localhost:\(try #require(server.address.port))/")
        #expect(twice.output == "secure 1\nsecure 0\n", "\(twice.error)")
        let stranger = try await run(
            "/usr/bin/curl", ["--silent", "https://localhost:\(try #require(server.address.port))/"])
        #expect(stranger.code == 60, "an unknown root")
        await server.server.stop()
    }

    @Test("carries a megabyte in both directions")
    func megabyte() async throws {
        let server = try server()
        let folder = try #require(server.certificate).folder
        let (sent, got) = (folder.appending(path: "sent"), folder.appending(path: "got"))
        try Data(large).write(to: sent)
        for arguments in [["/large"], ["/echo", "--data-binary", "@" + sent.path]] {
            let outcome = try await run(
                "/usr/bin/curl",
                [
                    "--silent", "--show-error", "--max-time", "20", "--cacert",
                    try #require(server.certificate).chainFile, "--output", got.path,
                    "https://127.0.0.1:\(try #require(server.address.port))\(arguments[0])",
                ] + arguments.dropFirst())
            #expect(outcome.code == 0, "\(outcome.error)")
            #expect(try Data(contentsOf: got) == Data(large))
        }
        await server.server.stop()
    }

    @Test("speaks TLS 1.2 and 1.3 with forward secrecy, and nothing older")
    func versions() async throws {
        let server = try server()
        for (version, expected) in [
            ("-tls1_3", "New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384"),
            ("-tls1_2", "New, TLSv1.2, Cipher is ECDHE-ECDSA-AES256-GCM-SHA384"),
        ] {
            let outcome = try await client(server, version)
            #expect(outcome.output.contains(expected), "\(outcome)")
            #expect(outcome.output.contains("Compression: NONE"))
        }
        for arguments in [
            ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"], ["-tls1", "-cipher", "DEFAULT@SECLEVEL=0"],
            ["-tls1_2", "-cipher", "AES128-SHA"], ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"],
        ] {
            let address = "127.0.0.1:\(try #require(server.address.port))"
            let outcome = try await run("/usr/bin/openssl", ["s_client", "-connect", address] + arguments)
            #expect(outcome.code != 0)
            #expect(outcome.output.contains("Cipher is (NONE)"), "\(outcome)")
            #expect(outcome.error.contains("alert"), "\(outcome)")
        }
        #expect(try await client(server, "-reconnect").output.contains("Reused") == false)
        await server.server.stop()
    }

    @Test("answers a request that comes octet by octet in records of one octet")
    func slow() async throws {
        let server = try server()
        let answer = try await server.connected { client in
            for octet in "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" {
                try await client.send(String(octet))
            }
            return try await client.rest()
        }
        #expect(answer.hasSuffix("\r\n\r\nsecure"))
        await server.server.stop()
    }

    @Test("answers a client that has said all it had to say")
    func halfClose() async throws {
        let server = try server()
        let answer = try await server.connected { client in
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            client.socket.finishWriting()
            return try await client.rest()
        }
        #expect(answer.hasSuffix("\r\n\r\nsecure"))
        await server.server.stop()
    }

    @Test("closes on a client that does not shake hands in time, or speaks HTTP in the clear")
    func noHandshake() async throws {
        let server = try server { $0.handshakeTimeout = .milliseconds(50) }
        for words in ["", "\u{16}", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"] {
            let loop = server.group.loop(1)
            let address = server.address
            try await Task(executorPreference: loop) {
                let socket = try await Socket.connect(to: address, on: loop, by: soon())
                defer { socket.close() }
                try await socket.write(Array(words.utf8), by: soon())
                var received: [UInt8] = []
                // A close with octets unread resets the connection.
                while let count = try? await socket.read(into: &received, by: soon()), count > 0 {}
                #expect(received.isEmpty)
            }.value
        }
        await server.server.stop()
    }
}
