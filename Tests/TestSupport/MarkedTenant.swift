import Foundation
import Inbox

/// An owner with one of everything, and the owner's marker in every text that is stored for it.
package struct MarkedTenant: Sendable {
    package struct Mailbox: Sendable {
        package let id: String
        package let address: String
        package let pin: String
        package let token: String
        package var messages: [String] = []
    }

    package struct Key: Sendable {
        package let id: String
        package let text: String
    }

    package struct Temporary: Sendable {
        package let id: String
        package let address: String
        package var messages: [String] = []
    }

    package struct Order: Sendable {
        package let id: String
        package let number: String
        package let email: String
    }

    /// What the operator offers to all.
    package static let sharedDomain = "shared.example"

    /// Lower-case letters that stand nowhere else.
    package let marker: String
    package let id: String
    package let email: String
    package let password: String
    package let domain: String
    /// The code in its mails, digits that stand nowhere else.
    package let code: String
    package private(set) var token = ""
    package private(set) var domainIDs: [String] = []
    /// What the DNS must say for its claims.
    package private(set) var proofs: [String] = []
    package private(set) var keys: [Key] = []
    package private(set) var buyers: [Mailbox] = []
    package private(set) var temporary: [Temporary] = []
    package private(set) var orders: [Order] = []
    package private(set) var webhookSecret = ""

    package var session: [String: String] { ["Authorization": "Bearer \(token)"] }

    /// The ids of its log-ins, and of its buyers'.
    package var sessions: [String] { ([token] + buyers.map(\.token)).compactMap(Self.session) }

    /// The id that a token carries.
    package static func session(_ token: String) -> String? {
        SessionToken(parsing: Array(token.utf8).span)?.session.description
    }

    /// What nobody but this owner may ever see, in an answer or in a log.
    package var secrets: [String] {
        [marker, code, password, token, webhookSecret] + proofs + keys.map(\.text)
            + buyers.flatMap { [$0.pin, $0.token] }
    }

    /// What names its things.
    package var ids: [String] {
        [id] + domainIDs + keys.map(\.id) + buyers.flatMap { [$0.id] + $0.messages }
            + sessions + temporary.flatMap { [$0.id] + $0.messages }
            + orders.flatMap { [$0.id, $0.number, $0.email] }
    }

    /// - Parameters:
    ///   - number: of the tenant, one digit, from which its PINs and its code are made.
    ///   - receiver: where its webhook calls go.
    package init(_ world: World, marker: String, number: Int, messages: Int, receiver: Receiver) throws {
        self.marker = marker
        (email, password) = ("\(marker)@owners.example", "correct horse \(marker)")
        (domain, code) = ("\(marker).example", "7305928\(number)")
        let made = try world.admin(
            "owner", "create", "--email", email, "--name", "Owner \(marker)", "--password-file", "-",
            input: password)
        id = try given(made["id"] as? String)
        let named = try world.admin("domain", "create", "--owner", email, "--name", domain, "--activate")
        domainIDs = [try given(named["id"] as? String)]
        token = try logIn(world)
        keys = try [#""scopes":[]"#, #""scopes":["premium:read"]"#, #""scopes":["orders:read"]"#].map {
            try makeKey(world, $0)
        }
        let list = try world.web.get("/api/owner/domains", session).members(of: "domains")
        proofs = list.compactMap {
            ($0["records"] as? [String: [String: Any]])?["txt"]?["value"] as? String
        }
        try require(proofs.count == 1, "proofs")
        for name in ["carol", "dave"] {
            buyers.append(
                try makeBuyer(world, "\(name)-\(marker)", pin: "84120\(buyers.count)57390\(number)"))
        }
        try hook(world, to: receiver.url("/\(marker)"))
        for index in buyers.indices {
            for _ in 0..<messages { try deliver(world, to: buyers[index].address) }
            let list = try world.web.get(
                "/api/buyer/messages?limit=200", ["Authorization": "Bearer \(buyers[index].token)"])
            buyers[index].messages = list.members(of: "messages").compactMap { $0["id"] as? String }
            try require(buyers[index].messages.count == messages, "messages")
        }
        _ = try world.admin("wallet", "credit", email, "5000.00", "--note", "note \(marker)")
        for domain in [domain, Self.sharedDomain] {
            var made = try makeTemporary(world, name: "erin-\(marker)", on: domain)
            try deliver(world, to: made.address)
            let list = try world.web.get("/api/emails/\(made.id)", ["X-API-Key": keys[0].text])
            made.messages = list.members(of: "messages").compactMap { $0["id"] as? String }
            try require(made.messages.count == 1, "one message")
            temporary.append(made)
        }
        orders = [try order(world), try order(world)]
        try deliver(world, to: orders[0].email)
        // From here on nothing of it changes by itself.
        while try !isQuiet(world) {}
    }

    private mutating func hook(_ world: World, to url: String) throws {
        let hook = try world.web.post(
            "/api/webhook", ["X-API-Key": keys[0].text], json: #"{"url":"\#(url)","enabled":true}"#)
        try require(hook.status == 200, hook.text)
        let changed = try world.web.request("POST", "/api/owner/webhook/secret", session)
        webhookSecret = try given(changed.json["secret"] as? String)
    }

    /// Whether all its webhook calls have been made.
    private func isQuiet(_ world: World) throws -> Bool {
        let log = try world.web.get("/api/owner/webhook/deliveries?limit=100", session)
        return log.members(of: "deliveries").allSatisfy { $0["status"] as? String == "delivered" }
    }

    /// A temporary mailbox; the owner's marker is in what must not be done twice, too.
    package func makeTemporary(_ world: World, name: String, on domain: String) throws -> Temporary {
        let answer = try world.web.post(
            "/api/emails/generate", ["X-API-Key": keys[0].text, "Idempotency-Key": "\(name)@\(domain)"],
            json: #"{"name":"\#(name)","expiryTime":86400000,"domain":"\#(domain)"}"#)
        return Temporary(
            id: try given(answer.json["id"] as? String, "\(answer.text)"),
            address: try given(answer.json["email"] as? String))
    }

    package func order(_ world: World) throws -> Order {
        let answer = try world.web.post(
            "/api/v1/orders", ["X-API-Key": keys[0].text],
            json: #"{"domain":"\#(Self.sharedDomain)","site":"site-\#(marker)"}"#)
        let data = try given(answer.json["data"] as? [String: Any], "\(answer.text)")
        let number = try given(data["orderId"] as? String)
        let shown = try world.web.get("/api/v1/orders/\(number)", ["X-API-Key": keys[0].text])
        let order = try given(shown.json["data"] as? [String: Any], "\(shown.text)")
        return Order(
            id: try given(order["id"] as? String), number: number,
            email: try given(data["email"] as? String))
    }

    /// A new session of the owner.
    package func logIn(_ world: World) throws -> String {
        let answer = try world.web.post(
            "/api/owner/login", ["User-Agent": "agent \(marker)"],
            json: #"{"email":"\#(email)","password":"\#(password)"}"#)
        return try given(answer.json["token"] as? String, "\(answer.text)")
    }

    package func makeKey(_ world: World, _ members: String = #""duration_days":9"#) throws -> Key {
        let answer = try world.web.post(
            "/api/owner/api-keys", session, json: #"{"name":"key \#(marker)",\#(members)}"#)
        return Key(
            id: try given(answer.json["id"] as? String, "\(answer.text)"),
            text: try given(answer.json["key"] as? String))
    }

    /// Claims a domain and gives its id.
    package func claim(_ world: World, _ name: String) throws -> String {
        let answer = try world.web.post("/api/owner/domains", session, json: #"{"name":"\#(name)"}"#)
        return try given(answer.json["id"] as? String, "\(answer.text)")
    }

    package mutating func own(_ domain: String, _ world: World) throws {
        domainIDs.append(try claim(world, domain))
    }

    /// Buyers without a log-in, and gives their ids.
    package func spareBuyers(_ world: World, count: Int) throws -> [String] {
        let answer = try world.web.post(
            "/api/owner/buyers", session, json: #"{"domain":"\#(domain)","count":\#(count)}"#)
        return answer.members(of: "buyers").compactMap { $0["id"] as? String }
    }

    private func makeBuyer(_ world: World, _ localPart: String, pin: String) throws -> Mailbox {
        let answer = try world.web.post(
            "/api/owner/buyers", session,
            json:
                #"{"domain":"\#(domain)","local_part":"\#(localPart)","pin":"\#(pin)","label":"label \#(marker)"}"#
        )
        let buyer = try given(answer.members(of: "buyers").first, "\(answer.text)")
        let address = try given(buyer["address"] as? String)
        let login = try world.web.post(
            "/api/buyer/login", ["User-Agent": "agent \(marker)"],
            json: #"{"address":"\#(address)","pin":"\#(pin)"}"#)
        return Mailbox(
            id: try given(buyer["id"] as? String), address: address, pin: pin,
            token: try given(login.json["token"] as? String, "\(login.text)"))
    }

    private func deliver(_ world: World, to address: String) throws {
        let message = """
            From: "Shop \(marker)" <shop-\(marker)@shop.example>\r
            To: <\(address)>\r
            Message-ID: <\(MessageID.new())@shop.example>\r
            Subject: Subject \(marker)\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: multipart/alternative; boundary=a\r
            \r
            --a\r
            Content-Type: text/plain; charset=x-\(marker)\r
            \r
            Text \(marker). Your verification code is \(code).\r
            --a\r
            Content-Type: text/html\r
            \r
            <p>\(marker)</p><p>Your verification code is <b>\(code)</b>.</p>\r
            <a href="https://shop.example/verify?t=\(marker)">Verify</a>\r
            --a--\r
            --b\r
            Content-Type: text/plain\r
            Content-Disposition: attachment; filename=\(marker).txt\r
            \r
            attached \(marker)\r
            --b--\r

            """
        let client = try world.mail()
        _ = try client.command("EHLO \(marker).example")
        let reply = try client.deliver(message, from: "bounce-\(marker)@shop.example", to: [address])
        try require(reply.code == 250, "\(reply)")
    }
}

/// The value, which a test cannot go on without.
private func given<Value>(_ value: Value?, _ comment: String = "") throws -> Value {
    guard let value else { throw BlockingSocket.Failure(description: "nothing was given: \(comment)") }
    return value
}

private func require(_ condition: Bool, _ comment: String) throws {
    guard condition else { throw BlockingSocket.Failure(description: comment) }
}

extension WebClient.Answer {
    /// The body as a JSON object; empty when it is none.
    package var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// The objects in the list called `name`.
    package func members(of name: String) -> [[String: Any]] { json[name] as? [[String: Any]] ?? [] }

    /// Everything that was received.
    package var octets: [UInt8] {
        Array((fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n\n").utf8) + body
    }
}

extension [UInt8] {
    /// Whether `text` stands somewhere in these octets.
    package func holds(_ text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}
