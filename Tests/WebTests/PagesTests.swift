import Foundation
import HTTP
import Networking
import Telemetry
import TestSupport
import Testing

@testable import Web

@Suite("The pages as they are served", .timeLimit(.minutes(1)))
struct PagesTests {
    private static let port = Result { try served() }

    private static func served() throws -> UInt16 {
        var registry = MetricsRegistry()
        let server = Server(
            try Router(Pages().routes + APIDocument.routes), on: try EventLoopGroup(count: 1),
            configuration: ServerConfiguration(),
            logger: Log(level: .error, sink: { _ in }).logger("http"), metrics: HTTPMetrics(&registry))
        return try server.listen(on: try #require(SocketAddress("127.0.0.1:0"))).port ?? 0
    }

    private func get(_ path: String, _ fields: [String: String] = [:]) throws -> WebClient.Answer {
        try WebClient(port: try Self.port.get()).get(path, fields)
    }

    @Test(
        "a page comes in the language that is asked for, with its policy",
        arguments: Pages.pages.map(\.0))
    func languages(path: String) throws {
        for (field, language) in [("fr-CH, en;q=0.5", "fr"), ("zh-TW", "zh-Hant"), ("de", "en")] {
            let answer = try get(path, ["Accept-Language": field])
            #expect(answer.status == 200)
            #expect(answer["content-type"] == "text/html; charset=utf-8")
            #expect(answer.text.contains("<html lang=\"\(language)\">"))
            #expect(answer["content-language"] == language)
            #expect(answer["vary"] == "Accept-Language")
            let policy = try #require(answer["content-security-policy"])
            #expect(
                policy.contains("default-src 'none'") && policy.contains("require-trusted-types-for 'script'")
            )
            #expect(!policy.contains("unsafe"))
        }
    }

    @Test("a page that the browser has is not sent again")
    func notModified() throws {
        let tag = try #require(try get("/inbox")["etag"])
        #expect(try get("/inbox", ["If-None-Match": tag]).status == 304)
        #expect(try get("/inbox", ["If-None-Match": tag, "Accept-Language": "ko"]).status == 200)
    }

    @Test("everything that a page names is there for good, and only under the name of this version")
    func assets() throws {
        let names = try get("/inbox").text.matches(of: /(?:href|src)="(\/assets\/[^"]+)"/).map {
            String($0.1)
        }
        #expect(names.count > 3)
        for name in names {
            let answer = try get(name)
            #expect(answer.status == 200, "\(name)")
            #expect(answer["cache-control"] == "public, max-age=31536000, immutable")
            #expect(answer["x-content-type-options"] == "nosniff")
            #expect(try get(name.replacing("/assets/", with: "/assets/0")).status == 404)
        }
        let folder = try #require(names.first?.split(separator: "/").prefix(2).joined(separator: "/"))
        for missing in ["page.html", "none.js", "lang/none.js", "..%2Fopenapi.json", "../openapi.json"] {
            #expect(try get("/\(folder)/\(missing)").status == 404, "\(missing)")
        }
    }

    @Test("a file comes compressed to who takes that, with a tag of its own")
    func compressed() throws {
        let page = try get("/owner").text
        let name = String(try #require(page.firstMatch(of: /href="(\/assets\/[^"]+\.css)"/)).1)
        for path in [name, "/openapi.json"] {
            let plain = try get(path)
            let packed = try get(path, ["Accept-Encoding": "br, gzip;q=0.8"])
            #expect(plain["content-encoding"] == nil && plain["vary"] == "Accept-Encoding")
            #expect(packed["content-encoding"] == "gzip" && packed["vary"] == "Accept-Encoding")
            #expect(packed.body == plain.body.gzipped && packed.body.count * 3 < plain.body.count * 2)
            #expect(packed["content-type"] == plain["content-type"])
            #expect(packed["cache-control"] == plain["cache-control"])
            let tag = try #require(packed["etag"])
            #expect(tag != plain["etag"])
            #expect(try get(path, ["Accept-Encoding": "gzip", "If-None-Match": tag]).status == 304)
            #expect(try get(path, ["If-None-Match": tag]).status == 200)
            for refused in ["gzip;q=0", "deflate", "*", "identity", "gzip;q=x"] {
                #expect(try get(path, ["Accept-Encoding": refused])["content-encoding"] == nil, "\(refused)")
            }
        }
    }
}
