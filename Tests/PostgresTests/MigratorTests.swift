import Postgres
import TestSupport
import Testing

@Suite("Migrations")
struct MigratorTests {
    private let first = Migration(name: "0001_first.sql", text: "create table first (id bigint);")
    private let second = Migration(name: "0002_second.sql", text: "create table second (id bigint);")

    @Test("are applied once, in order, also by many at the same time")
    func once() async throws {
        let database = try EmptyDatabase()
        defer { database.drop() }
        let options = ConnectionOptions(try database.connectionString())
        let migrator = Migrator([first, second])
        #expect(try migrator.missing(options) == ["0001_first.sql", "0002_second.sql"])
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<6 { group.addTask { try migrator.migrate(options) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied == ["0001_first.sql", "0002_second.sql"])
        #expect(try migrator.missing(options) == [])
    }

    @Test("refuse a database whose history is another")
    func divergence() throws {
        let database = try EmptyDatabase()
        defer { database.drop() }
        let options = ConnectionOptions(try database.connectionString())
        _ = try Migrator([first, second]).migrate(options)
        let edited = Migration(name: first.name, text: first.text + " ")
        #expect(throws: MigrationError.self) { try Migrator([edited, second]).migrate(options) }
        #expect(throws: MigrationError.self) { try Migrator([first]).migrate(options) }
    }

    @Test("leave nothing behind when one fails")
    func failure() throws {
        let database = try EmptyDatabase()
        defer { database.drop() }
        let options = ConnectionOptions(try database.connectionString())
        let broken = Migration(name: "0002_broken.sql", text: "create table half (id bigint); select 1/0;")
        #expect(throws: MigrationError.self) { try Migrator([first, broken]).migrate(options) }
        #expect(try Migrator([first, broken]).missing(options) == ["0002_broken.sql"])
        let exists = Statement("select to_regclass('half') is not null")
        let half = try BlockingConnection(options).query(exists()).first?(0, as: Bool.self)
        #expect(half == false)
    }
}
