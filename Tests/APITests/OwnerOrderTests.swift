import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("An owner's view of wallet, orders and addresses", .timeLimit(.minutes(2)))
struct OwnerOrderTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    @Test("shows the ledger, newest first, page by page")
    func wallet() async throws {
        let customer = try await api.customer(balance: "20.00")
        let session = customer.owner.session
        let number = try api.order(for: customer)
        _ = try api.web.request("DELETE", "/api/v1/orders/\(number)", customer.keyed)
        let page = try api.web.get("/api/owner/wallet?limit=2", session)
        #expect(page.text.hasPrefix(#"{"balance":20.00,"entries":[{"id":""#))
        let entries = try #require(page.json["entries"] as? [[String: Any]])
        #expect(entries.map { $0["kind"] as? String } == ["refund", "charge"])
        #expect(
            Set(entries[0].keys) == ["id", "at", "kind", "amount", "balance", "order_id", "note"])
        #expect(page.text.contains(#""kind":"charge","amount":-5.00,"balance":15.00,"order_id":""#))
        #expect(entries.map { $0["note"] as? String } == [number, number])
        let cursor = try #require(page.json["next_cursor"] as? String)
        let rest = try api.web.get("/api/owner/wallet?limit=2&cursor=\(cursor)", session)
        #expect(
            rest.text.contains(
                #""kind":"credit","amount":20.00,"balance":20.00,"order_id":null,"note":"paid in"}],"next_cursor":null}"#
            ))
        let empty = try await api.owner()
        #expect(
            try api.web.get("/api/owner/wallet", empty.session).text
                == #"{"balance":0.00,"entries":[],"next_cursor":null}"#)
        for fields in [empty.session, [:]] {
            let foreign = try api.web.get("/api/owner/wallet?cursor=\(cursor)", fields)
            #expect(foreign.status == (fields.isEmpty ? 401 : 400))
            #expect(foreign.json["code"] is String)
        }
        for query in ["limit=0", "limit=x", "cursor=x"] {
            #expect(try api.web.get("/api/owner/wallet?\(query)", session).status == 400)
        }
    }

    @Test("shows the orders, by page and state")
    func orders() async throws {
        let customer = try await api.customer()
        let session = customer.owner.session
        let numbers = [try await api.order(for: customer, minutesAgo: 11), try api.order(for: customer)]
        let page = try api.web.get("/api/owner/orders?page=1&limit=1", session)
        #expect(page.text.hasSuffix(#""pagination":{"page":1,"limit":1,"total":2,"pages":2}}"#))
        let order = try #require((page.json["orders"] as? [[String: Any]])?.first)
        #expect(
            Set(order.keys) == [
                "id", "number", "mailbox_id", "email", "domain", "site", "status", "price", "minutes",
                "created_at", "ends_at", "polling_since",
            ])
        #expect(order["number"] as? String == numbers[1])
        let expired = try api.web.get("/api/owner/orders?status=expired", session)
        #expect(
            (expired.json["orders"] as? [[String: Any]])?.map { $0["number"] as? String } == [numbers[0]])
        for query in ["page=0", "limit=-1", "status=x"] {
            let refused = try api.web.get("/api/owner/orders?\(query)", session)
            #expect(refused.status == 400)
            #expect(refused.json["code"] is String)
        }
        #expect(try api.web.get("/api/owner/orders", customer.keyed).status == 401)
    }

    @Test("shows the temporary mailboxes, live and expired")
    func addresses() async throws {
        let customer = try await api.customer()
        let session = customer.owner.session
        let domain = try #require(DomainName(customer.domain))
        let ends: [Timestamp?] = [nil, .now() + .days(1), .now() - .days(1)]
        for (index, end) in ends.enumerated() {
            let localPart = try #require(LocalPart("a\(index)"))
            let address = try #require(EmailAddress(localPart, at: domain))
            _ = try await api.run(
                trusted: TemporaryMailboxes.create(
                    customer.owner.id,
                    NewTemporaryMailbox(
                        id: .new(), address: address, createdAt: .now() - .days(2), expiresAt: end)))
        }
        func list(_ query: String) throws -> [String] {
            let answer = try api.web.get("/api/owner/addresses\(query)", session)
            let addresses = try #require(answer.json["addresses"] as? [[String: Any]], "\(answer.text)")
            return addresses.compactMap { address in
                (address["address"] as? String).map { "\($0.prefix(2)) \(address["status"] ?? "")" }
            }.sorted()
        }
        #expect(try list("") == ["a0 active", "a1 active", "a2 expired"])
        #expect(try list("?status=active") == ["a0 active", "a1 active"])
        #expect(try list("?status=expired") == ["a2 expired"])
        #expect(try list("?limit=1&offset=2").count == 1)
        let all = try api.web.get("/api/owner/addresses?limit=1", session)
        #expect(all.json["total"] as? Int == 3)
        #expect(try api.web.get("/api/owner/addresses?status=x", session).status == 400)
        #expect(try api.web.get("/api/owner/addresses?offset=-1", session).status == 400)
        // A buyer and an order's address are no temporary ones.
        _ = try api.buyer(of: customer.owner)
        _ = try api.order(for: customer)
        #expect(try list("").count == 3)
    }
}
