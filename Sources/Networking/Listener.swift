import CLinux
import Glibc

/// A listening socket on one loop that hands each connection to the next loop in turn: one acceptor keeps the loops evenly
/// loaded, and a second server started by mistake gets "address in use" instead of half the traffic.
package final class Listener: ReadinessHandler {
    /// A connection not yet bound to a loop. Close it or make it a `Socket`.
    package struct Accepted: Sendable {
        package let descriptor: CInt
        package let peer: SocketAddress

        package func close() { _ = Glibc.close(descriptor) }
    }

    /// Where it listens, with the port that the system chose.
    package let address: SocketAddress
    private let loop: EventLoop
    private let targets: [EventLoop]
    private let serve: @Sendable (Accepted, EventLoop) -> Void
    private var descriptor: CInt
    private var turn = 0
    private lazy var retry = LoopTimer(on: loop) { [unowned self] in accept() }

    /// Binds and listens; nothing is accepted before `start`.
    /// - Parameters:
    ///   - group: its first loop accepts, all serve.
    ///   - mode: who may connect to a Unix socket; nil for what the umask leaves.
    ///   - serve: called on the accepting loop; it starts a task on the loop it is given.
    package init(
        _ wanted: SocketAddress, on group: EventLoopGroup, backlog: CInt = 1024, mode: UInt32? = nil,
        serve: @escaping @Sendable (Accepted, EventLoop) -> Void
    ) throws(SystemError) {
        loop = group.loop(0)
        targets = group.loops
        self.serve = serve
        let type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
        let opened = socket(wanted.family, type, 0)
        guard opened >= 0 else { throw SystemError("socket") }
        descriptor = opened
        do throws(SystemError) {
            address = try Listener.bind(opened, to: wanted, backlog: backlog, mode: mode)
        } catch {
            Glibc.close(opened)
            throw error
        }
    }

    private static func bind(
        _ descriptor: CInt, to wanted: SocketAddress, backlog: CInt, mode: UInt32?
    ) throws(SystemError) -> SocketAddress {
        var one: CInt = 1
        var zero: CInt = 0
        let size = socklen_t(MemoryLayout<CInt>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, size)
        if wanted.family == AF_INET6 { setsockopt(descriptor, CInt(IPPROTO_IPV6), IPV6_V6ONLY, &zero, size) }
        if case .unix(let path) = wanted { unlinkStale(path) }
        guard wanted.withSystemAddress({ Glibc.bind(descriptor, $0, $1) }) == 0 else {
            throw SystemError("bind")
        }
        // Before anybody can connect.
        if case .unix(let path) = wanted, let mode, chmod(path, mode) != 0 { throw SystemError("chmod") }
        guard listen(descriptor, backlog) == 0 else { throw SystemError("listen") }
        guard case .ip = wanted else { return wanted }
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard code == 0 else { throw SystemError("getsockname") }
        return SocketAddress(storage) ?? wanted
    }

    /// A socket file left by a killed server refuses connections; one in use must not be taken away, nor what is no socket at all.
    private static func unlinkStale(_ path: String) {
        guard restante_is_socket(path) == 1 else { return }
        let probe = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { return }
        defer { Glibc.close(probe) }
        let code = SocketAddress.unix(path: path).withSystemAddress { connect(probe, $0, $1) }
        if code != 0 && errno == ECONNREFUSED { unlink(path) }
    }

    /// Begins to accept. From any thread.
    package func start() {
        nonisolated(unsafe) let listener = self
        loop.execute {
            try? listener.loop.watch(listener.descriptor, handler: listener)
            listener.accept()
        }
    }

    /// Stops accepting and closes the socket. From any thread.
    package func stop() {
        nonisolated(unsafe) let listener = self
        loop.execute {
            guard listener.descriptor >= 0 else { return }
            listener.retry.cancel()
            listener.loop.forget(listener.descriptor)
            Glibc.close(listener.descriptor)
            listener.descriptor = -1
            if case .unix(let path) = listener.address { unlink(path) }
        }
    }

    package func ready(_ readiness: Readiness) { accept() }

    private func accept() {
        while descriptor >= 0 {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let accepted = restante_accept(descriptor, &storage, &length)
            guard accepted >= 0 else { return stopOrRetry(after: errno) }
            let peer = SocketAddress(storage) ?? .unix(path: "")
            turn = (turn + 1) % targets.count
            serve(Accepted(descriptor: accepted, peer: peer), targets[turn])
        }
    }

    private func stopOrRetry(after code: CInt) {
        switch code {
        case EAGAIN: break
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
            // The event will not come again by itself; look again when descriptors may have been freed.
            retry.arm(at: .now() + .milliseconds(50))
        default: retry.arm(at: .now())
        }
    }
}
