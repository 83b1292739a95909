import Inbox
import TestSupport

/// Makes random requests that an owner could send to get at what others have.
struct Trespasser {
    /// The attacker's own things that may be lost on the way.
    struct Spare: Sendable {
        var buyers: [String]
        var keys: [String]
        var domains: [String]
        var tokens: [String]
        var temporary: [String]
        var orders: [String]
    }

    let me: MarkedTenant
    let others: [MarkedTenant]
    let spare: Spare
    var random: SeededRandom
    private var count = 0

    init(_ me: MarkedTenant, against others: [MarkedTenant], spare: Spare, seed: UInt64) {
        (self.me, self.others, self.spare) = (me, others, spare)
        random = SeededRandom(seed: seed)
    }

    /// Everything that the server answers. A route that is added later must be added here.
    static let routes = [
        "GET /livez", "GET /readyz",
        "GET /api/premium/emails/:address", "GET /api/premium/emails/:address/latest",
        "GET /api/premium/otp/:address/latest",
        "POST /api/owner/login", "POST /api/owner/logout", "GET /api/owner/me", "POST /api/owner/password",
        "GET /api/owner/usage", "GET /api/owner/overview", "GET /api/owner/sessions",
        "DELETE /api/owner/sessions",
        "DELETE /api/owner/sessions/:id", "GET /api/owner/wallet", "GET /api/owner/orders",
        "GET /api/owner/addresses",
        "GET /api/owner/api-keys", "POST /api/owner/api-keys", "DELETE /api/owner/api-keys/:id",
        "GET /api/owner/domains", "POST /api/owner/domains", "POST /api/owner/domains/:id/verify",
        "DELETE /api/owner/domains/:id",
        "GET /api/owner/buyers", "POST /api/owner/buyers", "PATCH /api/owner/buyers/:id",
        "DELETE /api/owner/buyers/:id", "POST /api/owner/buyers/:id/pin", "GET /api/owner/intake",
        "GET /api/owner/events", "GET /api/buyer/events",
        "GET /api/owner/mailboxes/:mailbox", "GET /api/owner/mailboxes/:mailbox/messages",
        "GET /api/owner/mailboxes/:mailbox/messages/:id", "DELETE /api/owner/mailboxes/:mailbox/messages/:id",
        "GET /api/owner/mailboxes/:mailbox/messages/:id/html",
        "GET /api/owner/mailboxes/:mailbox/messages/:id/raw",
        "GET /api/owner/mailboxes/:mailbox/messages/:id/attachments/:n",
        "POST /api/buyer/login", "POST /api/buyer/logout", "GET /api/buyer/me", "GET /api/buyer/sessions",
        "DELETE /api/buyer/sessions",
        "DELETE /api/buyer/sessions/:id", "GET /api/buyer/messages",
        "DELETE /api/buyer/messages", "PATCH /api/buyer/messages/:id", "GET /api/buyer/messages/:id",
        "GET /api/buyer/messages/:id/html", "GET /api/buyer/messages/:id/raw",
        "GET /api/buyer/messages/:id/attachments/:n", "DELETE /api/buyer/messages/:id",
        "GET /api/email/domains", "GET /api/config", "POST /api/emails/generate", "GET /api/emails",
        "GET /api/emails/:id", "DELETE /api/emails/:id", "GET /api/emails/:id/:message",
        "DELETE /api/emails/:id/:message",
        "GET /api/v1/addresses", "POST /api/v1/addresses", "GET /api/v1/addresses/:id",
        "DELETE /api/v1/addresses/:id",
        "GET /api/v1/profile", "GET /api/v1/balance", "GET /api/v1/domains", "GET /api/v1/orders",
        "POST /api/v1/orders", "GET /api/v1/orders/:id", "DELETE /api/v1/orders/:id",
        "GET /api/v1/orders/:id/messages", "POST /api/v1/orders/:id/start-polling",
        "GET /api/webhook", "POST /api/webhook", "GET /api/owner/webhook", "PATCH /api/owner/webhook",
        "POST /api/owner/webhook/secret", "POST /api/owner/webhook/test",
        "GET /api/owner/webhook/deliveries", "POST /api/owner/webhook/deliveries/:id/redeliver",
    ]

    mutating func next() -> Trespass {
        count += 1
        let route = any(of: Self.routes)
        let (method, pattern) = halves(route)
        var target = Twin("")
        for segment in pattern.split(separator: "/") {
            target =
                target + "/"
                + (segment.hasPrefix(":") ? parameter(String(segment), route) : Twin(String(segment)))
        }
        if chance(2) { target = target + query(pattern) }
        let isSafe = method == "GET"
        // A stream of events has no end.
        let safe = pattern.hasSuffix("/events") ? ["HEAD"] : ["GET", "GET", "GET", "GET", "HEAD", "PUT"]
        let sent = isSafe ? any(of: safe) : method
        return Trespass(
            method: sent, target: target, fields: credential(route).merging(decoration()) { $1 },
            body: isSafe ? nil : body(route))
    }

    // MARK: Chance

    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    private mutating func any<Value>(of values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func victim() -> MarkedTenant { any(of: others) }

    private func halves(_ route: String) -> (method: String, pattern: String) {
        let parts = route.split(separator: " ").map(String.init)
        return (parts[0], parts[1])
    }

    // MARK: Targets

    private mutating func parameter(_ name: String, _ route: String) -> Twin {
        switch name {
        case ":address": address()
        case ":n": Twin(any(of: ["0", "0", "1", "-1", "99999999999999999999", "x"]))
        case ":mailbox":
            id(
                [me.buyers[0].id, me.temporary[0].id],
                any(of: others).buyers.map(\.id) + any(of: others).temporary.map(\.id))
        case ":message":
            id(me.temporary[0].messages, any(of: others).temporary.flatMap(\.messages))
        default: id(route)
        }
    }

    private mutating func address() -> Twin {
        let (mine, other) = (any(of: me.buyers).address, victim())
        let theirs = any(of: other.buyers).address
        let address =
            switch Int.random(in: 0..<8, using: &random) {
            case 0: Twin(mine)
            case 1: Twin(theirs, "nobody@\(other.domain)")
            case 2: Twin("carol@\(other.domain)", "carol@nowhere.example")
            case 3: Twin("anyone@contested.example", "anyone@nowhere.example")
            case 4: Twin("postmaster@\(other.domain)", "postmaster@nowhere.example")
            default: Twin(theirs, "nobody@nowhere.example")
            }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return address.map { $0.uppercased() }
        case 1: return address.map { $0.replacing("@", with: "%40") }
        case 2: return address.map { $0.replacing("@", with: "+tag@") }
        case 3: return address.map { "%20" + $0 }
        default: return address
        }
    }

    private mutating func id(_ route: String) -> Twin {
        if route.contains("/api/v1/addresses") {
            let id = id(spare.temporary, any(of: others).temporary.map(\.id))
            return chance(8) ? id : "addr_" + id
        }
        let other = victim()
        let kinds: [(word: String, mine: [String], theirs: [String])] = [
            ("api-keys", spare.keys, other.keys.map(\.id)),
            ("domains", spare.domains, other.domainIDs),
            ("owner/sessions", spare.tokens.compactMap(MarkedTenant.session), other.sessions),
            (
                "buyer/sessions", [MailboxID.new().description],
                other.sessions + [me.buyers[1].token].compactMap(MarkedTenant.session)
            ),
            ("buyers", spare.buyers, other.buyers.map(\.id)),
            // A call is named as the mail that it tells of.
            ("deliveries", me.buyers[0].messages, other.buyers.flatMap(\.messages)),
            ("emails", spare.temporary, other.temporary.map(\.id)),
            ("orders", spare.orders, other.orders.flatMap { [$0.id, $0.number] }),
            ("messages", me.buyers[0].messages, other.buyers.flatMap(\.messages) + me.buyers[1].messages),
        ]
        guard let kind = kinds.first(where: { route.contains($0.word) }) else { return "x" }
        // A verification asks the name server, which takes its time.
        return id(route.contains("verify") ? [MailboxID.new().description] : kind.mine, kind.theirs)
    }

    private mutating func id(_ mine: [String], _ theirs: [String]) -> Twin {
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: return Twin(any(of: mine))
        case 2: return .id(any(of: victim().ids))
        case 3:
            let id = any(of: theirs)
            let odd = any(of: [
                "x", "null", "%2e%2e%2fme", "0", "'%20or%20'1'='1", id + "0",
                id.replacing("-", with: ""),
            ])
            return Twin(odd, Twin.id(id).unknown)
        case 4: return Twin.id(any(of: theirs)).map { $0.uppercased() }
        default: return .id(any(of: theirs))
        }
    }

    private mutating func query(_ pattern: String) -> Twin {
        let other = victim()
        var query = Twin("?")
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            if query.foreign != "?" { query = query + "&" }
            query = query + parameter(of: pattern, other)
        }
        return query
    }

    private mutating func parameter(of pattern: String, _ other: MarkedTenant) -> Twin {
        let messages = any(of: other.buyers).messages
        switch Int.random(in: 0..<19, using: &random) {
        case 17: return Twin("days=\(any(of: ["1", "90", "0", "91", "x"]))")
        case 18: return Twin("images=\(any(of: ["remote", "all", ""]))")
        case 16: return "address=" + address() + any(of: ["", "&verdict=accepted", "&verdict=x"])
        case 0: return Twin("limit=\(any(of: ["1", "2", "200", "0", "-1", "x"]))")
        case 1: return "cursor=" + cursor(of: me.id, at: any(of: me.buyers).messages)
        case 2, 3: return "cursor=" + cursor(of: other.id, at: messages)
        case 4: return Twin("cursor=\(any(of: ["x", "AA", "%00", "null"]))")
        case 5, 6: return "since=" + .id(any(of: messages))
        case 7: return Twin("since=\(any(of: ["0", "1", "x", "2001-01-01T00:00:00Z"]))")
        case 8: return "domain=" + Twin(other.domain, "nowhere.example")
        case 9:
            return "q="
                + Twin(any(of: [other.marker, other.email, other.buyers[0].address]), "nothinglikeit")
        case 11:
            let time = any(of: [.min, -1, 0, .max].map { Timestamp(milliseconds: $0) })
            let owner = OwnerID(me.id) ?? .new()
            return Twin("cursor=\(Cursor(time: time, id: .v7()).text(for: owner))")
        case 10: return "owner_id=" + .id(other.id)
        case 12: return Twin("page=\(any(of: ["1", "2", "0", "x", "99999999999999999999"]))")
        case 13: return Twin("offset=\(any(of: ["0", "1", "-1", "99999999999999999999"]))")
        case 14: return Twin("status=\(any(of: ["pending", "active", "expired", "x"]))")
        default:
            return Twin(
                "wait=\(any(of: ["0", "31", "x"]))&fields=\(any(of: ["id", "subject,otp", "owner_id"]))")
        }
    }

    private func cursor(of owner: String, at messages: [String]) -> Twin {
        let place = Cursor(time: .now(), id: MessageID(messages.last ?? "")?.uuid ?? .v7())
        let owners = owner == me.id ? Twin(owner) : .id(owner)
        return owners.map { OwnerID($0).map { place.text(for: $0) } ?? "" }
    }

    // MARK: Credentials

    private mutating func credential(_ route: String) -> [String: Twin] {
        let (method, pattern) = halves(route)
        if pattern == "/api/owner/logout" {
            return bearer(any(of: [Twin(any(of: spare.tokens)), forgedToken()]))
        }
        if pattern == "/api/buyer/logout" { return bearer(forgedToken()) }
        if route == "DELETE /api/buyer/messages" {
            return bearer(any(of: [Twin(me.buyers[1].token), forgedToken()]))
        }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: return [any(of: ["X-Owner-API-Key", "X-API-Key"]): forgedKey()]
        case 1: return bearer(forgedKey())
        case 2, 3: return bearer(forgedToken())
        case 4: return bearer(any(of: [Twin(me.token), Twin(me.buyers[0].token), Twin(me.keys[0].text)]))
        case 5: return [:]
        case 6, 7, 8: return cookie(pattern, isSafe: method == "GET")
        case 9: return ["X-Owner-API-Key": Twin(any(of: me.keys).text)]
        default: return proper(pattern)
        }
    }

    private mutating func proper(_ pattern: String) -> [String: Twin] {
        if pattern.hasPrefix("/api/owner/") { return bearer(Twin(me.token)) }
        if pattern.hasPrefix("/api/buyer/") { return bearer(Twin(me.buyers[0].token)) }
        let key = Twin(me.keys[0].text)
        return chance(3) ? bearer(key) : [any(of: ["X-Owner-API-Key", "X-API-Key"]): key]
    }

    private func bearer(_ token: Twin) -> [String: Twin] { ["Authorization": "Bearer " + token] }

    private mutating func cookie(_ pattern: String, isSafe: Bool) -> [String: Twin] {
        let isOwner = pattern.hasPrefix("/api/owner/")
        let token = chance(3) ? forgedToken() : Twin(isOwner ? me.token : me.buyers[0].token)
        var fields = ["Cookie": Twin(isOwner ? "restante_owner=" : "restante_buyer=") + token]
        if !isSafe, !chance(4) { fields["Origin"] = "http://localhost" }
        return fields
    }

    /// A key in good form that opens nothing: others' identifiers with the attacker's secret, or with an invented one.
    private mutating func forgedKey() -> Twin {
        let other = victim()
        let theirs = any(of: other.keys).id
        guard chance(2) else {
            let mine = any(of: me.keys).text
            var forged = Twin.id(other.id).map { spliced(mine, 0, $0, prefix: "rst_live_") }
            if chance(2) {
                let id = Twin.id(theirs)
                forged = Twin(
                    spliced(forged.foreign, 1, id.foreign, prefix: "rst_live_"),
                    spliced(forged.unknown, 1, id.unknown, prefix: "rst_live_"))
            }
            return forged
        }
        return Twin.id(other.id).map { owner in
            let key = APIKey.generate(owner: OwnerID(owner) ?? .new(), key: KeyID(theirs) ?? .new())
            return String(decoding: key.text, as: UTF8.self)
        }
    }

    /// The same for a session: another owner, another mailbox, or both, behind the attacker's secret.
    private mutating func forgedToken() -> Twin {
        let other = victim()
        let mailbox = Twin.id(any(of: other.buyers + me.buyers.suffix(1)).id)
        if chance(2) {
            let mine = me.token
            return Twin.id(other.id).map { spliced(mine, 0, $0, prefix: "rst_own_") }
        }
        let mine = me.buyers[0].token
        var forged = Twin(
            spliced(mine, 1, mailbox.foreign, prefix: "rst_buy_"),
            spliced(mine, 1, mailbox.unknown, prefix: "rst_buy_"))
        if chance(2) {
            let owner = Twin.id(other.id)
            forged = Twin(
                spliced(forged.foreign, 0, owner.foreign, prefix: "rst_buy_"),
                spliced(forged.unknown, 0, owner.unknown, prefix: "rst_buy_"))
        }
        return forged
    }

    /// Fields that a careless server might believe. Each request comes from an address of its own, or log-ins would soon pause.
    private mutating func decoration() -> [String: Twin] {
        var fields = ["X-Forwarded-For": Twin("10.\(count >> 16 & 255).\(count >> 8 & 255).\(count & 255)")]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: fields["X-Owner-ID"] = .id(victim().id)
        case 1: fields["Accept"] = "application/problem+json"
        case 2: fields["X-HTTP-Method-Override"] = "DELETE"
        case 3: fields["If-None-Match"] = "*"
        case 4: fields["Last-Event-ID"] = .id(any(of: any(of: victim().buyers).messages))
        default: break
        }
        return fields
    }

    // MARK: Bodies

    private mutating func body(_ route: String) -> Twin {
        let other = victim()
        let owner = #""owner_id":""# + Twin.id(other.id) + #"""#
        switch halves(route).pattern {
        case "/api/owner/login":
            // The e-mail alone decides how often this may be tried, so there is no twin.
            return Twin(#"{"email":"\#(any(of: others).email)","password":"\#(me.password)"}"#)
        case "/api/buyer/login":
            return Twin(#"{"address":"\#(other.buyers[0].address)","pin":"\#(me.buyers[0].pin)"}"#)
        case "/api/owner/password":
            return Twin(#"{"current_password":"\#(other.password)","new_password":"correct horse stolen"}"#)
        case "/api/owner/api-keys":
            return #"{"name":"n","duration_days":1,"scopes":["emails:read"],"# + owner + "}"
        case "/api/owner/domains":
            return Twin(#"{"name":"\#(any(of: ["contested.example", "d\(count).example", "x y", ""]))"}"#)
        case "/api/owner/buyers":
            let domain = any(of: [
                Twin(me.domain), Twin(other.domain, "nowhere.example"), "contested.example",
            ])
            let name = any(of: ["e\(count)", "postmaster", "a b", "carol"])
            return #"{"domain":""# + domain + Twin(#"","local_part":"\#(name)","#) + owner + "}"
        case "/api/owner/buyers/:id":
            let change = any(of: [
                #""status":"disabled""#, #""status":"released""#, #""label":"n""#, #""label":null"#,
                #""expires_at":"2001-01-01T00:00:00Z""#, #""expires_at":null"#, #""pin":"000000""#,
            ])
            return Twin("{\(change),") + owner + "}"
        case "/api/owner/buyers/:id/pin":
            return Twin(any(of: ["", "{}", #"{"pin":"000000"}"#, #"{"pin":"1"}"#, "["]))
        case "/api/buyer/messages/:id":
            // Not back to unread: the first look at a mail is not answered like the second.
            return Twin(any(of: [#"{"seen":true}"#, #"{"seen":1}"#, "{}"]))
        case "/api/emails/generate", "/api/v1/addresses", "/api/v1/orders": return purchase(route)
        case "/api/webhook", "/api/owner/webhook":
            let url = any(of: ["http://127.0.0.1/mine", "http://10.0.0.1/", "x", ""])
            return Twin(#"{"url":"\#(url)","enabled":false,"#) + owner + "}"
        default: return Twin(any(of: ["", "{}", "null"]))
        }
    }

    /// An address on a domain of somebody's. Whether another has one on a shared domain does show: nobody can have it twice.
    private mutating func purchase(_ route: String) -> Twin {
        let other = victim()
        let domain = any(of: [
            Twin(me.domain), Twin(other.domain, "nowhere.example"), "contested.example",
            Twin(MarkedTenant.sharedDomain), Twin(MarkedTenant.sharedDomain),
        ])
        let taken = other.temporary.map { $0.address.prefix { $0 != "@" } }.map(String.init)
        // On a domain of its own the attacker may have any name, and would be told it.
        let names = ["e\(count)", "postmaster", "a b", ""]
        let name = any(of: domain.foreign == me.domain ? names : names + taken)
        let members: Twin =
            switch halves(route).pattern {
            case "/api/emails/generate":
                Twin(#""name":"\#(name)","expiryTime":\#(any(of: ["3600000", "0", "1"])),"#)
            case "/api/v1/orders": Twin(#""site":"\#(any(of: ["s.example", "", "a b"]))","#)
            default: Twin(#""alias":"\#(name)","expiresIn":\#(any(of: ["1", "24", "0", "1.5"])),"#)
            }
        return "{" + members + #""domain":""# + domain + #"","owner_id":""# + .id(other.id) + #""}"#
    }
}
