import Networking
import OpenSSL
import TestSupport
import Testing
import Transport

@Suite("A byte stream")
struct ByteStreamTests {
    /// Sends back what it reads until the client has sent its last, then says so itself.
    private static let echo: @Sendable (ByteStream, TLSContext) async throws -> Void = { stream, context in
        try await stream.startTLS(context, by: soon())
        var buffer: [UInt8] = []
        while try await stream.read(into: &buffer, by: soon()) > 0 {
            try await stream.write(buffer, by: soon())
            buffer.removeAll()
        }
        stream.finishWriting()
    }

    @Test("carries a megabyte under TLS there and back, and ends as it was ended")
    func megabyte() async throws {
        let sent = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let received = try await Wire.run(serve: Self.echo) { wire, loop in
            let stream = try await wire.stream(on: loop)
            defer { stream.close() }
            #expect(stream.security == "TLSv1.3 TLS_AES_256_GCM_SHA384")
            var received: [UInt8] = []
            for start in stride(from: 0, to: sent.count, by: 1 << 17) {
                try await stream.write(Array(sent[start..<start + 1 << 17]), by: soon())
                while received.count < start + 1 << 17 {
                    _ = try await stream.read(into: &received, by: soon())
                }
            }
            stream.finishWriting()
            #expect(try await stream.read(into: &received, by: soon()) == 0)
            return received
        }
        #expect(received == sent)
    }

    @Test("goes over to TLS in the middle of a connection")
    func upgrade() async throws {
        try await Wire.run { stream, context in
            try await stream.write(Array("in the clear".utf8), by: soon())
            #expect(stream.security == nil)
            try await stream.startTLS(context, by: soon())
            try await stream.write(Array("protected".utf8), by: soon())
            stream.finishWriting()
        } client: { wire, loop in
            let stream = ByteStream(try await wire.socket(on: loop))
            defer { stream.close() }
            var received: [UInt8] = []
            #expect(try await stream.read(into: &received, by: soon()) == 12)
            let context = try TLSContext(trusting: wire.certificate.chainFile)
            try await stream.startTLS(context, connectingTo: "127.0.0.1", by: soon())
            #expect(try await stream.read(into: &received, by: soon()) == 9)
            #expect(String(decoding: received, as: UTF8.self) == "in the clearprotected")
        }
    }

    @Test("reads what comes octet by octet")
    func slow() async throws {
        try await Wire.run(serve: Self.echo) { wire, loop in
            let socket = try await wire.socket(on: loop)
            defer { socket.close() }
            let session = try TLSSession(
                try TLSContext(trusting: wire.certificate.chainFile), connectingTo: "localhost")
            func send() async throws {
                for octet in session.takeCiphertext() { try await socket.write([octet], by: soon()) }
            }
            func receive() async throws {
                var ciphertext: [UInt8] = []
                try #require(try await socket.read(into: &ciphertext, by: soon()) > 0)
                session.feed(ciphertext)
            }
            while try !session.handshake() {
                try await send()
                try await receive()
            }
            try session.write(Array("hello".utf8))
            try await send()
            var plaintext: [UInt8] = []
            while plaintext.count < 5 {
                try await receive()
                _ = try session.read(into: &plaintext, atMost: 100)
            }
            #expect(plaintext == Array("hello".utf8))
        }
    }

    @Test("is readable while it holds what it has decrypted, and rests when it holds nothing")
    func readable() async throws {
        try await Wire.run { stream, context in
            try await stream.startTLS(context, by: soon())
            try await stream.write(Array("hello".utf8), by: soon())
            var buffer: [UInt8] = []
            _ = try await stream.read(into: &buffer, by: soon())
        } client: { wire, loop in
            let stream = try await wire.stream(on: loop)
            defer { stream.close() }
            var buffer: [UInt8] = []
            #expect(try await stream.read(into: &buffer, atMost: 1, by: soon()) == 1)
            var wakes: [ByteStream.Wake] = []
            stream.whenReadable(until: soon()) { wakes.append($0) }
            #expect(wakes == [.signalled])
            #expect(try stream.readNow(into: &buffer, atMost: 3) == 3)
            #expect(try stream.readNow(into: &buffer) == 1)
            #expect(try stream.readNow(into: &buffer) == nil)
            let signal = Signal(on: loop)
            stream.whenReadable(until: .now() + .milliseconds(1)) { _ in signal.raise() }
            #expect(!signal.isRaised)
            #expect(await signal.wait(until: soon()))
        }
    }

    @Test("tells the end of what was sent from a connection that was cut")
    func truncation() async throws {
        try await Wire.run(serve: Self.echo) { wire, loop in
            let polite = try await wire.stream(on: loop)
            polite.finishWriting()
            var buffer: [UInt8] = []
            #expect(try await polite.read(into: &buffer, by: soon()) == 0)
            #expect(try await polite.read(into: &buffer, by: soon()) == 0)
            polite.close()
        }
        try await Wire.run { stream, context in
            try await stream.startTLS(context, by: soon())
            var buffer: [UInt8] = []
            let how = await failure { _ = try await stream.read(into: &buffer, by: soon()) }
            #expect(how == "the TLS connection was cut off")
            #expect(await failure { _ = try stream.readNow(into: &buffer) } == how)
        } client: { wire, loop in
            let socket = try await wire.socket(on: loop)
            let session = try TLSSession(
                try TLSContext(trusting: wire.certificate.chainFile), connectingTo: "localhost")
            while try !session.handshake() {
                try await socket.write(session.takeCiphertext(), by: soon())
                var ciphertext: [UInt8] = []
                _ = try await socket.read(into: &ciphertext, by: soon())
                session.feed(ciphertext)
            }
            try await socket.write(session.takeCiphertext(), by: soon())
            socket.finishWriting()
            var rest: [UInt8] = []
            while try await socket.read(into: &rest, by: soon()) > 0 {}
            socket.close()
        }
    }

    @Test("notices a peer that hangs up while nobody reads")
    func hangUp() async throws {
        try await Wire.run { stream, context in
            try await stream.startTLS(context, by: soon())
            let wake = await stream.park(on: Signal(on: stream.loop), until: soon())
            #expect(wake == .peerClosed)
            try await stream.write([1], by: soon())
        } client: { wire, loop in
            let stream = try await wire.stream(on: loop)
            stream.finishWriting()
            var buffer: [UInt8] = []
            #expect(try await stream.read(into: &buffer, by: soon()) == 1)
            stream.close()
        }
    }

    @Test("ends a handshake at its deadline")
    func deadline() async throws {
        try await Wire.run { stream, context in
            let how = await failure { try await stream.startTLS(context, by: .now() + .milliseconds(5)) }
            #expect(how == "the deadline passed")
        } client: { wire, loop in
            let socket = try await wire.socket(on: loop)
            defer { socket.close() }
            var buffer: [UInt8] = []
            #expect(try await socket.read(into: &buffer, by: soon()) == 0)
        }
    }

    @Test(
        "fails a handshake with what was sent in the clear, and one that is broken off",
        arguments: [true, false])
    func noHandshake(says: Bool) async throws {
        try await Wire.run { stream, context in
            let how = await failure { try await stream.startTLS(context, by: soon()) }
            #expect(how == (says ? "the TLS handshake failed" : "the TLS connection was cut off"))
        } client: { wire, loop in
            let socket = try await wire.socket(on: loop)
            defer { socket.close() }
            if says { try await socket.write(Array("MAIL FROM:<a@b.example>\r\n".utf8), by: soon()) }
            socket.finishWriting()
            var buffer: [UInt8] = []
            while try await socket.read(into: &buffer, by: soon()) > 0 {}
        }
    }

    @Test("is the socket in the clear")
    func clear() async throws {
        try await Wire.run { stream, _ in
            var buffer: [UInt8] = []
            #expect(try await stream.read(into: &buffer, atMost: 2, by: soon()) == 2)
            #expect(try stream.readNow(into: &buffer) == 3)
            try await stream.write(buffer, by: soon())
            stream.finishWriting()
        } client: { wire, loop in
            let stream = ByteStream(try await wire.socket(on: loop))
            defer { stream.close() }
            try await stream.write(Array("hello".utf8), by: soon())
            var buffer: [UInt8] = []
            while try await stream.read(into: &buffer, by: soon()) > 0 {}
            #expect(buffer == Array("hello".utf8))
        }
    }
}
