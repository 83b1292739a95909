import CLinux
import Glibc

/// Looks up TXT and MX records through the system's resolver, on the threads of a `BlockingPool`.
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
        case mx = 15
        case txt = 16
    }

    private let server: (address: IPAddress, port: UInt16)?
    private let pool: BlockingPool

    /// - Parameter server: asked instead of the servers of `/etc/resolv.conf`.
    package init(server: SocketAddress?, pool: BlockingPool) {
        if case .ip(let address, let port)? = server {
            self.server = (address, port)
        } else {
            self.server = nil
        }
        self.pool = pool
    }

    /// The texts of the TXT records at `name`; empty when there are none. Throws `Unavailable` or `BlockingPool.Busy`.
    package func texts(at name: String) async throws -> [String] {
        try await query(name, .txt).map(\.text)
    }

    /// The MX records at `name`, most preferred first. Throws `Unavailable` or `BlockingPool.Busy`.
    package func mailExchanges(of name: String) async throws -> [MailExchange] {
        try await query(name, .mx)
            .map { MailExchange(host: $0.text.lowercased(), preference: $0.preference) }
            .sorted { $0.preference < $1.preference }
    }

    private final class Answers {
        var records: [(text: String, preference: Int)] = []
    }

    private func query(_ name: String, _ type: RecordType) async throws -> [(text: String, preference: Int)] {
        let server = server
        return try await pool.run {
            let answers = Answers()
            let count = restante_dns_query(
                server?.address.description, server?.port ?? 0, name, type.rawValue,
                { context, text, length, preference in
                    guard let context, let text else { return }
                    let bytes = UnsafeRawBufferPointer(start: text, count: length)
                    let record = (text: String(decoding: bytes, as: UTF8.self), preference: Int(preference))
                    Unmanaged<Answers>.fromOpaque(context).takeUnretainedValue().records.append(record)
                }, Unmanaged.passUnretained(answers).toOpaque())
            guard count >= 0 else { throw Unavailable() }
            return answers.records
        }
    }
}
