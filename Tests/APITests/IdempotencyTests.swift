import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("A request with an Idempotency-Key", .timeLimit(.minutes(2)))
struct IdempotencyTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private func key(_ key: String = "k\(UInt64.random(in: 0 ... .max))") -> [String: String] {
        ["Idempotency-Key": key]
    }

    @Test("is done once and answered alike as often as it is sent")
    func replay() async throws {
        let customer = try await api.customer()
        let fields = customer.keyed.merging(key()) { $1 }
        let first = try api.web.post("/api/v1/orders", fields, json: customer.order)
        #expect(first.status == 200)
        #expect(first["idempotent-replayed"] == nil)
        for _ in 0..<3 {
            let again = try api.web.post("/api/v1/orders", fields, json: customer.order)
            #expect(again.status == 200)
            #expect(again.body == first.body)
            #expect(again["idempotent-replayed"] == "true")
            #expect(again["cache-control"] == "no-store")
        }
        #expect(try api.balance(of: customer) == "145.75")

        let number = try #require((first.json["data"] as? [String: Any])?["orderId"] as? String)
        let cancel = customer.keyed.merging(key()) { $1 }
        let cancelled = try api.web.request("DELETE", "/api/v1/orders/\(number)", cancel)
        let twice = try api.web.request("DELETE", "/api/v1/orders/\(number)", cancel)
        #expect(cancelled.status == 200)
        #expect(twice.text == cancelled.text)
        #expect(twice["idempotent-replayed"] == "true")
        #expect(try api.web.request("DELETE", "/api/v1/orders/\(number)", customer.keyed).status == 400)
        #expect(try api.balance(of: customer) == "150.75")
    }

    @Test("is refused when the key was used for another body, path or method")
    func otherRequest() async throws {
        let customer = try await api.customer()
        let fields = customer.keyed.merging(key()) { $1 }
        let made = try api.web.post("/api/v1/orders", fields, json: customer.order)
        let number = try #require((made.json["data"] as? [String: Any])?["orderId"] as? String)
        let others = [
            try api.web.post(
                "/api/v1/orders", fields, json: #"{"domain":"\#(customer.domain)","site":"other.com"}"#),
            try api.web.post("/api/v1/orders", fields, json: customer.order + " "),
            try api.web.request("DELETE", "/api/v1/orders/\(number)", fields),
            try api.web.post("/api/v1/addresses", fields, json: customer.order),
        ]
        for other in others { #expect(other.status == 422, "\(other.text)") }
        #expect(
            others[0].text
                == #"{"success":false,"message":"This Idempotency-Key was used for another request"}"#)
        #expect(try api.balance(of: customer) == "145.75")
    }

    @Test("is answered as it was, although what it asked for cannot be had any more")
    func offerGone() async throws {
        let customer = try await api.customer()
        let requests = [
            ("/api/v1/orders", customer.order),
            ("/api/emails/generate", #"{"expiryTime":3600000,"domain":"\#(customer.domain)"}"#),
            ("/api/v1/addresses", #"{"domain":"\#(customer.domain)"}"#),
        ].map { (path: $0, body: $1, fields: customer.keyed.merging(key()) { $1 }) }
        let first = try requests.map { try api.web.post($0.path, $0.fields, json: $0.body) }
        for answer in first { #expect(answer.status < 300, "\(answer.text)") }

        let name = try #require(DomainName(customer.domain))
        var changes = Operator.SharedDomainChanges()
        changes.status = .disabled
        try api.admin(Operator.update(shared: api.admin(Operator.sharedDomain(named: name)).id, changes))
        for (request, first) in zip(requests, first) {
            let again = try api.web.post(request.path, request.fields, json: request.body)
            #expect(again.status == first.status)
            #expect(again.text == first.text)
            #expect(again["idempotent-replayed"] == "true")
            // Whatever is wrong with it, it is another request.
            #expect(try api.web.post(request.path, request.fields, json: "{").status == 422)
            #expect(try api.web.post(request.path, customer.keyed, json: request.body).status == 400)
        }
        #expect(try api.balance(of: customer) == "145.75")
    }

    @Test("that did nothing may be sent again with the same key")
    func nothingDone() async throws {
        let customer = try await api.customer(balance: "4.99")
        let fields = customer.keyed.merging(key()) { $1 }
        for _ in 0..<2 {
            let poor = try api.web.post("/api/v1/orders", fields, json: customer.order)
            #expect(poor.status == 400)
            #expect(poor.json["message"] as? String == "Insufficient balance")
        }
        try api.credit(customer.owner.id, "0.01")
        let made = try api.web.post("/api/v1/orders", fields, json: customer.order)
        #expect(made.status == 200)
        #expect(made["idempotent-replayed"] == nil)
        #expect(try api.balance(of: customer) == "0.00")
    }

    @Test(
        "is done once however many are sent at the same moment; the others are told to wait or get its answer"
    )
    func atOnce() async throws {
        let customer = try await api.customer()
        let fields = customer.keyed.merging(key()) { $1 }
        let port = api.port
        let asked = (0..<40).map { _ in
            Background { try WebClient(port: port).post("/api/v1/orders", fields, json: customer.order) }
        }
        let answers = try asked.map { try $0.value() }
        let good = answers.filter { $0.status == 200 }
        #expect(Set(good.map(\.body)).count == 1)
        #expect(good.count { $0["idempotent-replayed"] == nil } == 1)
        for answer in answers where answer.status != 200 {
            #expect(answer.status == 409)
            #expect(
                answer.json["message"] as? String == "A request with this Idempotency-Key is under way")
        }
        #expect(try api.balance(of: customer) == "145.75")
    }

    @Test("has a key of the owner's own: the same key of another owner is another")
    func otherOwner() async throws {
        let (customer, other) = (try await api.customer(), try await api.customer())
        let used = key()
        for customer in [customer, other] {
            let made = try api.web.post(
                "/api/v1/orders", customer.keyed.merging(used) { $1 }, json: customer.order)
            #expect(made.status == 200)
            #expect(made["idempotent-replayed"] == nil)
        }
    }

    @Test("has a key of 1 to 255 visible characters, once")
    func badKeys() async throws {
        let customer = try await api.customer()
        for text in ["", "a b", "ü", String(repeating: "x", count: 256)] {
            let answer = try api.web.post(
                "/api/v1/orders", customer.keyed.merging(key(text)) { $1 }, json: customer.order)
            #expect(answer.status == 400, "\(text)")
        }
        let twice = customer.keyed.merging(["Idempotency-Key": "a", "idempotency-key": "a"]) { $1 }
        #expect(try api.web.post("/api/v1/orders", twice, json: customer.order).status == 400)
        #expect(try api.balance(of: customer) == "150.75")
        let long = customer.keyed.merging(key(String(repeating: "x", count: 255))) { $1 }
        #expect(try api.web.post("/api/v1/orders", long, json: customer.order).status == 200)
    }

    @Test("makes one key, domain or buyer of an owner, and shows secrets the first time only")
    func ownerRoutes() async throws {
        let owner = try await api.owner()
        func twice(_ path: String, _ body: String) throws -> (
            first: WebClient.Answer, again: String
        ) {
            let fields = owner.session.merging(key()) { $1 }
            let first = try api.web.post("/api/owner/\(path)", fields, json: body)
            let again = try api.web.post("/api/owner/\(path)", fields, json: body)
            let other = try api.web.post("/api/owner/\(path)", fields, json: body + " ")
            #expect(first.status < 300, "\(first.text)")
            #expect(again.status == first.status)
            #expect(first["idempotent-replayed"] == nil)
            #expect(again["idempotent-replayed"] == "true")
            #expect(other.status == 422)
            #expect(other.json["code"] as? String == "idempotency_key_reused")
            return (first, again.text)
        }
        let made = try twice("api-keys", #"{"name":"once"}"#)
        let text = try #require(made.first.json["key"] as? String)
        #expect(made.again == made.first.text.replacing("\"\(text)\"", with: "null"))
        let keys = try api.web.get("/api/owner/api-keys", owner.session).json["api_keys"] as? [Any]
        #expect(keys?.count == 2)

        let domain = try twice("domains", #"{"name":"once-\#(owner.domain)"}"#)
        #expect(domain.again == domain.first.text)

        let buyers = try twice("buyers", #"{"domain":"\#(owner.domain)","count":3}"#)
        #expect(buyers.again == buyers.first.text.replacing(/"pin":"\d{6}"/, with: "\"pin\":null"))
        let list = try api.web.get("/api/owner/buyers", owner.session).json["buyers"] as? [[String: Any]]
        #expect(list?.count == 3)

        let id = try #require(list?.first?["id"] as? String)
        let pin = try twice("buyers/\(id)/pin", "{}")
        #expect(pin.again == pin.first.text.replacing(/"pin":"\d{6}"/, with: "\"pin\":null"))
        let address = try #require(pin.first.json["address"] as? String)
        let digits = try #require(pin.first.json["pin"] as? String)
        let login = try api.web.post(
            "/api/buyer/login", json: #"{"address":"\#(address)","pin":"\#(digits)"}"#)
        #expect(login.status == 200)
    }

    @Test("is no way into another owner's answers, or to learn that there are any")
    func foreignAnswers() async throws {
        let (owner, other) = (try await api.owner(), try await api.owner())
        let used = key()
        _ = try api.web.post(
            "/api/owner/api-keys", owner.session.merging(used) { $1 }, json: #"{"name":"mine"}"#)
        let session = SessionToken.generate(holder: .owner, owner: owner.id, session: .new())
        let stolen = ["Authorization": "Bearer \(String(decoding: session.text, as: UTF8.self))"]
        for fields in [used, key()] {
            let answer = try api.web.post(
                "/api/owner/api-keys", stolen.merging(fields) { $1 }, json: #"{"name":"mine"}"#)
            #expect(answer.status == 401)
        }
        let own = try api.web.post(
            "/api/owner/api-keys", other.session.merging(used) { $1 }, json: #"{"name":"mine"}"#)
        #expect(own.status == 201)
        #expect(own["idempotent-replayed"] == nil)
    }

    @Test("makes one temporary mailbox, in either dialect")
    func mailboxes() async throws {
        let customer = try await api.customer()
        let fields = customer.keyed.merging(key()) { $1 }
        let body = #"{"expiryTime":3600000,"domain":"\#(customer.domain)"}"#
        let first = try api.web.post("/api/emails/generate", fields, json: body)
        #expect(first.status == 200)
        #expect(try api.web.post("/api/emails/generate", fields, json: body).text == first.text)
        let other = customer.keyed.merging(key()) { $1 }
        let address = #"{"domain":"\#(customer.domain)"}"#
        let made = try api.web.post("/api/v1/addresses", other, json: address)
        let again = try api.web.post("/api/v1/addresses", other, json: address)
        #expect(made.status == 201 && again.status == 201)
        #expect(again.text == made.text)
        #expect(again["idempotent-replayed"] == "true")
        let list = try api.web.get("/api/emails", customer.keyed)
        #expect(list.json["total"] as? Int == 2)
    }
}
