package import Networking
package import OpenSSL
import Transport

/// Makes requests to other servers, each on a connection of its own. Redirects are not followed: where they lead nobody has vetted.
package struct Client: Sendable {
    /// How long one address may take to accept a connection.
    private static let connectTime = Duration.seconds(5)
    /// How many addresses of a host are tried.
    private static let addresses = 4

    private let destinations: Destinations
    private let tls: TLSContext
    private let limits: ResponseLimits

    /// - Parameter tls: a client's; it says which roots are trusted.
    package init(destinations: Destinations, tls: TLSContext, limits: ResponseLimits = ResponseLimits()) {
        self.destinations = destinations
        self.tls = tls
        self.limits = limits
    }

    /// Sends `request` and reads the answer, on the loop that the caller runs on.
    /// - Parameters:
    ///   - client: who named the URL, as in ``Destinations``.
    ///   - deadline: until when the header of the answer must be there; a body that is not all there by then is not complete.
    ///   - exchange: can break the request off.
    package func send(
        _ request: ClientRequest, namedBy client: some Hashable & Sendable, by deadline: MonotonicTime,
        _ exchange: ClientExchange
    ) async throws -> ClientResponse {
        let addresses = try await destinations.addresses(for: request.url, namedBy: client)
        let stream = try await connect(to: addresses.prefix(Self.addresses), by: deadline, exchange)
        defer { exchange.close() }
        if request.url.isSecure {
            let host =
                switch request.url.host {
                case .name(let name): name
                case .address(let address): address.description
                }
            do { try await stream.startTLS(tls, connectingTo: host, by: deadline) } catch {
                throw ClientError(error)
            }
        }
        return try await converse(request, stream, by: deadline)
    }

    private func connect(
        to addresses: ArraySlice<SocketAddress>, by deadline: MonotonicTime, _ exchange: ClientExchange
    ) async throws -> ByteStream {
        for address in addresses {
            let soon = min(deadline, MonotonicTime.now() + Self.connectTime)
            guard let socket = try? await Socket.connect(to: address, on: exchange.loop, by: soon) else {
                continue
            }
            let stream = ByteStream(socket)
            exchange.hold(stream)
            return stream
        }
        throw exchange.isInterrupted ? ClientError.interrupted : .connection
    }

    private func converse(
        _ request: ClientRequest, _ stream: ByteStream, by deadline: MonotonicTime
    ) async throws -> ClientResponse {
        var parser = ResponseParser(limits: limits)
        do {
            // A receiver may answer, and hang up, before it has read everything; its answer counts.
            try? await stream.write(request.octets, by: deadline)
            var isDone = false
            while !isDone {
                var octets: [UInt8] = []
                let count = try await stream.read(into: &octets, atMost: 16 * 1024, by: deadline)
                if count == 0 {
                    try parser.finish()
                    break
                }
                isDone = try parser.consume(octets)
            }
        } catch {
            guard let response = parser.response else { throw ClientError(error) }
            return response
        }
        guard let response = parser.response else { throw ClientError.closed }
        return response
    }
}

/// A request under way, for whoever may have to break it off. It belongs to its loop.
package final class ClientExchange {
    let loop: EventLoop
    private var stream: ByteStream?
    private(set) var isInterrupted = false

    package init(on loop: EventLoop) { self.loop = loop }

    /// Ends the request with `interrupted` as soon as it waits for the network.
    package func interrupt() {
        isInterrupted = true
        stream?.interrupt()
    }

    func hold(_ stream: ByteStream) {
        self.stream = stream
        if isInterrupted { stream.interrupt() }
    }

    func close() {
        stream?.close()
        stream = nil
    }
}

extension ClientError {
    init(_ error: any Error) {
        switch error {
        case let error as ClientError: self = error
        case SocketError.deadline: self = .deadline
        case SocketError.interrupted: self = .interrupted
        case SocketError.tls(let error):
            switch error as? TLSError {
            case .untrusted: self = .certificate
            case .truncated: self = .closed
            default: self = .tls
            }
        default: self = .closed
        }
    }
}
