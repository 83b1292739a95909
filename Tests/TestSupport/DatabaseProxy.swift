import Foundation

/// A proxy between a server and its database that understands enough of PostgreSQL's protocol (version 3) to interfere with COMMIT.
package final class DatabaseProxy: @unchecked Sendable {
    /// What becomes of the transactions that the server commits with a prepared COMMIT, as it does for deliveries.
    package enum Rule: Sendable {
        case pass
        /// The database commits, and the server is not told until the rule changes.
        case holdReplies
        /// The database commits, and the connection is cut instead of telling the server.
        case cutReplies
        /// The connection is cut before the database hears of the COMMIT.
        case cutCommits
    }

    private let listener: ListeningSocket
    private let condition = NSCondition()
    private var currentRule = Rule.pass
    private var held = 0
    private var target = ""

    package init() throws {
        listener = try ListeningSocket()
        Thread { [self] in
            while let client = listener.accept() { serve(WireSocket(accepted: client)) }
        }.start()
    }

    deinit { listener.shut() }

    /// libpq's words for reaching through this proxy the database that `direct` names, which must be on a Unix socket.
    package func connectionString(to direct: String) -> String {
        let host = direct.firstMatch(of: /host='([^']*)'/)
        condition.withLock { target = (host.map { String($0.1) } ?? "") + "/.s.PGSQL.5432" }
        return direct.replacing(/host='[^']*'/, with: "")
            + " host=127.0.0.1 port=\(listener.port) sslmode=disable gssencmode=disable"
    }

    package var rule: Rule {
        get { condition.withLock { currentRule } }
        set {
            condition.withLock {
                currentRule = newValue
                held = 0
                condition.broadcast()
            }
        }
    }

    /// Waits until `count` replies to COMMIT are being held. - Returns: whether that came true within 20 seconds.
    package func waitForHeldReplies(_ count: Int = 1) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 20)
        return condition.withLock {
            while held < count { guard condition.wait(until: deadline) else { return false } }
            return true
        }
    }

    /// No longer accepts connections; those that there are stay.
    package func close() { listener.shut() }

    // MARK: One connection

    private func serve(_ client: WireSocket) {
        guard let database = WireSocket.connect(unix: condition.withLock { target }) else {
            return client.shut()
        }
        Thread { [self] in
            forwardCommands(from: client, to: database)
            client.shut()
            database.shut()
        }.start()
        Thread { [self] in
            forwardReplies(from: database, to: client)
            client.shut()
            database.shut()
        }.start()
    }

    private func forwardCommands(from client: WireSocket, to database: WireSocket) {
        guard let startup = client.startup(), database.send(startup) else { return }
        var commits: Set<[UInt8]> = []
        while let message = client.message() {
            let words = message.dropFirst(5).split(
                separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
            switch message.first {
            // Parse: statement, query.
            case UInt8(ascii: "P") where words.count > 1 && words[1].elementsEqual("commit".utf8):
                commits.insert(Array(words[0]))
            // Bind: portal, statement.
            case UInt8(ascii: "B") where words.count > 1 && commits.contains(Array(words[1])):
                if rule == .cutCommits { return }
            default: break
            }
            guard database.send(message) else { return }
        }
    }

    private func forwardReplies(from database: WireSocket, to client: WireSocket) {
        while let message = database.message() {
            // CommandComplete: the command's tag.
            if message.first == UInt8(ascii: "C"), message.dropFirst(5).elementsEqual("COMMIT\0".utf8) {
                guard mayTellOfCommit() else { return }
            }
            guard client.send(message) else { return }
        }
    }

    private func mayTellOfCommit() -> Bool {
        condition.withLock {
            if currentRule == .holdReplies {
                held += 1
                condition.broadcast()
            }
            while currentRule == .holdReplies { condition.wait() }
            return currentRule != .cutReplies
        }
    }
}

/// A blocking socket that carries PostgreSQL's messages.
private final class WireSocket: Sendable {
    private let descriptor: CInt

    private init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { Glibc.close(descriptor) }

    init(accepted descriptor: CInt) {
        self.descriptor = descriptor
        // Each message goes out by itself; held up for an acknowledgement, each would cost 40 ms.
        var isOn: CInt = 1
        setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
    }

    static func connect(unix path: String) -> WireSocket? {
        let socket = WireSocket(
            Glibc.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return code == 0 ? socket : nil
    }

    /// Ends both directions; who waits for this socket is woken.
    func shut() { shutdown(descriptor, CInt(SHUT_RDWR)) }

    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// The first message of a client, which has no type.
    func startup() -> [UInt8]? { read(head: 4) }

    /// The next message with its type and length; nil at the end.
    func message() -> [UInt8]? { read(head: 5) }

    /// The length stands in the last four octets of the head, and counts itself.
    private func read(head: Int) -> [UInt8]? {
        guard let start = receive(head) else { return nil }
        let length = start.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        return receive(length - 4).map { start + $0 }
    }

    private func receive(_ count: Int) -> [UInt8]? {
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        let received = recv(descriptor, &bytes, count, CInt(MSG_WAITALL))
        return received == count ? bytes : nil
    }
}
