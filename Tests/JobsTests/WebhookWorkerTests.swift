import HTTP
import Inbox
import Networking
import OpenSSL
import Storage
import TestSupport
import Testing

@testable import Jobs

@Suite("Webhook calls", .timeLimit(.minutes(3)))
struct WebhookWorkerTests {
    @Test("a mail is told of at once, in the body of the document, signed, and noted")
    func call() async throws {
        let works = try await Works()
        let receiver = try Receiver()
        let owner = try Hooked(works, "alpha", url: receiver.url("/webhook?x=1"))
        let secret = WebhookSecret.make()
        _ = try works.admin(Webhooks.changeSecret(owner.owner, to: secret, now: works.clock.now - .days(2)))
        try await works.working({ $0.interval = .seconds(3600) }) {
            // The look at the start is over when the first call comes by its own wake.
            let id = try await owner.mail("Test \"Message\"", otp: "123456", html: "<p>Hi</p>")
            let call = try await receiver.next()
            #expect(call.line == "POST /webhook?x=1 HTTP/1.1")
            #expect(
                call.text == """
                    {"emailId":"\(owner.mailbox)","messageId":"\(id)","fromAddress":"sender@example.com",\
                    "subject":"Test \\"Message\\"","content":"Text of Test \\"Message\\"","html":"<p>Hi</p>",\
                    "receivedAt":"\(works.clock.now)","toAddress":"\(owner.address)"}
                    """)
            #expect(call.fields["content-type"] == "application/json")
            #expect(call.fields["x-webhook-event"] == "new_message")
            #expect(call.fields["host"] == "127.0.0.1:\(receiver.port)")
            #expect(call.id == id.description)
            let seconds = works.clock.now.milliseconds / 1000
            #expect(call.fields["webhook-timestamp"] == String(seconds))
            let content = Array("\(call.id).\(seconds).".utf8) + call.body
            #expect(
                call.fields["webhook-signature"]
                    == "v1," + Base64.encode(HMAC.sha256(key: secret.key, message: content)))
            #expect(call.fields["x-restante-otp"] == nil)
            let log = try await owner.log { $0.first?.status == .delivered }
            #expect(log.count == 1 && log.first?.attempts.first?.status == 200)
            #expect(log.first?.attempts.first?.error == nil)
            #expect(try owner.webhook.lastSuccessAt == works.clock.now)
        }
    }

    @Test("the code travels in a header if the owner wants it, and a mail without HTML has an empty member")
    func code() async throws {
        let works = try await Works()
        let receiver = try Receiver()
        let owner = try Hooked(works, "alpha", url: receiver.url(), includesOTP: true)
        try await works.working {
            try await owner.mail(otp: "123456")
            let call = try await receiver.next()
            #expect(call.fields["x-restante-otp"] == "123456")
            #expect(call.text.contains(#""html":"","#) && !call.text.contains("otp"))
            try await owner.mail()
            #expect(try await receiver.next().fields["x-restante-otp"] == nil)
        }
    }

    @Test("both secrets sign for a day after a change")
    func rotation() async throws {
        let works = try await Works()
        let receiver = try Receiver()
        let owner = try Hooked(works, "alpha", url: receiver.url())
        let (old, new) = (WebhookSecret.make(), WebhookSecret.make())
        _ = try works.admin(Webhooks.changeSecret(owner.owner, to: old, now: works.clock.now))
        _ = try works.admin(Webhooks.changeSecret(owner.owner, to: new, now: works.clock.now))
        func signature(_ call: Receiver.Call, _ secrets: [WebhookSecret]) -> String {
            WebhookSignature.value(
                id: call.id, seconds: Int64(call.fields["webhook-timestamp"] ?? "") ?? 0, body: call.body,
                secrets: secrets)
        }
        try await works.working {
            try await owner.mail()
            let both = try await receiver.next()
            #expect(both.fields["webhook-signature"] == signature(both, [new, old]))
            works.clock.advance(.days(1))
            try await owner.mail()
            let one = try await receiver.next()
            #expect(one.fields["webhook-signature"] == signature(one, [new]))
        }
    }

    @Test("what fails is tried again by the schedule, with one id and one body, until it has failed for good")
    func schedule() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, before in .status(before % 2 == 0 ? 500 : 404) }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        let pauses = WebhookConfiguration(mailHost: "").schedule
        #expect(pauses.count == 10 && pauses.first == .zero && pauses.last == .seconds(86_400))
        try await works.working {
            let id = try await owner.mail()
            for (number, pause) in pauses.enumerated() {
                let call = try await receiver.next()
                #expect(call.id == id.description && call.body == receiver.calls[0].body)
                let log = try await owner.log {
                    $0.first?.attempts.count == number + 1 && $0.first?.dueAt != works.clock.now
                }
                if number + 1 < pauses.count {
                    #expect(log.first?.status == .pending)
                    #expect(log.first?.dueAt == works.clock.now + pauses[number + 1])
                    // A millisecond before its time nothing is due.
                    works.clock.advance(pauses[number + 1] - .milliseconds(1))
                    let early = try works.admin(
                        WebhookQueue.work(owner.owner, except: [], limit: 9, now: works.clock.now))
                    #expect(early?.calls.isEmpty == true, "\(pause)")
                    works.clock.advance(.milliseconds(1))
                } else {
                    #expect(log.first?.status == .failed && log.first?.dueAt == nil)
                }
            }
            let attempts = try #require(try owner.log.first?.attempts)
            #expect(attempts.map(\.number) == Array(1...10))
            #expect(
                attempts.map(\.error).prefix(2) == ["the receiver answered 500", "the receiver answered 404"])
            #expect(try owner.webhook.isEnabled)
            #expect(
                try works.admin(Webhooks.redeliver(owner.owner, DeliveryID(id.uuid), now: works.clock.now)))
            #expect(try await receiver.next().id == id.description)
        }
        #expect(receiver.calls.count == 11)
    }

    @Test("the pauses are stretched at random, and Retry-After makes them longer, up to a day")
    func pauses() {
        var configuration = WebhookConfiguration(mailHost: "")
        let now = Timestamp(milliseconds: 0)
        for _ in 0..<100 {
            let next = configuration.nextTry(after: 2, asked: nil, now: now)?.milliseconds ?? 0
            #expect((300_000...330_000).contains(next))
        }
        configuration.stretch = 1...1
        #expect(configuration.nextTry(after: 1, asked: .seconds(60), now: now) == now + .seconds(60))
        #expect(configuration.nextTry(after: 2, asked: .seconds(60), now: now) == now + .seconds(300))
        #expect(configuration.nextTry(after: 1, asked: .seconds(9_999_999_999), now: now) == now + .days(1))
        #expect(configuration.nextTry(after: 10, asked: .seconds(1), now: now) == nil)
    }

    @Test("Retry-After is honoured")
    func retryAfter() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, before in
            before == 0 ? .status(503, fields: "Retry-After: 1000\r\n") : .status(200)
        }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        try await works.working {
            try await owner.mail()
            let log = try await owner.log { $0.first?.attempts.count == 1 }
            #expect(log.first?.dueAt == works.clock.now + .seconds(1000))
            works.clock.advance(.seconds(1000))
            try await owner.log { $0.first?.status == .delivered }
        }
    }

    @Test("410 disables the webhook, and what waits for it ends")
    func gone() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, _ in .status(410) }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        for _ in 0..<3 { try await owner.mail() }
        try await works.working({ $0.callsPerOwner = 1 }) {
            let log = try await owner.log { log in log.allSatisfy { $0.status != .pending } }
            #expect(Set(log.map(\.status)) == [.failed, .cancelled])
            let webhook = try owner.webhook
            #expect(!webhook.isEnabled && webhook.disabledReason == .gone && webhook.disabledAt != nil)
        }
        #expect(receiver.calls.count == 1)
    }

    @Test("five days of nothing but failure disable the webhook")
    func failing() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, _ in .status(500) }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        try await works.working {
            try await owner.mail()
            try await owner.log { $0.first?.attempts.count == 1 }
            works.clock.advance(.days(5))
            try await owner.log { $0.first?.attempts.count == 2 }
            #expect(try owner.webhook.disabledReason == .failing)
            try owner.set(WebhookChanges(isEnabled: true))
            #expect(try owner.webhook.disabledReason == nil && owner.webhook.failingSince == nil)
        }
    }

    @Test("a redirect is a failure, and not followed")
    func redirect() async throws {
        let works = try await Works()
        let target = try Receiver()
        let location = target.url()
        let receiver = try Receiver { _, _ in .status(307, fields: "Location: \(location)\r\n") }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        try await works.working {
            try await owner.mail()
            let log = try await owner.log { $0.first?.attempts.count == 1 }
            let attempt = try #require(log.first?.attempts.first)
            #expect(attempt.status == 307)
            #expect(attempt.error == "the receiver answered 307, and redirects are not followed")
        }
        #expect(target.calls.isEmpty)
    }

    @Test("answers that are huge, slow or no HTTP at all are bounded, and nothing of them is kept")
    func answers() async throws {
        let works = try await Works()
        let secret = "leak-me-not"
        let long = String(repeating: secret, count: 20_000)
        let replies: [(reply: Receiver.Reply, status: Int?, error: String?)] = [
            (.octets(Array("HTTP/1.1 200 OK\r\n\r\n\(long)".utf8)), 200, nil),
            (
                .octets(Array("HTTP/1.1 500 \(secret)\r\n\r\n\(secret)".utf8)), 500,
                "the receiver answered 500"
            ),
            (.octets(Array("HTTP/1.1 200 OK\r\nX: \(long)".utf8)), nil, "the answer's header is too large"),
            (.octets(Array("SSH-2.0-\(secret)\r\n".utf8)), nil, "the answer is not HTTP"),
            (.octets([]), nil, "the connection ended without an answer"),
            (.silence, nil, "no answer in time"),
            (.drip("HTTP/1.1 200 OK\r\n", thenForEver: "X: y\r\n"), nil, "no answer in time"),
            (.drip("HTTP/1.1 202 OK\r\n\r\n", thenForEver: "x"), 202, nil),
        ]
        let receiver = try Receiver { call, _ in
            replies.first { call.text.contains("case \($0.status ?? 0) \($0.error ?? "")\"") }?.reply
                ?? .status(400)
        }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        try await works.working({ $0.timeout = .milliseconds(300) }) {
            for reply in replies {
                try await owner.mail("case \(reply.status ?? 0) \(reply.error ?? "")")
                let log = try await owner.log { $0.first?.attempts.isEmpty == false }
                let attempt = try #require(log.first?.attempts.first)
                #expect(attempt.status == reply.status && attempt.error == reply.error)
                #expect(attempt.duration < 10_000)
            }
            let shown = "\(try owner.log) \(try owner.webhook)"
            #expect(!shown.contains(secret))
        }
    }

    @Test("receivers that never answer do not hold up other owners' calls, however many they are")
    func slowReceivers() async throws {
        let works = try await Works()
        let (slow, quick) = (try Receiver { _, _ in .silence }, try Receiver())
        let stuck = try (0..<5).map { try Hooked(works, "slow\($0)", url: slow.url()) }
        let owner = try Hooked(works, "quick", url: quick.url())
        try await works.working({
            $0.timeout = .seconds(60)
            $0.grace = .zero
            // Room for nine: five slow owners that have a call each, four that share what is left.
            $0.calls = 18
        }) {
            for tenant in stuck { for _ in 0..<8 { try await tenant.mail() } }
            for _ in 0..<9 { _ = try await slow.next() }
            let start = MonotonicTime.now()
            for _ in 0..<20 {
                try await owner.mail()
                _ = try await quick.next()
            }
            #expect(MonotonicTime.now().since(start) < .seconds(10))
            // No owner has more calls under way than it may.
            let counts = Dictionary(grouping: slow.calls) { $0.text.split(separator: "toAddress").last }
            #expect(counts.values.allSatisfy { $0.count <= 4 })
        }
    }

    @Test("a call whose mail was deleted ends quietly")
    func deleted() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, _ in .status(500) }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        try await works.working {
            let id = try await owner.mail()
            try await owner.log { $0.first?.attempts.count == 1 }
            try works.admin(
                Messages.delete(owner.owner, owner.mailbox, id, kind: .buyer, now: works.clock.now))
            works.clock.advance(.seconds(5))
            try await owner.log { $0.first?.status == .cancelled }
        }
        #expect(receiver.calls.count == 1)
    }

    @Test("a test call says nothing of any mail, and is tried once")
    func testCall() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, _ in .status(500) }
        let owner = try Hooked(works, "alpha", url: receiver.url(), includesOTP: true)
        let id = DeliveryID.new()
        try await works.working {
            #expect(try works.admin(Webhooks.test(owner.owner, id, now: works.clock.now)))
            let call = try await receiver.next()
            #expect(call.id == id.description)
            #expect(call.text.contains(#""emailId":"00000000-0000-0000-0000-000000000000""#))
            #expect(call.text.contains(#""fromAddress":"test@mx.test.example""#))
            try await owner.log { $0.first?.status == .failed }
        }
    }

    // MARK: Leases

    @Test(
        "two workers make each call once, and one of them takes up the calls of the other when its session dies"
    )
    func twoWorkers() async throws {
        let works = try await Works()
        let receiver = try Receiver()
        let owners = try (0..<4).map { try Hooked(works, "owner\($0)", url: receiver.url()) }
        try await works.working {
            try await works.working {
                for _ in 0..<10 { for owner in owners { try await owner.mail() } }
                for owner in owners {
                    try await owner.log { log in log.count == 10 && log.allSatisfy { $0.status == .delivered }
                    }
                }
                #expect(receiver.calls.count == 40 && Set(receiver.calls.map(\.id)).count == 40)
                try works.endLeases()
                for owner in owners { try await owner.mail() }
                for owner in owners {
                    try await owner.log { log in log.count == 11 && log.allSatisfy { $0.status == .delivered }
                    }
                }
            }
        }
    }

    @Test("a call that is broken off by the stop counts for nothing, and the next worker makes it")
    func stop() async throws {
        let works = try await Works()
        let receiver = try Receiver { _, before in before == 0 ? .silence : .status(200) }
        let owner = try Hooked(works, "alpha", url: receiver.url())
        let id = try await works.working({ $0.grace = .milliseconds(50) }) {
            let id = try await owner.mail()
            _ = try await receiver.next()
            return id
        }
        let log = try owner.log
        #expect(log.first?.status == .pending && log.first?.attempts.isEmpty == true)
        try await works.working {
            #expect(try await receiver.next().id == id.description)
            try await owner.log { $0.first?.status == .delivered }
        }
    }

    @Test("a call that is under way when the server stops may finish")
    func graceful() async throws {
        let works = try await Works()
        let receiver = try Receiver()
        let owner = try Hooked(works, "alpha", url: receiver.url())
        for _ in 0..<20 { try await owner.mail() }
        try await works.working { _ = try await receiver.next() }
        // Nothing that the receiver has got was left unnoted.
        let delivered = try owner.log.filter { $0.status == .delivered }.count
        #expect(delivered == receiver.calls.count)
    }
}
