import Foundation
import HTTP
import Inbox
import TestSupport
import Testing
import Web

@testable import API

@Suite("The OpenAPI document", .timeLimit(.minutes(2)))
struct DocumentTests {
    private let api: TestAPI
    private let document: Document

    init() async throws {
        api = try await TestAPI.shared.value
        document = try Document()
    }

    @Test("is served as it stands in docs, and again only when it has changed")
    func served() throws {
        let answer = try api.web.get("/openapi.json")
        #expect(answer.status == 200)
        #expect(Data(answer.body) == document.text)
        #expect(answer["content-type"] == "application/json")
        #expect(answer["cache-control"] == "no-cache")
        let tag = try #require(answer["etag"])
        for tags in [tag, "W/\(tag)", "\"other\", \(tag)", "*", "\"a\",W/\(tag) "] {
            let again = try api.web.get("/openapi.json", ["If-None-Match": tags])
            #expect(again.status == 304 && again.body.isEmpty && again["etag"] == tag, "\(tags)")
        }
        for tags in ["\"other\"", "", String(tag.dropLast()), "W/"] {
            #expect(try api.web.get("/openapi.json", ["If-None-Match": tags]).status == 200, "\(tags)")
        }
    }

    @Test("describes every route, and no other")
    func completeness() {
        let routes = (api.api.routes + APIDocument.routes).map { route in
            let path = route.pattern.split(separator: "/").map {
                $0.hasPrefix(":") ? "{\($0.dropFirst())}" : $0
            }
            return "\(route.method.rawValue) /" + path.joined(separator: "/")
        }
        let described = document.operations.map(\.name)
        #expect(Set(routes).subtracting(described) == [])
        #expect(Set(described).subtracting(routes) == [])
        #expect(described.count == routes.count)
    }

    @Test("names each operation once, and every parameter of its path")
    func names() {
        let ids = document.operations.map(\.id)
        #expect(Set(ids).count == ids.count && !ids.contains(""))
        for operation in document.operations {
            let named = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                String($0.dropFirst().dropLast())
            }
            #expect(operation.pathParameters.sorted() == named.sorted(), "\(operation.name)")
            #expect(
                !operation.tags.isEmpty && Set(operation.tags).isSubset(of: document.tags),
                "\(operation.name)")
            #expect(!operation.summary.isEmpty, "\(operation.name)")
        }
    }

    @Test("refers to what it defines, and defines what it refers to")
    func references() {
        #expect(document.references.subtracting(document.definitions) == [])
        #expect(document.definitions.subtracting(document.references) == [])
    }

    @Test("says of each operation whose credential it takes, as the routes do")
    func security() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let key = ["X-Owner-API-Key": owner.key]
        let keyed = [
            ("OwnerAPIKey", key), ("APIKey", ["X-API-Key": owner.key]), ("BearerKey", bearer(owner.key)),
        ]
        var sessions = try sessions(of: owner, buyer)
        for operation in document.operations {
            #expect(try ask(operation, [:]) == operation.schemes.isEmpty, "\(operation.name)")
            guard !operation.schemes.isEmpty, !operation.isStream else { continue }
            var taken: Set<String> = []
            for (scheme, fields) in keyed + sessions where try ask(operation, fields) { taken.insert(scheme) }
            if operation.path.hasSuffix("/logout") {
                sessions = try self.sessions(of: owner, buyer)
                let fields = sessions.filter { $0.scheme.hasSuffix("Cookie") }
                for (scheme, fields) in fields where try ask(operation, fields) { taken.insert(scheme) }
                sessions = try self.sessions(of: owner, buyer)
            }
            #expect(taken == operation.schemes, "\(operation.name)")
        }
    }

    /// Whether an operation lets these credentials in, whatever it answers then.
    private func ask(_ operation: Document.Operation, _ fields: [String: String]) throws -> Bool {
        try api.web.request(operation.method, operation.target, fields).status != 401
    }

    private func bearer(_ token: String) -> [String: String] { ["Authorization": "Bearer \(token)"] }

    /// New log-ins of both kinds, in both forms.
    private func sessions(
        of owner: TestOwner, _ buyer: TestBuyer
    ) throws -> [(scheme: String, fields: [String: String])] {
        let answer = try api.web.post(
            "/api/owner/login", json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#)
        let token = try #require(answer.json["token"] as? String, "\(answer.text)")
        let buyers = try api.session(of: buyer)
        let buyersToken = try #require(buyers["Authorization"]?.dropFirst("Bearer ".count))
        let origin = "https://inbox.example"
        return [
            ("OwnerToken", bearer(token)), ("BuyerToken", buyers),
            ("OwnerCookie", ["Cookie": "__Host-restante_owner=\(token)", "Origin": origin]),
            ("BuyerCookie", ["Cookie": "__Host-restante_buyer=\(buyersToken)", "Origin": origin]),
        ]
    }
}
