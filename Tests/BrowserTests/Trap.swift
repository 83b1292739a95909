import Foundation
import Synchronization
import TestSupport

/// A stranger's server, in the clear and under TLS, that notes who comes, and has pages of its own.
final class Trap: Sendable {
    private let plain: Receiver
    private let secure: Receiver
    private let certificate: TestCertificate

    /// - Parameter pages: its HTML by path; everywhere else there is a small picture.
    init(pages: [String: String] = [:]) throws {
        certificate = try TestCertificate(hosts: ["trap.example"])
        let answer: @Sendable (Receiver.Call, Int) -> Receiver.Reply = { call, _ in
            let path = Self.path(of: call)
            if let page = pages[path] { return Self.reply("text/html; charset=utf-8", Array(page.utf8)) }
            return Self.reply("image/gif", Self.picture)
        }
        plain = try Receiver(answer: answer)
        secure = try Receiver(certificate, answer: answer)
    }

    var plainOrigin: String { plain.url("", host: "127.0.0.1") }
    var secureOrigin: String { secure.url("", scheme: "https", host: "127.0.0.1") }

    /// The requests that came, over both.
    var calls: [Receiver.Call] { plain.calls + secure.calls }

    /// How often somebody connected, over both.
    var connections: Int { plain.connections + secure.connections }

    /// The paths that were asked for, in order, but for the icon that a browser wants of every site.
    var paths: [String] { calls.map { Self.path(of: $0) }.filter { $0 != "/favicon.ico" }.sorted() }

    private static func path(of call: Receiver.Call) -> String {
        let words = call.line.split(separator: " ")
        return words.count > 1 ? String(words[1]) : ""
    }

    private static func reply(_ type: String, _ body: [UInt8]) -> Receiver.Reply {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        return .octets(Array(head.utf8) + body)
    }

    /// A GIF of one pixel.
    private static let picture: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0, 0, 0,
        0, 1,
        0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ]
}
