import Glibc
import Synchronization

/// A DNS server on a free UDP port that knows a few records (RFC 1035 section 4).
package final class NameServer: @unchecked Sendable {
    package enum Record: Sendable {
        case txt(String)
        case mx(preference: UInt8, host: String)
        case a([UInt8])
        case aaaa([UInt8])
    }

    private struct Zone {
        var records: [Record]
        /// What it has once it has been asked for an IPv4 address.
        var next: [Record]?
        var questions = 0
    }

    package let port: UInt16
    private let descriptor: CInt
    private let zones = Mutex<[String: Zone]>([:])

    package init?() {
        descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let opened = descriptor
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(opened, $0, length) + getsockname(opened, $0, &length)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard code == 0 else { return nil }
        var thread = pthread_t()
        let server = Unmanaged.passRetained(self)
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<NameServer>.fromOpaque(argument).takeUnretainedValue().serve()
                return nil
            }, server.toOpaque())
    }

    /// - Parameter next: what `name` has once somebody has asked for its IPv4 address.
    package func set(_ name: String, _ records: [Record], then next: [Record]? = nil) {
        zones.withLock { $0[name] = Zone(records: records, next: next) }
    }

    /// How often the IPv4 address of `name` was asked for.
    package func questions(_ name: String) -> Int { zones.withLock { $0[name]?.questions ?? 0 } }

    private func records(_ name: String, _ type: UInt8) -> [Record] {
        zones.withLock { zones in
            guard let zone = zones[name] else { return [] }
            if type == 1 {
                zones[name]?.questions += 1
                if let next = zone.next { zones[name]?.records = next }
            }
            return zone.records
        }
    }

    private func serve() {
        var question = [UInt8](repeating: 0, count: 512)
        while true {
            var peer = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &peer) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
                    let count = recvfrom(descriptor, &question, question.count, 0, peer, &length)
                    guard count > 12 else { return }
                    let answer = answer(to: Array(question[..<count]))
                    sendto(descriptor, answer, answer.count, 0, peer, length)
                }
            }
        }
    }

    private func answer(to question: [UInt8]) -> [UInt8] {
        var labels: [String] = []
        var index = 12
        while index < question.count, question[index] > 0 {
            let end = index + 1 + Int(question[index])
            labels.append(String(decoding: question[(index + 1)..<end], as: UTF8.self).lowercased())
            index = end
        }
        let end = index + 5
        let type = question[index + 2]
        let found = records(labels.joined(separator: "."), type).compactMap { data($0, type) }
        var message: [UInt8] = question[0..<2] + [0x81, 0x80, 0, 1, 0]
        message.append(UInt8(found.count))
        message += [0, 0, 0, 0] as [UInt8]
        message += question[12..<end]
        for data in found {
            message += [0xC0, 12, 0, type, 0, 1, 0, 0, 0, 1, 0] as [UInt8]
            message.append(UInt8(data.count))
            message += data
        }
        return message
    }

    private func data(_ record: Record, _ type: UInt8) -> [UInt8]? {
        switch (record, type) {
        case (.txt(let text), 16): [UInt8(text.utf8.count)] + Array(text.utf8)
        case (.mx(let preference, let host), 15):
            [0, preference] + NameServer.encoded(host)
        case (.a(let octets), 1), (.aaaa(let octets), 28): octets
        default: nil
        }
    }

    private static func encoded(_ host: String) -> [UInt8] {
        var octets: [UInt8] = []
        for label in host.split(separator: ".") {
            octets.append(UInt8(label.utf8.count))
            octets += Array(label.utf8)
        }
        return octets + [0]
    }
}
