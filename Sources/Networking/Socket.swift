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

    package var description: String {
        switch self {
        case .deadline: "the deadline passed"
        case .interrupted: "interrupted"
        case .system(let error): error.description
        }
    }
}

/// A connected stream socket on one event loop, used by one task at a time. Try the call; if it would block, suspend until
/// the loop says ready; try again.
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
    private var waiter: UnsafeContinuation<Wake, Never>?
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
            guard !isInterrupted else { throw .interrupted }
            let scratch = loop.scratch
            let count = recv(descriptor, scratch.baseAddress, min(limit, scratch.count), 0)
            if count > 0 {
                buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[0..<count]))
                return count
            }
            if count == 0 { return 0 }
            try await retry("recv", .read, until: deadline)
        }
    }

    /// Sends all of `bytes`.
    package func write(_ bytes: [UInt8], by deadline: MonotonicTime) async throws(SocketError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[sent...])
                return send(descriptor, rest.baseAddress, rest.count, CInt(MSG_NOSIGNAL))
            }
            if count >= 0 {
                sent += count
            } else {
                try await retry("send", .write, until: deadline)
            }
        }
    }

    /// Waits without reading until `signal` is raised, `deadline` passes, the peer hangs up or the socket is interrupted.
    package func park(on signal: Signal, until deadline: MonotonicTime) async -> Wake {
        if signal.isRaised { return .signalled }
        if isPeerClosed { return .peerClosed }
        if isInterrupted { return .interrupted }
        let number = signal.add { [unowned self] in resume(.signalled) }
        let wake = await suspend(.park, until: deadline)
        signal.remove(number)
        return wake
    }

    /// Ends the wait under way, and every later one, with `interrupted`; what is being written may still be written.
    package func interrupt() {
        isInterrupted = true
        if interest == .read || interest == .park { resume(.interrupted) }
    }

    /// Says that no more will be sent, so that the peer reads to the end instead of seeing a reset.
    package func finishWriting() { shutdown(descriptor, CInt(SHUT_WR)) }

    package func close() {
        guard descriptor >= 0 else { return }
        if hasTimer { timer.cancel() }
        loop.forget(descriptor)
        Glibc.close(descriptor)
        descriptor = -1
        resume(.peerClosed)
    }

    package func ready(_ readiness: Readiness) {
        if readiness.contains(.closed) || !readiness.isDisjoint(with: .closed) { isPeerClosed = true }
        switch interest {
        case .none: break
        case .read: if isPeerClosed || readiness.contains(.readable) { resume(.signalled) }
        case .write: if isPeerClosed || readiness.contains(.writable) { resume(.signalled) }
        case .park: if isPeerClosed { resume(.peerClosed) }
        }
    }

    private func retry(
        _ call: StaticString, _ interest: Interest, until deadline: MonotonicTime
    ) async throws(SocketError) {
        let code = errno
        if code == EINTR { return }
        guard code == EAGAIN else { throw .system(SystemError("\(call)", code: code)) }
        try await wait(for: interest, until: deadline)
    }

    private func wait(for interest: Interest, until deadline: MonotonicTime) async throws(SocketError) {
        switch await suspend(interest, until: deadline) {
        case .signalled, .peerClosed: break
        case .deadline: throw .deadline
        case .interrupted: throw .interrupted
        }
    }

    private func suspend(_ interest: Interest, until deadline: MonotonicTime) async -> Wake {
        self.interest = interest
        if deadline != .never {
            hasTimer = true
            timer.arm(at: deadline)
        } else if hasTimer {
            timer.disarm()
        }
        return await withUnsafeContinuation { waiter = $0 }
    }

    private func resume(_ wake: Wake) {
        interest = .none
        guard let current = waiter else { return }
        waiter = nil
        if hasTimer { timer.disarm() }
        current.resume(returning: wake)
    }
}
