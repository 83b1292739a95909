import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("The orders API", .timeLimit(.minutes(3)))
struct OrderTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    /// Ids, times and digits that differ from run to run, made alike.
    private func worn(_ answer: WebClient.Answer) -> String {
        let text = answer.text
            .replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "ID")
            .replacing(/API-\d{13}/, with: "API-N")
            .replacing(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/, with: "TIME")
            .replacing(/"[a-z0-9]+@/, with: "\"NAME@")
        return "\(answer.status) \(text)"
    }

    private func expectRefusal(
        _ answer: WebClient.Answer, _ status: Int, _ message: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.status == status, "\(answer.text)", sourceLocation: sourceLocation)
        #expect(Set(answer.json.keys) == ["success", "message"], sourceLocation: sourceLocation)
        #expect(answer.json["success"] as? Bool == false, sourceLocation: sourceLocation)
        #expect(answer.json["message"] is String, sourceLocation: sourceLocation)
        if let message {
            #expect(answer.json["message"] as? String == message, sourceLocation: sourceLocation)
        }
    }

    private func status(of order: String, _ customer: Customer) throws -> String? {
        let answer = try api.web.get("/api/v1/orders/\(order)", customer.keyed)
        return (answer.json["data"] as? [String: Any])?["status"] as? String
    }

    // MARK: Shapes

    @Test("show the account as the seed does, money with two decimals")
    func account() async throws {
        let customer = try await api.customer()
        let owner = customer.owner
        #expect(
            worn(try api.web.get("/api/v1/profile", customer.keyed))
                == """
                200 {"success":true,"data":{"id":"ID","email":"\(owner.email)",\
                "username":"\(owner.domain.dropLast(8))","balance":150.75,"role":"user","emailVerified":true,\
                "isActive":true,"createdAt":"TIME","updatedAt":"TIME"}}
                """.replacing(/"[a-z0-9]+@/, with: "\"NAME@"))
        #expect(
            try api.web.get("/api/v1/balance", customer.keyed).text
                == #"{"success":true,"data":{"balance":150.75}}"#)
        let poor = try await api.owner()
        #expect(
            try api.web.get("/api/v1/balance", ["X-API-Key": poor.key]).text
                == #"{"success":true,"data":{"balance":0.00}}"#)
        let domains = try api.web.get("/api/v1/domains", customer.keyed)
        let list = try #require(domains.json["data"] as? [[String: Any]])
        let shown = try #require(list.first { $0["name"] as? String == customer.domain })
        #expect(
            Set(shown.keys) == ["id", "name", "price", "category", "description", "availableCount"])
        #expect(
            domains.text.contains(
                """
                "name":"\(customer.domain)","price":5.00,"category":"popular",\
                "description":"Popular domain for general use","availableCount":1000}
                """))
    }

    @Test("make, show and cancel an order as the seed does")
    func shapes() async throws {
        let customer = try await api.customer()
        let domain = customer.domain
        let made = try api.web.post("/api/v1/orders", customer.keyed, json: customer.order)
        #expect(
            worn(made) == """
                200 {"success":true,"message":"Order created successfully","data":{"orderId":"API-N",\
                "email":"NAME@\(domain)","domain":"\(domain)","site":"instagram.com","price":5.00,\
                "status":"pending","createdAt":"TIME"}}
                """)
        let data = try #require(made.json["data"] as? [String: Any])
        let number = try #require(data["orderId"] as? String)
        let shown = try api.web.get("/api/v1/orders/\(number)", customer.keyed).json["data"] as? [String: Any]
        let id = try #require(shown?["id"] as? String)
        #expect(
            worn(try api.web.get("/api/v1/orders?page=1&limit=10", customer.keyed)) == """
                200 {"success":true,"data":[{"id":"ID","orderId":"API-N","email":"NAME@\(domain)",\
                "domain":"\(domain)","site":"instagram.com","status":"pending","price":5.00,\
                "createdAt":"TIME"}],"pagination":{"page":1,"limit":10,"total":1,"pages":1}}
                """)
        let detail = """
            200 {"success":true,"data":{"id":"ID","orderId":"API-N","email":"NAME@\(domain)",\
            "domain":"\(domain)","site":"instagram.com","status":"pending","price":5.00,"duration":10,\
            "createdAt":"TIME","endTime":"TIME"}}
            """
        // Both names name the same order.
        for name in [number, id, id.uppercased()] {
            #expect(worn(try api.web.get("/api/v1/orders/\(name)", customer.keyed)) == detail)
            #expect(
                worn(try api.web.get("/api/v1/orders/\(name)/messages", customer.keyed)) == """
                    200 {"success":true,"messages":[],"order":{"id":"ID","email":"NAME@\(domain)",\
                    "domain":"\(domain)","status":"pending","created_at":"TIME"}}
                    """)
        }
        #expect(try api.balance(of: customer) == "145.75")
        let cancelled = try api.web.request("DELETE", "/api/v1/orders/\(id)", customer.keyed)
        #expect(
            worn(cancelled)
                == #"200 {"success":true,"message":"Order cancelled and refund processed","refundAmount":5.00}"#
        )
        #expect(try api.balance(of: customer) == "150.75")
        #expect(try status(of: number, customer) == "cancelled")
        expectRefusal(try api.web.request("DELETE", "/api/v1/orders/\(number)", customer.keyed), 400)
        #expect(try api.balance(of: customer) == "150.75")
    }

    @Test("show the mail of an order, newest first, and poll once it is there")
    func mail() async throws {
        let customer = try await api.customer()
        let number = try api.order(for: customer)
        let path = "/api/v1/orders/\(number)"
        expectRefusal(try api.web.post("\(path)/start-polling", customer.keyed, json: ""), 400)
        let mailbox = try api.mailbox(of: number, customer)
        try await api.deliver(to: mailbox, subject: "Welcome", text: "Hello")
        try await api.deliver(
            to: mailbox, subject: "Verification Code", text: "Your verification code is: 123456",
            otp: "123456")
        #expect(
            worn(try api.web.get("\(path)/messages", customer.keyed)) == """
                200 {"success":true,"messages":[{"id":"ID","from":"no-reply@shop.example",\
                "subject":"Verification Code","content":"Your verification code is: 123456",\
                "receivedAt":"TIME"},{"id":"ID","from":"no-reply@shop.example",\
                "subject":"Welcome","content":"Hello","receivedAt":"TIME"}],\
                "order":{"id":"ID","email":"NAME@\(customer.domain)","domain":"\(customer.domain)",\
                "status":"active","created_at":"TIME"}}
                """)
        for _ in 0..<2 {
            let polling = try api.web.request("POST", "\(path)/start-polling", customer.keyed)
            #expect(
                worn(polling) == """
                    200 {"success":true,"message":"Email polling started","data":{"orderId":"API-N",\
                    "pollingStatus":"active"}}
                    """)
        }
        let own = try api.web.get("/api/owner/orders", customer.owner.session).json
        #expect((own["orders"] as? [[String: Any]])?.first?["polling_since"] is String)
        expectRefusal(try api.web.request("DELETE", path, customer.keyed), 400)
        #expect(try api.balance(of: customer) == "145.75")
    }

    // MARK: Life

    @Test("complete an order that had mail, and pay back one that had none, when their time is up")
    func end() async throws {
        let customer = try await api.customer()
        let late = try await api.order(for: customer, minutesAgo: 11)
        let used = try await api.order(for: customer, minutesAgo: 9)
        try await api.deliver(to: try api.mailbox(of: used, customer))
        #expect(try api.balance(of: customer) == "140.75")
        // Shown as it will be, before anybody has settled it; and no cancel can come between.
        #expect(try status(of: late, customer) == "expired")
        #expect(try status(of: used, customer) == "active")
        expectRefusal(try api.web.request("DELETE", "/api/v1/orders/\(late)", customer.keyed), 400)
        expectRefusal(
            try api.web.request("POST", "/api/v1/orders/\(late)/start-polling", customer.keyed), 400)
        #expect(try api.settle(customer) == 1)
        #expect(try api.settle(customer) == 0)
        #expect(try api.balance(of: customer) == "145.75")
        let later = Timestamp.now() + .seconds(120)
        let due = try api.admin(Orders.due(customer.owner.id, now: later, limit: 10))
        #expect(try api.admin(Orders.settle(customer.owner.id, due, now: later)) == 1)
        #expect(try status(of: used, customer) == "completed")
        #expect(try api.balance(of: customer) == "145.75")
        let messages = try api.web.get("/api/v1/orders/\(used)/messages", customer.keyed)
        #expect((messages.json["messages"] as? [Any])?.count == 1)
        for (status, number) in [("expired", late), ("completed", used)] {
            let list = try api.web.get("/api/v1/orders?status=\(status)", customer.keyed)
            #expect((list.json["data"] as? [[String: Any]])?.map { $0["orderId"] as? String } == [number])
        }
    }

    @Test("take no mail once an order is cancelled or over")
    func closed() async throws {
        let customer = try await api.customer()
        let cancelled = try api.order(for: customer)
        let mailbox = try api.mailbox(of: cancelled, customer)
        _ = try api.web.request("DELETE", "/api/v1/orders/\(cancelled)", customer.keyed)
        let late = try await api.order(for: customer, minutesAgo: 11)
        for mailbox in [mailbox, try api.mailbox(of: late, customer)] {
            await #expect(throws: (any Error).self) { try await api.deliver(to: mailbox) }
        }
        #expect(try status(of: cancelled, customer) == "cancelled")
        #expect(try status(of: late, customer) == "expired")
    }

    @Test("sell no more than the money, the offer and the limits allow")
    func refused() async throws {
        let customer = try await api.customer(balance: "7.50")
        _ = try api.order(for: customer)
        expectRefusal(
            try api.web.post("/api/v1/orders", customer.keyed, json: customer.order), 400,
            "Insufficient balance")
        #expect(try api.balance(of: customer) == "2.50")
        let never = try await api.customer(balance: "0")
        expectRefusal(
            try api.web.post("/api/v1/orders", never.keyed, json: never.order), 400, "Insufficient balance")

        let rich = try await api.customer()
        var limits = Operator.OwnerChanges()
        limits.temporaryMailboxes = 1
        try api.admin(Operator.update(rich.owner.id, limits))
        _ = try api.order(for: rich)
        expectRefusal(try api.web.post("/api/v1/orders", rich.keyed, json: rich.order), 429)
        #expect(try api.balance(of: rich) == "145.75")
        let domains = try api.web.get("/api/v1/domains", rich.keyed).json["data"] as? [[String: Any]]
        #expect(domains?.allSatisfy { $0["availableCount"] as? Int == 0 } == true)
    }

    @Test("sell for nothing what costs nothing")
    func free() async throws {
        let customer = try await api.customer(balance: "0", price: "0.00")
        let number = try api.order(for: customer)
        let answer = try api.web.request("DELETE", "/api/v1/orders/\(number)", customer.keyed)
        #expect(answer.text.hasSuffix(#""refundAmount":0.00}"#))
        #expect(try api.balance(of: customer) == "0.00")
    }

    @Test("sell one at a time to fifty who ask at once")
    func crowd() async throws {
        let customer = try await api.customer(balance: "25.00")
        let port = api.port
        let asked = (0..<50).map { _ in
            Background {
                try WebClient(port: port).post("/api/v1/orders", customer.keyed, json: customer.order).status
            }
        }
        let statuses = try asked.map { try $0.value() }
        #expect(statuses.count { $0 == 200 } == 5)
        #expect(statuses.count { $0 == 400 } == 45)
        #expect(try api.balance(of: customer) == "0.00")
    }

    // MARK: Bad input

    @Test("refuse bad bodies and change nothing")
    func badBodies() async throws {
        let customer = try await api.customer()
        let domain = customer.domain
        let bodies = [
            "", "{", "[]", "null", #"{"domain":"\#(domain)"}"#, #"{"site":"x.example"}"#,
            #"{"domain":"\#(domain)","site":"x",}"#, #"{"domain":"\#(domain)","site":"x","site":"y"}"#,
            #"{"domain":"\#(domain)","site":1}"#, #"{"domain":null,"site":"x"}"#,
            #"{"domain":"\#(domain)","site":""}"#, #"{"domain":"\#(domain)","site":"a b"}"#,
            #"{"domain":"\#(domain)","site":"a\u0000"}"#, #"{"domain":"\#(domain)","site":"a\nb"}"#,
            #"{"domain":"\#(domain)","site":"\#(String(repeating: "x", count: 254))"}"#,
            #"{"domain":"nowhere.example","site":"x"}"#, #"{"domain":"","site":"x"}"#,
            #"{"domain":"\#(customer.owner.domain)","site":"x"}"#, #"{"domain":"a..b","site":"x"}"#,
            #"{"domain":"\#(domain)","site":"x","price":1}x"#,
        ]
        for body in bodies {
            expectRefusal(try api.web.post("/api/v1/orders", customer.keyed, json: body), 400)
        }
        #expect(try api.balance(of: customer) == "150.75")
        #expect(
            try api.web.get("/api/v1/orders", customer.keyed).text
                .hasSuffix(#""data":[],"pagination":{"page":1,"limit":10,"total":0,"pages":0}}"#))
    }

    @Test("take the domain's name in capitals, and refuse one that the operator has withdrawn")
    func domainNames() async throws {
        let customer = try await api.customer()
        let loud = #"{"domain":"\#(customer.domain.uppercased())","site":"Instagram"}"#
        #expect(try api.web.post("/api/v1/orders", customer.keyed, json: loud).status == 200)
        let domain = try api.admin(
            Operator.sharedDomain(named: try #require(DomainName(customer.domain))))
        var changes = Operator.SharedDomainChanges()
        changes.status = .disabled
        try api.admin(Operator.update(shared: domain.id, changes))
        expectRefusal(
            try api.web.post("/api/v1/orders", customer.keyed, json: customer.order), 400,
            "The domain is not available")
        #expect(!(try api.web.get("/api/v1/domains", customer.keyed).text.contains(customer.domain)))
    }

    @Test(
        "refuse bad queries",
        arguments: [
            "page=0", "page=-1", "page=x", "page=", "page=1.5", "limit=0", "limit=-1", "limit=x", "limit=1e1",
            "status=finished", "status=ACTIVE", "status=pending&status=active", "page=1&page=2",
        ])
    func badQueries(query: String) async throws {
        let customer = try await api.customer(balance: "0")
        expectRefusal(try api.web.get("/api/v1/orders?\(query)", customer.keyed), 400)
    }

    @Test("list pages, newest first, by state and domain, far beyond the end too")
    func pages() async throws {
        let customer = try await api.customer()
        let numbers = try (0..<5).map { _ in try api.order(for: customer) }
        func list(_ query: String) throws -> [String] {
            let answer = try api.web.get("/api/v1/orders?\(query)", customer.keyed)
            let orders = try #require(answer.json["data"] as? [[String: Any]], "\(answer.text)")
            return orders.compactMap { $0["orderId"] as? String }
        }
        let newest = Array(numbers.reversed())
        #expect(try list("") == newest)
        #expect(try list("limit=2&page=1") == Array(newest[..<2]))
        #expect(try list("limit=2&page=3") == Array(newest[4...]))
        #expect(try list("limit=2&page=4").isEmpty)
        #expect(try list("limit=100&page=9223372036854775807").isEmpty)
        #expect(try list("page=99999999999999999999").isEmpty)
        #expect(try list("limit=99999999999999999999") == newest)
        #expect(try list("status=pending&domain=\(customer.domain.uppercased())") == newest)
        #expect(try list("status=active").isEmpty)
        #expect(try list("domain=nowhere.example").isEmpty)
        #expect(try list("status=&domain=") == newest)
        #expect(
            try api.web.get("/api/v1/orders?limit=2&page=2", customer.keyed).text
                .hasSuffix(#""pagination":{"page":2,"limit":2,"total":5,"pages":3}}"#))
    }

    @Test("answer another owner's order, and a malformed name, as one that nobody has")
    func foreign() async throws {
        let (customer, other) = (try await api.customer(), try await api.customer())
        let number = try api.order(for: other)
        let detail = try api.web.get("/api/v1/orders/\(number)", other.keyed).json["data"] as? [String: Any]
        let id = try #require(detail?["id"] as? String)
        let names = [number, id, "API-1", OrderID.new().description, "x", "API-%2F", "API-%27", "null", "0"]
        for (method, suffix) in [
            ("GET", ""), ("DELETE", ""), ("GET", "/messages"), ("POST", "/start-polling"),
        ] {
            for name in names {
                expectRefusal(
                    try api.web.request(method, "/api/v1/orders/\(name)\(suffix)", customer.keyed), 404,
                    "Not found")
            }
        }
        #expect(try status(of: number, other) == "pending")
        #expect(try api.balance(of: other) == "145.75")
    }

    // MARK: Keys

    @Test("need orders:read to look and orders:write to change; any key reads account and domains")
    func scopes() async throws {
        let customer = try await api.customer()
        let number = try api.order(for: customer)
        func key(_ scope: Scope) throws -> [String: String] {
            let key = APIKey.generate(owner: customer.owner.id, key: .new())
            _ = try api.admin(
                Keys.create(
                    key, name: Label("k"), scopes: scope, now: .now(), expiresAt: .now() + .days(1)))
            return ["X-API-Key": String(decoding: key.text, as: UTF8.self)]
        }
        let (reader, writer, mailer) = (
            try key(.ordersRead), try key(.ordersWrite), try key([.emailsRead, .emailsWrite, .premiumRead])
        )
        let open = ["profile", "balance", "domains"]
        for key in [reader, writer, mailer] {
            for path in open { #expect(try api.web.get("/api/v1/\(path)", key).status == 200) }
        }
        for path in ["orders", "orders/\(number)", "orders/\(number)/messages"] {
            #expect(try api.web.get("/api/v1/\(path)", reader).status == 200)
            for key in [writer, mailer] { expectRefusal(try api.web.get("/api/v1/\(path)", key), 403) }
        }
        for key in [reader, mailer] {
            expectRefusal(try api.web.post("/api/v1/orders", key, json: customer.order), 403)
            expectRefusal(try api.web.request("DELETE", "/api/v1/orders/\(number)", key), 403)
            expectRefusal(try api.web.request("POST", "/api/v1/orders/\(number)/start-polling", key), 403)
        }
        #expect(try api.balance(of: customer) == "145.75")
        #expect(try api.web.post("/api/v1/orders", writer, json: customer.order).status == 200)
        #expect(try api.web.request("DELETE", "/api/v1/orders/\(number)", writer).status == 200)
    }

    @Test("answer a missing, false, expired or revoked key, or one of a suspended owner, with 401")
    func badKeys() async throws {
        let customer = try await api.customer()
        let number = try api.order(for: customer)
        let false1 = APIKey.generate(owner: customer.owner.id, key: customer.owner.keyID)
        let expired = APIKey.generate(owner: customer.owner.id, key: .new())
        let revoked = APIKey.generate(owner: customer.owner.id, key: .new())
        for (key, end) in [(expired, Timestamp.now() - .seconds(1)), (revoked, .now() + .days(1))] {
            _ = try api.admin(
                Keys.create(key, name: Label("k"), scopes: .all, now: .now() - .days(1), expiresAt: end))
        }
        try api.admin(Keys.revoke(customer.owner.id, revoked.id, now: .now()))
        func expectClosed(_ fields: [String: String]) throws {
            for path in ["profile", "balance", "domains", "orders", "orders/\(number)"] {
                expectRefusal(try api.web.get("/api/v1/\(path)", fields), 401)
            }
            let once = fields.merging(["Idempotency-Key": "k"]) { $1 }
            for fields in [fields, once] {
                expectRefusal(try api.web.post("/api/v1/orders", fields, json: customer.order), 401)
                expectRefusal(try api.web.request("DELETE", "/api/v1/orders/\(number)", fields), 401)
            }
        }
        try expectClosed([:])
        try expectClosed(["X-API-Key": "rst_live_x"])
        for key in [false1, expired, revoked] {
            try expectClosed(["X-API-Key": String(decoding: key.text, as: UTF8.self)])
        }
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try api.admin(Operator.update(customer.owner.id, changes))
        try expectClosed(customer.keyed)
        #expect(try api.balance(of: customer) == "145.75")
    }

    @Test("word every error in their own way, or as a problem for who asks for that")
    func errors() async throws {
        let customer = try await api.customer()
        expectRefusal(try api.web.get("/api/v1/nothing", customer.keyed), 404)
        expectRefusal(try api.web.request("PUT", "/api/v1/orders", customer.keyed), 405)
        let problem = try api.web.get(
            "/api/v1/orders/API-1", customer.keyed.merging(["Accept": "application/problem+json"]) { $1 })
        #expect(problem["content-type"] == "application/problem+json")
        #expect(problem.json["status"] as? Int == 404)
    }
}
