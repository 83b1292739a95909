import JSON
import TestSupport
import Testing

private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
}

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test("members keep their order, and nil becomes null")
    func object() {
        let written = text {
            $0.object {
                $0.member("id", "7")
                $0.member("count", 3)
                $0.member("size", Int64.min)
                $0.member("otp", nil as String?)
                $0.member("enabled", false)
                $0.member("verified", nil as Bool?)
                $0.member("limit", nil as Int?)
            }
        }
        #expect(
            written
                == #"{"id":"7","count":3,"size":-9223372036854775808,"otp":null,"enabled":false,"verified":null,"limit":null}"#
        )
    }

    @Test("containers nest, and commas stand between values only")
    func nesting() {
        let written = text {
            $0.object {
                $0.member("empty") { $0.object { _ in } }
                $0.member("none") { $0.array { _ in } }
                $0.member("names") { $0.array(["a", "b"]) }
                $0.member("emails") {
                    $0.array([1, 2]) { json, number in json.object { $0.member("id", number) } }
                }
                $0.key(named: "a\"b")
                $0.array {
                    $0.null()
                    $0.bool(true)
                    $0.array { $0.number(1) }
                    $0.string("x")
                }
            }
        }
        #expect(
            written
                == #"{"empty":{},"none":[],"names":["a","b"],"emails":[{"id":1},{"id":2}],"a\"b":[null,true,[1],"x"]}"#
        )
    }

    @Test("strings are escaped wherever a byte needs it")
    func escapes() {
        #expect(
            text { $0.string("a\"b\\c/d\u{8}\u{9}\n\u{C}\r\u{0}\u{1F}\u{7F}é🎈") }
                == #""a\"b\\c/d\b\t\n\f\r\u0000\u001f"# + "\u{7F}é🎈\"")
        for padding in 0..<20 {
            let run = String(repeating: "é", count: padding)
            #expect(text { $0.string(run + "\"" + run) } == "\"\(run)\\\"\(run)\"")
        }
    }

    @Test("amounts are numbers, finished JSON is copied, other text stays text")
    func numbersAndRaw() {
        let written = text {
            $0.object {
                $0.member("price", decimal: "5.00")
                $0.member("odd", decimal: "5,00")
                $0.member("free", decimal: nil)
                $0.member("codes", raw: Array(#"[{"code":"1"}]"#.utf8))
                $0.member("links", raw: nil as [UInt8]?)
                $0.member("nothing", raw: [] as [UInt8])
            }
        }
        #expect(
            written
                == #"{"price":5.00,"odd":"5,00","free":null,"codes":[{"code":"1"}],"links":null,"nothing":null}"#
        )
    }

    @Test("bytes that are not UTF-8 cannot break the document")
    func repairsUTF8() {
        let bytes: [UInt8] = [0x61, 0xFF, 0xED, 0xA0, 0x80, 0x22, 0x62]
        let written = text { $0.object { $0.member("subject", utf8: bytes.span) } }
        #expect(written == "{\"subject\":\"a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\\\"b\"}")
        #expect(text { $0.string(utf8: Array("grün".utf8).span) } == "\"grün\"")
    }

    @Test("the buffer can be used again")
    func reuse() {
        var json = JSONWriter()
        json.array([1]) { $0.number($1) }
        json.removeAll()
        json.array([2]) { $0.number($1) }
        #expect(json.bytes == Array("[2]".utf8))
    }

    @Test("whatever is written is read back as it was")
    func roundTrip() throws {
        struct Document: Decodable { let text: String }
        var random = SeededRandom(seed: 1)
        let seed = Array("Grüße, \"Ada\" \\ 🎈 \u{7}".utf8)
        for _ in 0..<5_000 {
            let bytes = mutated(seed, using: &random)
            var json = JSONWriter()
            json.object { $0.member("text", utf8: bytes.span) }
            #expect(
                try decode(Document.self, from: json.bytes).text == String(decoding: bytes, as: UTF8.self))
        }
    }
}
