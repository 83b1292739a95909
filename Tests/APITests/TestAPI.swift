import Foundation
import HTTP
import Inbox
import Networking
import OpenSSL
import Postgres
import Storage
import Synchronization
import Telemetry
import TestSupport
import Testing
import Web

@testable import API

/// The API over a real socket and a real database, one for all tests of this process. Each test has owners of its own.
final class TestAPI: @unchecked Sendable {
    static let shared = Task { try await TestAPI() }

    let port: UInt16
    let api: API
    let names: NameServer
    let arrivals: Arrivals
    private let options: ConnectionOptions
    private let group: EventLoopGroup
    private let deliveries: [DeliveryLine]
    private let operatorDatabase: Mutex<OperatorBox>

    private struct OperatorBox: @unchecked Sendable {
        let database: OperatorDatabase
    }

    private init() async throws {
        let database = try EmptyDatabase()
        TestAPI.leftover.withLock { $0 = database }
        atexit { TestAPI.leftover.withLock { $0 }?.drop() }
        let text = try database.connectionString()
        _ = try Migrator.restante.migrate(ConnectionOptions(text))
        options = ConnectionOptions(text, role: "restante_server")
        operatorDatabase = Mutex(
            OperatorBox(database: try OperatorDatabase(ConnectionOptions(text, role: "restante_operator"))))
        group = try EventLoopGroup(count: 2)
        arrivals = Arrivals(on: group.loops)
        let blocking = try BlockingPool(threads: 2, capacity: 64)
        names = try #require(NameServer())
        let pools = try await TestAPI.pools(options, group, blocking)
        deliveries = pools.enumerated().map { DeliveryLine($1.pool, slot: $0 + 1) }
        var settings = API.Settings(mailHost: "mx.restante.example", secretKey: SecureRandom.bytes(32))
        settings.publicOrigin = "https://inbox.example"
        settings.ratePerSource = 0
        // Longer than a reader's patience: what ends or wakes a stream here is never the heartbeat.
        settings.heartbeat = .seconds(600)
        api = API(
            settings, databases: Databases(pools.map { ($0.loop, Database($0.pool)) }), arrivals: arrivals,
            keyUse: KeyUse(), hashing: blocking,
            resolver: Resolver(server: SocketAddress("127.0.0.1:\(names.port)"), pool: blocking))
        let server = Server(
            try Router(api.routes + APIDocument.routes), on: group, logger: Log(level: .error).logger("http"),
            metrics: .unregistered,
            errorAnswer: API.answer)
        let loopback = try #require(SocketAddress("127.0.0.1:0"))
        port = try #require(server.listen(on: loopback).port)
    }

    private static let leftover = Mutex<EmptyDatabase?>(nil)

    private static func pools(
        _ options: ConnectionOptions, _ group: EventLoopGroup, _ blocking: BlockingPool
    ) async throws -> [(loop: EventLoop, pool: ConnectionPool)] {
        var opened: [(loop: EventLoop, pool: ConnectionPool)] = []
        for loop in group.loops {
            nonisolated(unsafe) let pool = ConnectionPool(
                options, reads: 2, writes: 1, deliveries: 1, on: loop, blocking: blocking)
            try await Task(executorPreference: loop) { try await pool.open() }.value
            opened.append((loop, pool))
        }
        return opened
    }

    var web: WebClient { WebClient(port: port) }

    func admin<Value>(_ call: OperatorCall<Value>) throws -> Value {
        try operatorDatabase.withLock { try $0.database.run(call) }
    }

    func admin<Value>(_ operation: Storage.Operation<Value>) throws -> Value {
        try operatorDatabase.withLock { try $0.database.run(operation) }
    }

    /// Runs a tenant's operation as the server does.
    func run<Value>(trusted operation: Storage.Operation<Value>) async throws -> Value {
        let (loop, databases) = (deliveries[0].loop, api.databases)
        return try await Task(executorPreference: loop) {
            try await databases[loop].run(trusted: operation)
        }.value
    }

    /// An owner with an active domain, a key with every scope, and a log-in.
    func owner(_ name: String = "o\(UInt32.random(in: 0 ... .max))") async throws -> TestOwner {
        let password = try Password("correct horse \(name)")
        let owner = OwnerID.new()
        let email = "\(name)@owners.example"
        _ = try admin(
            Operator.create(
                owner, email: email, name: Label(name),
                password: PasswordHash.create(password.utf8, cost: .pin),
                now: .now(), expiresAt: nil))
        let key = APIKey.generate(owner: owner, key: .new())
        _ = try admin(
            Keys.create(key, name: Label("test"), scopes: .all, now: .now(), expiresAt: .now() + .days(1)))
        var made = TestOwner(
            id: owner, email: email, password: "correct horse \(name)", domain: "\(name).example",
            key: String(decoding: key.text, as: UTF8.self), keyID: key.id, token: "")
        made.token = try token(of: made)
        let claim = try web.post("/api/owner/domains", made.session, json: #"{"name":"\#(made.domain)"}"#)
        try publish(records: claim.json)
        let id = try #require(claim.json["id"] as? String)
        let verified = try web.request("POST", "/api/owner/domains/\(id)/verify", made.session)
        try #require(verified.json["status"] as? String == "active", "\(verified.text)")
        made.domainID = id
        return made
    }

    /// Publishes the TXT and MX records that a claim asks for.
    func publish(records claim: [String: Any]) throws {
        let name = try #require(claim["name"] as? String)
        let records = try #require(claim["records"] as? [String: [String: Any]])
        let txt = try #require(records["txt"])
        names.set(try #require(txt["name"] as? String), [.txt(try #require(txt["value"] as? String))])
        names.set(name, [.mx(preference: 10, host: try #require(records["mx"]?["value"] as? String))])
    }

    /// Stores a mail as the intake does, and wakes who waits for it. There are two lines, as of two processes.
    @discardableResult
    func deliver(
        to buyer: TestBuyer, subject: String = "Hello", text: String = "text", html: String? = nil,
        otp: String? = nil,
        raw: String? = nil, attachments: String = "[]", id: MessageID = .new(), line: Int = 0
    ) async throws -> MessageID {
        let message = IncomingMessage(
            id: id, owner: buyer.owner, mailbox: buyer.id, arrivedAt: .now(),
            envelopeFrom: "bounce@shop.example",
            fromAddress: "no-reply@shop.example", fromName: "Shop", subject: subject, bodyText: text,
            bodyHTML: html,
            otp: otp, codes: "[]", links: "[]", attachments: attachments, clientAddress: "192.0.2.9",
            helo: "mx.shop.example", tls: nil,
            raw: Array((raw ?? "Subject: \(subject)\r\n\r\n\(text)\r\n").utf8),
            digest: SHA256.digest(of: id.uuid.bytes))
        guard case .stored? = try await deliveries[line].store(message) else { throw CancellationError() }
        let address = try #require(EmailAddress(buyer.address))
        arrivals.announce([
            Arrivals.Place(owner: buyer.owner, address: address), Arrivals.Place(owner: buyer.owner),
        ])
        return id
    }
}

struct TestOwner: Sendable {
    let id: OwnerID
    let email: String
    let password: String
    let domain: String
    let key: String
    let keyID: KeyID
    var token: String
    var domainID = ""

    var session: [String: String] { ["Authorization": "Bearer \(token)"] }
    var keyed: [String: String] { ["X-Owner-API-Key": key] }
}

struct TestBuyer: Sendable {
    let owner: OwnerID
    let id: MailboxID
    let address: String
    let pin: String
}

extension TestAPI {
    func buyer(of owner: TestOwner, _ localPart: String = "b\(UInt32.random(in: 0 ... .max))") throws
        -> TestBuyer
    {
        let made = try web.post(
            "/api/owner/buyers", owner.session,
            json: #"{"domain":"\#(owner.domain)","local_part":"\#(localPart)"}"#)
        let buyer = try #require((made.json["buyers"] as? [[String: Any]])?.first, "\(made.text)")
        return TestBuyer(
            owner: owner.id, id: try #require(MailboxID(buyer["id"] as? String ?? "")),
            address: try #require(buyer["address"] as? String), pin: try #require(buyer["pin"] as? String))
    }

    /// A log-in of its own.
    func logIn(_ owner: TestOwner) throws -> [String: String] {
        ["Authorization": "Bearer \(try token(of: owner))"]
    }

    private func token(of owner: TestOwner) throws -> String {
        let login = try web.post(
            "/api/owner/login", json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#)
        return try #require(login.json["token"] as? String, "\(login.text)")
    }

    func session(of buyer: TestBuyer) throws -> [String: String] {
        let answer = try web.post(
            "/api/buyer/login", json: #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#)
        return ["Authorization": "Bearer \(try #require(answer.json["token"] as? String, "\(answer.text)"))"]
    }
}
