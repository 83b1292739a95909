import Foundation
import TestSupport
import Testing

@Suite("The OpenAPI document", .timeLimit(.minutes(1)))
struct DocumentTests {
    private static let file = Program.root.appending(path: "docs/openapi.json")

    @Test("is served as it stands in docs, and again only when it has changed")
    func served() async throws {
        let web = try await TestAPI.shared.value.web
        let answer = try web.get("/openapi.json")
        #expect(answer.status == 200)
        #expect(Data(answer.body) == (try Data(contentsOf: Self.file)))
        #expect(answer["content-type"] == "application/json")
        #expect(answer["cache-control"] == "no-cache")
        let tag = try #require(answer["etag"])
        for tags in [tag, "W/\(tag)", "\"other\", \(tag)", "*", "\"a\",W/\(tag) "] {
            let again = try web.get("/openapi.json", ["If-None-Match": tags])
            #expect(again.status == 304 && again.body.isEmpty && again["etag"] == tag, "\(tags)")
        }
        for tags in ["\"other\"", "", String(tag.dropLast()), "W/"] {
            #expect(try web.get("/openapi.json", ["If-None-Match": tags]).status == 200, "\(tags)")
        }
    }
}
