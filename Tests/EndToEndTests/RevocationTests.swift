import Foundation
import TestSupport
import Testing

@Suite("What is taken back is gone from the next request on", .serialized)
struct RevocationTests {
    @Test("every bad key has its status, and says no more than that")
    func statuses() throws {
        let world = try World()
        defer { world.end() }
        let (owner, other) = (try world.owner("alpha"), try world.owner("beta"))
        let buyer = try world.buyer(of: owner, "carol")
        let target = "/api/premium/emails/\(buyer.address)"
        func answer(_ key: String) throws -> WebClient.Answer {
            try world.web.get(target, ["X-Owner-API-Key": key])
        }
        #expect(try answer(owner.key).status == 200)
        #expect(try world.web.get(target).status == 401)

        let broken = try [
            "", "x", owner.key + "x", String(owner.key.dropLast()), owner.key.uppercased(),
            String(owner.key.reversed()), spliced(owner.key, 1, other.keyID, prefix: "rst_live_"),
        ].map(answer)
        #expect(broken.allSatisfy { $0.status == 401 })
        #expect(Set(broken.dropFirst().map(\.comparable)).count == 1)

        let key = try world.admin("key", "create", "--owner", owner.email, "--name", "k", "--days", "9")
        let (id, text) = (try #require(key["id"] as? String), try #require(key["key"] as? String))
        #expect(try answer(text).status == 200)
        _ = try world.admin("key", "update", id, "--expires-at", "2020-01-01T00:00:00Z")
        #expect(try answer(text).status == 403)
        _ = try world.admin("key", "update", id, "--expires-at", "2050-01-01T00:00:00Z")
        #expect(try answer(text).status == 200)
        _ = try world.admin("key", "revoke", id)
        #expect(try answer(text).comparable == broken[1].comparable)

        let poor = try world.admin(
            "key", "create", "--owner", owner.email, "--name", "p", "--days", "9", "--scopes", "orders:read")
        #expect(try answer(try #require(poor["key"] as? String)).status == 403)

        let foreign = try answer(other.key)
        #expect(foreign.status == 403)
        #expect(
            foreign.text == #"{"error":"This private inbox is not accessible by provided API key"}"#)
        _ = try world.admin("owner", "update", owner.email, "--expires-at", "2020-01-01T00:00:00Z")
        #expect(try answer(owner.key).status == 403)
        // Nor does the address tell others that its owner is gone.
        #expect(try answer(other.key).comparable == foreign.comparable)
    }

    @Test("a key revoked through one server process is refused by the other")
    func keys() throws {
        let pair = try ServerPair()
        defer { pair.end() }
        let target = "/api/premium/emails/\(pair.buyer.address)"
        let key = ["X-Owner-API-Key": pair.owner.key]
        #expect(try pair.statuses(target, key) == [200, 200])
        let login = try pair.servers[0].post(
            "/api/owner/login",
            json: #"{"email":"\#(pair.owner.email)","password":"\#(pair.owner.password)"}"#)
        let token = try #require(login.json["token"] as? String)
        let session = ["Authorization": "Bearer \(token)"]
        #expect(try pair.statuses("/api/owner/me", session) == [200, 200])
        let revoked = try pair.servers[0].request(
            "DELETE", "/api/owner/api-keys/\(pair.owner.keyID)", session)
        #expect(revoked.status == 200)
        #expect(try pair.statuses(target, key) == [401, 401])
        #expect(try pair.servers[1].request("POST", "/api/owner/logout", session).status == 200)
        #expect(try pair.statuses("/api/owner/me", session) == [401, 401])
    }

    @Test("suspension and expiry close keys, sessions and mailboxes on every server process")
    func suspension() throws {
        let pair = try ServerPair()
        defer { pair.end() }
        let target = "/api/premium/emails/\(pair.buyer.address)"
        let key = ["X-Owner-API-Key": pair.owner.key]
        func token(_ target: String, _ json: String) throws -> [String: String] {
            let answer = try pair.servers[0].post(target, json: json)
            return ["Authorization": "Bearer \(try #require(answer.json["token"] as? String))"]
        }
        let owner = try token(
            "/api/owner/login", #"{"email":"\#(pair.owner.email)","password":"\#(pair.owner.password)"}"#)
        let buyer = try token(
            "/api/buyer/login", #"{"address":"\#(pair.buyer.address)","pin":"\#(pair.buyer.pin)"}"#)
        func everything() throws -> [Int] {
            let mail = try [pair.world.server.smtpPort, pair.second.smtpPort].map {
                try MailClient(port: $0).deliver(
                    "Subject: x\r\n\r\nx\r\n", from: "", to: [pair.buyer.address]
                ).code
            }
            return try pair.statuses(target, key) + pair.statuses("/api/owner/me", owner)
                + pair.statuses("/api/buyer/messages", buyer) + mail
        }
        let open = [200, 200, 200, 200, 200, 200, 250, 250]
        let closed = [403, 403, 401, 401, 401, 401, 550, 550]
        #expect(try everything() == open)
        #expect(try pair.world.server.admin("owner", "suspend", pair.owner.email).code == 0)
        #expect(try everything() == closed)
        #expect(try pair.world.server.admin("owner", "resume", pair.owner.email).code == 0)
        #expect(try everything() == open)
        for (time, expected) in [("2020-01-01T00:00:00Z", closed), ("2050-01-01T00:00:00Z", open)] {
            _ = try pair.world.admin("owner", "update", pair.owner.email, "--expires-at", time)
            #expect(try everything() == expected)
        }
        // A new PIN ends what was opened with the old one.
        let changed = try pair.servers[1].post("/api/owner/buyers/\(pair.buyer.id)/pin", owner, json: "{}")
        #expect(changed.status == 200)
        #expect(try pair.statuses("/api/buyer/messages", buyer) == [401, 401])
    }

    @Test("mail that one server process takes wakes the reader that waits at the other")
    func waking() throws {
        let pair = try ServerPair()
        defer { pair.end() }
        let (reader, key) = (pair.servers[1], ["X-Owner-API-Key": pair.owner.key])
        let target = "/api/premium/otp/\(pair.buyer.address)/latest"
        try pair.world.deliver(to: pair.buyer.address, text: "Your verification code is 111222.")
        var since = try #require(try reader.get(target, key).json["received_at"] as? String)
        var times: [Duration] = []
        for code in ["333441", "333442", "333443"] {
            let port = pair.second.httpPort
            let asked = since
            let answer = Background {
                let answer = try WebClient(port: port).get(target + "?wait=20&since=\(asked)", key)
                return (answer, ContinuousClock.now)
            }
            // The reader is parked when its connection has nothing more to do: another request on that server has come and gone.
            for _ in 0..<20 { _ = try reader.get(target, key) }
            let sent = ContinuousClock.now
            try pair.world.deliver(to: pair.buyer.address, text: "Your verification code is \(code).")
            let (waited, at) = try answer.value()
            #expect(waited.json["otp"] as? String == code)
            times.append(at - sent)
            since = try #require(waited.json["received_at"] as? String)
        }
        // Without the notice the reader would look again after seven seconds only.
        #expect(times.min().map { $0 < .seconds(2) } ?? false, "\(times)")
    }
}
