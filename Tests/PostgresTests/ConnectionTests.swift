import Networking
import Postgres
import TestSupport
import Testing

/// One loop, one session, one database for a test.
struct Bench: Sendable {
    let group: EventLoopGroup
    let pool: BlockingPool
    let database: EmptyDatabase

    init() throws {
        group = try EventLoopGroup(count: 1)
        pool = try BlockingPool(threads: 2, capacity: 10)
        database = try EmptyDatabase()
    }

    var options: ConnectionOptions {
        get throws { ConnectionOptions(try database.connectionString()) }
    }

    /// Runs `body` on the loop with a session.
    func withConnection<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) async throws -> Value
    ) async throws -> Value {
        let options = try options
        let (loop, pool) = (group.loop(0), pool)
        return try await Task(executorPreference: loop) {
            let connection = try await Connection.connect(options, on: loop, pool: pool)
            defer { connection.close() }
            return try await body(connection)
        }.value
    }

    func end() {
        group.stop()
        pool.stop()
        database.drop()
    }
}

@Suite("A session in pipeline mode")
struct ConnectionTests {
    private static let echo = Statement("select $1, $2, $3, $4, $5, $6")
    private static let echoOthers = Statement("select $1, $2, $3, $4, $5, $6")
    private static let one = Statement("select 1::bigint")
    private static let divide = Statement("select 10 / $1")
    private static let missing = Statement("select 1 from nowhere")
    private static let make = Statement("create table place (name text primary key)")
    private static let insert = Statement("insert into place (name) values ($1)")
    private static let names = Statement("select name from place order by name")
    private static let killSelf = Statement("select pg_terminate_backend(pg_backend_pid())")

    @Test("gives back every type that it sends, NULL, empty and NUL bytes included")
    func types() async throws {
        let bench = try Bench()
        defer { bench.end() }
        try await bench.withConnection { connection in
            let bytes: [UInt8] = [0, 1, 255, 0]
            let results = try await connection.exchange([
                Self.echo("grüße", Int64.min, bytes, true, nil as String?, ""),
                Self.echoOthers(["a", "", "ü"].parameter, [UInt8](), false, 7, nil as Int64?, "x"),
            ])
            let first = try #require(results.first?.first)
            #expect(try first(0, as: String.self) == "grüße")
            #expect(try first(1, as: Int64.self) == .min)
            #expect(try first(2, as: [UInt8].self) == bytes)
            #expect(try first(3, as: Bool.self))
            #expect(try first.optional(4, as: String.self) == nil)
            #expect(try first(5, as: String.self) == "")
            let second = try #require(results.last?.first)
            #expect(try second(0, as: TextArray.self).elements == ["a", "", "ü"])
            #expect(try second(1, as: [UInt8].self) == [])
            #expect(throws: PostgresError.self) { try second(4, as: Int64.self) }
            #expect(throws: PostgresError.self) { try second(9, as: Int64.self) }
        }
    }

    @Test("a parameter in text form ends where it ends, whatever stands behind it")
    func numeric() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let echo = Self.amounts.bind([
            .numeric("-5.00"), .text("7"), .numeric("0.10"), .int8(0x3131_3131_3131_3131), .numeric("12"),
        ])
        let expected = ["-5.00", "7", "0.10", "3544668469065756977", "12"]
        let blocking = try BlockingConnection(bench.options).query(echo)
        try await bench.withConnection { connection in
            for result in [try await connection.exchange([echo]).first, blocking] {
                let row = try #require(result?.first)
                #expect(try (0..<5).map { try row($0, as: String.self) } == expected)
            }
        }
    }

    private static let amounts = Statement("select $1::text, $2, $3::text, $4::text, $5::text")

    @Test("an exchange that fails leaves those before and behind it alone")
    func failureStaysInItsExchange() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let answers = try await bench.withConnection { connection in
            nonisolated(unsafe) let connection = connection
            let loop = bench.group.loop(0)
            let tasks = (0..<60).map { number in
                Task(executorPreference: loop) {
                    do {
                        let results = try await connection.exchange([
                            Self.one(), Self.divide(number % 3), Self.one(),
                        ])
                        return results.count
                    } catch PostgresError.server(let refusal) {
                        return refusal.sqlState == "22012" ? -1 : -2
                    }
                }
            }
            var answers: [Int] = []
            for task in tasks { answers.append(try await task.value) }
            return answers
        }
        #expect(answers == (0..<60).map { $0 % 3 == 0 ? -1 : 3 })
    }

    @Test("an exchange is one transaction: its writes are undone when a later statement fails")
    func exchangeIsATransaction() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let names = try await bench.withConnection { connection in
            _ = try await connection.exchange([Self.make()])
            _ = try? await connection.exchange([Self.insert("undone"), Self.divide(0)])
            _ = try await connection.exchange([Self.insert("kept also")])
            let results = try await connection.exchange([Self.names()])
            return try results.first?.rows.map { try $0(0, as: String.self) }
        }
        #expect(names == ["kept also"])
    }

    @Test("a transaction writes what it makes of its reads, or nothing")
    func transaction() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let names = try await bench.withConnection { connection in
            _ = try await connection.exchange([Self.make()])
            for failing in [[Self.insert("undone"), Self.insert("undone")], [Self.divide(0)]] {
                await #expect(throws: PostgresError.self) {
                    try await connection.transaction([Self.insert("undone too")]) { _ in failing }
                }
            }
            await #expect(throws: PostgresError.self) {
                try await connection.transaction([Self.divide(0)]) { _ in [Self.insert("undone")] }
            }
            await #expect(throws: PostgresError.self) {
                try await connection.transaction([Self.insert("undone"), Self.names()]) {
                    results throws(PostgresError) in
                    // A column that is not of the form expected.
                    guard let row = results[1].first, try row(0, as: Bool.self) else { return [] }
                    return []
                }
            }
            try await connection.transaction([Self.insert("one"), Self.names()]) {
                results throws(PostgresError) in
                guard let name = try results[1].first?(0, as: String.self) else { return [] }
                return [Self.insert("after \(name)")]
            }
            try await connection.transaction([Self.insert("two")]) { _ in [] }
            let results = try await connection.exchange([Self.names()])
            return try results.first?.rows.map { try $0(0, as: String.self) }
        }
        #expect(names == ["after one", "one", "two"])
    }

    @Test("a second transaction of a session is refused while the first is under way")
    func transactionsApart() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let names = try await bench.withConnection { connection in
            _ = try await connection.exchange([Self.make()])
            nonisolated(unsafe) let connection = connection
            let first = Task(executorPreference: bench.group.loop(0)) {
                try await connection.transaction([Self.insert("one")]) { _ in [Self.insert("two")] }
            }
            // What is sent behind its beginning shows that the first is under way.
            while connection.inFlight == 0 { await Task.yield() }
            await #expect(throws: PostgresError.self) {
                try await connection.transaction([Self.insert("three")]) { _ in [] }
            }
            try await first.value
            let results = try await connection.exchange([Self.names()])
            return try results.first?.rows.map { try $0(0, as: String.self) }
        }
        #expect(names == ["one", "two"])
    }

    @Test("a session that the server ends fails what waits, and says so")
    func loss() async throws {
        let bench = try Bench()
        defer { bench.end() }
        try await bench.withConnection { connection in
            let lost = Signal(on: bench.group.loop(0))
            connection.whenLost { lost.raise() }
            do {
                _ = try await connection.exchange([Self.killSelf()])
                Issue.record("the session survived its end")
            } catch PostgresError.connectionLost {}
            #expect(await lost.wait(until: .now() + .seconds(10)))
            await #expect(throws: PostgresError.self) { try await connection.exchange([Self.one()]) }
        }
    }

    @Test("large values cross in both directions while the socket's buffers are full")
    func largeValues() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let equal = try await bench.withConnection { connection in
            nonisolated(unsafe) let connection = connection
            let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let tasks = (0..<4).map { _ in
                Task(executorPreference: bench.group.loop(0)) {
                    let results = try await connection.exchange([
                        Self.echo(bytes, 1, "a", true, false, "b")
                    ])
                    return try results.first?.first?(0, as: [UInt8].self) == bytes
                }
            }
            var equal = true
            for task in tasks { equal = try await task.value && equal }
            return equal
        }
        #expect(equal)
    }

    @Test("a role named in the options holds from the first statement, and cannot be reset")
    func role() async throws {
        let bench = try Bench()
        defer { bench.end() }
        var options = try bench.options
        try BlockingConnection(options).run(
            script: """
                do $$ begin
                    if not exists (select from pg_roles where rolname = 'test_guest') then
                        create role test_guest;
                    end if;
                end $$
                """)
        options.role = "test_guest"
        let connection = try BlockingConnection(options)
        let user = Statement("select current_user::text")
        #expect(try connection.query(user()).first?(0, as: String.self) == "test_guest")
        try connection.run(script: "reset role")
        #expect(try connection.query(user()).first?(0, as: String.self) == "test_guest")
    }

    @Test("a pool opens a lost session again")
    func poolReopens() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let options = try bench.options
        let loop = bench.group.loop(0)
        let answer = try await Task(executorPreference: loop) {
            let pool = ConnectionPool(options, reads: 1, writes: 1, on: loop, blocking: bench.pool)
            try await pool.open()
            defer { pool.close() }
            _ = try? await pool.exchange([Self.killSelf()], lane: .read)
            while !pool.isReady { await loop.sleep(until: .now() + .milliseconds(5)) }
            return try await pool.exchange([Self.one()], lane: .read).first?.first?(0, as: Int.self)
        }.value
        #expect(answer == 1)
    }
}

extension [String] {
    var parameter: Parameter { .textArray(self) }
}
