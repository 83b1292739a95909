import Foundation
import TestSupport
import Testing

@Suite("Events, over the wire", .serialized)
struct EventTests {
    @Test("mail that one server process takes reaches the streams of all, and a stop ends them whole")
    func twoProcesses() throws {
        let pair = try ServerPair()
        defer { pair.end() }
        func session(_ target: String, _ json: String) throws -> [String: String] {
            let answer = try pair.world.web.post(target, json: json)
            return ["Authorization": "Bearer \(try #require(answer.json["token"] as? String))"]
        }
        let buyer = try session(
            "/api/buyer/login", #"{"address":"\#(pair.buyer.address)","pin":"\#(pair.buyer.pin)"}"#)
        let owner = try session(
            "/api/owner/login", #"{"email":"\#(pair.owner.email)","password":"\#(pair.owner.password)"}"#)
        let ports = [pair.world.server.httpPort, pair.second.httpPort]
        let readers = try ports.flatMap { port in
            try [
                EventReader(port: port, "/api/buyer/events", buyer),
                EventReader(port: port, "/api/owner/events", owner),
            ]
        }
        #expect(readers.allSatisfy { $0.status == 200 })
        var times: [Duration] = []
        for code in ["111222", "111223", "111224"] {
            let sent = ContinuousClock.now
            try pair.world.deliver(to: pair.buyer.address, text: "Your verification code is \(code).")
            for reader in readers {
                let event = try #require(try reader.next())
                #expect(event.data.contains(#""otp":"\#(code)""#))
                #expect(event.data.contains(event.id))
            }
            times.append(ContinuousClock.now - sent)
        }
        // Without the notice the other process would look again with its heartbeat only.
        #expect(times.min().map { $0 < .seconds(5) } ?? false, "\(times)")
        #expect(pair.second.stop() == 0)
        #expect(try readers[2].next() == nil)
        #expect(try readers[3].next() == nil)
        // What the first process has not told of is there for who comes back.
        try pair.world.deliver(to: pair.buyer.address, text: "Your verification code is 111225.")
        let last = try #require(try readers[0].next())
        let since = try pair.world.web.get("/api/buyer/messages?limit=2", buyer)
        let messages = try #require(since.json["messages"] as? [[String: Any]])
        #expect(messages.first?["id"] as? String == last.id)
        let before = try #require(messages.last?["id"] as? String)
        let back = try EventReader(
            port: ports[0], "/api/owner/events", owner.merging(["Last-Event-ID": before]) { $1 })
        #expect(try back.next()?.id == last.id)
    }

    @Test("a suspended owner's streams end")
    func suspension() throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyers = try ["carol", "dave"].map { try world.buyer(of: owner, $0) }
        let readers = try buyers.map { buyer in
            let answer = try world.web.post(
                "/api/buyer/login", json: #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#)
            let token = try #require(answer.json["token"] as? String)
            return try EventReader(
                port: world.server.httpPort, "/api/buyer/events", ["Authorization": "Bearer \(token)"])
        }
        try world.deliver(to: buyers[0].address, text: "hello")
        #expect(try readers[0].next() != nil)
        _ = try world.admin("owner", "suspend", owner.email)
        // At the next heartbeat, which comes within 25 seconds.
        for reader in readers { #expect(try reader.next() == nil) }
    }
}
