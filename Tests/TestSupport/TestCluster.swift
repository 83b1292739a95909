import Glibc
package import Postgres

/// The PostgreSQL cluster of this test process: a private cluster as the server makes it, without fsync, kept for the tests of one
/// checkout and stopped by whoever leaves last.
package enum TestCluster {
    package static let shared: Result<PrivateCluster, any Error> = Result {
        let cluster = try PrivateCluster(
            dataDirectory: directory, settings: ["fsync=off", "full_page_writes=off"])
        try cluster.open()
        atexit { try? TestCluster.shared.get().close() }
        return cluster
    }

    /// libpq's words for `database` on the cluster, as its superuser unless `user` is named.
    package static func connectionString(
        database: String, user: String = PrivateCluster.name
    ) throws -> String {
        try shared.get().connectionString(user: user)
            .replacing("dbname='\(PrivateCluster.name)'", with: "dbname='\(database)'")
    }

    private static var directory: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in #filePath.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "/tmp/restante-tests-\(geteuid())-\(String(hash, radix: 36))"
    }
}

/// An empty database of its own for one test, dropped by `drop`.
package struct EmptyDatabase: Sendable {
    package let name: String

    /// - Parameter template: the database to copy.
    package init(copying template: String = "template0") throws {
        name = "test_\(getpid())_\(UInt64.random(in: 0...UInt64.max))"
        let administrator = try EmptyDatabase.administrator()
        try administrator.run(script: "create database \(name) template \(template)")
    }

    /// libpq's words for this database.
    package func connectionString(user: String = PrivateCluster.name) throws -> String {
        try TestCluster.connectionString(database: name, user: user)
    }

    package func drop() {
        let administrator = try? EmptyDatabase.administrator()
        try? administrator?.run(script: "drop database if exists \(name) with (force)")
    }

    private static func administrator() throws -> BlockingConnection {
        try BlockingConnection(ConnectionOptions(try TestCluster.connectionString(database: "postgres")))
    }
}
