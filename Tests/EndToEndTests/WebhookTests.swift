import Foundation
import Networking
import TestSupport
import Testing

@Suite("Webhooks, end to end", .serialized, .timeLimit(.minutes(3)))
struct WebhookTests {
    private static let allowed = ["RESTANTE_WEBHOOK_ALLOW": "127.0.0.0/8"]

    private static func set(_ world: World, _ owner: World.Owner, _ url: String) throws {
        let answer = try world.web.post(
            "/api/webhook", ["X-API-Key": owner.key], json: #"{"url":"\#(url)","enabled":true}"#)
        #expect(answer.text == #"{"success":true}"#)
    }

    @Test("a mail that comes in is told of at once, and nothing of the server's own can be called")
    func mail() async throws {
        let world = try World(environment: Self.allowed)
        defer { world.end() }
        let receiver = try Receiver()
        let owner = try world.owner("hooked")
        let buyer = try world.buyer(of: owner, "carol")
        for port in [world.server.httpPort, world.server.smtpPort] {
            let answer = try world.web.post(
                "/api/webhook", ["X-API-Key": owner.key],
                json: #"{"url":"http://127.0.0.1:\#(port)/livez","enabled":true}"#)
            #expect(answer.status == 400)
        }
        try Self.set(world, owner, receiver.url())
        try world.deliver(to: buyer.address, text: "Your verification code is 730592.")
        let call = try await receiver.next()
        #expect(call.fields["x-webhook-event"] == "new_message")
        let body = try #require(
            try JSONSerialization.jsonObject(with: Data(call.body)) as? [String: String])
        #expect(body["toAddress"] == buyer.address && body["emailId"] == buyer.id)
        #expect(body["messageId"] == call.id && body["fromAddress"] == "no-reply@shop.example")
        #expect(body.count == 8)
    }

    @Test("the calls of a server that is killed are made by another within seconds")
    func killed() async throws {
        let world = try World(environment: Self.allowed)
        defer { world.end() }
        let receiver = try Receiver { _, before in before < 4 ? .silence : .status(200) }
        let owner = try world.owner("hooked")
        let buyer = try world.buyer(of: owner, "carol")
        try Self.set(world, owner, receiver.url())
        for _ in 0..<6 { try world.deliver(to: buyer.address, text: "Hello") }
        var first: Set<String> = []
        for _ in 0..<4 { first.insert(try await receiver.next().id) }
        #expect(first.count == 4)
        // From here on there is somebody to take them up.
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "restante-second-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let second = try RunningServer(
            environment: world.server.environment.merging(["RESTANTE_DATA_DIR": folder.path]) { $1 })
        defer { second.stop() }
        world.server.kill()
        let start = MonotonicTime.now()
        var after: Set<String> = []
        while after.count < 6 { after.insert(try await receiver.next().id) }
        let duration = MonotonicTime.now().since(start)
        // Two with nothing else to do; how long it takes beside other tests says nothing.
        print("taken up after \(duration)")
        #expect(first.isSubset(of: after))
    }

    @Test("a server that is killed and started again makes the calls that were under way")
    func restarted() async throws {
        let world = try World(environment: Self.allowed)
        defer { world.end() }
        let receiver = try Receiver { _, before in before == 0 ? .silence : .status(200) }
        let owner = try world.owner("hooked")
        let buyer = try world.buyer(of: owner, "carol")
        try Self.set(world, owner, receiver.url())
        try world.deliver(to: buyer.address, text: "Hello")
        let id = try await receiver.next().id
        world.server.kill()
        try world.restart()
        let start = MonotonicTime.now()
        #expect(try await receiver.next().id == id)
        #expect(MonotonicTime.now().since(start) < .seconds(10))
    }
}
