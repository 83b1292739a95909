import CLinux
import Glibc

/// Looks up addresses, TXT and MX records through the system's resolver, on the threads of a `BlockingPool`.
package struct Resolver: Sendable {
    /// No name server gave an answer, so nothing is known.
    package struct Unavailable: Error, CustomStringConvertible {
        package let description = "no name server answered"
    }

    /// One MX record (RFC 1035 section 3.3.9).
    package struct MailExchange: Hashable, Sendable {
        package let host: String
        package let preference: Int
    }

    private enum RecordType: CInt {
        case a = 1
        case mx = 15
        case txt = 16
        case aaaa = 28
    }

    private let server: (address: IPAddress, port: UInt16)?
    private let pool: BlockingPool
    private var client: (any Hashable & Sendable)?

    /// - Parameter server: asked instead of the servers of `/etc/resolv.conf`.
    package init(server: SocketAddress?, pool: BlockingPool) {
        if case .ip(let address, let port)? = server {
            self.server = (address, port)
        } else {
            self.server = nil
        }
        self.pool = pool
    }

    /// The same resolver on behalf of one of many: who names hosts that no name server answers for waits for its own questions only.
    package func asking(for client: some Hashable & Sendable) -> Resolver {
        var resolver = self
        resolver.client = client
        return resolver
    }

    /// The texts of the TXT records at `name`; empty when there are none. Throws `Unavailable` or `BlockingPool.Busy`.
    package func texts(at name: String) async throws -> [String] {
        try await pool.run(for: client) { [server] in try Self.query(name, .txt, server).map(\.text) }
    }

    /// The MX records at `name`, most preferred first. Throws `Unavailable` or `BlockingPool.Busy`.
    package func mailExchanges(of name: String) async throws -> [MailExchange] {
        try await pool.run(for: client) { [server] in try Self.query(name, .mx, server) }
            .map { MailExchange(host: $0.text.lowercased(), preference: $0.preference) }
            .sorted { $0.preference < $1.preference }
    }

    /// The addresses of the host called `name`; empty when it has none. Where no name server was named, `/etc/hosts` counts too. Throws
    /// `Unavailable` or `BlockingPool.Busy`.
    package func addresses(of name: String) async throws -> [IPAddress] {
        try await pool.run(for: client) { [server] in
            guard server != nil else { return try Self.systemAddresses(of: name) }
            return try [RecordType.a, .aaaa].flatMap { try Self.query(name, $0, server) }
                .compactMap { IPAddress(bytes: $0.octets) }
        }
    }

    private struct Record {
        let octets: [UInt8]
        let preference: Int

        var text: String { String(decoding: octets, as: UTF8.self) }
    }

    private final class Answers {
        var records: [Record] = []
    }

    private static func query(
        _ name: String, _ type: RecordType, _ server: (address: IPAddress, port: UInt16)?
    ) throws -> [Record] {
        let answers = Answers()
        let count = restante_dns_query(
            server?.address.description, server?.port ?? 0, name, type.rawValue,
            { context, data, length, preference in
                guard let context, let data else { return }
                let record = Record(
                    octets: Array(UnsafeRawBufferPointer(start: data, count: length)),
                    preference: Int(preference))
                Unmanaged<Answers>.fromOpaque(context).takeUnretainedValue().records.append(record)
            }, Unmanaged.passUnretained(answers).toOpaque())
        guard count >= 0 else { throw Unavailable() }
        return answers.records
    }

    private static func systemAddresses(of name: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, nil, &hints, &first)
        guard code == 0 else {
            // glibc's EAI_NODATA and EAI_ADDRFAMILY, which its header shows to GNU sources only.
            guard [EAI_NONAME, -5, -9].contains(code) else { throw Unavailable() }
            return []
        }
        defer { freeaddrinfo(first) }
        var addresses: [IPAddress] = []
        var next = first
        while let info = next {
            next = info.pointee.ai_next
            guard let system = info.pointee.ai_addr,
                let address = SocketAddress(system: system)?.ipAddress, !addresses.contains(address)
            else { continue }
            addresses.append(address)
        }
        return addresses
    }
}
