import HTTP
import Inbox
import JSON
import Networking
import Storage

/// An owner's claims to domains, and their proof in the DNS.
struct DomainRoutes: Sendable {
    let api: API

    private struct Claim: Decodable {
        let name: String
    }

    /// `GET /api/owner/domains`
    @Sendable func list(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let domains = try await api.run(Domains.list(caller.owner), for: caller)
        return .object(capacity: 4096) { json in
            json.member("domains") { json in
                json.array(domains) { json, domain in json.object { json in members(of: domain, &json) } }
            }
        }
    }

    /// `POST /api/owner/domains`: says nothing of other owners who claim the same name.
    @Sendable func create(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller) { return replay }
        let body = try request.json(Claim.self)
        guard let name = DomainName(body.name) else {
            throw APIError.invalid("invalid_domain", "name must be a domain name like mail.example.com")
        }
        let now = Timestamp.now()
        let domain = Domain(id: .new(now: now), name: name, token: DomainProof.makeToken(), createdAt: now)
        return try await api.make(
            domain.id,
            Domains.create(caller.owner, id: domain.id, name: name, token: domain.token, now: now),
            for: caller, request, answer: .object(.created) { json in members(of: domain, &json) })
    }

    /// `POST /api/owner/domains/:id/verify`: looks both records up and says what it found.
    @Sendable func verify(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let id = self.id(request)
        let claim = try await api.run(Domains.domain(caller.owner, id), for: caller)
        let found: DomainRecords.Found
        do {
            found = try await DomainRecords(claim, mailHost: api.settings.mailHost).look(
                api.resolver.asking(for: caller.owner))
        } catch is Resolver.Unavailable {
            throw APIError(
                .serviceUnavailable, "dns_unavailable", "No name server answered, try again shortly",
                retryAfter: 5)
        }
        let domain = try await api.run(
            Domains.record(caller.owner, id, txt: found.txt, mx: found.mx, now: .now()), for: caller)
        return .object { json in members(of: domain, &json) }
    }

    /// `DELETE /api/owner/domains/:id`
    @Sendable func delete(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        try await api.run(Domains.delete(caller.owner, id(request)), for: caller)
        api.sweepReleased(of: caller.owner, on: caller.context.loop)
        return .success
    }

    private func members(of domain: Domain, _ json: inout JSONWriter) {
        let records = DomainRecords(domain, mailHost: api.settings.mailHost)
        json.member("id", domain.id.description)
        json.member("name", domain.name)
        json.member("status", domain.status.rawValue)
        json.member("visibility", DomainVisibility.private.rawValue)
        json.member("created_at", domain.createdAt.description)
        json.member("verified_at", domain.verifiedAt?.description)
        json.member("records") { json in
            json.object { json in
                json.member("txt") { json in
                    json.object { json in
                        json.member("name", records.proof.name)
                        json.member("value", records.proof.value)
                    }
                }
                json.member("mx") { json in
                    json.object { json in
                        json.member("name", domain.name)
                        json.member("value", records.mailHost)
                        json.member("priority", DomainRecords.priority)
                    }
                }
            }
        }
        json.member("checks") { json in
            guard let checks = domain.checks else { return json.null() }
            json.object { json in
                json.member("txt", checks.txt)
                json.member("mx", checks.mx)
                json.member("at", checks.at.description)
            }
        }
    }

    private func id(_ request: Request) -> DomainID { request.id() }
}
