import Inbox
import OpenSSL
import Postgres
import Storage
import TestSupport
import Testing

@Suite("The doors")
struct DoorTests {
    @Test("a key opens its tenant while everything about it is good, and says why when it does not")
    func keys() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        let now = Tenant.now
        func refusal(of key: APIKey, scope: Scope = .premiumRead, at time: Timestamp = now) async throws
            -> String
        {
            let operation = Messages.newestCode(key.owner, try tenant.address(), now: time)
            return try await bench.run { desk in
                do throws(StorageError) {
                    let answer = try await desk.database.run(
                        operation, with: key, requiring: scope, now: time)
                    return
                        "ok \(answer.value?.mail == nil ? "empty" : "mail") \(answer.key.requestsPerMinute)"
                } catch {
                    return error.debugDescription
                }
            }
        }
        #expect(try await refusal(of: tenant.key) == "ok mail 6000")
        let invented = APIKey.generate(owner: tenant.owner, key: tenant.key.id)
        #expect(try await refusal(of: invented).hasSuffix(": unknown"))
        #expect(try await refusal(of: .generate(owner: .new(), key: tenant.key.id)).hasSuffix(": unknown"))
        #expect(try await refusal(of: tenant.key, at: now + .days(364)) == "ok mail 6000")
        #expect(try await refusal(of: tenant.key, at: now + .days(365)).hasSuffix(": expired"))
        try bench.admin(Operator.setExpiry(tenant.owner, key: tenant.key.id, at: now + .days(400)))
        #expect(try await refusal(of: tenant.key, at: now + .days(365)).hasSuffix(": owner_expired"))
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try bench.admin(Operator.update(tenant.owner, changes))
        #expect(try await refusal(of: tenant.key).hasSuffix(": owner_suspended"))
        #expect(try await refusal(of: invented).hasSuffix(": unknown"))
        changes.status = .active
        try bench.admin(Operator.update(tenant.owner, changes))
        #expect(try await refusal(of: tenant.key) == "ok mail 6000")
        let narrow = APIKey.generate(owner: tenant.owner, key: .new(now: now))
        _ = try bench.admin(
            Keys.create(
                narrow, name: try Label("narrow"), scopes: .emailsRead, now: now, expiresAt: now + .days(1)))
        #expect(try await refusal(of: narrow).hasSuffix(": scope"))
        #expect(try await refusal(of: narrow, scope: .emailsRead) == "ok mail 6000")
        try bench.admin(Keys.revoke(tenant.owner, tenant.key.id, now: now))
        #expect(try await refusal(of: tenant.key).hasSuffix(": revoked"))
    }

    @Test("a write behind a closed door changes nothing and says why the door is closed")
    func refusedWrite() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        let now = Tenant.now
        let invented = SessionToken.generate(
            holder: .owner, owner: tenant.owner, session: tenant.session.session)
        let late = Tenant.now + .days(366)
        try await bench.run { desk in
            for (token, time, refusal) in [
                (invented, now, StorageError.Refusal.unknown), (tenant.session, late, .expired),
            ] {
                let domain = Domains.create(
                    tenant.owner, id: .new(), name: tenant.pendingName, token: "t", now: time)
                let key = Keys.create(
                    .generate(owner: tenant.owner, key: .new()), name: try Label("k"), scopes: .all,
                    now: time,
                    expiresAt: time)
                do throws(StorageError) {
                    _ = try await desk.database.run(domain, with: token, now: time)
                    Issue.record("the door was open")
                } catch {
                    #expect(error.refusal == refusal)
                }
                do throws(StorageError) {
                    _ = try await desk.database.run(key, with: token, now: time)
                    Issue.record("the door was open")
                } catch {
                    #expect(error.refusal == refusal)
                }
            }
        }
        #expect(try bench.admin(Keys.list(tenant.owner)).count == 2)
    }

    @Test("sessions end with their time, their mailbox, their PIN and their password")
    func sessions() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        let now = Tenant.now
        let (owner, mailbox) = (tenant.owner, tenant.mailbox)
        try await bench.run { desk in
            func verdict(_ token: SessionToken, at time: Timestamp = now) async -> String {
                do throws(StorageError) {
                    _ = try await desk.database.run(
                        Messages.list(owner, .id(mailbox), limit: 1, now: now), with: token, now: time)
                    return "ok"
                } catch {
                    return error.refusal?.rawValue ?? "\(error)"
                }
            }
            #expect(await verdict(tenant.session) == "ok")
            #expect(await verdict(tenant.buyerSession) == "ok")
            #expect(await verdict(tenant.buyerSession, at: now + .days(365)) == "expired")
            let changes = Buyers.Changes(status: .disabled)
            _ = try await desk.database.run(
                Buyers.update(owner, mailbox, changes), with: tenant.session, now: now)
            #expect(await verdict(tenant.buyerSession) == "mailbox_disabled")
            let back = Buyers.Changes(status: .active, expiresAt: now + .days(1))
            _ = try await desk.database.run(
                Buyers.update(owner, mailbox, back), with: tenant.session, now: now)
            #expect(await verdict(tenant.buyerSession) == "ok")
            #expect(await verdict(tenant.buyerSession, at: now + .days(1)) == "mailbox_expired")
            try await desk.database.run(
                Buyers.setPIN(owner, mailbox, .decoy(cost: .pin)), with: tenant.session, now: now)
            #expect(await verdict(tenant.buyerSession) == "unknown")
            // The PIN that was checked is not the mailbox's any more.
            await #expect(throws: StorageError.self) {
                try await desk.database.run(
                    trusted: Sessions.open(
                        tenant.buyerSession, provenBy: Tenant.hash.description, now: now,
                        expiresAt: now + .days(1),
                        client: "", agent: ""))
            }
            #expect(await verdict(tenant.otherSession) == "ok")
            let password = PasswordHash.decoy(cost: .pin)
            try await desk.database.run(
                Owners.changePassword(
                    owner, from: Tenant.hash.description, to: password, keeping: tenant.session.session),
                with: tenant.session, now: now)
            #expect(await verdict(tenant.session) == "ok")
            #expect(await verdict(tenant.otherSession) == "unknown")
            await #expect(throws: StorageError.self) {
                try await desk.database.run(
                    Owners.changePassword(
                        owner, from: Tenant.hash.description, to: password, keeping: tenant.session.session),
                    with: tenant.session, now: now)
            }
            try await desk.database.run(Sessions.end(tenant.session), with: tenant.session, now: now)
            #expect(await verdict(tenant.session) == "unknown")
        }
    }

    @Test(
        "a log-in that meets the change of its secret waits for it, and comes too late",
        .timeLimit(.minutes(2)))
    func logInBesideChange() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        let now = Tenant.now
        for (holder, change) in [
            (SessionToken.Holder.owner, "update restante.owner set password_hash = 'new'"),
            (.buyer(tenant.buyers[0].id), "update restante.mailbox set pin_hash = 'new'"),
        ] {
            let other = try BlockingConnection(ConnectionOptions(bench.database.database.connectionString()))
            try other.run(script: "begin; \(change) where owner_id = '\(tenant.owner)'")
            let token = SessionToken.generate(holder: holder, owner: tenant.owner, session: .new(now: now))
            let logIn = Task {
                try await bench.run { desk in
                    try await desk.database.run(
                        trusted: Sessions.open(
                            token, provenBy: Tenant.hash.description, now: now, expiresAt: now + .days(1),
                            client: "", agent: ""))
                }
            }
            try await bench.waiters(1)
            try other.run(script: "commit")
            await #expect(throws: StorageError.self) { try await logIn.value }
        }
    }

    @Test("of many log-ins the newest stay")
    func manySessions() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        try await bench.run { desk in
            for holder in [SessionToken.Holder.owner, .buyer(tenant.buyers[0].id)] {
                var newest: SessionToken?
                for second in 1...Sessions.most + 20 {
                    let now = Tenant.now + .seconds(second)
                    let token = SessionToken.generate(
                        holder: holder, owner: tenant.owner, session: .new(now: now))
                    try await desk.database.run(
                        trusted: Sessions.open(
                            token, provenBy: Tenant.hash.description, now: now, expiresAt: now + .days(1),
                            client: "", agent: ""))
                    newest = token
                }
                let token = try #require(newest)
                let sessions = try await desk.database.run(
                    Sessions.list(token, now: Tenant.now), with: token, now: Tenant.now)
                #expect(sessions.count == Sessions.most)
                #expect(sessions.first?.id == token.session)
                #expect(sessions.last?.createdAt == Tenant.now + .seconds(21))
            }
        }
    }

    @Test("a recipient is taken as its mailbox, its domain and its owner are now")
    func recipients() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        let now = Tenant.now
        func name(_ text: String) throws -> RecipientName {
            RecipientName(try #require(EmailAddress(text)))
        }
        func verdict(_ text: String, at time: Timestamp = now) async throws -> String {
            let name = try name(text)
            return try await bench.run { desk in
                let answers = try await desk.database.run(Recipients.resolve([name], now: time))
                #expect(answers.count == 1)
                return switch try #require(answers.first) {
                case .accepted(let owner, let mailbox, let address):
                    "\(owner == tenant.owner) \(mailbox == tenant.mailbox) \(address)"
                case .refused(let refusal, let owner):
                    "\(refusal.rawValue) \(owner == tenant.owner)"
                }
            }
        }
        let address = try tenant.address().description
        let taken = "true true \(address)"
        #expect(try await verdict(address) == taken)
        #expect(try await verdict("one-alpha+tag@alpha.example") == taken)
        #expect(try await verdict("ONE-Alpha@ALPHA.example") == taken)
        #expect(try await verdict("nobody@alpha.example") == "unknown_mailbox true")
        #expect(try await verdict("one-alpha@pending-alpha.example") == "unknown_domain false")
        #expect(try await verdict("one-alpha@elsewhere.example") == "unknown_domain false")
        let together = try [address, "nobody@alpha.example", "one-alpha+tag@alpha.example", address].map(name)
        let nameless = RecipientName(domain: tenant.domainName, address: nil)
        let answers = try await bench.run { desk in
            try await desk.database.run(Recipients.resolve(together + [nameless], now: now))
        }
        #expect(
            answers.map { if case .accepted(_, let mailbox, _) = $0 { mailbox } else { nil } }
                == [tenant.mailbox, nil, tenant.mailbox, tenant.mailbox, nil])
        #expect(try await verdict("nobody@pending-alpha.example") == "unknown_domain false")
        _ = try bench.admin(Buyers.update(tenant.owner, tenant.mailbox, .init(status: .disabled)))
        #expect(try await verdict(address) == "mailbox_disabled true")
        _ = try bench.admin(Buyers.update(tenant.owner, tenant.mailbox, .init(status: .active)))
        try bench.admin(Operator.setExpiry(tenant.owner, mailbox: tenant.mailbox, at: now + .seconds(1)))
        #expect(try await verdict(address, at: now.adding(milliseconds: 999)) == taken)
        #expect(try await verdict(address, at: now.adding(milliseconds: 1000)) == "mailbox_expired true")
        try bench.admin(Operator.setExpiry(tenant.owner, mailbox: tenant.mailbox, at: nil))
        #expect(try await verdict(address, at: now + .days(365)) == "owner_expired true")
        var changes = Operator.OwnerChanges()
        changes.bytes = 10
        try bench.admin(Operator.update(tenant.owner, changes))
        #expect(try await verdict(address) == "over_quota true")
        changes.status = .suspended
        try bench.admin(Operator.update(tenant.owner, changes))
        #expect(try await verdict(address) == "owner_suspended true")
        // Its last holder hears of mail to a name that the operator has disabled, until somebody else holds it.
        try bench.admin(Operator.disable(tenant.owner, tenant.domain, now: now))
        #expect(try await verdict(address) == "domain_disabled true")
        try bench.admin(Operator.disable(tenant.owner, tenant.pendingDomain, now: now))
        #expect(try await verdict("one-alpha@pending-alpha.example") == "unknown_domain false")
        let beta = try Tenant("beta")
        try await beta.settle(in: bench)
        let claim = DomainID.new()
        _ = try bench.admin(
            Domains.create(beta.owner, id: claim, name: tenant.domainName, token: "t", now: now))
        #expect(try await verdict(address) == "domain_disabled true")
        try bench.admin(Operator.activate(beta.owner, claim, now: now))
        #expect(try await verdict(address) == "unknown_mailbox false")
    }

    @Test("a log-in finds an owner by e-mail and a buyer by address, in any case, and nobody else")
    func logIns() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        let now = Tenant.now
        try await bench.run { desk in
            let owner = try await desk.database.run(Owners.find(email: tenant.email.uppercased()))
            #expect(owner?.owner == tenant.owner)
            #expect(owner?.passwordHash == Tenant.hash.description)
            #expect(try await desk.database.run(Owners.find(email: "nobody@owners.example")) == nil)
            #expect(try await desk.database.run(Owners.find(email: "a\0b")) == nil)
            let buyer = try await desk.database.run(Buyers.find(try tenant.address(), now: now))
            #expect(buyer?.mailbox == tenant.mailbox)
            #expect(
                try await desk.database.run(Buyers.find(try tenant.address(), now: now + .days(365))) == nil)
        }
    }
}

extension StorageError {
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}
