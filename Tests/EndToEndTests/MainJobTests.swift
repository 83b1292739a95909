import Foundation
import TestSupport
import Testing

@Suite("The main job", .serialized)
struct MainJobTests {
    @Test("a mail comes in over SMTP, and its code goes out to its owner's key and to no other")
    func mailInCodeOut() throws {
        let world = try World()
        defer { world.end() }
        let (a, b) = (try world.owner("alpha"), try world.owner("beta"))
        let buyer = try world.buyer(of: a, "carol")
        #expect(buyer.address == "carol@alpha.example")
        #expect(buyer.pin.count == 6)

        try world.deliver(
            to: buyer.address, subject: "Your code", text: "Your verification code is 482913.")

        let route = "/api/premium/otp/\(buyer.address)/latest"
        let own = try world.web.get(route, ["X-Owner-API-Key": a.key])
        #expect(own.status == 200)
        #expect(own.text.contains(#""otp":"482913""#))
        #expect(own.text.contains(#""subject":"Your code""#))

        let foreign = try world.web.get(route, ["X-Owner-API-Key": b.key])
        #expect(foreign.status == 403)
        #expect(foreign.text == #"{"error":"This private inbox is not accessible by provided API key"}"#)
        let unknown = try world.web.get(
            "/api/premium/otp/nobody@nowhere.example/latest", ["X-Owner-API-Key": b.key])
        #expect(unknown.comparable == foreign.comparable)
        #expect(try world.web.get(route).status == 401)
    }

    @Test("a suspended owner's keys and mailboxes close at once, and open again")
    func suspension() throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyer = try world.buyer(of: owner, "carol")
        let route = "/api/premium/emails/\(buyer.address)"
        let key = ["X-Owner-API-Key": owner.key]
        #expect(try world.web.get(route, key).status == 200)
        #expect(try world.server.admin("owner", "suspend", owner.email).code == 0)
        #expect(try world.web.get(route, key).status == 403)
        let refused = try world.mail().deliver("Subject: x\r\n\r\nx\r\n", from: "", to: [buyer.address])
        #expect(refused.code == 550)
        #expect(try world.server.admin("owner", "resume", owner.email).code == 0)
        #expect(try world.web.get(route, key).status == 200)
    }

    @Test("what a client sent is kept byte for byte, behind one field that says whence it came")
    func source() throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyer = try world.buyer(of: owner, "carol")
        var bytes = Array("From: a@b.example\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\n\r\n".utf8)
        bytes += [0, 1, 2, 0x80, 0xFF, 0xE9] + Array("\r\n..two dots\r\n.one\r\n \t\r\n".utf8)
        let reply = try world.mail().deliver(bytes, from: "a@b.example", to: [buyer.address])
        #expect(reply.code == 250)

        let login = try world.web.post(
            "/api/buyer/login", json: #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#)
        #expect(login.status == 200)
        let token = try member("token", of: login)
        let bearer = ["Authorization": "Bearer \(token)"]
        let list = try world.web.get("/api/buyer/messages", bearer)
        let messages = try #require(
            (try JSONSerialization.jsonObject(with: Data(list.body)) as? [String: Any])?["messages"]
                as? [[String: Any]])
        let id = try #require(messages.first?["id"] as? String)
        #expect(messages.first?["subject"] as? String == "café")
        let raw = try world.web.get("/api/buyer/messages/\(id)/raw", bearer)
        #expect(raw.status == 200)
        #expect(raw.body.suffix(bytes.count).elementsEqual(bytes))
        let trace = String(decoding: raw.body.dropLast(bytes.count), as: UTF8.self)
        #expect(trace.hasPrefix("Received: from ") && trace.contains("\r\n\tid \(id);\r\n\t"))
        #expect(!trace.contains(buyer.address) && !trace.contains("carol"))
    }

    @Test("a waiting request is answered by the mail that it waits for, and never by an older one")
    func waiting() throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyer = try world.buyer(of: owner, "carol")
        try world.deliver(to: buyer.address, text: "Your verification code is 111222.")
        let key = ["X-Owner-API-Key": owner.key]
        let route = "/api/premium/otp/\(buyer.address)/latest"
        #expect(try world.web.get(route + "?wait=0", key).text.contains("111222"))
        let answer = Background { try world.web.get(route + "?wait=20", key) }
        // Whether the mail comes before or after the reader is parked, the answer is the same.
        let since = try member("received_at", of: try world.web.get(route, key))
        try world.deliver(to: buyer.address, text: "Your verification code is 333444.")
        let after = try world.web.get(route + "?wait=20&since=\(since)", key)
        #expect(after.text.contains("333444"))
        try world.deliver(to: buyer.address, text: "Your verification code is 555666.")
        let waited = try answer.value()
        #expect(!waited.text.contains("111222"))
        #expect(waited.text.contains("333444") || waited.text.contains("555666"))
    }

    @Test("the server stops on SIGTERM within ten seconds, and its private database with it")
    func privateClusterAndStop() throws {
        let world = try World(isPrivate: true)
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyer = try world.buyer(of: owner, "carol")
        try world.deliver(to: buyer.address, text: "Your verification code is 482913.")
        let route = "/api/premium/otp/\(buyer.address)/latest"
        #expect(try world.web.get(route, ["X-Owner-API-Key": owner.key]).text.contains("482913"))
        let began = ContinuousClock.now
        #expect(world.server.stop() == 0)
        #expect(ContinuousClock.now - began < .seconds(10))
        // The admin program starts the cluster for itself and leaves it as it was.
        let list = try world.server.admin("owner", "list", "--json")
        #expect(list.code == 0)
        #expect(list.output.contains(owner.email))
        let pid = (world.server.environment["RESTANTE_DATA_DIR"] ?? "") + "/postgres/postmaster.pid"
        #expect(!FileManager.default.fileExists(atPath: pid))
    }

    private func member(_ name: String, of answer: WebClient.Answer) throws -> String {
        let document = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
        return try #require(document?[name] as? String)
    }
}
