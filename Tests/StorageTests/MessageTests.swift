import Inbox
import Networking
import Postgres
import Storage
import Testing

@Suite("Mail")
struct MessageTests {
    private let bench: Bench
    private let tenant: Tenant

    init() async throws {
        bench = try Bench()
        tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
    }

    @Test("is kept byte for byte, with every field as it came, U+0000 aside")
    func fidelity() async throws {
        defer { bench.end() }
        let tenant = tenant
        let bytes: [UInt8] = [0, 13, 10, 255] + (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var message = tenant.incoming(.new(), at: Tenant.now + .seconds(9), otp: "987654", raw: bytes)
        message.subject = "a\0\u{301}b 🎉"
        message.bodyHTML = nil
        message.tls = "TLSv1.3"
        let sent = message
        try await bench.run { desk in
            let now = Tenant.now
            let results = try await desk.delivery.store([sent])
            guard case .stored(let receivedAt) = results.first else {
                Issue.record("\(results)")
                return
            }
            #expect(receivedAt == sent.arrivedAt)
            let stored = try await desk.database.run(
                trusted: Messages.message(tenant.owner, tenant.mailbox, sent.id, now: now))
            #expect(stored.subject == "a\u{FFFD}\u{301}b 🎉")
            #expect(stored.bodyHTML == nil)
            #expect(stored.bodyText == sent.bodyText)
            #expect(stored.otp == "987654")
            #expect(stored.codes == "[\"alpha\"]")
            #expect(stored.size == bytes.count)
            let source = try await desk.database.run(
                trusted: Messages.source(tenant.owner, tenant.mailbox, sent.id, now: now))
            #expect(source == bytes)
        }
    }

    @Test("is listed newest first, page by page, with nothing twice and nothing missing")
    func pages() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            // Ten arrive in the same millisecond, then one from a clock that went back.
            let burst = (0..<10).map { _ in tenant.incoming(.new(), at: Tenant.now) }
            _ = try await desk.delivery.store(burst)
            _ = try await desk.delivery.store([tenant.incoming(.new(), at: Tenant.now - .seconds(60))])
            var seen: [Message] = []
            var cursor: Cursor?
            var pages = 0
            repeat {
                let page = try await desk.database.run(
                    trusted: Messages.list(
                        tenant.owner, .id(tenant.mailbox), limit: 5, cursor: cursor, now: Tenant.now))
                seen += page?.messages ?? []
                cursor = page?.next
                pages += 1
            } while cursor != nil && pages < 9
            #expect(pages == 3)
            #expect(seen.count == 14)
            #expect(Set(seen.map(\.id)).count == 14)
            let times = seen.map(\.receivedAt)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 > $1 })
            for index in [0, 5, 13] {
                let byTime = try await desk.database.run(
                    trusted: Messages.list(
                        tenant.owner, .address(try tenant.address()), limit: 200,
                        since: .time(seen[index].receivedAt), now: Tenant.now))
                let byID = try await desk.database.run(
                    trusted: Messages.list(
                        tenant.owner, .address(try tenant.address()), limit: 200,
                        since: .message(seen[index].id),
                        bodies: [], now: Tenant.now))
                #expect(byTime?.messages.map(\.id) == seen.prefix(index).map(\.id))
                #expect(byID?.messages.map(\.id) == seen.prefix(index).map(\.id))
                #expect(byID?.next == nil)
                #expect(byID?.messages.allSatisfy { $0.bodyText == nil && $0.bodyHTML == nil } == true)
            }
        }
    }

    @Test("a page ends early when its mails together are very long")
    func longPage() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            let raw = [UInt8](repeating: 65, count: 7 << 20)
            for second in 1...4 {
                _ = try await desk.delivery.store([
                    tenant.incoming(.new(), at: Tenant.now + .seconds(second), raw: raw)
                ])
            }
            let first = try await desk.database.run(
                trusted: Messages.list(tenant.owner, .id(tenant.mailbox), limit: 200, now: Tenant.now))
            #expect(first?.messages.count == 3)
            let rest = try await desk.database.run(
                trusted: Messages.list(
                    tenant.owner, .id(tenant.mailbox), limit: 200, cursor: first?.next, now: Tenant.now))
            #expect(rest?.messages.count == 4)
            #expect(rest?.next == nil)
        }
    }

    @Test("the newest code is the newest mail's, or the newest that has one, or none")
    func codes() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            func code(since: Since? = nil, onlyWithCode: Bool = false) async throws -> String {
                let answer = try await desk.database.run(
                    trusted: Messages.newestCode(
                        tenant.owner, try tenant.address(), since: since, onlyWithCode: onlyWithCode,
                        now: Tenant.now))
                return answer.map { $0.mail.map { $0.otp ?? "no code" } ?? "no mail" } ?? "no mailbox"
            }
            #expect(try await code() == "333333")
            let newest = tenant.incoming(.new(), at: Tenant.now + .seconds(1))
            _ = try await desk.delivery.store([newest])
            #expect(try await code() == "no code")
            #expect(try await code(onlyWithCode: true) == "333333")
            #expect(try await code(since: .message(tenant.messages[0]), onlyWithCode: true) == "333333")
            #expect(try await code(since: .message(tenant.messages[2]), onlyWithCode: true) == "no mail")
            #expect(try await code(since: .message(tenant.messages[2])) == "no code")
            #expect(try await code(since: .time(Tenant.now + .seconds(1))) == "no mail")
            // A message that is gone: the time in its id counts. Made by hand, since new ids never go back in time.
            let second = UInt64((Tenant.now - .seconds(1)).milliseconds)
            let gone = MessageID(UUID(high: second << 16 | 0x7000, low: 1 << 63))
            #expect(try await code(since: .message(gone), onlyWithCode: true) == "333333")
            let other = try #require(EmailAddress("nobody@alpha.example"))
            #expect(
                try await desk.database.run(
                    trusted: Messages.newestCode(tenant.owner, other, now: Tenant.now)) == nil)
        }
    }

    @Test("counters follow what is stored, seen, removed and swept")
    func counters() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            let (owner, mailbox, now) = (tenant.owner, tenant.mailbox, Tenant.now)
            func counts() async throws -> String {
                let buyer = try await desk.database.run(trusted: Buyers.buyer(owner, mailbox))
                let usage = try await desk.database.run(trusted: Owners.account(owner, now: now)).usage
                return "\(buyer.messageCount) \(buyer.unread) \(usage.messages) \(usage.bytes)"
            }
            let size = tenant.incoming(.new()).raw.count
            #expect(try await counts() == "3 3 4 \(4 * size)")
            for _ in 0..<2 {
                try await desk.database.run(
                    trusted: Messages.mark(owner, mailbox, tenant.messages[0], seen: true, now: now))
            }
            #expect(try await counts() == "3 2 4 \(4 * size)")
            try await desk.database.run(
                trusted: Messages.delete(owner, mailbox, tenant.messages[0], now: now))
            try await desk.database.run(
                trusted: Messages.delete(owner, mailbox, tenant.messages[1], now: now))
            #expect(try await counts() == "1 1 2 \(2 * size)")
            await #expect(throws: StorageError.self) {
                try await desk.database.run(
                    trusted: Messages.delete(owner, mailbox, tenant.messages[1], now: now))
            }
            try await desk.database.run(trusted: Releases.release(owner, tenant.buyers[1].id, kind: .buyer))
            #expect(try await desk.database.run(trusted: Releases.sweep(owner)) == false)
            #expect(try await counts() == "1 1 1 \(size)")
        }
    }

    @Test("is marked as read and as unread, and counted once for each")
    func marks() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            let (owner, mailbox, now) = (tenant.owner, tenant.mailbox, Tenant.now)
            func mark(_ id: MessageID, _ seen: Bool) async throws -> Int {
                try await desk.database.run(trusted: Messages.mark(owner, mailbox, id, seen: seen, now: now))
                return try await desk.database.run(trusted: Buyers.buyer(owner, mailbox)).unread
            }
            var unread: [Int] = []
            for seen in [true, true, false, false, true] {
                unread.append(try await mark(tenant.messages[0], seen))
            }
            #expect(unread == [2, 2, 3, 3, 2])
            for id in [tenant.messages[3], .new()] {
                await #expect(throws: StorageError.self) { try await mark(id, true) }
            }
        }
    }

    @Test("is removed in steps, all that came up to a time, and every counter follows")
    func emptying() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            let (owner, mailbox, now) = (tenant.owner, tenant.mailbox, Tenant.now)
            try await desk.database.run(
                trusted: Messages.mark(owner, mailbox, tenant.messages[0], seen: true, now: now))
            let batch = (0..<600).map { _ in tenant.incoming(.new(), at: now) }
            _ = try await desk.delivery.store(batch)
            let newest = try await desk.database.run(
                trusted: Messages.list(owner, .id(mailbox), limit: 1, bodies: [], now: now))
            let last = try #require(newest?.messages.first?.receivedAt)
            let late = tenant.incoming(.new(), at: now + .seconds(60))
            _ = try await desk.delivery.store([late])
            var steps: [Int] = []
            repeat {
                steps.append(
                    try await desk.database.run(
                        trusted: Messages.deleteAll(owner, mailbox, through: last, now: now)))
            } while steps.last != 0 && steps.count < 9
            #expect(steps == [500, 103, 0])
            let left = try await desk.database.run(
                trusted: Messages.list(owner, .id(mailbox), limit: 9, now: now))
            #expect(left?.messages.map(\.id) == [late.id])
            let buyer = try await desk.database.run(trusted: Buyers.buyer(owner, mailbox))
            let usage = try await desk.database.run(trusted: Owners.account(owner, now: now)).usage
            #expect([buyer.messageCount, buyer.unread, Int(usage.messages)] == [1, 1, 2])
            #expect(usage.bytes == Int64(2 * late.raw.count))
        }
    }

    @Test("many deliveries at once into few mailboxes, with removals between, keep order and counters")
    func contention() async throws {
        defer { bench.end() }
        let (bench, tenant) = (bench, tenant)
        let mailboxes = tenant.buyers.map(\.id)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    try await bench.run { desk in
                        for round in 0..<25 {
                            let batch = (0..<12).map { index in
                                tenant.incoming(
                                    .new(), to: mailboxes[(index * 7 + worker + round) % 3], at: Tenant.now)
                            }
                            let results = try await desk.delivery.store(batch)
                            #expect(results.allSatisfy { if case .stored = $0 { true } else { false } })
                            guard let first = batch.first else { continue }
                            try await desk.database.run(
                                trusted: Messages.mark(
                                    tenant.owner, first.mailbox, first.id, seen: true, now: Tenant.now))
                            try await desk.database.run(
                                trusted: Messages.delete(
                                    tenant.owner, first.mailbox, first.id, now: Tenant.now))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let usage = try bench.admin(Owners.account(tenant.owner, now: Tenant.now)).usage
        #expect(usage.messages == 4 + 4 * 25 * 11)
        let unequal = Statement(
            """
            select b.address from restante.mailbox as b
            where (b.message_count, b.unread, b.message_bytes, b.last_message_at) is distinct from (
                select (count(*), count(*) filter (where not m.seen), sum(m.size)::bigint, max(m.received_at))
                from restante.message as m
                where m.owner_id = b.owner_id and m.mailbox_id = b.id
            ) and b.message_count <> (select count(*) from restante.message as m where m.mailbox_id = b.id)
            """)
        #expect(try bench.rows(unequal()) == [])
        let twins = Statement(
            """
            select m.received_at::text from restante.message as m
            group by m.mailbox_id, m.received_at having count(*) > 1
            """)
        #expect(try bench.rows(twins()) == [])
    }

    @Test(
        "a mailbox that is released, disabled or expired takes no mail, and the rest of the batch is stored")
    func gone() async throws {
        defer { bench.end() }
        let tenant = tenant
        try await bench.run { desk in
            try await desk.database.run(
                trusted: Releases.release(tenant.owner, tenant.buyers[0].id, kind: .buyer))
            _ = try await desk.database.run(
                trusted: Buyers.update(tenant.owner, tenant.buyers[1].id, .init(status: .disabled)))
            let results = try await desk.delivery.store(
                tenant.buyers.map { tenant.incoming(.new(), to: $0.id, at: Tenant.now) })
            let texts = results.map { if case .stored = $0 { "stored" } else { "gone" } }
            #expect(texts == ["gone", "gone", "stored"])
            let account = try await desk.database.run(trusted: Owners.account(tenant.owner, now: Tenant.now))
            #expect(account.usage.messages == 5)
        }
    }
}
