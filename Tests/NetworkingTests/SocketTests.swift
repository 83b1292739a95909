import Glibc
import Networking
import Testing

/// Runs `body` as a task born on a loop, and gives its result.
func onLoop<Value: Sendable>(
    _ loop: EventLoop, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await Task(executorPreference: loop) { try await body() }.value
}

private func loopback(_ port: UInt16) throws -> SocketAddress {
    .ip(try #require(IPAddress("127.0.0.1")), port: port)
}

private func soon() -> MonotonicTime { .now() + .seconds(10) }

@Suite("A socket on an event loop")
struct SocketTests {
    private func echoing(
        on group: EventLoopGroup, _ serve: @escaping @Sendable (Socket) async throws -> Void
    ) throws -> Listener {
        let listener = try Listener(try loopback(0), on: group) { accepted, loop in
            Task(executorPreference: loop) {
                let socket = try Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop)
                defer { socket.close() }
                try await serve(socket)
            }
        }
        listener.start()
        return listener
    }

    @Test("sends back a megabyte that it read, on every loop")
    func echo() async throws {
        let group = try EventLoopGroup(count: 2)
        let listener = try echoing(on: group) { socket in
            var buffer: [UInt8] = []
            while try await socket.read(into: &buffer, by: soon()) > 0 {
                try await socket.write(buffer, by: soon())
                buffer.removeAll()
            }
        }
        let address = listener.address
        for number in 0..<4 {
            let sent = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let received = try await onLoop(group.loop(number)) {
                let socket = try await Socket.connect(to: address, on: group.loop(number), by: soon())
                defer { socket.close() }
                var received: [UInt8] = []
                for start in stride(from: 0, to: sent.count, by: 50_000) {
                    try await socket.write(Array(sent[start..<start + 50_000]), by: soon())
                    while received.count < start + 50_000 {
                        _ = try await socket.read(into: &received, by: soon())
                    }
                }
                return received
            }
            #expect(received == sent)
        }
        listener.stop()
        group.stop()
    }

    @Test("a read ends at its deadline, and the connection can still be used")
    func deadline() async throws {
        let group = try EventLoopGroup(count: 1)
        let listener = try echoing(on: group) { socket in
            var buffer: [UInt8] = []
            _ = try await socket.read(into: &buffer, by: soon())
            try await socket.write(buffer, by: soon())
        }
        let address = listener.address
        let text = try await onLoop(group.loop(0)) {
            let socket = try await Socket.connect(to: address, on: group.loop(0), by: soon())
            defer { socket.close() }
            var buffer: [UInt8] = []
            do {
                _ = try await socket.read(into: &buffer, by: .now() + .milliseconds(5))
                Issue.record("nothing was sent, yet the read returned")
            } catch SocketError.deadline {}
            try await socket.write(Array("still here".utf8), by: soon())
            while try await socket.read(into: &buffer, by: soon()) > 0 {}
            return String(decoding: buffer, as: UTF8.self)
        }
        #expect(text == "still here")
        listener.stop()
        group.stop()
    }

    @Test("a parked connection wakes for its signal, its deadline, its peer and an interrupt")
    func park() async throws {
        let group = try EventLoopGroup(count: 2)
        let outcomes = OutcomeLog()
        let listener = try echoing(on: group) { socket in
            let signal = Signal(on: socket.loop)
            group.loop(1).execute { signal.raise() }
            await outcomes.append(await socket.park(on: signal, until: soon()))
            signal.reset()
            await outcomes.append(await socket.park(on: signal, until: .now() + .milliseconds(5)))
            await outcomes.append(await socket.park(on: signal, until: soon()))
            socket.interrupt()
            await outcomes.finish()
        }
        let address = listener.address
        try await onLoop(group.loop(0)) {
            let socket = try await Socket.connect(to: address, on: group.loop(0), by: soon())
            try await outcomes.whenCounting(2)
            socket.close()
        }
        #expect(try await outcomes.whenFinished() == ["signalled", "deadline", "peerClosed"])
        listener.stop()
        group.stop()
    }

    @Test(
        "a connection without a task is called back for octets, its deadline, an interrupt and its peer's end"
    )
    func callbacks() async throws {
        let group = try EventLoopGroup(count: 2)
        let outcomes = OutcomeLog()
        let listener = try echoing(on: group) { socket in
            var buffer: [UInt8] = []
            let wait = { (deadline: MonotonicTime) in
                await withUnsafeContinuation { continuation in
                    socket.whenReadable(until: deadline) { continuation.resume(returning: $0) }
                }
            }
            await outcomes.append(await wait(.now() + .milliseconds(5)))
            var counts = [try socket.readNow(into: &buffer)]
            await outcomes.append(await wait(soon()))
            counts.append(try socket.readNow(into: &buffer))
            counts.append(try socket.readNow(into: &buffer))
            await outcomes.append(await wait(soon()))
            counts.append(try socket.readNow(into: &buffer))
            #expect(counts == [nil, 5, nil, 0])
            #expect(buffer == Array("hello".utf8))
            socket.interrupt()
            await outcomes.append(await wait(soon()))
            await outcomes.finish()
        }
        let address = listener.address
        try await onLoop(group.loop(0)) {
            let socket = try await Socket.connect(to: address, on: group.loop(0), by: soon())
            try await outcomes.whenCounting(1)
            try await socket.write(Array("hello".utf8), by: soon())
            try await outcomes.whenCounting(2)
            socket.close()
        }
        #expect(
            try await outcomes.whenFinished() == ["deadline", "signalled", "signalled", "interrupted"])
        listener.stop()
        group.stop()
    }

    @Test("an end that came together with the last octets is seen after them")
    func endWithOctets() async throws {
        let group = try EventLoopGroup(count: 2)
        let outcomes = OutcomeLog()
        let listener = try echoing(on: group) { socket in
            // Both have come before the first look.
            await socket.loop.sleep(until: .now() + .milliseconds(20))
            var buffer: [UInt8] = []
            while try await socket.read(into: &buffer, by: soon()) > 0 {}
            #expect(buffer == Array("bye".utf8))
            await outcomes.finish()
        }
        let address = listener.address
        try await onLoop(group.loop(0)) {
            let socket = try await Socket.connect(to: address, on: group.loop(0), by: soon())
            try await socket.write(Array("bye".utf8), by: soon())
            socket.close()
        }
        #expect(try await outcomes.whenFinished().isEmpty)
        listener.stop()
        group.stop()
    }

    @Test("connecting to a closed port fails with the system's word")
    func refused() async throws {
        let group = try EventLoopGroup(count: 1)
        let listener = try Listener(try loopback(0), on: group) { accepted, _ in accepted.close() }
        let address = listener.address
        #expect(throws: SystemError.self) {
            _ = try Listener(address, on: group) { accepted, _ in accepted.close() }
        }
        listener.start()
        listener.stop()
        try await onLoop(group.loop(0)) {
            do {
                let socket = try await Socket.connect(to: address, on: group.loop(0), by: soon())
                socket.close()
                Issue.record("connected to a port that nobody listens on")
            } catch SocketError.system(let error) {
                #expect(error.code == ECONNREFUSED)
            }
        }
        group.stop()
    }
}

/// What a server saw, for the test to wait on.
private actor OutcomeLog {
    private var outcomes: [String] = []
    private var isFinished = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    func append(_ wake: Socket.Wake) {
        outcomes.append("\(wake)")
        wakeAll()
    }

    func finish() {
        isFinished = true
        wakeAll()
    }

    func whenCounting(_ count: Int) async throws {
        while outcomes.count < count { await change() }
    }

    func whenFinished() async throws -> [String] {
        while !isFinished { await change() }
        return outcomes
    }

    private func change() async { await withCheckedContinuation { waiters.append($0) } }

    private func wakeAll() {
        for waiter in waiters { waiter.resume() }
        waiters.removeAll()
    }
}
