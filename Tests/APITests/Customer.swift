import Inbox
import Storage
import TestSupport
import Testing

@testable import API

/// An owner with prepaid money, and a domain of the operator's to spend it on.
struct Customer: Sendable {
    let owner: TestOwner
    let domain: String

    var keyed: [String: String] { ["X-API-Key": owner.key] }
    var order: String { #"{"domain":"\#(domain)","site":"instagram.com"}"# }
}

extension TestAPI {
    /// Offers a domain to all owners.
    @discardableResult
    func offer(_ name: String, price: String = "5.00", minutes: Int = 10) throws -> SharedDomain {
        try admin(
            Operator.create(
                SharedDomain(
                    id: .new(), name: try #require(DomainName(name)), price: try #require(Money(price)),
                    category: "popular", description: "Popular domain for general use",
                    orderMinutes: minutes, createdAt: .now())))
    }

    func credit(_ owner: OwnerID, _ amount: String, note: String = "paid in") throws {
        _ = try admin(
            Wallets.change(
                owner, by: try #require(Money(amount)), .new(), note: note, now: .now()))
    }

    func customer(balance: String = "150.75", price: String = "5.00") async throws -> Customer {
        let customer = Customer(
            owner: try await owner(), domain: "shared\(UInt32.random(in: 0 ... .max)).example")
        try offer(customer.domain, price: price)
        if balance != "0" { try credit(customer.owner.id, balance) }
        return customer
    }

    /// Orders an address and gives the order's number.
    func order(for customer: Customer) throws -> String {
        let made = try web.post("/api/v1/orders", customer.keyed, json: customer.order)
        return try #require((made.json["data"] as? [String: Any])?["orderId"] as? String, "\(made.text)")
    }

    /// An order made as it would have been `minutes` ago, for ten minutes; gives its number.
    func order(
        for customer: Customer, minutesAgo minutes: Int64,
        number: String = "API-\(UInt64.random(in: 1...99_999_999))"
    ) async throws -> String {
        let made = Timestamp.now() - .seconds(minutes * 60)
        let domain = try #require(DomainName(customer.domain))
        let address = try #require(EmailAddress(.random(), at: domain))
        let order = NewOrder(
            id: .new(), number: number, mailbox: .new(), address: address, site: "instagram.com",
            entry: .new(), price: try #require(Money("5.00")), minutes: 10, createdAt: made)
        return try await run(trusted: Orders.create(customer.owner.id, order)).number
    }

    /// The address of an order, for `deliver`.
    func mailbox(of order: String, _ customer: Customer) throws -> TestBuyer {
        let order = try admin(Orders.order(customer.owner.id, .number(order), now: .now()))
        return TestBuyer(owner: customer.owner.id, id: order.mailbox, address: order.email, pin: "")
    }

    /// Settles what is due, as the job does.
    @discardableResult
    func settle(_ customer: Customer) throws -> Int {
        let now = Timestamp.now()
        return try admin(
            Orders.settle(
                customer.owner.id, admin(Orders.due(customer.owner.id, now: now, limit: 100)), now: now))
    }

    func balance(of customer: Customer) throws -> String {
        try admin(Wallets.balance(customer.owner.id)).description
    }
}
