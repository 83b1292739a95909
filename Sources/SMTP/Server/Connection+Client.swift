import Networking
import OpenSSL
import Telemetry
import Transport

/// Who the client is, and how safe what it says.
extension Connection {
    static func session(
        _ dialect: Dialect, with client: SocketAddress, _ server: Server<Receiving>
    ) -> Session<Receiving.Ticket> {
        let address = client.ipAddress
        var extensions: Extensions = []
        if let address, server.configuration.relays.contains(where: { $0.contains(address) }) {
            extensions.insert(.xclient)
        }
        if server.configuration.certificate != nil { extensions.insert(.startTLS) }
        return Session(
            host: server.configuration.hostname, dialect: dialect, address: address?.description ?? "",
            extensions: extensions, limits: server.configuration.limits)
    }

    /// Learns from a proxy whom it connects for, before a word is said.
    ///
    /// - Returns: false when the connection must close.
    func introduce() async throws(SocketError) -> Bool {
        guard let proxy = stream.peer.ipAddress,
            server.configuration.proxies.contains(where: { $0.contains(proxy) })
        else { return true }
        guard let header = try await proxyHeader() else {
            server.metrics.brokenProxyHeaders.increment()
            server.logger.info("no PROXY header", [.unredacted("proxy", proxy.description)])
            return false
        }
        switch header {
        case .local: return true
        case .client(let client): return try await meet(client)
        case .unknown: return try await meet(.nobody)
        }
    }

    /// Reads the header, and not an octet of what follows it. Nil if it is malformed, cut off, or late.
    private func proxyHeader() async throws(SocketError) -> ProxyHeader? {
        let deadline = loop.now + server.configuration.proxyTimeout
        var bytes: [UInt8] = []
        while let missing = try? ProxyHeader.missing(after: bytes) {
            guard missing > 0 else { return try? ProxyHeader(bytes) }
            do throws(SocketError) {
                guard try await stream.read(into: &bytes, atMost: missing, by: deadline) > 0 else {
                    return nil
                }
            } catch .deadline {
                return nil
            }
        }
        return nil
    }

    private func meet(_ client: SocketAddress) async throws(SocketError) -> Bool {
        guard server.move(self, to: client) else {
            var reply: [UInt8] = []
            Reply.tooManyConnections.write(to: &reply)
            try await stream.write(reply, by: loop.now + .seconds(1))
            return false
        }
        session = Self.session(dialect, with: client, server)
        if isStopping { session.stop() }
        return true
    }

    /// A relay has told whom it speaks for.
    func adopt(_ client: ToldClient) {
        refusals = 0
        let isAdmitted =
            switch client.address {
            case .unchanged: true
            case .unavailable: server.move(self, to: .nobody)
            case .known(let address): server.move(self, to: .ip(address, port: 0))
            }
        session.adopted(client, isAdmitted: isAdmitted)
    }

    /// Makes the handshake of STARTTLS.
    ///
    /// - Returns: whether there is a certificate to make it with.
    func secure() async throws(SocketError) -> Bool {
        guard let certificate = server.configuration.certificate else { return false }
        let deadline = loop.now + server.configuration.handshakeTimeout
        do throws(SocketError) {
            try await stream.startTLS(certificate.context, by: deadline)
        } catch {
            server.metrics.handshakes[.failed].increment()
            throw error
        }
        server.metrics.handshakes[.done].increment()
        session.secured(stream.security ?? "")
        return true
    }
}

extension SocketAddress {
    /// A client without an address: nothing is counted by it.
    fileprivate static var nobody: SocketAddress { .unix(path: "") }
}
