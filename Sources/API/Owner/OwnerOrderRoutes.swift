import HTTP
import Inbox
import JSON
import Storage

/// What an owner who logged in sees of the wallet, the orders and the temporary mailboxes that the owner's keys use.
struct OwnerOrderRoutes: Sendable {
    let api: API

    /// `GET /api/owner/wallet`
    @Sendable func wallet(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 50, maximum: 200)
        let cursor = try request.query.cursor(for: caller.owner)
        let page = try await api.run(
            Wallets.history(caller.owner, limit: limit, cursor: cursor), for: caller)
        return .object(capacity: 4096) { json in
            json.member("balance", decimal: page.balance.description)
            json.member("entries") { json in
                json.array(page.entries) { json, entry in
                    json.object { json in
                        json.member("id", entry.id.description)
                        json.member("at", entry.at.description)
                        json.member("kind", entry.kind.rawValue)
                        json.member("amount", decimal: entry.amount.description)
                        json.member("balance", decimal: entry.balance.description)
                        json.member("order_id", entry.order?.description)
                        json.member("note", entry.note)
                    }
                }
            }
            json.member("next_cursor", page.next?.text(for: caller.owner))
        }
    }

    /// `GET /api/owner/orders`
    @Sendable func orders(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let page = try request.query.page()
        let limit = try request.query.limit(default: 50, maximum: 200)
        let found = try await api.run(
            Orders.list(
                caller.owner, status: request.query.orderStatus(), domain: nil, limit: limit,
                offset: Query.offset(ofPage: page, of: limit), now: .now()),
            for: caller)
        return .object(capacity: 4096) { json in
            json.member("orders") { json in
                json.array(found.orders) { json, order in
                    json.object { json in
                        json.member("id", order.id.description)
                        json.member("number", order.number)
                        json.member("mailbox_id", order.mailbox.description)
                        json.member("email", order.email)
                        json.member("domain", order.domain)
                        json.member("site", order.site)
                        json.member("status", order.status.rawValue)
                        json.member("price", decimal: order.price.description)
                        json.member("minutes", order.minutes)
                        json.member("created_at", order.createdAt.description)
                        json.member("ends_at", order.endsAt.description)
                        json.member("polling_since", order.pollingSince?.description)
                    }
                }
            }
            json.member("pagination") { $0.pagination(page, of: limit, total: found.total) }
        }
    }

    /// `GET /api/owner/addresses`
    @Sendable func addresses(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 50, maximum: 200)
        let offset = try request.query.offset()
        let isExpired = try request.query.isExpired()
        let now = Timestamp.now()
        let (mailboxes, total) = try await api.run(
            TemporaryMailboxes.list(caller.owner, expired: isExpired, limit: limit, offset: offset, now: now),
            for: caller)
        return .object(capacity: 4096) { json in
            json.member("addresses") { json in
                json.array(mailboxes) { json, mailbox in
                    let hasExpired = mailbox.expiresAt.map { $0 <= now } ?? false
                    json.object { json in
                        json.member("id", mailbox.id.description)
                        json.member("address", mailbox.address)
                        json.member("status", hasExpired ? "expired" : "active")
                        json.member("created_at", mailbox.createdAt.description)
                        json.member("expires_at", mailbox.expiresAt?.description)
                        json.member("message_count", mailbox.messageCount)
                        json.member("last_message_at", mailbox.lastMessageAt?.description)
                    }
                }
            }
            json.member("total", total)
        }
    }
}
