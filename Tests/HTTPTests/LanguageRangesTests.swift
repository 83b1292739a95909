import Networking
import Testing

@testable import HTTP

@Suite("The languages that a client asks for")
struct LanguageRangesTests {
    private static let spoken = ["en", "id", "fr", "ko", "zh-Hant"]

    private func first(_ fields: String...) throws -> String? {
        var parser = RequestParser(limits: RequestLimits())
        let lines = fields.map { "Accept-Language: \($0)\r\n" }.joined()
        parser.receive(Array("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n".utf8))
        let head = try #require(try parser.nextHead())
        return LanguageRanges(of: head).first(of: Self.spoken)
    }

    @Test(
        "the dearest that is spoken is given, whatever its region and script",
        arguments: [
            ("fr", "fr"), ("fr-CA,en;q=0.8", "fr"), ("de, ko;q=0.5, en;q=0.7", "en"),
            ("zh-TW,zh;q=0.9", "zh-Hant"),
            ("ID", "id"), ("en;q=0.1, ko", "ko"), ("de;q=1.0, fr ; q=0.30 , id;q=0.3", "fr"),
        ])
    func dearest(field: String, language: String) throws {
        #expect(try first(field) == language)
    }

    @Test(
        "nothing is given for what is refused, malformed or anything",
        arguments: ["", "*", "de", "fr;q=0", "fr;q=2", "fr;q=0.1234", "fr;x=1", "éé", ";;,,", "-", "q=1"])
    func none(field: String) throws {
        #expect(try first(field) == nil)
    }

    @Test("fields that were sent apart count as one list")
    func several() throws {
        #expect(try first("de", "ko;q=0.2, id;q=0.4") == "id")
        #expect(try first() == nil)
    }
}
