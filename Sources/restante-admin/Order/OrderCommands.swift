import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let orderList = onDatabase(
        "list", "Show an owner's orders, newest first",
        options: [Option.owner.required, status, limit, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let page = try session.database.run(
            Orders.list(
                owner.id, status: invocation.value(status), domain: nil,
                limit: invocation.value(limit) ?? 50,
                offset: 0, now: session.now))
        try invocation.show(page.orders, Order.columns) { json in
            json.object {
                $0.member("orders") {
                    $0.array(page.orders) { json, order in json.object { $0.members(of: order) } }
                }
                $0.member("total", page.total)
            }
        }
    }

    static let orderShow = onDatabase(
        "show", "Show an order", arguments: [order], options: [Option.owner.required, Flag.json]
    ) { invocation, session in
        try session.show(try session.requiredOwner(invocation), invocation)
    }

    static let orderCancel = onDatabase(
        "cancel", "End an order that has received no mail, and pay it back", arguments: [order],
        options: [Option.owner.required, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let reference = OrderReference(try invocation.required(order))
        let refund = try session.found {
            try session.database.run(
                Orders.cancel(owner.id, reference, .new(now: session.now), now: session.now))
        }
        guard refund != .some(nil) else {
            throw CommandFailure(.conflict, "only an order that has received no mail can be cancelled")
        }
        try session.show(owner, invocation)
    }
}

private let order = Argument("ORDER", .text, "Number or id of the order")
private let status = Option("status", "STATUS", .oneOf(OrderStatus.self), "Only orders in this state")
private let limit = Option("limit", "N", .integer(1...1000), "How many at most; 50 if not given")

extension OrderReference {
    fileprivate init(_ text: String) {
        self = OrderID(text).map(OrderReference.id) ?? .number(text)
    }
}

extension Session {
    fileprivate func show(_ owner: Owner, _ invocation: Invocation) throws {
        let name = try invocation.required(order)
        guard
            let order = try found({
                try database.run(Orders.order(owner.id, OrderReference(name), now: now))
            })
        else { throw CommandFailure(.notFound, "there is no order '\(name)'") }
        try invocation.show(record: order.record) { json in json.object { $0.members(of: order) } }
    }
}

extension Order {
    fileprivate static let columns: [Column<Order>] = [
        Column("NUMBER") { $0.number }, Column("EMAIL") { $0.email },
        Column("SITE", shrinks: true) { $0.site },
        Column("STATUS") { $0.status.rawValue }, Column("PRICE") { $0.price.description },
        Column("CREATED") { $0.createdAt.description }, Column("ENDS") { $0.endsAt.description },
    ]

    fileprivate var record: [(name: String, value: String)] {
        [
            ("id", id.description), ("number", number), ("email", email), ("site", site),
            ("status", status.rawValue), ("price", price.description), ("minutes", minutes.description),
            ("created_at", createdAt.description), ("ends_at", endsAt.description),
            ("polling_since", shown(pollingSince, or: "-")),
        ]
    }
}

extension JSONWriter {
    mutating func members(of order: Order) {
        member("id", order.id.description)
        member("number", order.number)
        member("email", order.email)
        member("domain", order.domain)
        member("site", order.site)
        member("status", order.status.rawValue)
        member("price", decimal: order.price.description)
        member("minutes", order.minutes)
        member("created_at", order.createdAt.description)
        member("ends_at", order.endsAt.description)
        member("polling_since", order.pollingSince?.description)
    }
}
