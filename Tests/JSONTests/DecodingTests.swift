import JSON
import TestSupport
import Testing

private struct Order: Decodable {
    struct Item: Decodable {
        let name: String
        let price: Double?
    }
    let count: Int
    let urgent: Bool?
    let items: [Item]?
    let tags: [String]?
}

private func complaint(_ text: String) -> String? {
    do throws(JSONError) {
        _ = try decode(Order.self, from: Array(text.utf8))
        return nil
    } catch {
        return error.description
    }
}

@Suite("Reading JSON into values")
struct DecodingTests {
    @Test("damaged bodies are values within their types, or an error that repeats nothing of them")
    func mutations() {
        let seed = Array(
            #"{"count":3,"items":[{"name":"zebra","price":5.5},{"name":"zebra"}],"urgent":null,"tags":["zebra"]}"#
                .utf8)
        var random = SeededRandom(seed: 61)
        var read = 0
        for _ in 0..<100_000 {
            let bytes = mutated(seed, using: &random)
            do throws(JSONError) {
                _ = try decode(Order.self, from: bytes)
                read += 1
            } catch {
                if error.description.contains("zebra") { Issue.record("\(error)") }
            }
        }
        #expect(read > 1_000)
    }

    @Test("reads what is there and ignores what it does not know")
    func reads() throws {
        let order = try decode(
            Order.self,
            from: Array(#"{"count":3,"new":{"x":1},"items":[{"name":"a","price":5.5}],"urgent":null}"#.utf8))
        #expect(order.count == 3)
        #expect(order.urgent == nil)
        #expect(order.items?.first?.name == "a")
        #expect(order.items?.first?.price == 5.5)
    }

    @Test(
        "names the member that does not fit, and never its value",
        arguments: [
            (#"{}"#, "'count' is missing"),
            (#"{"count":"3"}"#, "'count' must be a whole number"),
            (#"{"count":3.5}"#, "'count' must be a whole number"),
            (#"{"count":99999999999999999999}"#, "'count' must be a whole number"),
            (#"{"count":1e400}"#, "'count' must be a whole number"),
            (#"{"count":null}"#, "'count' must be a whole number"),
            (#"{"count":1,"urgent":"yes"}"#, "'urgent' must be true or false"),
            (#"{"count":1,"items":{}}"#, "'items' must be an array"),
            (#"{"count":1,"items":[{"name":"a"},{"name":7}]}"#, "'items[1].name' must be a string"),
            (#"{"count":1,"items":[{"name":"a","price":"x"}]}"#, "'items[0].price' must be a number"),
            (#"{"count":1,"items":[7]}"#, "'items[0]' must be an object"),
            (#"{"count":1,"items":[{}]}"#, "'items[0].name' is missing"),
            (#"[]"#, "the JSON value must be an object"),
            (#"{"count":1,}"#, "trailing comma at byte 11"),
        ])
    func complains(text: String, expected: String) {
        #expect(complaint(text) == expected)
    }

    @Test("reads whole numbers however they are written, and every width within its range")
    func numbers() throws {
        #expect(try decode([Int].self, from: Array("[3,3.0,3e2,-0,1.5e1]".utf8)) == [3, 3, 300, 0, 15])
        #expect(try decode([Int64].self, from: Array("[-9223372036854775808]".utf8)) == [.min])
        #expect(try decode([UInt64].self, from: Array("[18446744073709551615]".utf8)) == [.max])
        #expect(throws: JSONError("'[0]' must be a whole number")) {
            try decode([UInt8].self, from: Array("[256]".utf8))
        }
        #expect(throws: JSONError("'[0]' must be a number")) {
            try decode([Double].self, from: Array("[1e999]".utf8))
        }
        #expect(try decode([String?].self, from: Array("[null,\"a\"]".utf8)) == [nil, "a"])
        #expect(try decode([String: Bool].self, from: Array(#"{"a":true}"#.utf8)) == ["a": true])
    }

    @Test("a word that is none of the accepted ones is named")
    func words() {
        enum Status: String, Decodable { case active, disabled }
        #expect(throws: JSONError("'status' is not an accepted value")) {
            try decode([String: Status].self, from: Array(#"{"status":"gone"}"#.utf8))
        }
    }

    @Test("a value may refuse itself in its own words")
    func ownWords() {
        struct Name: Decodable {
            init(from decoder: any Decoder) throws { throw JSONError("'name' is too long") }
        }
        #expect(throws: JSONError("'name' is too long")) { try decode(Name.self, from: Array("1".utf8)) }
    }
}
