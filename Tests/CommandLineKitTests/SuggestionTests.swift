import Testing

@testable import CommandLineKit

@Suite("Suggestions")
struct SuggestionTests {
    @Test(
        "The nearest word is suggested when it is near enough",
        arguments: [
            ("craete", "create"), ("creat", "create"), ("lsit", "list"), ("sus", "suspend"), ("zzz", nil),
            ("l", nil), ("", nil), ("delte", "delete"),
        ] as [(String, String?)])
    func nearest(word: String, suggested: String?) {
        #expect(suggestion(for: word, among: ["create", "list", "suspend", "delete"]) == suggested)
    }

    @Test("Swapped neighbours count as one edit")
    func distance() {
        #expect(editDistance(Array("ab".utf8), Array("ba".utf8)) == 1)
        #expect(editDistance([], Array("abc".utf8)) == 3)
        #expect(editDistance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
    }
}
