import JSON
import TestSupport
import Testing

private func complaint(_ text: String) -> String? { complaint(Array(text.utf8)) }

private func complaint(_ bytes: [UInt8]) -> String? {
    do throws(JSONError) {
        _ = try StrictJSON.parse(bytes)
        return nil
    } catch {
        return error.description
    }
}

@Suite("Checking JSON")
struct StrictJSONTests {
    @Test(
        "accepts what RFC 8259 allows",
        arguments: [
            "{}", "[]", "null", " true\r\n\t", "\"\"", "-0", "0.5e+10", "1E-2", "[1,[2,[3]]]",
            #"{"a":{"a":1},"b":[{"a":2}]}"#,
            #""\ud83c\udf88\u0000\/\b""#, "\"é🎈\u{7F}\"", "123456789012345678901234567890",
        ])
    func sound(text: String) {
        #expect(complaint(text) == nil)
    }

    @Test(
        "refuses the rest and says where",
        arguments: [
            ("", "no JSON value at byte 0"),
            ("  ", "no JSON value at byte 2"),
            ("\u{FEFF}{}", "a value is expected at byte 0"),
            ("{", "a member name in quotes is expected at byte 1"),
            ("{\"a\":1,}", "trailing comma at byte 7"),
            ("[1,]", "trailing comma at byte 3"),
            ("[1,,2]", "a value is expected at byte 3"),
            ("[,1]", "a value is expected at byte 1"),
            ("{\"a\" 1}", "':' is expected at byte 5"),
            ("{\"a\":1 \"b\":2}", "',' or '}' is expected at byte 7"),
            ("[1 2]", "',' or ']' is expected at byte 3"),
            ("{'a':1}", "a member name in quotes is expected at byte 1"),
            ("{a:1}", "a member name in quotes is expected at byte 1"),
            ("[1", "',' or ']' is expected at byte 2"),
            ("{\"a\":", "the JSON text ends too early at byte 5"),
            ("{} {}", "unexpected text after the JSON value at byte 3"),
            ("nul", "a value is expected at byte 0"),
            ("NaN", "a value is expected at byte 0"),
            ("01", "malformed number at byte 0"),
            ("-", "malformed number at byte 0"),
            ("1.", "malformed number at byte 0"),
            (".5", "a value is expected at byte 0"),
            ("+1", "a value is expected at byte 0"),
            ("1e", "malformed number at byte 0"),
            ("1.2.3", "malformed number at byte 0"),
            ("0x10", "unexpected text after the JSON value at byte 1"),
            ("\"abc", "a string without an end at byte 0"),
            ("\"a\nb\"", "a control character in a string at byte 2"),
            (#""\x41""#, "a malformed escape at byte 1"),
            (#""\u12g4""#, "a malformed escape at byte 1"),
            (#""\ud800""#, "half of a surrogate pair at byte 1"),
            (#""\ud800\ud800""#, "half of a surrogate pair at byte 1"),
            (#""\udc00""#, "half of a surrogate pair at byte 1"),
            ("// no\n1", "a value is expected at byte 0"),
        ])
    func unsound(text: String, expected: String) {
        #expect(complaint(text) == expected)
    }

    @Test("refuses bytes that are not UTF-8")
    func encoding() {
        for sequence: [UInt8] in [
            [0xFF], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xE2, 0x82],
            [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80],
        ] {
            #expect(complaint([0x22] + sequence + [0x22]) == "the text is not UTF-8 at byte 1")
        }
    }

    @Test("refuses a member that is given twice, however it is spelled")
    func duplicates() {
        #expect(complaint(#"{"pin":1,"pin":2}"#) == "the member 'pin' is given twice at byte 9")
        #expect(complaint(#"{"pin":1,"\u0070in":2}"#) == "the member 'pin' is given twice at byte 9")
        #expect(complaint("{\"\u{E9}\":1,\"e\\u0301\":2}") == "the member 'e?' is given twice at byte 8")
        let many = (0..<100).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
        #expect(complaint("{\(many)}") == nil)
        #expect(complaint("{\(many),\"m3\":1}")?.hasPrefix("the member 'm3' is given twice") == true)
        #expect(complaint("{\(many),\"m99\":1}")?.hasPrefix("the member 'm99' is given twice") == true)
    }

    @Test("refuses nesting below level 32")
    func depth() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(complaint(nested(32)) == nil)
        #expect(complaint(nested(33)) == "nested too deeply at byte 32")
        #expect(complaint(String(repeating: "[{\"a\":", count: 100_000)) == "nested too deeply at byte 96")
    }

    @Test("what the check lets pass, the decoder reads too")
    func mutations() {
        let seeds = [
            #"{"email":"ada@example.com","password":"correct horse","n":[1,-2.5e3,null,true,{"a":{}}]}"#,
            #"{"name":"k\u00e9y \ud83c\udf88","duration_days":90,"scopes":["emails:read","premium:read"]}"#,
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 42)
        var sound = 0
        for round in 0..<100_000 {
            let bytes = mutated(seeds[round % 2], using: &random)
            guard complaint(bytes) == nil else { continue }
            sound += 1
            do throws(JSONError) {
                _ = try decode(AnyJSON.self, from: bytes)
            } catch {
                Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(error)")
            }
        }
        #expect(sound > 100)
    }
}

/// Any JSON value, walked through completely.
private struct AnyJSON: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Name.self) {
            for name in members.allKeys { _ = try members.decode(AnyJSON.self, forKey: name) }
        } else if var elements = try? decoder.unkeyedContainer() {
            while !elements.isAtEnd { _ = try elements.decode(AnyJSON.self) }
        } else {
            let value = try decoder.singleValueContainer()
            _ =
                value.decodeNil() || (try? value.decode(Bool.self)) != nil
                || (try? value.decode(Int.self)) != nil
                || (try? value.decode(Double.self)) != nil || (try? value.decode(String.self)) != nil
        }
    }
}
