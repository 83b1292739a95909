import HTTP
import Inbox
import JSON
import Storage

/// The account and what it can buy (seed 000). Any valid key reads these.
struct WalletRoutes: Sendable {
    let api: API

    /// `GET /api/v1/profile`
    @Sendable func profile(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let now = Timestamp.now()
        let owner = try await api.run(Owners.account(caller.owner, now: now), for: caller, requiring: [])
            .owner
        let balance = try await api.run(Wallets.balance(caller.owner), for: caller, requiring: [])
        return .data { json in
            json.member("id", owner.id.description)
            json.member("email", owner.email)
            json.member("username", owner.name)
            json.member("balance", decimal: balance.description)
            json.member("role", "user")
            json.member("emailVerified", true)
            json.member("isActive", owner.status == .active)
            json.member("createdAt", owner.createdAt.description)
            json.member("updatedAt", owner.createdAt.description)
        }
    }

    /// `GET /api/v1/balance`
    @Sendable func balance(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let balance = try await api.run(Wallets.balance(caller.owner), for: caller, requiring: [])
        return .data { json in json.member("balance", decimal: balance.description) }
    }

    /// `GET /api/v1/domains`
    @Sendable func domains(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let domains = try await api.usableDomains(for: caller)
        return .object(capacity: 2048) { json in
            json.member("success", true)
            json.member("data") { json in
                json.array(domains.shared) { json, domain in
                    json.object { json in
                        json.member("id", domain.id.description)
                        json.member("name", domain.name)
                        json.member("price", decimal: domain.price.description)
                        json.member("category", domain.category)
                        json.member("description", domain.description)
                        json.member("availableCount", domains.room)
                    }
                }
            }
        }
    }
}
