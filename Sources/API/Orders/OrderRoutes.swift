import HTTP
import Inbox
import JSON
import Storage

/// Addresses rented for some minutes (seed 000).
struct OrderRoutes: Sendable {
    let api: API

    private struct Creation: Decodable {
        let domain: String
        let site: String
    }

    /// `GET /api/v1/orders`
    @Sendable func list(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let page = try request.query.page()
        let limit = try request.query.limit(default: 10, maximum: 100)
        let status = try request.query.orderStatus()
        let domain = try request.query.value("domain").flatMap { $0.isEmpty ? nil : $0.lowercased() }
        let found = try await api.run(
            Orders.list(
                caller.owner, status: status, domain: domain, limit: limit,
                offset: Query.offset(ofPage: page, of: limit), now: .now()),
            for: caller, requiring: .ordersRead)
        return .object(capacity: 4096) { json in
            json.member("success", true)
            json.member("data") { json in
                json.array(found.orders) { json, order in
                    json.object { json in
                        json.members(of: order)
                        json.member("createdAt", order.createdAt.description)
                    }
                }
            }
            json.member("pagination") { $0.pagination(page, of: limit, total: found.total) }
        }
    }

    /// `POST /api/v1/orders`
    @Sendable func create(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller, requiring: .ordersWrite) {
            return replay
        }
        let body = try request.json(Creation.self)
        let site = try site(body.site)
        // An offer that changes between the look and the purchase buys nothing, and is looked at again.
        for _ in 0..<3 {
            do {
                let order = try await prepare(body.domain, site, for: caller)
                return try await api.make(
                    order.entry, Orders.create(caller.owner, order), for: caller, requiring: .ordersWrite,
                    request, answer: Self.created(order))
            } catch StorageError.offerChanged, StorageError.conflict {
                continue
            } catch StorageError.domainNotActive {
                throw Self.unknownDomain
            }
        }
        throw APIError.busy
    }

    /// `GET /api/v1/orders/:id`
    @Sendable func detail(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let order = try await api.run(
            Orders.order(caller.owner, reference(request), now: .now()), for: caller, requiring: .ordersRead)
        return .data { json in
            json.members(of: order)
            json.member("duration", order.minutes)
            json.member("createdAt", order.createdAt.description)
            json.member("endTime", order.endsAt.description)
        }
    }

    /// `GET /api/v1/orders/:id/messages`
    @Sendable func messages(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let (order, messages) = try await api.run(
            Orders.messages(caller.owner, reference(request), limit: 100, now: .now()), for: caller,
            requiring: .ordersRead)
        return .object(capacity: 8192) { json in
            json.member("success", true)
            json.member("messages") { json in
                json.array(messages) { json, message in
                    json.object { json in
                        json.member("id", message.id.description)
                        json.member("from", message.from)
                        json.member("subject", message.subject)
                        json.member("content", message.text)
                        json.member("receivedAt", message.receivedAt.description)
                    }
                }
            }
            json.member("order") { json in
                json.object { json in
                    json.member("id", order.id.description)
                    json.member("email", order.email)
                    json.member("domain", order.domain)
                    json.member("status", order.status.rawValue)
                    json.member("created_at", order.createdAt.description)
                }
            }
        }
    }

    /// `DELETE /api/v1/orders/:id`
    @Sendable func cancel(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller, requiring: .ordersWrite) {
            return replay
        }
        let reference = reference(request)
        let now = Timestamp.now()
        let order = try await api.run(
            Orders.order(caller.owner, reference, now: now), for: caller, requiring: .ordersWrite)
        let entry = EntryID.new(now: now)
        let answer = Response.object { json in
            json.member("success", true)
            json.member("message", "Order cancelled and refund processed")
            json.member("refundAmount", decimal: order.price.description)
        }
        return try await api.make(
            entry, Orders.cancel(caller.owner, reference, entry, now: now), for: caller,
            requiring: .ordersWrite,
            request, answer: answer
        ) { refund in
            guard refund != nil else { throw Self.notCancellable }
        }
    }

    /// `POST /api/v1/orders/:id/start-polling`: mail is stored when it comes, so this is a note and no more.
    @Sendable func startPolling(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let (order, isPolling) = try await api.run(
            Orders.startPolling(caller.owner, reference(request), now: .now()), for: caller,
            requiring: .ordersWrite)
        guard isPolling else {
            throw APIError.invalid(
                "order_not_active", "Polling can be started only for an active order that has received mail")
        }
        return .object { json in
            json.member("success", true)
            json.member("message", "Email polling started")
            json.member("data") { json in
                json.object { json in
                    json.member("orderId", order.number)
                    json.member("pollingStatus", "active")
                }
            }
        }
    }

    private static let unknownDomain = APIError.invalid("invalid_domain", "The domain is not available")
    private static let notCancellable = APIError.invalid(
        "order_not_pending", "Only an order that has received no mail can be cancelled")

    private func prepare(_ domain: String, _ site: String, for caller: KeyCaller) async throws -> NewOrder {
        let name = DomainName(domain)?.text
        guard let offer = try await api.usableDomains(for: caller).shared.first(where: { $0.name == name }),
            let domain = DomainName(offer.name), let address = EmailAddress(.random(), at: domain)
        else { throw Self.unknownDomain }
        let now = Timestamp.now()
        let digits = UInt64.random(in: 1_000_000_000_000...9_999_999_999_999)
        return NewOrder(
            id: .new(now: now), number: "API-\(digits)", mailbox: .new(now: now), address: address,
            site: site,
            entry: .new(now: now), price: offer.price, minutes: offer.orderMinutes, createdAt: now)
    }

    private static func created(_ order: NewOrder) -> Response {
        .object { json in
            json.member("success", true)
            json.member("message", "Order created successfully")
            json.member("data") { json in
                json.object { json in
                    json.member("orderId", order.number)
                    json.member("email", order.address.description)
                    json.member("domain", order.address.domain.text)
                    json.member("site", order.site)
                    json.member("price", decimal: order.price.description)
                    json.member("status", OrderStatus.pending.rawValue)
                    json.member("createdAt", order.createdAt.description)
                }
            }
        }
    }

    /// Both names of an order; text that is neither names none.
    private func reference(_ request: Request) -> OrderReference {
        let text = request.parameters["id"]
        return OrderID(text).map(OrderReference.id) ?? .number(text)
    }

    /// What the address is for: a name of the owner's choice, as a host name or a word.
    private func site(_ text: String) throws -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        }
        guard isPlain, (1...253).contains(text.utf8.count) else {
            throw APIError.invalid("invalid_site", "site must be 1 to 253 characters without spaces")
        }
        return text
    }
}

extension Query {
    /// `status` of orders.
    func orderStatus() throws -> OrderStatus? {
        guard let text = try value("status"), !text.isEmpty else { return nil }
        guard let status = OrderStatus(rawValue: text) else {
            throw APIError.invalid(
                "invalid_status", "status must be pending, active, completed, expired or cancelled")
        }
        return status
    }

    /// How many stand before a page; as many as there can be when that cannot be counted.
    static func offset(ofPage page: Int, of limit: Int) -> Int {
        let (offset, isFar) = (page - 1).multipliedReportingOverflow(by: limit)
        return isFar ? .max : offset
    }
}

extension JSONWriter {
    /// Where a page stands among all.
    mutating func pagination(_ page: Int, of limit: Int, total: Int) {
        object { json in
            json.member("page", page)
            json.member("limit", limit)
            json.member("total", total)
            json.member("pages", total / limit + (total % limit == 0 ? 0 : 1))
        }
    }

    /// The members that every answer begins with.
    fileprivate mutating func members(of order: Order) {
        member("id", order.id.description)
        member("orderId", order.number)
        member("email", order.email)
        member("domain", order.domain)
        member("site", order.site)
        member("status", order.status.rawValue)
        member("price", decimal: order.price.description)
    }
}
