import CLinux
import Glibc

/// Why a wait on a socket ended without what was waited for.
package enum SocketError: Error, CustomStringConvertible, Sendable {
    /// The deadline passed.
    case deadline
    /// `interrupt` was called: the server is stopping.
    case interrupted
    /// The peer is gone or the system refused.
    case system(SystemError)
    /// TLS over the socket failed: a `TLSError`.
    case tls(any Error)

    package var description: String {
        switch self {
        case .deadline: "the deadline passed"
        case .interrupted: "interrupted"
        case .system(let error): error.description
        case .tls(let error): "\(error)"
        }
    }
}

/// A connected stream socket on one event loop, used by one task at a time. Try the call; if it would block, suspend until
/// the loop says ready; try again. Who has nothing to do but wait needs no task: the loop calls it back.
package final class Socket: ReadinessHandler {
    /// How a `park` ended.
    package enum Wake: Sendable {
        case signalled, deadline, peerClosed, interrupted
    }

    private enum Interest {
        case none, read, write, park
    }

    package let loop: EventLoop
    package let peer: SocketAddress
    private var descriptor: CInt
    private var interest = Interest.none
    private var waiter: ((Wake) -> Void)?
    /// The last read took all that there was, and no event has told of more since.
    private var isDrained = true
    private var isPeerClosed = false
    private var isInterrupted = false
    private lazy var timer = LoopTimer(on: loop) { [unowned self] in resume(.deadline) }
    private var hasTimer = false

    /// Takes over a connected descriptor, non-blocking from here on. On `loop`.
    package init(adopting descriptor: CInt, peer: SocketAddress, on loop: EventLoop) throws(SystemError) {
        self.descriptor = descriptor
        self.peer = peer
        self.loop = loop
        var one: CInt = 1
        if case .ip = peer {
            setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        }
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
        try loop.watch(descriptor, handler: self)
    }

    /// Connects to `address`, on `loop`, by `deadline`.
    package static func connect(
        to address: SocketAddress, on loop: EventLoop, by deadline: MonotonicTime
    ) async throws(SocketError) -> Socket {
        let type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.family, type, 0)
        guard descriptor >= 0 else { throw .system(SystemError("socket")) }
        let result = address.withSystemAddress { Glibc.connect(descriptor, $0, $1) }
        let code = errno
        let made: Socket
        do throws(SystemError) {
            made = try Socket(adopting: descriptor, peer: address, on: loop)
        } catch {
            Glibc.close(descriptor)
            throw .system(error)
        }
        guard result != 0 else { return made }
        guard code == EINPROGRESS else {
            made.close()
            throw .system(SystemError("connect", code: code))
        }
        do throws(SocketError) {
            try await made.wait(for: .write, until: deadline)
        } catch {
            made.close()
            throw error
        }
        var pending: CInt = 0
        var length = socklen_t(MemoryLayout<CInt>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &pending, &length)
        guard pending == 0 else {
            made.close()
            throw .system(SystemError("connect", code: pending))
        }
        return made
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    /// Appends what has arrived to `buffer`, waiting for the first byte until `deadline`.
    /// - Parameter limit: the most bytes to append.
    /// - Returns: how many bytes were appended; 0 when the peer has sent its last.
    package func read(
        into buffer: inout [UInt8], atMost limit: Int = 64 * 1024, by deadline: MonotonicTime
    ) async throws(SocketError) -> Int {
        while true {
            if let count = try readNow(into: &buffer, atMost: limit) { return count }
            try await wait(for: .read, until: deadline)
        }
    }

    /// Appends what has arrived to `buffer`, without waiting.
    /// - Parameter limit: the most bytes to append.
    /// - Returns: how many bytes were appended; 0 when the peer has sent its last; nil when nothing has arrived.
    package func readNow(into buffer: inout [UInt8], atMost limit: Int = 64 * 1024) throws(SocketError)
        -> Int?
    {
        while true {
            guard !isInterrupted else { throw .interrupted }
            guard !isDrained else { return nil }
            let scratch = loop.scratch
            let room = min(limit, scratch.count)
            let count = recv(descriptor, scratch.baseAddress, room, 0)
            let code = errno
            if count >= 0 {
                buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[0..<count]))
                // A short read has emptied the socket (epoll(7)), but the peer's end may have come in the same event.
                isDrained = count < room && !isPeerClosed
                return count
            }
            if code == EAGAIN {
                isDrained = true
            } else if code != EINTR {
                throw .system(SystemError("recv", code: code))
            }
        }
    }

    /// Sends all of `bytes`.
    package func write(_ bytes: [UInt8], by deadline: MonotonicTime) async throws(SocketError) {
        var sent = try writeNow(bytes[...])
        while sent < bytes.count {
            try await wait(for: .write, until: deadline)
            sent += try writeNow(bytes[sent...])
        }
    }

    /// Sends what the system takes of `bytes` now.
    /// - Returns: how many were sent.
    package func writeNow(_ bytes: ArraySlice<UInt8>) throws(SocketError) -> Int {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[sent...])
                return send(descriptor, rest.baseAddress, rest.count, CInt(MSG_NOSIGNAL))
            }
            let code = errno
            if count >= 0 {
                sent += count
            } else if code == EAGAIN {
                break
            } else if code != EINTR {
                throw .system(SystemError("send", code: code))
            }
        }
        return sent
    }

    /// Waits without reading until `signal` is raised, `deadline` passes, the peer hangs up or the socket is interrupted.
    package func park(on signal: Signal, until deadline: MonotonicTime) async -> Wake {
        await withUnsafeContinuation { continuation in
            whenRaised(signal, until: deadline) { continuation.resume(returning: $0) }
        }
    }

    /// `park` without a task: calls `body` once, on the loop, with how the wait ended; at once if there is nothing to wait for.
    package func whenRaised(
        _ signal: Signal, until deadline: MonotonicTime, _ body: @escaping (Wake) -> Void
    ) {
        if signal.isRaised { return body(.signalled) }
        if isPeerClosed { return body(.peerClosed) }
        if isInterrupted { return body(.interrupted) }
        let number = signal.add { [unowned self] in resume(.signalled) }
        expect(.park, until: deadline) { wake in
            signal.remove(number)
            body(wake)
        }
    }

    /// Waits for octets, or for the peer's end, without a task: calls `body` once, on the loop, with `signalled` when there is
    /// something to read; at once if there is nothing to wait for.
    package func whenReadable(until deadline: MonotonicTime, _ body: @escaping (Wake) -> Void) {
        if isInterrupted { return body(.interrupted) }
        if !isDrained { return body(.signalled) }
        if isPeerClosed { return body(.peerClosed) }
        expect(.read, until: deadline, body)
    }

    /// Ends the wait under way, and every later one, with `interrupted`; what is being written may still be written.
    package func interrupt() {
        isInterrupted = true
        if interest == .read || interest == .park { resume(.interrupted) }
    }

    /// Acknowledges what has arrived now, not with what is sent next: until then the peer may hold back its next octets (Nagle, RFC 896).
    package func acknowledge() {
        var one: CInt = 1
        setsockopt(
            descriptor, CInt(IPPROTO_TCP), TCP_QUICKACK, &one, socklen_t(MemoryLayout<CInt>.size))
    }

    /// Says that no more will be sent, so that the peer reads to the end instead of seeing a reset.
    package func finishWriting() { shutdown(descriptor, CInt(SHUT_WR)) }

    package func close() {
        guard descriptor >= 0 else { return }
        if hasTimer { timer.cancel() }
        loop.forget(descriptor)
        Glibc.close(descriptor)
        descriptor = -1
        isDrained = false
        isPeerClosed = true
        resume(.peerClosed)
    }

    package func ready(_ readiness: Readiness) {
        if !readiness.isDisjoint(with: .closed) { isPeerClosed = true }
        if isPeerClosed || readiness.contains(.readable) { isDrained = false }
        switch interest {
        case .none: break
        case .read: if !isDrained { resume(.signalled) }
        case .write: if isPeerClosed || readiness.contains(.writable) { resume(.signalled) }
        case .park: if isPeerClosed { resume(.peerClosed) }
        }
    }

    private func wait(for interest: Interest, until deadline: MonotonicTime) async throws(SocketError) {
        switch await suspend(interest, until: deadline) {
        case .signalled, .peerClosed: break
        case .deadline: throw .deadline
        case .interrupted: throw .interrupted
        }
    }

    private func suspend(_ interest: Interest, until deadline: MonotonicTime) async -> Wake {
        await withUnsafeContinuation { continuation in
            expect(interest, until: deadline) { continuation.resume(returning: $0) }
        }
    }

    private func expect(
        _ interest: Interest, until deadline: MonotonicTime, _ body: @escaping (Wake) -> Void
    ) {
        self.interest = interest
        waiter = body
        if deadline != .never {
            hasTimer = true
            timer.arm(at: deadline)
        } else if hasTimer {
            timer.disarm()
        }
    }

    private func resume(_ wake: Wake) {
        interest = .none
        guard let current = waiter else { return }
        waiter = nil
        if hasTimer { timer.disarm() }
        current(wake)
    }
}
